"""The list of claims, with filters; as a page, as CSV and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from kg.queries.catalogue import Answer
from kg.queries.matching import matching, words_of
from ontology.schemes import notations
from web import arguments
from web.evidence import claim_ref
from web.highlight import Pieces, marked
from web.link_lines import Ref, ref, short_designs
from web.lists import list_response
from web.options import Options, scheme_options, study_options
from web.paging import Page, form_address, paged
from web.rows import Row, count, text
from web.service import panel

bp = Blueprint("claim_list", __name__)

SCHEMES = ("kind", "verdict", "basis")
"""The schemes that the list can be filtered by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of the list; ``design`` is how, on whom and where its study was made."""

    claim: Ref
    study: Ref
    design: str
    kind: str
    text: str
    sign: str
    verdict: str
    state: str
    place: str
    evidence: int


@dataclass(frozen=True, slots=True)
class ClaimList:
    """What the template may use."""

    page: Page[Entry]
    filtered: bool
    words: tuple[str, ...]
    studies: Options
    schemes: dict[str, Options]
    csv: str
    json: str

    def marked(self, text: str) -> Pieces:
        """The text with the words of the filter marked."""
        return marked(text, self.words)


@bp.get("/claims", defaults={"suffix": None})
@bp.get("/claims.<any(csv, json):suffix>")
def page(suffix: str | None) -> Response:
    """The list in the form that is asked for."""
    return list_response(suffix, found, lambda: render_template("claim_list.html", list=claim_list()))


def found() -> Answer:
    """The claims that fit the filters of the address."""
    chosen = {scheme: arguments.one_of(scheme, notations(scheme)) or None for scheme in SCHEMES}
    answer = panel("claims/list", study=arguments.words("study") or None, **chosen)
    return matching(answer, words_of(arguments.words("text")), ("claimText", "claimLabel", "studyLabel"))


def claim_list() -> ClaimList:
    """The page of the list that the address asks for."""
    rows, designs = paged(found().rows), short_designs(panel("studies/list").rows)
    return ClaimList(rows.with_entries([entry(row, designs) for row in rows.entries]), arguments.any_of("text", "study", *SCHEMES),
                     words_of(arguments.words("text")), study_options(), {scheme: scheme_options(scheme) for scheme in SCHEMES},
                     form_address("csv"), form_address("json"))


def entry(row: Row, designs: dict[str, str]) -> Entry:
    """One claim."""
    line = text(row, "line")
    place = ", ".join(part for part in (text(row, "locator"), f"line {line}" if line else "") if part)
    return Entry(claim=claim_ref(row), study=ref(row, "study"), design=designs.get(text(row, "study"), ""), kind=text(row, "kind"),
                 text=text(row, "claimText"), sign=text(row, "sign"), verdict=text(row, "verdict"), state=text(row, "state"), place=place,
                 evidence=count(row, "evidence"))
