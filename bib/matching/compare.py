"""Are two entries one work? Each thing that both say speaks for it or against it with a weight; some things decide.

>>> from bib.model import Name, Work
>>> one = Work("a", "article-journal", "Big data: A survey of users", (Name("Berg", "Jan"), Name("Wu", "Li")), issued=(2020,), page="12-31")
>>> other = Work("b", "article-journal", "Big data", (Name("Berg", "J."), Name("Wu", "L.")), issued=(2019,), page="12–31", volume="4")
>>> found = compared(one, other)
>>> found.verdict, found.reasons[:2]
('same', ('authors: the same 2', 'pages: the same'))

What a record lacks never speaks against: it adds nothing. The weights are logarithms of odds in the sense of Fellegi and Sunter, set by
hand to round numbers; `bench/README.md` says how they were tried.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bib.matching import authors as names
from bib.matching.authors import authors_likeness
from bib.matching.containers import Container, container_likeness
from bib.matching.identifiers import may_be_one_doi
from bib.matching.places import pages_likeness
from bib.matching.profile import Profile
from bib.matching.titles import Likeness, title_likeness
from bib.model import Work

Verdict = Literal["same", "related", "different", "doubtful"]
Relation = Literal["", "version-of", "edition-of", "part-of", "about", "other-part"]

SAME, DOUBTFUL, AGAINST = 6.0, 3.0, -1.0
"""From so much weight on, two entries are one work; from so much on, a person has to say; up to so much, they cannot be one."""

TELLING = 0.6
"""A title that tells so much is a work's own; "Editorial" tells less."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two works gave.

    Attributes:
        verdict: ``same``; ``related`` (two works that belong together); ``doubtful`` (a person has to say); ``different``.
        relation: of what is not the same: one is another ``version-of`` the other (preprint, conference paper, thesis), another
            ``edition-of`` it, ``part-of`` it, ``about`` it (erratum, reply, review), or an ``other-part`` of one series; else empty.
        score: how much speaks for one work, from 0 to 1.
        reasons: in words, what spoke for and against, the weightiest first.
        contradicts: whether the two must not come into one group, not even where a third entry is the same as both. Of two entries
            that are different for want of anything in common, neither contradicts the other.
    """

    verdict: Verdict
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    contradicts: bool = False


def compared(one: Work, other: Work) -> Comparison:
    """Whether two works are one, with the reasons; the order of the two does not matter."""
    return compared_profiles(Profile.of(one), Profile.of(other))


def compared_profiles(one: Profile, other: Profile) -> Comparison:
    """The same for works that were made comparable before."""
    if one.work == other.work:
        return Comparison("same", "", 1.0, ("all fields: the same",))
    mine, yours = _order(one), _order(other)
    if yours < mine or (yours == mine and repr(other.work) < repr(one.work)):
        one, other = other, one
    return _Weighing(one, other).result()


def _order(profile: Profile) -> tuple[str, ...]:
    """What makes the comparison of two works the same whichever is named first."""
    work = profile.work
    return profile.title.joined, work.title, work.doi, work.container_title, work.page, work.volume, work.key


class _Weighing:
    """Two works on the scales."""

    def __init__(self, one: Profile, other: Profile) -> None:
        self.one, self.other = one, other
        self.authors = authors_likeness(one.authors, other.authors)
        self.title = _title(one, other, self.authors)
        self.container = container_likeness(one.container, other.container)
        self.pages = pages_likeness(one.pages, other.pages)
        self.years = abs(one.year - other.year) if one.year is not None and other.year is not None else None
        self.forms = {f for f in (one.form, other.form) if f}
        kinds = one.identifiers.keys() & other.identifiers.keys()
        self.shared = sorted(k for k in kinds if one.identifiers[k] == other.identifiers[k])
        self.split = sorted(k for k in kinds - {"isbn"} if one.identifiers[k] != other.identifiers[k]  # a hardback has its own ISBN
                            and not (k == "doi" and may_be_one_doi(one.identifiers[k], other.identifiers[k])))
        self.volume = _equal(one.volume, other.volume)
        self.weights = sorted(self._weights(), key=lambda x: (-abs(x[0]), x[1]))
        self.sum = sum(weight for weight, _ in self.weights)

    @property
    def placed(self) -> bool:
        """Whether both are printed at one place: the same first page, and no other volume."""
        return self.pages == "same" and self.volume is not False

    @property
    def people(self) -> bool:
        """Whether the names agree, all or as far as one names them."""
        return self.authors.level in ("same", "order", "first")

    def result(self) -> Comparison:
        """The verdict: what decides, else the sum of what speaks for and against."""
        verdict, relation, why = self._decided() or (None, "", "")
        contradicts = verdict is not None or self.sum <= AGAINST or bool(self._apart())
        if verdict is None:
            verdict = "same" if self.sum >= SAME else "doubtful" if self.sum >= DOUBTFUL else "different"
            if verdict == "same" and (why := self._apart() or self._thin()):
                verdict = "doubtful"
        score = 1 / (1 + math.exp(-max(-30.0, min(30.0, (self.sum - (SAME + DOUBTFUL) / 2) / 1.5))))
        reasons = tuple(words for _, words in self.weights)
        return Comparison(verdict, relation, round(score, 3), (why, *reasons) if why else reasons, contradicts)

    def _decided(self) -> tuple[Verdict, Relation, str] | None:
        """What decides whatever else there is."""
        one, other, title = self.one, self.other, self.title
        if title.about and (self.authors.level != "other" or title.info >= TELLING):
            if self.shared:
                return "doubtful", "about", f"one {self.shared[0]} for a work and a {title.about} about it"
            return "related", "about", f"one is a {title.about} about the other"
        if title.numbered and title.level == "close":
            if self.shared and self.placed:
                return "doubtful", "other-part", "one identifier and one place for two numbered titles"
            return "related", "other-part", "the titles name different numbers, years or parts"
        if self.shared and title.level in ("far", "close") and title.other > 0.3:
            if {"chapter", "book"} & self.forms:
                return "related", "part-of", f"one {self.shared[0]} for two titles: parts of one book"
            if self._two_works():
                return "doubtful", "", f"one {self.shared[0]} for two titles"
        if self._inside():
            return "related", "part-of", "the title of the one is the book that the other stands in"
        if not title.agrees:
            return None
        if one.edition and other.edition and one.edition != other.edition:
            return "related", "edition-of", "two editions are named"
        if self.forms == {"chapter", "book"}:
            return "related", "part-of", "one is a chapter, the other a book"
        if self._versions():
            return "related", "version-of", "published in two ways"
        return None

    def _two_works(self) -> bool:
        """Whether two that share an identifier and not a title may be two all the same: a heading for a title is no sign of that."""
        return (not self.people or self.pages == "other" or self.volume is False
                or (self.title.info >= TELLING and not self._one_place()))

    def _one_place(self) -> bool:
        """Whether both are printed on the same pages of one volume under the same names: then two titles are one in two languages."""
        return (self.placed and bool(self.volume) and self.people and self.container != "other"
                and self.one.pages.end == self.other.pages.end > self.one.pages.start > 0)

    def _versions(self) -> bool:
        """Whether these are a preprint, conference paper or thesis and what became of it; or one title in two journals."""
        if self.shared or self.authors.level in ("other", "clash") or (self.title.info < TELLING and self.authors.level == "missing"):
            return False
        if self.container in ("same", "short") or (self.placed and self.volume):
            return False
        mine, yours = self.one.form, self.other.form
        if mine != yours and "preprint" in (mine, yours):
            return len(self.forms) == 2 or bool(self.split) or self.container == "other"
        if self.placed or "data" in self.forms:
            return False
        if len(self.forms) == 2:
            apart = self.container == "unclear" and (bool(self.years) or self.forms == {"journal", "meeting"})
            return apart or self.container == "other" or "thesis" in self.forms
        return mine == yours != "preprint" and self.container == "other" and self.authors.agrees and self.pages != "missing"

    def _inside(self) -> bool:
        """Whether the one is the book in which the other stands."""
        if self.forms != {"chapter", "book"}:
            return False
        whole, part = (self.one, self.other) if self.one.form == "book" else (self.other, self.one)
        return container_likeness(Container.of(whole.work.title), part.container) in ("same", "short")

    def _apart(self) -> str:
        """What says that the two stand in different places, where nothing says that it is a slip; empty where nothing does."""
        if self.shared:
            return ""
        if self.split:
            return f"each has a {self.split[0]} of its own"
        if self.pages == "same":  # on the same page, another volume or issue is a slip
            return ""
        if self.volume is False:
            return "they stand in two volumes"
        if self.one.issue and self.other.issue and not self._equal_issue() and self.years in (0, None):
            return "they stand in two issues"
        if self.one.container.meeting and self.other.container.meeting and self.years:
            return "proceedings of two years"
        if self.title.level == "close":
            return "a word of the title is another one"
        return "the given names are others" if self.authors.level == "clash" else ""

    def _thin(self) -> str:
        """Why what speaks for one work is too little to say so; empty where it is enough."""
        if self.shared:
            return ""
        meetings = self.one.container.meeting + self.other.container.meeting
        if meetings == 1 and not self.placed and self.container in ("unclear", "other"):
            return "one stands in proceedings, the other does not"
        if self.title.level == "missing":
            together = self.people and self.authors.matched > 1 and self.volume and self._equal_issue()
            return "" if self.placed or together else "one has no title"
        if self.title.info < TELLING and not self._well_known():
            return "many works have a title like this one"
        return "" if sum(weight > 0 for weight, _ in self.weights) > 1 else "no more than a title is known of both"

    def _well_known(self) -> bool:
        """Whether two with a title of few words are one by their place, or are a book by its authors and year."""
        book = "book" in self.forms and self.authors.level in ("same", "order") and self.years == 0
        return self.placed or book or (self.people and bool(self.volume) and self._equal_issue())

    def _equal_issue(self) -> bool:
        return bool(self.one.issue and self.one.issue == self.other.issue)

    def _weights(self) -> Iterator[tuple[float, str]]:
        """What speaks for (more than 0) and against, with its words."""
        for kind in self.shared:
            yield (9.0 if kind != "isbn" else 4.0), f"{kind.upper() if kind != 'arxiv' else 'arXiv'}: the same"
        for kind in self.split:
            yield -5.0, f"{kind.upper() if kind != 'arxiv' else 'arXiv'}: each has another one"
        if self.title.level != "missing":
            label = self.title.level == "far" and self.title.info < TELLING and self.people
            if self.title.level in ("far", "close") and not self.title.numbered and self._one_place():
                yield -2.0, f"{self.title.words}, but on the same pages"
            else:
                yield (-4.0 if label else _title_weight(self.title)), self.title.words + (", which may be a heading" if label else "")
        if self.authors.level != "missing":
            yield _authors_weight(self.authors), self.authors.words
        yield from self._year()
        yield from self._place()

    def _year(self) -> Iterator[tuple[float, str]]:
        if self.years is None:
            return
        if self.years == 0:
            yield 1.0, "year: the same"
        elif self._yearly():
            yield -6.0, f"year: {self.years} apart, of a title that comes out again and again"
        elif self.years == 1:
            yield 0.0, "year: one apart"
        else:
            yield (-1.0 if self.years == 2 else -2.5), f"year: {self.years} apart"

    def _yearly(self) -> bool:
        """Whether the two may be what comes out each year under one title: no person wrote it, nothing else identifies it."""
        people = self.one.authors.are_people or self.other.authors.are_people
        common = self.title.info < TELLING and "book" not in self.forms
        return not self.shared and not self.placed and (not people or common) and self.title.level != "missing"

    def _place(self) -> Iterator[tuple[float, str]]:
        if self.container in ("same", "short"):
            yield 1.5, "container: the same" + (", one name shortened" if self.container == "short" else "")
        elif self.container == "other":
            yield -2.5, "container: another one"
        if self.volume is not None:
            yield (1.0 if self.volume else -2.5), f"volume: {'the same' if self.volume else 'another one'}"
        common = self.title.level != "missing" and self.title.info < TELLING  # an editorial stands in each issue
        issue = _equal(self.one.issue, self.other.issue)
        if issue is not None:
            yield (0.5 if issue else -6.0 if common and not self.placed else -1.0), f"issue: {'the same' if issue else 'another one'}"
        if self.pages == "same":
            last = self.one.pages.end and self.one.pages.end == self.other.pages.end
            yield (3.0 if last else 2.5), "pages: the same" if last else "pages: the same first one"
        elif self.pages in ("other", "apart"):
            first_online = self.pages == "apart" and self.volume is None
            yield (-0.5 if first_online else -6.0 if common else -3.0), "pages: others"


def _title(one: Profile, other: Profile, authors: names.Likeness) -> Likeness:
    """How alike the titles are; a source that prints no title may name a book where others name the journal."""
    found = title_likeness(one.title, other.title)
    placed = one.pages.first and one.pages.first == other.pages.first and one.volume == other.volume
    if (found.about == "review" or (found.about == "reply" and placed)) and authors.level in ("same", "order", "first"):
        return Likeness("slips", found.info, words=f"title: the same but for the word for a {found.about}")  # nobody reviews an own work
    if found.level == "missing":
        for bare, whole in ((one, other), (other, one)):
            if not bare.title.words and bare.container.words and whole.title.words and not whole.container.words and (
                    container_likeness(bare.container, Container.of(whole.work.title)) in ("same", "short")):
                return Likeness("subtitle", max(0.6, whole.title.info), words="title: that of the one is the place that the other names")
    return found


def _equal(one: str, other: str) -> bool | None:
    """Whether two printed numbers are the same; None where one is missing."""
    return one == other if one and other else None


def _title_weight(title: Likeness) -> float:
    if title.level in ("same", "order"):
        return 2.0 + 5.0 * title.info
    if title.level == "subtitle":
        return 1.0 + 5.0 * title.info
    if title.level == "slips":
        return 1.5 + 5.0 * title.info - min(2.0, 0.4 * title.slips)
    if title.level == "close" and not title.numbered:
        return 3.0 * title.info - 15.0 * title.other
    return -5.0 if title.level == "close" else -9.0


def _authors_weight(authors: names.Likeness) -> float:
    if authors.level in ("same", "order"):
        return min(4.0, 1.0 + authors.matched) - min(1.0, 0.4 * authors.slips)
    return {"first": 2.0, "part": 1.0, "clash": -3.0, "other": -6.0}[authors.level]
