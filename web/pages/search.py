"""The search: constructs by any of their names, works, studies and claims that hold every word, marked."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from kg.queries.matching import holds, matching, words_of
from web import arguments
from web.highlight import Pieces, marked
from web.link_lines import Ref, ref
from web.rows import Row, count, several, text
from web.service import panel

bp = Blueprint("search", __name__)

SHOWN = 20
"""So many of each kind are shown; the lists have the others."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its name, what stands beside it, and chips with further facts; all with the words marked where they stand."""

    href: str
    name: Pieces
    words: Pieces
    facts: tuple[str, ...] = ()
    state: str = ""
    study: Ref | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; ``more`` is the address of the list with the same words."""

    title: str
    anchor: str
    hits: tuple[Hit, ...]
    total: int
    more: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the template may use."""

    asked: str
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """How many things were found."""
        return sum(group.total for group in self.groups)


@bp.get("/search")
def page() -> str:
    """The page."""
    return render_template("search.html", page=search_page())


def search_page() -> SearchPage:
    """What holds every word of the question."""
    asked = arguments.words("q")
    words = words_of(asked)
    if not words:
        return SearchPage(asked, ())
    constructs = sorted(matching(panel("constructs/list"), words, ("conceptLabel", "alternativeNames", "scopeNote")).rows,
                        key=lambda row: closeness(row, words, " ".join(words)))
    studies = matching(panel("studies/list"), words, ("studyLabel", "title", "methods", "key")).rows
    works = matching(panel("works/list"), words, ("workLabel", "title", "authorNames", "container")).rows
    claims = matching(panel("claims/list"), words, ("claimText", "claimLabel", "studyLabel")).rows
    return SearchPage(asked, tuple(group for group in (
        group_of("Constructs", "constructs", "/constructs", [construct_hit(row, words) for row in constructs[:SHOWN]], len(constructs)),
        group_of("Studies", "studies", "/studies", [study_hit(row, words) for row in studies[:SHOWN]], len(studies)),
        group_of("Claims", "claims", "/claims", [claim_hit(row, words) for row in claims[:SHOWN]], len(claims)),
        group_of("Works", "works", "/works", [work_hit(row, words) for row in works[:SHOWN]], len(works)),
    ) if group.hits))


def group_of(title: str, anchor: str, path: str, hits: list[Hit], total: int) -> Group:
    """A group of hits."""
    return Group(title, anchor, tuple(hits), total, path)


def closeness(row: Row, words: tuple[str, ...], whole_text: str) -> tuple[int, int, int, str]:
    """Where a construct stands among those found: one of that very name first, then by label, then by another name, then by its note."""
    names = [text(row, "conceptLabel"), *several(row, "alternativeNames")]
    folded = [" ".join(words_of(name)) for name in names]
    tests = (folded[0] == whole_text, whole_text in folded, holds(names[:1], words), holds(names, words), True)
    level = tests.index(True)
    return (level, -(count(row, "namedInStudies")), -(count(row, "links")), folded[0])


def construct_hit(row: Row, words: tuple[str, ...]) -> Hit:
    """A construct, with those of its other names, or its note, that hold a word."""
    others = [name for name in several(row, "alternativeNames") if any(hit for _, hit in marked(name, words))]
    beside = "also " + "; ".join(others) if others else text(row, "scopeNote")
    return Hit(ref(row, "concept").href, marked(text(row, "conceptLabel"), words), marked(beside, words),
               (f"studies: {count(row, 'namedInStudies')}", f"links: {count(row, 'links')}"))


def study_hit(row: Row, words: tuple[str, ...]) -> Hit:
    """A study, with its title."""
    return Hit(ref(row, "study").href, marked(text(row, "studyLabel"), words), marked(text(row, "title"), words),
               (f"claims: {count(row, 'claims')}",))


def claim_hit(row: Row, words: tuple[str, ...]) -> Hit:
    """A claim, in its words, with its state and its study."""
    return Hit(ref(row, "claim").href, marked(text(row, "claimLabel"), words), marked(text(row, "claimText"), words),
               state=text(row, "state"), study=ref(row, "study"))


def work_hit(row: Row, words: tuple[str, ...]) -> Hit:
    """A work, with its title, and the authors where only they hold a word."""
    title = text(row, "title")
    more = (title, text(row, "authorNames"), text(row, "container"))
    beside = title if holds((title, text(row, "workLabel")), words) else "; ".join(x for x in more if x)
    cited = len(row["citedBy"].parts) if row["citedBy"] else 0
    return Hit(ref(row, "work").href, marked(text(row, "workLabel"), words), marked(beside, words), (f"cited by: {cited}",))
