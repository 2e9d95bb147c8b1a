"""The page of a work: its entry, who cites it in the corpus, what is said second-hand of it, and what was taken from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from bib.identifiers import Kind, is_valid, link
from bib.writers.formatted import COMMON
from web import arguments
from web.link_lines import Ref, ref, refs
from web.linked_data import node_response
from web.options import Options
from web.references import ReferenceList, references
from web.rows import Row, grouped, text, yes
from web.secondhand import VERBS
from web.service import panel, told_of

bp = Blueprint("work", __name__)

INTENTS = {"usesMethodIn": "for its method", "citesAsAuthority": "as an authority", "citesAsEvidence": "as evidence",
           "obtainsBackgroundFrom": "as background", "background": "as background"}
"""Properties of CiTO, as records name them, in words."""

DETAILS = {"pmid": "PubMed", "pmcid": "PubMed Central", "urldate": "visited", "attachment": "attached", "translator": "translated by",
           "container-author": "book by", "collection-editor": "series edited by", "director": "directed by"}
"""Fields of an entry that a page shows, with words for them."""

Gists = Mapping[tuple[str, str], tuple[tuple[str, bool], ...]]
"""What is said in a line of a study: texts, each with whether its words are the document's, by the study's address and the line."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a study's text that cites the work.

    Attributes:
        section: number and title, as far as they are kept.
        aims: for what it is cited there, in words; empty where nobody has judged it.
        words: the sentence, where the record keeps it.
        gists: what is said there, told again or quoted, each with whether its words are the document's.
        cited: the place in the work that the citation names.
    """

    section: str
    marker: str
    aims: tuple[str, ...]
    words: str
    verbatim: bool
    gists: tuple[tuple[str, bool], ...]
    cited: str
    line: str
    note: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A study that cites the work, with each reference as it prints it and the places of its text that are recorded."""

    study: Ref
    printed: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a study says of the work."""

    study: Ref
    verb: str
    text: str
    verbatim: bool
    hedged: bool
    links: tuple[Ref, ...]
    line: str
    place: str
    from_table: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A definition or scale that a study takes from the work."""

    what: str
    construct: Ref
    study: Ref
    text: str
    verbatim: bool
    locator: str
    line: str


@dataclass(frozen=True, slots=True)
class WorkPage:
    """What the template may use; ``study`` is the work's own study, where it is in the corpus.

    ``details`` are identifiers, people in further roles, the day of a visit and names of attachments: words, value and address of each.
    """

    key: str
    label: str
    title: str
    authors: tuple[str, ...]
    year: str
    container: str
    volume: str
    number: str
    pages: str
    publisher: str
    doi: str
    url: str
    stub: bool
    details: tuple[tuple[str, str, str], ...]
    study: Ref | None
    reference: ReferenceList
    styles: Options
    citing: tuple[Citing, ...]
    statements: tuple[tuple[Ref, tuple[Statement, ...]], ...]
    uses: tuple[Use, ...]

    @property
    def places(self) -> int:
        """How many places of texts cite it."""
        return sum(len(c.places) for c in self.citing)


@bp.get("/works/<path:key>")
def page(key: str) -> Response:
    """The page, or the triples of the work."""
    return node_response("work", ("works", key), lambda iri: render_template("work.html", page=work_page(iri), iri=iri))


def work_page(key: str) -> WorkPage:
    """All that the corpus knows of the work with this key or IRI; an UnknownNameError where there is none."""
    about = told_of("works/about", work=key)
    said = [statement(row) for row in panel("works/second-hand", work=key).rows]
    used = tuple(map(use, panel("works/uses", work=key).rows))
    places = dict(grouped(panel("works/citations", work=key).rows, "study"))
    studies = dict.fromkeys(s.study for s in said)
    return WorkPage(
        key=text(about, "key"), label=text(about, "workLabel"), title=text(about, "title"),
        authors=tuple(text(row, "name") for row in panel("works/authors", work=key).rows), year=text(about, "year"),
        container=text(about, "containerTitle"), volume=text(about, "volume"), number=text(about, "issueNumber"),
        pages=text(about, "pages"), publisher=text(about, "publisher"), doi=text(about, "doi"), url=text(about, "url"),
        stub=yes(about, "stub"), details=details(panel("tables/entry-fields", work=key).rows),
        study=ref(about, "study") if text(about, "study") else None,
        reference=references([text(about, "key")], arguments.words("style") or "apa"), styles=tuple(COMMON.items()),
        citing=tuple(citing(rows, places.get(study, []), gists(said, used))
                     for study, rows in grouped(panel("works/citing", work=key).rows, "study")),
        statements=tuple((study, tuple(s for s in said if s.study == study)) for study in studies),
        uses=used)


def details(rows: Iterable[Row]) -> tuple[tuple[str, str, str], ...]:
    """What of the fields of an entry is shown, in their order."""
    found: list[tuple[str, str, str]] = []
    for row in rows:
        name, value = text(row, "field"), text(row, "value")
        if words := DETAILS.get(name):
            kind: Kind | None = "pmid" if name == "pmid" else "pmcid" if name == "pmcid" else None
            found.append((words, value, link(kind, value) if kind and is_valid(kind, value) else ""))
    return tuple(found)


def citing(rows: list[Row], places: list[Row], gists: Gists) -> Citing:
    """One study, from a row for each of its references to the work and one for each place."""
    return Citing(ref(rows[0], "study"), tuple(text(row, "printedText") for row in rows), tuple(place(row, gists) for row in places))


def place(row: Row, gists: Gists) -> Place:
    """The place in a row of ``works/citations``."""
    section, title, intent = text(row, "section"), text(row, "sectionTitle"), text(row, "intent")
    aims = (text(row, "purpose"), INTENTS.get(intent) or " ".join(re.findall(r"[A-Z]?[^A-Z]+|[A-Z]+", intent)).lower())
    return Place(" ".join(x for x in (section, title) if x), text(row, "marker"), tuple(a for a in aims if a), text(row, "words"),
                 text(row, "wording") == "verbatim", gists.get((ref(row, "study").href, text(row, "line")), ()), text(row, "citedLocator"),
                 text(row, "line"), text(row, "note"))


def gists(said: Iterable[Statement], used: Iterable[Use]) -> Gists:
    """What is said of the work in a line of a study: its second-hand statements, and definitions that it takes from the work."""
    found: dict[tuple[str, str], tuple[tuple[str, bool], ...]] = {}
    told = [(s.study, s.line, s.text, s.verbatim) for s in said] + [(u.study, u.line, u.text, u.verbatim) for u in used if u.text]
    for study, line, words, verbatim in told:
        if line:
            key = (study.href, line)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), (words, verbatim))))
    return found


def statement(row: Row) -> Statement:
    """One statement."""
    line, result = text(row, "line"), text(row, "result")
    where = ", ".join(p for p in (text(row, "printedSource"), text(row, "locator"), f"line {line}" if line else "") if p)
    return Statement(
        study=ref(row, "study"), verb=VERBS.get(result, result), text=text(row, "text"), verbatim=text(row, "wording") == "verbatim",
        hedged=yes(row, "hedged"), links=refs(row, "links"), line=line, place=where, from_table=yes(row, "fromTable"))


def use(row: Row) -> Use:
    """One definition or scale."""
    return Use(text(row, "what"), ref(row, "member"), ref(row, "study"), text(row, "text"), text(row, "wording") == "verbatim",
               text(row, "locator"), text(row, "line"))
