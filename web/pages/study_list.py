"""The list of studies, with filters; as a page, as CSV and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from kg.queries.catalogue import Answer
from kg.queries.matching import matching, words_of
from web import arguments
from web.designs import Design, design_of
from web.link_lines import Ref
from web.lists import list_response
from web.paging import Page, form_address, paged
from web.rows import Row, count, text
from web.service import panel, service

bp = Blueprint("study_list", __name__)

NAMES = ("studyLabel", "title", "methods", "samples", "key")


@dataclass(frozen=True, slots=True)
class StudyCard:
    """One study in a card; the figures are of this study alone."""

    study: Ref
    title: str
    design: Design
    claims: int
    tested: int
    constructs: int
    statements: int


@dataclass(frozen=True, slots=True)
class StudyList:
    """What the template may use."""

    page: Page[StudyCard]
    filtered: bool
    csv: str
    json: str


@bp.get("/studies", defaults={"suffix": None})
@bp.get("/studies.<any(csv, json):suffix>")
def page(suffix: str | None) -> Response:
    """The list in the form that is asked for."""
    return list_response(suffix, found, lambda: render_template("study_list.html", list=study_list()))


def found() -> Answer:
    """The studies that fit the filters of the address."""
    return matching(panel("studies/list"), words_of(arguments.words("text")), NAMES)


def study_list() -> StudyList:
    """The page of the list that the address asks for."""
    rows = paged(found().rows)
    return StudyList(rows.with_entries([card(row) for row in rows.entries]), arguments.any_of("text"), form_address("csv"),
                     form_address("json"))


def card(row: Row) -> StudyCard:
    """One study."""
    iri = text(row, "study")
    return StudyCard(Ref(text(row, "studyLabel"), service().address(iri)), text(row, "title"), design_of(row), count(row, "claims"),
                     count(row, "tested"), count(row, "constructs"), count(row, "secondHandStatements"))
