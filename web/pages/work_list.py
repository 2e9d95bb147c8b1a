"""The list of works that the studies are or cite, with filters: as a page, as data, as a bibliography, and in any citation style."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from bib.writers.formatted import COMMON
from kg.queries.catalogue import Answer
from kg.queries.matching import matching, words_of
from web import arguments
from web.highlight import Pieces, marked
from web.link_lines import Ref, ref, refs
from web.lists import list_response
from web.options import Options, study_options
from web.paging import Page, address, form_address, paged
from web.references import SUFFIXES, ReferenceList, references, taken_away
from web.rows import Row, count, text, yes
from web.service import panel, service

bp = Blueprint("work_list", __name__)

NAMES = ("workLabel", "title", "authorNames", "container", "key")


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of the list; ``study`` is its study where it is in the corpus."""

    key: str
    work: Ref
    title: str
    container: str
    cited_by: tuple[Ref, ...]
    statements: int
    study: str
    stub: bool


@dataclass(frozen=True, slots=True)
class WorkList:
    """What the template may use.

    Attributes:
        references: the same works as a list of references, where a citation style is asked for.
        kept: names and values of the filters, for the form that takes the works away.
        chosen: the keys of the works that the address names.
        table: the address of the same without a citation style.
    """

    page: Page[Entry]
    references: ReferenceList | None
    filtered: bool
    words: tuple[str, ...]
    studies: Options
    styles: Options
    kept: Options
    chosen: frozenset[str]
    csv: str
    json: str
    table: str

    def marked(self, text: str) -> Pieces:
        """The text with the words of the filter marked."""
        return marked(text, self.words)


@bp.get("/works", defaults={"suffix": None})
@bp.get("/works.<any(csv, json, bib, ris, csl.json, txt):suffix>")
def page(suffix: str | None) -> Response:
    """The list in the form that is asked for."""
    style = arguments.words("style")
    if suffix in SUFFIXES:
        rows = found().rows
        arguments.refuse_unknown("page")
        return taken_away([text(row, "key") for row in rows], suffix)
    return list_response(suffix, found, lambda: render_template("work_list.html", list=work_list(style)))


def found() -> Answer:
    """The works that fit the filters of the address."""
    answer = panel("works/list", work=chosen() or None, citing=arguments.words("cited-by") or None,
                   shared=True if arguments.flag("shared") else None)
    return matching(answer, words_of(arguments.words("text")), NAMES)


def chosen() -> tuple[str, ...]:
    """The keys of the works that the address names, each as its own ``work``."""
    return tuple(dict.fromkeys(key.strip() for key in arguments.values("work") if key.strip()))


def work_list(style: str) -> WorkList:
    """The page of the list that the address asks for."""
    rows = found().rows
    shown = paged(rows)
    listed = references([text(row, "key") for row in rows], style, form_address("txt")) if style else None
    kept = (*((name, arguments.words(name)) for name in ("text", "cited-by")), ("shared", "1" if arguments.flag("shared") else ""))
    return WorkList(shown.with_entries([entry(row) for row in shown.entries]), listed,
                    arguments.any_of("text", "cited-by", "shared", "work"), words_of(arguments.words("text")), study_options(),
                    tuple(COMMON.items()), tuple((name, value) for name, value in kept if value), frozenset(chosen()), form_address("csv"),
                    form_address("json"), address(style=None))


def entry(row: Row) -> Entry:
    """One work."""
    return Entry(text(row, "key"), ref(row, "work"), text(row, "title"), text(row, "container"), refs(row, "citedBy"),
                 count(row, "statements"), service().address(text(row, "studiedAs")), yes(row, "stub"))
