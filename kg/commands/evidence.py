"""The evidence for a link in a terminal: by what the studies say of it, near links and second-hand words apart and not counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.analysis.answers import label_in, number_in, text_in
from kg.analysis.path_model import number
from kg.commands.answers import number_of_studies, wrapped
from kg.commands.place import counted
from kg.graph.store import Store
from kg.queries.answer import Row
from kg.queries.catalogue import ask
from kg.tables.names import claim_name
from ontology.schemes import concept, label, notations

NAME = "links/evidence"
THIS = "this link"

_COUNTS = {"supported": "supported", "not-supported": "notSupported", "mixed": "mixed", "no-verdict": "noVerdict",
           "illustrated": "illustrated", "illustrated-mixed": "illustratedMixed", "illustrated-against": "illustratedAgainst",
           "proposed": "proposed"}


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the evidence for a link: rows of the questions on its claims, its issues, its other forms and its legs."""

    claims: Sequence[Row] = ()
    issues: Sequence[Row] = ()
    variants: Sequence[Row] = ()
    legs: Sequence[Row] = ()

    def notes(self, claim: str) -> list[str]:
        """What the curator notes of a claim, and what is odd in print about it."""
        said = [f"note: {note}" for row in self.claims if text_in(row, "claim") == claim for note in [text_in(row, "note")] if note]
        return list(dict.fromkeys(said)) + [_issue(row) for row in self.issues if text_in(row, "about") == claim]

    def issues_of(self, study: str) -> list[str]:
        """What is odd in print about the constructs and models of a study on the link."""
        return [f"{_issue(row)} [{text_in(row, 'aboutLabel')}]" for row in self.issues
                if text_in(row, "study") == study and text_in(row, "aboutKind") != "claim"]


def answer(store: Store, rows: Sequence[Row], link: str, width: int) -> str:
    """The evidence for a link as text, from the rows of the question ``links/evidence`` and what stands beside it."""
    reader = store.reader()
    about = ask(reader, "links/about", link=link).rows
    beside = Beside(*(ask(reader, f"links/{name}", link=link).rows for name in ("claims", "issues", "variants", "legs")))
    return shown(rows, about[0] if about else {}, beside, number_of_studies(store), width)


def shown(rows: Sequence[Row], about: Row, beside: Beside, studies: int, width: int) -> str:
    """The evidence as text: states in their order, in each the studies with their claims, estimates and words.

    Args:
        rows: of the question ``links/evidence``.
        about: the row of ``links/about``, with the counts.
        beside: notes, issues, other forms of the link.
        studies: how many studies the corpus has.
        width: of the terminal.
    """
    contested = " Contested." if text_in(about, "contested") == "true" else ""
    said = counts(about) or "no study tests it"
    lines = [label_in(about, "link"), f"In this corpus ({counted(studies, 'study', 'studies')}): {said}.{contested}"]
    here = [r for r in rows if text_in(r, "group") == THIS]
    lines += _states(here, beside)
    lines += _other_forms(beside)
    near: dict[str, list[Row]] = {}
    for row in rows:
        if text_in(row, "group") != THIS:
            near.setdefault(text_in(row, "onLink"), []).append(row)
    if near:
        lines += ["", "NEAR LINKS, not counted"]
        for same in near.values():
            lines += ["", f"{label_in(same[0], 'onLink')}  ({text_in(same[0], 'nearness')})", *_states(same, Beside())]
    return wrapped(lines, width)


def _other_forms(beside: Beside) -> list[str]:
    """The other links between the same ends, and the mediated ones that this link is a leg of, with what the studies say of each."""
    by_how: dict[str, list[str]] = {}
    for rows, column in ((beside.variants, "variant"), (beside.legs, "leg")):
        for row in rows:
            how = "association, without a direction" if text_in(row, "relation") == "associated-with" else text_in(row, "how")
            contested = "; contested" if text_in(row, "contested") == "true" else ""
            by_how.setdefault(how, []).append(f"    {label_in(row, column)}: {counts(row) or 'no study tests it'}{contested}")
    lines = ["", "THE SAME ENDS IN OTHER FORMS, links of their own and not counted"] if by_how else []
    for how, links in by_how.items():
        lines += [f"  {how}", *links]
    return lines


def _issue(row: Row) -> str:
    """What is odd in print, e.g. ``odd in print (verdict-against-p): ... (Table 3, line 244)``."""
    place = text_in(row, "locator") or (f"line {text_in(row, 'line')}" if text_in(row, "line") else "")
    return f"odd in print ({text_in(row, 'check')}): {text_in(row, 'message')}{f' ({place})' if place else ''}"


def counts(row: Row) -> str:
    """The studies by state in a row of a link, e.g. ``1 supported, 2 works only second-hand``; empty where there are none."""
    found = [(state, int(number_in(row, column) or 0)) for state, column in _COUNTS.items()]
    said = [f"{n} {label(concept('state', state))}" for state, n in found if n]
    if works := int(number_in(row, "secondHandSources") or 0):
        said.append(f"{counted(works, 'work')} only second-hand")
    return ", ".join(said)


def _states(rows: Sequence[Row], beside: Beside) -> list[str]:
    """The rows by state; rows without one are estimates of a link that their study does not test."""
    by_state: dict[str, list[Row]] = {state: [] for state in (*notations("state"), "")}
    for row in rows:
        by_state.setdefault(text_in(row, "state"), []).append(row)
    lines: list[str] = []
    for state, same in by_state.items():
        if same:
            title = label(concept("state", state)).upper() if state else "ESTIMATED, NOTHING CLAIMED OR COUNTED"
            lines += ["", title + (" (not counted)" if state == "second-hand" else "")]
            lines += _second_hand(same) if state == "second-hand" else _studies(same, beside)
    return lines


def _studies(rows: Iterable[Row], beside: Beside) -> list[str]:
    """Each study with its design, its claims, and under each claim its estimates and words, its note and what is odd about it."""
    lines: list[str] = []
    for same in _grouped(rows, "study").values():
        design = "; ".join(x for x in (text_in(same[0], "methods"), text_in(same[0], "samples")) if x)
        lines.append(f"  {label_in(same[0], 'study')}{f' · {design}' if design else ''}")
        for claims in _grouped(same, "claim").values():
            first = claims[0]
            name = claim_name(text_in(first, "claimLabel"), text_in(first, "kind"))
            verdict = ", ".join(x for x in (label_in(first, "verdict"), label_in(first, "basis")) if x)
            uncounted = "" if text_in(first, "counted") == "true" or not text_in(first, "test") else " [not counted beside its parts]"
            lines.append(f"    {name} ({verdict or 'no test of this link'}){uncounted}: {text_in(first, 'claimText')}")
            claims.sort(key=lambda row: text_in(row, "estimate") == "")  # numbers before words
            evidence = (_evidence(row) + _noted(row) for row in claims if text_in(row, "itemKind") == "evidence")
            lines += [f"      {said}" for said in evidence if said]
            lines += [f"      {said}" for said in beside.notes(text_in(first, "claim"))]
        lines += [f"    {said}" for said in beside.issues_of(text_in(same[0], "study"))]
    return lines


def _evidence(row: Row) -> str:
    """One estimate or one passage in words, e.g. ``path beta = 0.20, p < 0.001, n = 147 (Table 3, main model; Table 3, line 245)``."""
    kind = label_in(row, "evidenceKind")
    if words := text_in(row, "quote") or text_in(row, "gist"):
        who = " · ".join(x for x in (text_in(row, "respondent"), text_in(row, "organization")) if x)
        shown_words = f"“{words}”" if text_in(row, "quote") else words
        return f"{kind}, {label_in(row, 'bearing') or 'bearing not said'}{f', {who}' if who else ''}: {shown_words}{_place(row)}"
    estimate = number_in(row, "estimate")
    if estimate is None:
        return kind
    parts = [f"{kind} {text_in(row, 'metric') or 'estimate'} = {number(estimate)}"]
    if corrected := text_in(row, "correctedValue"):
        parts[0] += f" as printed, read as {corrected} ({text_in(row, 'correctionReason')})"
    for name, column in (("SE", "standardError"), ("t", "tValue")):
        if (value := number_in(row, column)) is not None:
            parts.append(f"{name} = {number(value)}")
    if text_in(row, "pOperator") == "ns":
        parts.append("not significant")
    elif (p := number_in(row, "pValue")) is not None:
        parts.append(f"p {text_in(row, 'pOperator') or '='} {p:g}")
    low, high = number_in(row, "ciLow"), number_in(row, "ciHigh")
    if low is not None and high is not None:
        level = number_in(row, "ciLevel")
        parts.append(f"{'' if level is None else f'{level:g}% '}interval {number(low)} to {number(high)}")
    if (n := number_in(row, "n")) is not None:
        parts.append(f"n = {n:g}")
    return ", ".join(parts) + _place(row)


def _noted(row: Row) -> str:
    """The note on a piece of evidence, e.g. `` [without the controls]``."""
    note = text_in(row, "note")
    return f" [{note}]" if note else ""


def _place(row: Row) -> str:
    """Where it is printed: the model, and the table or line."""
    model, printed = label_in(row, "model"), text_in(row, "printedSource") or text_in(row, "locator")
    main = "main model" if text_in(row, "mainModel") == "true" else ""
    said = "; ".join(x for x in (main, model if model not in printed else "", printed) if x)
    return f" ({said})" if said else ""


def _second_hand(rows: Iterable[Row]) -> list[str]:
    """What studies say of other works, e.g. ``Sun et al. (2020), found, says Zhang et al. (2020): ...``."""
    lines = []
    for row in rows:
        works = "; ".join(label_in_list(row, "sources")) or text_in(row, "sourceNames") or "a source that is no work here"
        result = label_in(row, "result") + (", hedged" if text_in(row, "hedged") == "true" else "")
        lines.append(f"  {works}: {result}, says {label_in(row, 'study')}: {text_in(row, 'text')}{_place(row)}")
    return lines


def label_in_list(row: Row, column: str) -> list[str]:
    """The labels of the nodes in a list."""
    cell = row.get(column)
    return [str(part) for part in cell.parts] if cell is not None else []


def _grouped(rows: Iterable[Row], column: str) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(text_in(row, column), []).append(row)
    return found
