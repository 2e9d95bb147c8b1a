"""The search: constructs, links, claims, definitions, studies and works by any of their words, marked where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, make_response, render_template

from kg.search.documents import Fact
from kg.search.passages import Passage
from kg.search.search import NAMES, Found, Group, Hit
from kg.tables.names import claim_name
from web import arguments
from web.highlight import Pieces
from web.link_lines import STATES, Ref, short_design
from web.negotiation import HTML, JSON, SUFFIXES, choose
from web.paging import Page, address
from web.service import service

bp = Blueprint("search", __name__)

FIRST = {"constructs": 8, "links": 6, "claims": 6, "definitions": 4, "studies": 5, "works": 6}
"""So many of each kind stand on the page that shows all kinds."""

PER_PAGE = 30
"""So many stand on a page of one kind."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing found.

    Attributes:
        also: other names of it that hold a word.
        words: its text.
        elsewhere: what else of it holds a word, where nothing above does.
        states: of a link, in how many studies it has each state; of a claim its own, counted None.
        study: whose it is, with that study's design.
    """

    kind: str
    href: str
    name: Pieces
    also: tuple[Pieces, ...]
    words: Pieces
    elsewhere: tuple[Pieces, ...]
    facts: tuple[str, ...] = ()
    states: tuple[tuple[str, int | None], ...] = ()
    contested: bool = False
    study: Ref | None = None
    design: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What was found of one kind; ``href`` is the address of all of it."""

    name: str
    total: int
    href: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the template may use.

    Attributes:
        asked: what was typed.
        only: the one kind that is shown; empty for all.
        kinds: what was found, by kind; those that are not shown have no entries.
        page: the page of the one kind.
        examples: questions that find something here.
    """

    asked: str
    only: str
    found: Found
    kinds: tuple[Kind, ...]
    page: Page[Entry] | None
    json: str
    whole: str
    examples: tuple[str, ...]


@bp.get("/search", defaults={"suffix": None})
@bp.get("/search.<any(json):suffix>")
def page(suffix: str | None) -> Response:
    """The page, or the same as JSON."""
    form = SUFFIXES[suffix] if suffix else choose((HTML, JSON))
    if form == HTML:
        return make_response(arguments.only_known(render_template("search.html", page=search_page())))
    response = jsonify(plain(arguments.words("q"), answer()))
    arguments.refuse_unknown()
    return response


def answer() -> Found:
    """What the address asks for: the first of every kind, or a page of one."""
    only = arguments.one_of("in", NAMES)
    number = arguments.whole("page", 1, 1, 10_000)
    if only:
        return service().search.find(arguments.words("q"), [only], PER_PAGE, (number - 1) * PER_PAGE)
    return service().search.find(arguments.words("q"), limit=max(FIRST.values()))


def search_page() -> SearchPage:
    """The page that the address asks for."""
    found, only = answer(), arguments.one_of("in", NAMES)
    designs = service().search.facts(str(hit.facts["study"]) for group in found.groups for hit in group.hits if "study" in hit.facts)
    kinds = tuple(kind_of(group, designs, PER_PAGE if only else FIRST[group.kind]) for group in found.groups)
    shown = next((kind for kind in kinds if kind.name == only), None)
    return SearchPage(arguments.words("q"), only, found, kinds, page_of(shown) if shown else None, address(suffix="json"),
                      address(**{"in": None}), service().search.examples() if not kinds else ())


def kind_of(group: Group, designs: Mapping[str, Mapping[str, Fact]], most: int) -> Kind:
    """One kind with as many entries as are to be shown."""
    return Kind(group.kind, group.total, address(**{"in": group.kind}), tuple(entry(hit, designs) for hit in group.hits[:most]))


def page_of(kind: Kind) -> Page[Entry]:
    """The page of one kind that the address asks for."""
    return Page(kind.entries, arguments.whole("page", 1, 1, 10_000), -(-kind.total // PER_PAGE), kind.total, PER_PAGE)


def entry(hit: Hit, designs: Mapping[str, Mapping[str, Fact]]) -> Entry:
    """One thing found, with what stands beside things of its kind."""
    facts, study = hit.facts, str(hit.facts.get("study", ""))
    told = hit.kind in {"claims", "definitions"} and (hit.text.marks or hit.title.marks)
    others = () if told else hit.others
    design = designs.get(study, facts if hit.kind == "studies" else {})
    return Entry(
        hit.kind, service().address(hit.page), name_of(hit), tuple(other.pieces for other in others), hit.text.pieces,
        tuple(more.pieces for more in hit.more), facts_of(hit), states_of(hit), bool(facts.get("contested")),
        Ref(str(facts["studyLabel"]), service().address(study)) if study else None,
        short_design(several(design, "methods"), several(design, "samples")) if design else "")


def name_of(hit: Hit) -> Pieces:
    """What a hit is called: a claim that its paper does not number is named by its kind."""
    name = claim_name(hit.title.text, str(hit.facts.get("kind", "")) if hit.kind == "claims" else "")
    return hit.title.pieces if name == hit.title.text else [(name, False)]


def facts_of(hit: Hit) -> tuple[str, ...]:
    """What stands beside a hit in figures."""
    facts = hit.facts
    if hit.kind == "constructs":
        return (f"studies: {facts['studies']}", f"links: {facts['links']}")
    if hit.kind == "definitions":
        return (f"after {facts['sources']}",) if facts["sources"] else ()
    if hit.kind == "studies":
        return (f"claims: {facts['claims']}",)
    return (f"cited by: {facts['citations']}", *(("a study of this corpus",) if facts["studiedAs"] else ())) if hit.kind == "works" else ()


def states_of(hit: Hit) -> tuple[tuple[str, int | None], ...]:
    """The states of a link with the number of studies in each, or that of a claim."""
    if hit.kind == "claims":
        return ((str(hit.facts["state"]), None),)
    return tuple((state, int(hit.facts[state])) for state in STATES if state in hit.facts) if hit.kind == "links" else ()


def several(facts: Mapping[str, Fact], name: str) -> tuple[str, ...]:
    """The values of a fact that holds several."""
    return tuple(part for part in str(facts.get(name, "")).split("; ") if part)


def plain(asked: str, found: Found) -> dict[str, object]:
    """What was found as JSON: places of the words as pairs of start and end."""
    return {
        "query": asked, "understood": found.asked, "holding": found.how, "answered": found.instead or None, "missing": list(found.missing),
        "suggestions": [{"query": s.text, "total": s.total} for s in found.suggestions], "total": found.total,
        "groups": [{"kind": group.kind, "total": group.total, "hits": [plain_hit(hit) for hit in group.hits]} for group in found.groups]}


def plain_hit(hit: Hit) -> dict[str, object]:
    """A hit as JSON."""
    return {"iri": hit.iri, "page": service().address(hit.page), "title": plain_passage(hit.title), "text": plain_passage(hit.text),
            "names": plain_passages(hit.others), "elsewhere": plain_passages(hit.more), "facts": dict(hit.facts)}


def plain_passages(passages: Sequence[Passage]) -> list[dict[str, object]]:
    """Passages as JSON."""
    return [plain_passage(passage) for passage in passages]


def plain_passage(passage: Passage) -> dict[str, object]:
    """A passage as JSON."""
    return {"text": passage.text, "marks": [list(mark) for mark in passage.marks]}
