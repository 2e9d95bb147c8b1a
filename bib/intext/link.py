"""Citations linked to works: by which method, how sure, with all candidates; what is ambiguous stays so.

>>> from bib.model import Name, Work
>>> from bib.intext.markers import find_markers
>>> works = [Work(key="r1", author=(Name("Karjaluoto", "H."), Name("Lind", "A.")), issued=(2015,))]
>>> [(item.resolves_to, item.method) for item in link(find_markers("(Karjaluo & Lind, 2015)"), works)]
[('r1', 'misspelt name')]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bib.intext.folding import folded
from bib.intext.markers import Marker
from bib.intext.works import WorkIndex, alike, forms, given_initials, initials_of, people, printed_forms, resembles, without_small
from bib.model import OTHERS, Name, Work

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[A-Z]{1,2}")
_UNDATED = re.compile(r"n\.?\s?d\.?|no date|o\.?\s?j\.?|s\.?\s?a\.?")
_PENDING = re.compile(r"press|forthcoming|appear|prep|review|submitted|accepted|druck")


@dataclass(frozen=True, slots=True)
class Linked:
    """A citation with the work it means.

    Attributes:
        resolves_to: the key of the work; None where none fits or several fit alike.
        method: how it was found, e.g. ``"exact"``, ``"et al."``, ``"misspelt name"``, ``"ambiguous"``, ``"none"``.
        confidence: 0 to 1.
        candidates: the keys of all works it may mean, the likeliest first; where none fits, those of the same first author and year.
    """

    marker: Marker
    resolves_to: str | None
    method: str
    confidence: float
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a work fits a citation; ``rank`` is compared, ``method`` says what had to be forgiven."""

    position: int
    rank: float
    method: str


def link(markers: Sequence[Marker], works: Sequence[Work]) -> list[Linked]:
    """Each marker with its work, e.g. ``Linked(marker, "r12", "exact", 1.0, ("r12",))``; where none fits, with None and no candidates.

    Args:
        markers: the citations of one text.
        works: the list of references in printed order; a numbered citation means its place in it.
    """
    return _Linker(markers, works).linked()


def link_or_stub(markers: Sequence[Marker], works: Sequence[Work] = (), prefix: str = "w") -> tuple[list[Linked], list[Work]]:
    """As :func:`link`; what fits no work is linked to a stub, e.g. ``Work(key="w1", author=(Name(family="Berg"),), issued=(2014,))``.

    The same authors and year have the same stub; "Berg et al. 2014" shares the stub of "Berg, Lind, & Wu, 2014" where only one begins so.
    """
    linked = link(markers, works)
    stubs: list[Work] = []
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    open_ones = [k for k, item in enumerate(linked) if item.method == "none" and item.marker.authors]
    for k in sorted(open_ones, key=lambda k: linked[k].marker.others):  # those that name all authors make the stubs
        marker = linked[k].marker
        same = by_key[_families(marker)[0], marker.year_text + marker.suffix]
        fitting = [s for s in same if _same_authors(marker, stubs[s])]
        if len(fitting) != 1:
            fitting = [len(stubs)]
            same.append(len(stubs))
            stubs.append(_stub(marker, f"{prefix}{len(stubs) + 1}"))
        key = stubs[fitting[0]].key
        linked[k] = replace(linked[k], resolves_to=key, method="stub", confidence=0.9, candidates=(key,))
    return linked, stubs


def _same_authors(marker: Marker, stub: Work) -> bool:
    theirs = [folded(n.family_form) for n in stub.author if not n.stands_for_others]
    mine = _families(marker)
    initials, given = initials_of(marker.authors[0]), given_initials(stub.author[0])
    if initials and given and not (initials.startswith(given) or given.startswith(initials)):
        return False
    return theirs[:len(mine)] == mine if marker.others else theirs == mine and not stub.author[-1].stands_for_others


def _families(marker: Marker) -> list[str]:
    return [folded(_person(printed, marker.organisation).family_form) for printed in marker.authors]


def _stub(marker: Marker, key: str) -> Work:
    names = [_person(printed, marker.organisation) for printed in marker.authors]
    if marker.others:
        names.append(Name(literal=OTHERS))
    issued, issued_text = ((marker.year,), "") if marker.year else ((), marker.year_text)
    return Work(key=key, author=tuple(names), issued=issued, issued_text=issued_text, year_suffix=marker.suffix, extra=(("stub", "true"),))


def _person(printed: str, organisation: bool) -> Name:
    """The printed name as a name: initials are given names, e.g. ``Name(family="Wang", given="Y.-T.")`` for ``"Wang Y.-T."``."""
    if organisation:
        return Name(literal=printed)
    words = printed.replace(",", " ").split()
    given = [w for w in words if _INITIALS.fullmatch(w)]
    family = [w for w in words if w not in given]
    return Name(family=" ".join(family), given=" ".join(given)) if family else Name(family=printed)


class _Linker:
    def __init__(self, markers: Sequence[Marker], works: Sequence[Work]) -> None:
        self._markers, self._works = markers, works
        self._index = WorkIndex(works)
        self._people = [tuple(forms(n) for n in people(w)) for w in works]
        self._long = {folded(m.abbreviation): m.authors[0] for m in markers if m.abbreviation}
        self._done: dict[tuple[object, ...], Linked] = {}

    def linked(self) -> list[Linked]:
        return [self._of(marker) for marker in self._markers]

    def _of(self, marker: Marker) -> Linked:
        if marker.number is not None:
            within = 0 < marker.number <= len(self._works)
            key = self._works[marker.number - 1].key if within else None
            return Linked(marker, key, "number" if within else "none", 1.0 if within else 0.0, (key,) if key else ())
        same = (marker.authors, marker.others, marker.year_text, marker.suffix, marker.other_year)
        if same not in self._done:
            self._done[same] = self._by_names(marker)
        return replace(self._done[same], marker=marker)

    def _by_names(self, marker: Marker) -> Linked:
        fits = self._fits(marker)
        if not fits:
            namesakes = [self._works[p] for _, name in self._readings(marker)[:2] for p in self._index.by_name(name)]
            return Linked(marker, None, "none", 0.0, tuple(dict.fromkeys(w.key for w in namesakes if self._year(marker, w)[0] >= 0.9)))
        fits.sort(key=lambda f: (-f.rank, f.position))
        best = [f for f in fits if f.rank > fits[0].rank - 0.02]
        near = tuple(dict.fromkeys(self._works[f.position].key for f in fits if f.rank > fits[0].rank - 0.12))
        if len(best) > 1:
            keys = tuple(self._works[f.position].key for f in best)
            lettered = self._by_letter(marker, best)
            if lettered is None:
                return Linked(marker, None, "ambiguous", round(fits[0].rank / len(best), 3), keys)
            return Linked(marker, self._works[lettered].key, "letter by order", 0.6, keys)
        return Linked(marker, self._works[best[0].position].key, best[0].method, round(min(1.0, best[0].rank), 3), near)

    def _by_letter(self, marker: Marker, best: Sequence[_Fit]) -> int | None:
        """Of works that the list gives no letters, the one at the letter's place: letters follow the order of the list."""
        places = sorted(f.position for f in best)
        if not marker.suffix or any(self._works[p].year_suffix for p in places) or any(self._works[p].year != marker.year for p in places):
            return None
        place = ord(marker.suffix) - ord("a")
        return places[place] if place < len(places) else None

    def _fits(self, marker: Marker) -> list[_Fit]:
        """Every work that the citation may mean; looser readings are tried only where the stricter ones give none."""
        names = self._readings(marker)
        found: list[_Fit] = []
        if len(marker.authors) > 1:  # an organization whose name has commas and "and" was read as several authors
            organisation = replace(marker, authors=(" ".join(marker.authors),))
            positions = self._index.by_name(without_small(folded(organisation.authors[0])))
            found = [f for p in positions if (f := self._fit(organisation, p, 1.0, ""))]
        if found:
            return found
        for whole, name in names:
            found += [f for p in self._index.by_name(name) if (f := self._fit(marker, p, 1.0 if whole else 0.97, ""))]
            if found:
                return found
        for _, name in names[:1]:
            found += [f for p in self._index.by_title(name) if (f := self._fit(marker, p, 0.9, "title"))]
        if found:
            return found
        for _, name in names:
            slips = self._index.by_misspelt(name)
            found += [f for p, likeness in slips.items() if (f := self._fit(marker, p, likeness, "misspelt name")) and f.rank > 0.6]
            if found:
                return found
        found = self._by_the_others(marker, names[0][1])
        if found:
            return found
        if len(marker.authors) > 1 and (len(marker.authors) > 2 or marker.others):  # "In Kent, Berg and Wu (2010)": what is no name goes
            rest = replace(marker, authors=marker.authors[1:])
            found = [f for p in self._index.by_name(folded(rest.authors[0])) if (f := self._fit(rest, p, 0.85, "word before the names"))]
            found = [f for f in found if f.method == "word before the names"]
        if found:
            return found
        for _, name in names:
            found += [f for p in self._index.by_given(name) if (f := self._fit(marker, p, 0.8, "given name")) and "year" not in f.method]
        return found

    def _by_the_others(self, marker: Marker, first: str) -> list[_Fit]:
        """Works of the year whose authors behind the first are all the same: the first is misspelt, or the first two changed places."""
        if len(marker.authors) < 2 or marker.year is None:
            return []
        second, found = folded(marker.authors[1]), []
        for p in self._index.by_second(second):
            fit = self._fit(marker, p, 0.75, "misspelt name")
            if fit and fit.method == "misspelt name" and any(resembles(first, form) for form in self._people[p][0]):
                found.append(fit)
        for p in self._index.by_name(second):
            fit = self._fit(replace(marker, authors=(marker.authors[1], marker.authors[0], *marker.authors[2:])), p, 0.85, "order of names")
            if fit and fit.method == "order of names":
                found.append(fit)
        return found

    def _readings(self, marker: Marker) -> list[tuple[bool, str]]:
        first = marker.authors[0] if marker.authors else ""
        long = self._long.get(folded(first))
        names = printed_forms(first) + (printed_forms(long)[:1] if long else ())
        together = "".join(folded(a) for a in marker.authors) if len(marker.authors) == 2 else ""
        listed = [(k == 0, n) for k, n in enumerate(names)]
        if together:  # "Ragu–Nathan" with a dash, read as two names
            listed.append((False, together))
        return listed

    def _fit(self, marker: Marker, position: int, name: float, method: str) -> _Fit | None:
        year, by_year = self._year(marker, self._works[position])
        if not year:
            return None
        others, by_others = self._others(marker, self._people[position])
        name *= self._initial(marker.authors[0], self._works[position])
        if by_year == "year off by one" and (others < 0.9 or name < 0.9):
            return None
        if by_others == "other co-authors" and not others:  # another work of a namesake, which the list does not have
            return None
        kinds = [m for m in (method, by_others, by_year) if m]
        hard = [m for m in kinds if m != "et al."]
        return _Fit(position, name * 0.5 + year * 0.3 + others * 0.2, " + ".join(hard) or ("et al." if marker.others else "exact"))

    @staticmethod
    def _initial(printed: str, work: Work) -> float:
        """What a printed initial of the first author does to the likeness: "Wang Y. et al." is no work of P. Wang."""
        mine, named = initials_of(printed), people(work)
        theirs = given_initials(named[0]) if named else ""
        if not mine or not theirs or mine == theirs:
            return 1.0
        return 0.9 if mine.startswith(theirs) or theirs.startswith(mine) else 0.7

    @staticmethod
    def _year(marker: Marker, work: Work) -> tuple[float, str]:
        """How well the years agree, and what had to be forgiven; 0 where they do not."""
        if marker.year is None:
            if work.issued_text and _kind(work.issued_text) == _kind(marker.year_text):
                return (1.0, "") if marker.suffix == work.year_suffix else (0.9, "letter missing")
            if work.year is None:
                return 0.8, "year missing"
            return (0.6, "printed since") if _kind(marker.year_text) == "press" else (0.0, "")
        if work.year is None:
            return (0.55, "year missing") if _kind(work.issued_text) in ("press", "") else (0.0, "")
        if work.year in (marker.year, marker.other_year):
            if marker.suffix == work.year_suffix:
                return 1.0, ""
            if not marker.suffix:
                return 0.9, "letter missing"
            return (0.9, "letter not in list") if not work.year_suffix else (0.5, "other letter")
        if abs(work.year - marker.year) == 1:
            return 0.1, "year off by one"
        return 0.0, ""

    @staticmethod
    def _others(marker: Marker, theirs: Sequence[tuple[str, ...]]) -> tuple[float, str]:
        """How well the authors behind the first agree, and what had to be forgiven."""
        mine = marker.authors[1:]
        if marker.others and len(theirs) == 1:
            return 0.3, "et al. for one author"
        if not mine:
            if marker.others:
                return (1.0, "et al.") if len(theirs) != 2 else (0.85, "et al.")
            return (1.0, "") if len(theirs) <= 1 else (0.5, "et al. missing")
        agree, slips = 0.0, False
        for k, name in enumerate(mine, 1):
            readings = printed_forms(name)
            near = theirs[k:k + 1] or ()
            likeness = max((alike(r, f) for r in readings for t in near for f in t), default=0.0)
            if likeness < 1 and any(readings[0] in t for t in theirs[1:]):
                likeness, slips = 0.8, True
            slips = slips or 0 < likeness < 1
            agree += likeness
        share = agree / len(mine)
        missing = len(theirs) - 1 - len(mine)
        if missing > 0 and not marker.others:
            share -= 0.3
            return max(share, 0.0), "authors missing"
        if missing < 0:
            share -= 0.2
        return max(share, 0.0), "" if share == 1 else "misspelt co-author" if slips and share > 0.7 else "other co-authors"


def _kind(text: str) -> str:
    """What a date in words says: to be published, or without a date."""
    text = text.strip().lower()
    return "press" if _PENDING.search(text) else "undated" if _UNDATED.fullmatch(text) else ""


def unlinked_works(linked: Iterable[Linked], works: Iterable[Work]) -> list[Work]:
    """The works that no citation means, not even as a candidate, in the order of the list."""
    meant = {key for item in linked for key in (item.resolves_to, *item.candidates)}
    return [work for work in works if work.key not in meant]
