"""The list of links, with filters; as a page, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, render_template

from kg.queries.catalogue import Answer
from kg.queries.matching import holds, words_of
from web import arguments
from web.highlight import Pieces, marked
from web.link_lines import STATES, LinkLine, Ref, link_lines, ref, refs, short_designs
from web.lists import list_response
from web.network_view import RELATIONS
from web.options import Options, scheme_options, study_options
from web.paging import Page, form_address, paged
from web.rows import Row, count, several, text, whole, yes
from web.service import panel

bp = Blueprint("link_list", __name__)

BASES = (("supported", "notSupported", "mixed"), ("noVerdict",), ("illustrated", "illustratedMixed", "illustratedAgainst"), ("proposed",),
         ("secondHandSources",))
"""The columns that count studies by their basis, the strongest first."""


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
    studies: Options
    relations: Options
    states: Options
    csv: str
    json: str

    def marked(self, text: str) -> Pieces:
        """The text with the words of the filter marked."""
        return marked(text, self.words)


@bp.get("/links", defaults={"suffix": None})
@bp.get("/links.<any(csv, json):suffix>")
def page(suffix: str | None) -> Response:
    """The list in the form that is asked for."""
    return list_response(suffix, found, lambda: render_template("link_list.html", list=link_list()))


def found() -> Answer:
    """The links that fit the filters of the address."""
    answer = panel("links/list", relation=arguments.one_of("relation", RELATIONS) or None, state=arguments.one_of("state", STATES) or None,
                   study=arguments.words("study") or None, contested=True if arguments.flag("contested") else None)
    words = words_of(arguments.words("text"))
    return in_order(naming(answer, words) if words else answer)


def naming(answer: Answer, words: Sequence[str]) -> Answer:
    """The links whose label, or any name of one of their concepts, holds every word: a link is found by an abbreviation too."""
    names = {text(row, "concept"): text(row, "alternativeNames") for row in panel("constructs/list").rows}
    roles = ("independents", "dependents", "mediators", "moderators")

    def known_as(row: Row) -> list[str]:
        return [text(row, "linkLabel"), *(names.get(iri, "") for role in roles for iri in several(row, role, " "))]

    return replace(answer, rows=[row for row in answer.rows if holds(known_as(row), words)])


def in_order(answer: Answer) -> Answer:
    """The answer with contested links first, then tested ones, then those with cases, proposed ones, and those known second-hand only."""
    return replace(answer, rows=sorted(answer.rows, key=rank))


def rank(row: Row) -> tuple[bool, int, int, str]:
    """Where a link stands in the list."""
    basis = next((n for n, columns in enumerate(BASES) if any(whole(row, column) for column in columns)), len(BASES))
    return (not yes(row, "contested"), basis, -(count(row, "studies")), text(row, "linkLabel").lower())


def link_list() -> LinkList:
    """The page of the list that the address asks for."""
    rows = paged(found().rows)
    said = panel("links/studies", link=[row["link"] for row in rows.entries]).rows if rows.entries else []
    lines = {line.link.href: line for line in link_lines(said, short_designs(panel("studies/list").rows))}
    entries = [entry(row, lines[ref(row, "link").href]) for row in rows.entries]
    return LinkList(rows.with_entries(entries), arguments.any_of("text", "relation", "state", "study", "contested"),
                    words_of(arguments.words("text")),
                    study_options(), scheme_options("relation"), scheme_options("state"),
                    form_address("csv"), form_address("json"))


def entry(row: Row, line: LinkLine) -> Entry:
    """One link."""
    return Entry(line, refs(row, "independents"), refs(row, "dependents"), refs(row, "mediators"), refs(row, "moderators"))
