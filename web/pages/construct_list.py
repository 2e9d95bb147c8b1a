"""The list of constructs, with filters; as a page, as CSV and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from kg.queries.catalogue import Answer
from kg.queries.matching import matching, words_of
from web import arguments
from web.highlight import Pieces, marked
from web.link_lines import Ref, ref
from web.lists import list_response
from web.options import Options, study_options
from web.paging import Page, form_address, paged
from web.rows import Row, count, several, whole
from web.service import panel

bp = Blueprint("construct_list", __name__)

SORTS = {"studies": "namedInStudies", "links": "links"}
"""Orders of the list beside that of the names."""

NAMES = ("conceptLabel", "alternativeNames", "scopeNote")


@dataclass(frozen=True, slots=True)
class Entry:
    """One construct of the list."""

    concept: Ref
    alternatives: tuple[str, ...]
    studies: int
    defining: int
    measuring: int
    links: int


@dataclass(frozen=True, slots=True)
class ConstructList:
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


@bp.get("/constructs", defaults={"suffix": None})
@bp.get("/constructs.<any(csv, json):suffix>")
def page(suffix: str | None) -> Response:
    """The list in the form that is asked for."""
    return list_response(suffix, found, lambda: render_template("construct_list.html", list=construct_list()))


def found() -> Answer:
    """The constructs that fit the filters of the address."""
    status = arguments.one_of("is", ("defined", "undefined", "measured", "unmeasured"))
    answer = panel("constructs/list", study=arguments.words("study") or None,
                   defined=status == "defined" if status in {"defined", "undefined"} else None,
                   measured=status == "measured" if status in {"measured", "unmeasured"} else None)
    return matching(answer, words_of(arguments.words("text")), NAMES)


def construct_list() -> ConstructList:
    """The page of the list that the address asks for, in its order."""
    rows = found().rows
    if column := SORTS.get(arguments.one_of("sort", ("name", *SORTS))):
        rows = sorted(rows, key=lambda row: -(whole(row, column) or 0))
    return ConstructList(paged([entry(row) for row in rows]), arguments.any_of("text", "study", "is"), words_of(arguments.words("text")),
                         study_options(), form_address("csv"), form_address("json"))


def entry(row: Row) -> Entry:
    """One construct."""
    return Entry(ref(row, "concept"), several(row, "alternativeNames"), count(row, "namedInStudies"), count(row, "definingStudies"),
                 count(row, "measuringStudies"), count(row, "links"))
