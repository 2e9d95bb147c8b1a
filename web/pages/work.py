"""The page of a work: its entry, who cites it in the corpus, what is said second-hand of it, and what was taken from it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from web.link_lines import Ref, ref, refs
from web.linked_data import node_response
from web.rows import Row, count, grouped, text, yes
from web.secondhand import VERBS
from web.service import panel

bp = Blueprint("work", __name__)


@dataclass(frozen=True, slots=True)
class Citing:
    """A study that cites the work, with each reference as it prints it and how often its text points to it."""

    study: Ref
    printed: tuple[str, ...]
    citations: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What a study says of the work."""

    study: Ref
    verb: str
    text: str
    verbatim: bool
    hedged: bool
    links: tuple[Ref, ...]
    place: str
    from_table: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A definition or scale that a study takes from the work."""

    what: str
    construct: Ref
    study: Ref
    text: str


@dataclass(frozen=True, slots=True)
class WorkPage:
    """What the template may use; ``study`` is the work's own study, where it is in the corpus."""

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
    study: Ref | None
    citing: tuple[Citing, ...]
    statements: tuple[tuple[Ref, tuple[Statement, ...]], ...]
    uses: tuple[Use, ...]


@bp.get("/works/<key>")
def page(key: str) -> Response:
    """The page, or the triples of the work."""
    return node_response(f"works/{key}", lambda path: render_template("work.html", page=work_page(path.split("/")[1])))


def work_page(key: str) -> WorkPage:
    """All that the corpus knows of the work; an UnknownNameError where there is none by this key."""
    about = panel("works/about", work=key).rows[0]
    said = [statement(row) for row in panel("works/second-hand", work=key).rows]
    studies = dict.fromkeys(s.study for s in said)
    return WorkPage(
        key=text(about, "key"), label=text(about, "workLabel"), title=text(about, "title"),
        authors=tuple(text(row, "name") for row in panel("works/authors", work=key).rows), year=text(about, "year"),
        container=text(about, "containerTitle"), volume=text(about, "volume"), number=text(about, "issueNumber"),
        pages=text(about, "pages"), publisher=text(about, "publisher"), doi=text(about, "doi"), url=text(about, "url"),
        stub=yes(about, "stub"),
        study=ref(about, "study") if text(about, "study") else None,
        citing=tuple(citing(rows) for _, rows in grouped(panel("works/citing", work=key).rows, "study")),
        statements=tuple((study, tuple(s for s in said if s.study == study)) for study in studies),
        uses=tuple(map(use, panel("works/uses", work=key).rows)))


def citing(rows: list[Row]) -> Citing:
    """One study, from a row for each of its references to the work."""
    return Citing(ref(rows[0], "study"), tuple(text(row, "printedText") for row in rows), sum(count(row, "citations") for row in rows))


def statement(row: Row) -> Statement:
    """One statement."""
    line, result = text(row, "line"), text(row, "result")
    place = ", ".join(p for p in (text(row, "printedSource"), text(row, "locator"), f"line {line}" if line else "") if p)
    return Statement(study=ref(row, "study"), verb=VERBS.get(result, result), text=text(row, "text"),
                     verbatim=text(row, "wording") == "verbatim", hedged=yes(row, "hedged"), links=refs(row, "links"), place=place,
                     from_table=yes(row, "fromTable"))


def use(row: Row) -> Use:
    """One definition or scale."""
    return Use(text(row, "what"), ref(row, "member"), ref(row, "study"), text(row, "text"))
