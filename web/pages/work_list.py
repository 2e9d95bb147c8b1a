"""The list of works that the studies of the corpus are or cite, with filters; as a page, as CSV and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from kg.queries.catalogue import Answer
from kg.queries.matching import matching, words_of
from web import arguments
from web.highlight import Pieces, marked
from web.link_lines import Ref, ref, refs
from web.lists import list_response
from web.options import Options, study_options
from web.paging import Page, form_address, paged
from web.rows import Row, count, text, yes
from web.service import panel, service

bp = Blueprint("work_list", __name__)

NAMES = ("workLabel", "title", "authorNames", "container", "key")


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of the list; ``study`` is its study where it is in the corpus."""

    work: Ref
    title: str
    container: str
    cited_by: tuple[Ref, ...]
    statements: int
    study: str
    stub: bool


@dataclass(frozen=True, slots=True)
class WorkList:
    """What the template may use."""

    page: Page[Entry]
    filtered: bool
    words: tuple[str, ...]
    studies: Options
    csv: str
    json: str

    def marked(self, text: str) -> Pieces:
        """The text with the words of the filter marked."""
        return marked(text, self.words)


@bp.get("/works", defaults={"suffix": None})
@bp.get("/works.<any(csv, json):suffix>")
def page(suffix: str | None) -> Response:
    """The list in the form that is asked for."""
    return list_response(suffix, found, lambda: render_template("work_list.html", list=work_list()))


def found() -> Answer:
    """The works that fit the filters of the address."""
    answer = panel("works/list", citing=arguments.words("cited-by") or None, shared=True if arguments.flag("shared") else None)
    return matching(answer, words_of(arguments.words("text")), NAMES)


def work_list() -> WorkList:
    """The page of the list that the address asks for."""
    rows = paged(found().rows)
    return WorkList(rows.with_entries([entry(row) for row in rows.entries]), arguments.any_of("text", "cited-by", "shared"),
                    words_of(arguments.words("text")), study_options(), form_address("csv"), form_address("json"))


def entry(row: Row) -> Entry:
    """One work."""
    return Entry(ref(row, "work"), text(row, "title"), text(row, "container"), refs(row, "citedBy"), count(row, "statements"),
                 service().address(text(row, "studiedAs")), yes(row, "stub"))
