"""The list of links, with filters; as a page, as CSV and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from kg.queries.catalogue import Answer
from kg.queries.matching import matching, words_of
from web import arguments
from web.highlight import Pieces, marked
from web.link_lines import STATES, LinkLine, Ref, link_lines, refs, short_designs
from web.lists import list_response
from web.network_view import RELATIONS
from web.paging import Page, form_address, paged
from web.rows import Row, text
from web.service import panel
from web.studies import study_options

bp = Blueprint("link_list", __name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the list, with its ends."""

    line: LinkLine
    independent: tuple[Ref, ...]
    dependent: tuple[Ref, ...]
    mediators: tuple[Ref, ...]
    moderators: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class LinkList:
    """What the template may use."""

    page: Page[Entry]
    filtered: bool
    words: tuple[str, ...]
    studies: tuple[tuple[str, str], ...]
    csv: str
    json: str

    def marked(self, text: str) -> Pieces:
        """The text with the words of the filter marked."""
        return marked(text, self.words)


@bp.get("/links", defaults={"suffix": None})
@bp.get("/links.<any(csv, json):suffix>")
def page(suffix: str | None) -> Response:
    """The list in the form that is asked for."""
    return list_response(suffix, found, lambda: render_template("link_list.html", list=link_list(), all_states=STATES, all_relations=RELATIONS))


def found() -> Answer:
    """The links that fit the filters of the address."""
    answer = panel("links/list", relation=arguments.one_of("relation", RELATIONS) or None, state=arguments.one_of("state", STATES) or None,
                   study=arguments.words("study") or None, contested=True if arguments.flag("contested") else None)
    return matching(answer, words_of(arguments.words("text")), ("linkLabel",))


def link_list() -> LinkList:
    """The page of the list that the address asks for."""
    rows = paged(found().rows)
    said = {text(row, "link"): [] for row in rows.entries}
    for row in panel("graph/links").rows:
        if text(row, "link") in said:
            said[text(row, "link")].append(row)
    designs = short_designs(panel("studies/list").rows)
    entries = [entry(row, link_lines(said[text(row, "link")] or [row], designs)[0]) for row in rows.entries]
    return LinkList(rows.with_entries(entries), arguments.any_of("text", "relation", "state", "study", "contested"), words_of(arguments.words("text")),
                    study_options(), form_address("csv"), form_address("json"))


def entry(row: Row, line: LinkLine) -> Entry:
    """One link."""
    return Entry(line, refs(row, "independents"), refs(row, "dependents"), refs(row, "mediators"), refs(row, "moderators"))
