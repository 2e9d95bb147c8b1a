"""The first page: what this is, the corpus in figures, ways in, and what is most studied and contested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, make_response, render_template

from kg.descriptions import schema_org
from web.link_lines import LinkLine, link_lines, short_designs
from web.linked_data import describe_home, site
from web.pages.study_list import StudyCard, card
from web.rows import count, text
from web.service import panel

bp = Blueprint("home", __name__)

SHOWN = 8
"""How many links of each kind the page shows, and how many studies."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the template may use; ``figures`` by the names of the question corpus/figures, ``data`` for search engines (schema.org)."""

    figures: dict[str, int]
    claims_by_kind: tuple[tuple[str, int], ...]
    most_studied: tuple[LinkLine, ...]
    contested: tuple[LinkLine, ...]
    studies: tuple[StudyCard, ...]
    more_studies: int
    data: dict[str, Any]


@bp.get("/")
def page() -> Response:
    """The page."""
    links = describe_home()
    response = make_response(render_template("home.html", page=home_page()))
    response.headers["Link"] = links
    return response


def home_page() -> HomePage:
    """The corpus at a glance."""
    studies = panel("studies/list").rows
    designs = short_designs(studies)
    lines = link_lines(panel("links/most-studied").rows, designs, keep_order=True)
    contested = link_lines(panel("links/contested").rows, designs)
    figures = panel("corpus/figures").rows
    return HomePage(
        {text(row, "what"): count(row, "number") for row in figures},
        tuple((text(row, "kind"), count(row, "claims")) for row in panel("corpus/claims-by-kind").rows),
        tuple(lines[:SHOWN]), tuple(contested[:SHOWN]), tuple(map(card, studies[:SHOWN])),
        max(len(studies) - SHOWN, 0), schema_org.corpus(figures, site()))
