"""The first page: what this is, the corpus in figures, ways in, and what is most studied and contested."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from web.link_lines import LinkLine, link_lines, short_designs
from web.pages.study_list import StudyCard, card
from web.rows import count, text
from web.service import panel

bp = Blueprint("home", __name__)

SHOWN = 8
"""How many links of each kind the page shows, and how many studies."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the template may use; ``figures`` by the names of the question corpus/figures."""

    figures: dict[str, int]
    claims_by_kind: tuple[tuple[str, int], ...]
    most_studied: tuple[LinkLine, ...]
    contested: tuple[LinkLine, ...]
    studies: tuple[StudyCard, ...]
    more_studies: int


@bp.get("/")
def page() -> str:
    """The page."""
    return render_template("home.html", page=home_page())


def home_page() -> HomePage:
    """The corpus at a glance."""
    studies = panel("studies/list").rows
    designs = short_designs(studies)
    lines = link_lines(panel("links/most-studied").rows, designs, keep_order=True)
    contested = link_lines(panel("links/contested").rows, designs)
    return HomePage(
        {text(row, "what"): count(row, "number") for row in panel("corpus/figures").rows},
        tuple((text(row, "kind"), count(row, "claims")) for row in panel("corpus/claims-by-kind").rows),
        tuple(lines[:SHOWN]), tuple(contested[:SHOWN]), tuple(map(card, studies[:SHOWN])),
        max(len(studies) - SHOWN, 0))
