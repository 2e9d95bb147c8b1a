"""Checks across the parts of one record: what the types of single values cannot say.

An error makes the record unusable (a reference that leads nowhere, a name that two constructs share); a warning leaves it usable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from kg.errors import Failure
from kg.records.model import Claim, Ends, Record
from kg.records.names import ConstructIndex, fold, slug
from kg.records.text import Place, Source
from ontology.schemes import notations

DATA_SUFFIXES = frozenset({"ttl", "jsonld", "json", "csv", "tsv", "rdf", "nt", "nq", "trig", "xml", "html", "bib", "ris", "xlsx", "tex"})
"""Endings of an address that ask for data instead of a page."""

RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows has for devices, whatever stands behind a dot."""

YEARS = (1500, 2100)
"""The years that a study can be of, as the shapes of the ontology have it."""

OLDEST = 1000
"""Works from before this year are unusual, and a slip of the pen more often than not."""

COMPARED = 200_000
"""So many pairs of words are compared for guesses at what was meant: more than any real record needs, and a second's work."""

ROLES = ("independent", "dependent", "mediators", "moderators")


class Finding(NamedTuple):
    """What a check found: where, what, what to do, and whether the record is usable all the same."""

    place: Place
    reason: str
    step: str
    warning: bool = False


def check_record(record: Record, source: Source) -> list[Failure]:
    """All that the checks find, with lines, in the order of the file."""
    found = [source.failure(f.place, f.reason, f.step, warning=f.warning) for f in findings(record)]
    return sorted(found, key=lambda f: f.line or 0)


def findings(record: Record) -> Iterator[Finding]:
    """All that the checks find in a record, e.g. an end that no construct bears."""
    yield from _unusable_ids(record)
    yield from _header(record)
    yield from _repeated_ids(record)
    yield from _shared_names(record)
    yield from _references(record)
    yield from _claims_models_samples(record)
    yield from _names_of_constructs(record)
    yield from _implied_verdicts(record)
    yield from _methods(record)
    yield from _parents(record)
    yield from _quotes(record)


def ends_of(record: Record) -> Iterator[tuple[Place, Ends]]:
    """Everything in a record that has ends, with its place: claims, their tests and evidence, second-hand statements, synthesis rows."""
    for i, claim in enumerate(record.claims):
        yield ("claims", i), claim
        yield from ((("claims", i, "tests", j), test) for j, test in enumerate(claim.tests))
        yield from ((("claims", i, "evidence", j), evidence) for j, evidence in enumerate(claim.evidence))
    yield from ((("attributed", i), statement) for i, statement in enumerate(record.attributed))
    for i, row in enumerate(record.synthesis):
        yield ("synthesis", i), row
        yield from ((("synthesis", i, "found", j), pair) for j, pair in enumerate(row.found))


def _unusable_ids(record: Record) -> Iterator[Finding]:
    """Ids of the study and its claims that addresses or disks take for something else."""
    step = "Give it another id, such as author and year."
    stem = record.id.split(".")[0].casefold()
    if stem in RESERVED:
        yield Finding(("study", "id"), f"the id {record.id!r} is a name that Windows keeps for itself: no file can be called so", step)
    named: list[tuple[Place, str]] = [(("study", "id"), record.id), *((("claims", i, "id"), c.id) for i, c in enumerate(record.claims))]
    for place, id_ in named:
        ending = id_.rpartition(".")[2].lower()
        if "." in id_ and ending in DATA_SUFFIXES:
            yield Finding(place, f"the id {id_!r} ends in .{ending}: its address would stand for data of another one", step)


def _header(record: Record) -> Iterator[Finding]:
    """A file that is named with its folder, and a year that no study can be of."""
    if set("/\\") & set(record.source.path):
        yield Finding(("source", "path"), f"{record.source.path!r} names the folder too: where the file lies is nobody else's business",
                      "Write the name of the file alone.")
    step = "Check the number against the document."
    if record.study.year is not None and not YEARS[0] <= record.study.year <= YEARS[1]:
        yield Finding(("study", "issued"), f"{record.study.year} is no year from {YEARS[0]} to {YEARS[1]}", step)
    for part, items in (("references", record.references), ("works", record.works)):
        for i, item in enumerate(items):
            if item.year is not None and not OLDEST <= item.year <= YEARS[1]:
                yield Finding((part, i, "issued"), f"{item.year} is no year from {OLDEST} to {YEARS[1]}", step, warning=True)


def _repeated_ids(record: Record) -> Iterator[Finding]:
    """Ids that stand twice; references and works are cited alike and so share theirs."""
    lists: dict[str, list[tuple[Place, str]]] = {
        "claims": [(("claims", i), c.id) for i, c in enumerate(record.claims)],
        "references and works": [*((("references", i), r.id) for i, r in enumerate(record.references)),
                                 *((("works", i), w.id) for i, w in enumerate(record.works))],
        "models": [(("models", i), m.id) for i, m in enumerate(record.models)],
        "samples": [(("study", "samples", i), s.id) for i, s in enumerate(record.study.samples)],
    }
    for what, ids in lists.items():
        seen: set[str] = set()
        for place, id_ in ids:
            if id_ in seen:
                yield Finding((*place, "id"), f"the id {id_!r} stands twice among the {what}", "Give one of them another id.")
            seen.add(id_)


def _shared_names(record: Record) -> Iterator[Finding]:
    """Names, abbreviations and aliases that two constructs share."""
    bearers: dict[str, int] = {}
    for i, construct in enumerate(record.constructs):
        named: list[tuple[Place, str | None]] = [(("name",), construct.name), (("abbreviation",), construct.abbreviation)]
        named += [(("aliases", j), alias) for j, alias in enumerate(construct.aliases)]
        yield from (_nameless(("constructs", i, *place), name) for place, name in named if name and not fold(name))
        for name in construct.all_names():
            other = bearers.setdefault(fold(name), i)
            if other != i:
                yield Finding(("constructs", i), f"the name {name!r} is borne by {record.constructs[other].name!r} already",
                              "Join the two constructs, or delete the shared alias.")


def _nameless(place: Place, name: str) -> Finding:
    return Finding(place, f"the name {name!r} has no letter or digit", "Write the printed noun phrase.")


def _references(record: Record) -> Iterator[Finding]:
    """References to entries that are neither in ``references`` nor in ``works``."""
    ids = {r.id for r in record.references} | {w.id for w in record.works}
    cited: list[tuple[Place, str | None]] = []
    for i, construct in enumerate(record.constructs):
        cited += [(("constructs", i, "definition_cites", j), ref) for j, ref in enumerate(construct.definition_cites)]
        cited += [(("constructs", i, "scale_cites", j), ref) for j, ref in enumerate(construct.scale_cites)]
        for k, definition in enumerate(construct.other_definitions):
            cited += [(("constructs", i, "other_definitions", k, "cites", j), ref) for j, ref in enumerate(definition.cites)]
    cited += [(("claims", i, "cites", j), ref) for i, claim in enumerate(record.claims) for j, ref in enumerate(claim.cites)]
    for i, statement in enumerate(record.attributed):
        cited += [(("attributed", i, "sources", j, "ref"), s.ref) for j, s in enumerate(statement.sources)]
        cited.append((("attributed", i, "via"), statement.via))
    cited += [(("synthesis", i, "resolves_to"), row.resolves_to) for i, row in enumerate(record.synthesis)]
    for i, citation in enumerate(record.citations):
        cited += [(("citations", i, "resolves_to"), citation.resolves_to), (("citations", i, "work"), citation.work)]
        cited += [(("citations", i, "candidates", j), ref) for j, ref in enumerate(citation.candidates)]
    near = _Near(ids, 0.6)
    yield from (_unknown(place, ref, near, "references and works") for place, ref in cited if ref and ref not in ids)


def _claims_models_samples(record: Record) -> Iterator[Finding]:
    """References to claims, models and samples that the record does not have."""
    claims = {c.id for c in record.claims}
    models = {m.id for m in record.models}
    samples = {s.id for s in record.study.samples}
    named: list[tuple[Place, str | None, set[str], str]] = [
        (("models", i, "sample"), model.sample, samples, "samples") for i, model in enumerate(record.models)]
    named += [(("statistics", i, "model"), statistic.model, models, "models") for i, statistic in enumerate(record.statistics)]
    for i, claim in enumerate(record.claims):
        named.append((("claims", i, "part_of"), claim.part_of, claims, "claims"))
        for j, evidence in enumerate(claim.evidence):
            named += [(("claims", i, "evidence", j, "model"), evidence.model, models, "models"),
                      (("claims", i, "evidence", j, "sample"), evidence.sample, samples, "samples")]
    near = {what: _Near(known, 0.6) for what, known in (("claims", claims), ("models", models), ("samples", samples))}
    yield from (_unknown(place, id_, near[what], what) for place, id_, known, what in named if id_ and id_ not in known)
    about = claims | models | samples | {r.id for r in record.references} | {w.id for w in record.works} | {record.id}
    index = ConstructIndex(record)
    for i, issue in enumerate(record.issues):
        if issue.about and issue.about not in about and index.get(issue.about) is None:
            yield Finding(("issues", i, "about"), f"{issue.about!r} is no claim, construct, reference, model or sample of this record",
                          "Name one of them, or leave the key out.", warning=True)


class _Near:
    """Finds what a word was perhaps meant to be, as long as that does not take too long: nobody reads a thousand guesses."""

    def __init__(self, known: Iterable[str], cutoff: float) -> None:
        self._known = sorted(known)
        self._cutoff = cutoff
        self._left = COMPARED

    def to(self, word: str) -> str | None:
        """The known word that is nearest; None where none is near, or too much was compared already."""
        self._left -= len(self._known)
        close = get_close_matches(word, self._known, n=1, cutoff=self._cutoff) if self._left >= 0 else []
        return close[0] if close else None


def _unknown(place: Place, id_: str, near: _Near, what: str) -> Finding:
    close = near.to(id_)
    return Finding(place, f"{id_!r} is not among the {what} of this record", f"Did you mean {close}?" if close else "Add it there.")


def _names_of_constructs(record: Record) -> Iterator[Finding]:
    """Ends and components that no construct bears: they become constructs that are only mentioned."""
    index = ConstructIndex(record)
    near = _Near((name for construct in record.constructs for name in construct.all_names()), 0.8)
    used = [((*place, role, j), name) for place, part in ends_of(record) for role in ROLES for j, name in enumerate(getattr(part, role))]
    used += [(("constructs", i, "components", j), name) for i, c in enumerate(record.constructs) for j, name in enumerate(c.components)]
    seen: set[str] = set()
    for place, name in used:
        key = slug(name)
        if not fold(name):
            yield _nameless(place, name)
        elif index.get(name) is None and key not in seen:
            seen.add(key)
            close = near.to(name)
            yield Finding(place, f"no construct bears the name {name!r}; it counts as one that is only mentioned",
                          f"Did you mean {close!r}?" if close else "List it under constructs.", warning=True)


def _implied_verdicts(record: Record) -> Iterator[Finding]:
    """Verdicts that numbers are said to imply, where neither the claim nor its parts have a number."""
    counted = {id_ for c in record.claims for id_ in (c.id, c.part_of) if any(e.kind != "qualitative" for e in c.evidence)}
    for i, claim in enumerate(record.claims):
        if claim.verdict_implied and claim.id not in counted:
            yield Finding(("claims", i, "verdict_implied"), f"the verdict of {claim.id} is implied by numbers, and the claim has none",
                          "Leave verdict_implied out, or give the estimates as evidence.", warning=True)


def _methods(record: Record) -> Iterator[Finding]:
    known = notations("method")
    for i, method in enumerate(record.study.methods):
        if method not in known:
            close = get_close_matches(method, known, n=1, cutoff=0.7)
            shown = repr(method) if len(method) <= 80 else f"{method[:80]!r}…"
            yield Finding(("study", "methods", i), f"{shown} is not in the scheme of methods; it is kept as text",
                          f"Did you mean {close[0]}?" if close else "See ontology/schemes.ttl for the methods there are.", warning=True)


def _parents(record: Record) -> Iterator[Finding]:
    """Claims that are a part of themselves, and parents whose verdict does not fit the verdicts of their parts."""
    by_id = {c.id: c for c in record.claims}
    parts: dict[str, list[Claim]] = {}
    for i, claim in enumerate(record.claims):
        above, trail = claim.part_of, {claim.id}
        while above in by_id and above not in trail:
            trail.add(above)
            above = by_id[above].part_of
        if above in trail:
            yield Finding(("claims", i, "part_of"), f"{claim.id} is a part of itself", "Name the parent.")
        if claim.part_of:
            parts.setdefault(claim.part_of, []).append(claim)
    for i, claim in enumerate(record.claims):
        verdicts = {p.verdict for p in parts.get(claim.id, ())}
        if not verdicts or "none" in verdicts | {claim.verdict}:
            continue
        fitting = verdicts if len(verdicts) == 1 else {"partially-supported", "mixed"}
        if claim.verdict not in fitting:
            yield Finding(("claims", i, "verdict"),
                          f"{claim.id} is called {claim.verdict}, but its parts are {' and '.join(sorted(verdicts))}",
                          f"Is it {' or '.join(sorted(fitting))}? If the document says so all the same, add an issue.", warning=True)


def _quotes(record: Record) -> Iterator[Finding]:
    """Quotations in words that the record itself calls retold."""
    for i, claim in enumerate(record.claims):
        for j, evidence in enumerate(claim.evidence):
            if evidence.quote and (evidence.wording or claim.wording or record.wording) == "retold":
                yield Finding(("claims", i, "evidence", j, "quote"), "a quotation stands where the words are said to be retold",
                              "Write it as gist, or set wording: verbatim.", warning=True)
