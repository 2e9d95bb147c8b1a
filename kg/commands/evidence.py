"""The evidence for a link in a terminal: by what the studies say of it, near links and second-hand words apart and not counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.analysis.answers import label_in, number_in, text_in
from kg.analysis.path_model import number
from kg.commands.answers import wrapped
from kg.commands.place import counted
from kg.queries.answer import Row
from kg.tables.names import claim_name
from ontology.schemes import concept, label, notations

NAME = "links/evidence"
THIS = "this link"

_COUNTS = {"supported": "supported", "not-supported": "notSupported", "mixed": "mixed", "no-verdict": "noVerdict",
           "illustrated": "illustrated", "illustrated-mixed": "illustratedMixed", "illustrated-against": "illustratedAgainst",
           "proposed": "proposed"}


def shown(rows: Sequence[Row], about: Row, studies: int, width: int) -> str:
    """The evidence as text: states in their order, in each the studies with their claims, estimates and words.

    Args:
        rows: of the question ``links/evidence``.
        about: the row of ``links/about``, with the counts.
        studies: how many studies the corpus has.
        width: of the terminal.
    """
    lines = [label_in(about, "link"), _summary(about, studies)]
    here = [r for r in rows if text_in(r, "group") == THIS]
    lines += _states(here)
    near: dict[str, list[Row]] = {}
    for row in rows:
        if text_in(row, "group") != THIS:
            near.setdefault(text_in(row, "onLink"), []).append(row)
    if near:
        lines += ["", "NEAR LINKS, not counted"]
        for same in near.values():
            lines += ["", f"{label_in(same[0], 'onLink')}  ({text_in(same[0], 'nearness')})", *_states(same)]
    return wrapped(lines, width)


def _summary(about: Row, studies: int) -> str:
    """The counts by state, e.g. ``In this corpus (4 studies): 1 supported, 2 works second-hand.``."""
    counts = [(state, int(number_in(about, column) or 0)) for state, column in _COUNTS.items()]
    said = [f"{n} {label(concept('state', state))}" for state, n in counts if n]
    if works := int(number_in(about, "secondHandSources") or 0):
        said.append(f"{counted(works, 'work')} only second-hand")
    contested = " Contested." if text_in(about, "contested") == "true" else ""
    return f"In this corpus ({counted(studies, 'study', 'studies')}): {', '.join(said) or 'no study tests it'}.{contested}"


def _states(rows: Sequence[Row]) -> list[str]:
    """The rows by state; rows without one are estimates of a link that their study does not test."""
    by_state: dict[str, list[Row]] = {state: [] for state in (*notations("state"), "")}
    for row in rows:
        by_state.setdefault(text_in(row, "state"), []).append(row)
    lines: list[str] = []
    for state, same in by_state.items():
        if same:
            title = label(concept("state", state)).upper() if state else "ESTIMATED, NOTHING CLAIMED OR COUNTED"
            lines += ["", title + (" (not counted)" if state == "second-hand" else "")]
            lines += _second_hand(same) if state == "second-hand" else _studies(same)
    return lines


def _studies(rows: Iterable[Row]) -> list[str]:
    """Each study with its design, its claims, and under each claim its estimates and words."""
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
            lines += [f"      {said}" for row in claims if text_in(row, "itemKind") == "evidence" for said in [_evidence(row)] if said]
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
