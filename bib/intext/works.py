"""The works of a list of references by the names that a text may call them by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from bib.intext.folding import folded
from bib.model import Name, Work

_SMALL = frozenset(("of", "for", "the", "and", "on", "in", "de", "la", "du", "des", "fur", "und"))
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")


def people(work: Work) -> tuple[Name, ...]:
    """Who a citation names: the authors, else the editors, without "and others"."""
    return tuple(n for n in (work.author or work.editor) if not n.stands_for_others)


def forms(name: Name) -> tuple[str, ...]:
    """How a text may print the name, folded, the usual form first; of an organization also its abbreviation."""
    if name.literal:
        whole = folded(_BRACKETED.sub(" ", name.literal)) or folded(name.literal)
        whole = whole.removeprefix("the ")
        words = whole.split()
        short = "".join(w[0] for w in without_small(whole).split()) if len(words) > 1 else ""
        longer = "".join(w[0] for w in words) if short else ""
        first = name.literal.split()[0]
        leading = folded(first) if first.isupper() and len(first) > 2 else ""  # "FAO" of "FAO Statistics Division"
        inside = _BRACKETED.findall(name.literal)
        return tuple(dict.fromkeys(f for f in (whole, without_small(whole), short, longer, *(folded(i) for i in inside), leading) if f))
    found = [folded(name.family_form), folded(name.family)]
    words = folded(name.family_form).split()
    found += ["".join(words)] + ([words[-1], words[0]] if len(words) > 1 else [])
    return tuple(dict.fromkeys(f for f in found if f))


def without_small(name: str) -> str:
    """The folded name of an organization without "of", "and" and the like, e.g. ``"ministry health welfare"``."""
    return " ".join(w for w in name.split() if w not in _SMALL)


def printed_forms(name: str) -> tuple[str, ...]:
    """What a printed name may stand for, folded: all of it, then without given names or a word too many before or behind it."""
    printed = folded(name).split()
    words = [w for w in printed if len(w) > 1] or printed
    longer = [" ".join(words[k:]) for k in range(len(words))]
    shorter = ["".join(words), words[0]] if len(words) > 1 else []
    return tuple(dict.fromkeys(w for w in [" ".join(printed), *longer, *shorter] if len(w) > 1 or len(words) == 1))


def initials_of(name: str) -> str:
    """The initials that a text prints with a name, folded, e.g. ``"yt"`` for ``"Wang Y.-T."``; else nothing."""
    return "".join(w for w in folded(name).split() if len(w) == 1)


def given_initials(name: Name) -> str:
    """The initials of the given names of a work's author, folded, e.g. ``"yt"`` for ``"Yu-Tang"``, ``"Y. T."`` and ``"YT"``."""
    if name.given.isupper() and name.given.isalpha() and len(name.given) < 4:
        return folded(name.given)
    return "".join(w[0] for w in folded(name.given).split())


def alike(a: str, b: str) -> float:
    """How alike two folded names are, 1 for the same, 0 where more than a slip of the pen parts them.

    One slip for names of four letters, two from seven on; one more where the beginnings are the same ("Karjaluo", "Karjaluoto").
    """
    if a == b:
        return 1.0
    short, long = sorted((len(a), len(b)))
    if short < 4:
        return 0.0
    allowed = 1 if short < 7 else 2
    if short >= 5 and a[:5] == b[:5]:
        allowed += 1
    distance = OSA.distance(a, b, score_cutoff=allowed)
    return 0.0 if distance > allowed else 1 - distance / long


def resembles(a: str, b: str) -> bool:
    """Whether two folded names are more alike than chance where everything else agrees, e.g. ``"ocass"`` and ``"ocasey"``."""
    return OSA.normalized_similarity(a, b) >= 0.5 and a[:1] == b[:1]


class CitedNames:
    """The names and years that citations of some works may print: what is in the list decides where a form alone is doubtful."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._names: set[str] = set()
        self._dated: set[tuple[str, int | None]] = set()
        for work in works:
            for place, person in enumerate(people(work)):
                printed = [form for form in forms(person) if len(form) > 1]
                self._names.update(printed)
                self._dated.update((form, work.year) for form in printed if place == 0)

    def __bool__(self) -> bool:
        return bool(self._names)

    def has(self, name: str) -> bool:
        """Whether an author of a work has this printed name, e.g. ``"van den Berg"`` or ``"World Health Organization"``."""
        return any(form in self._names for form in printed_forms(name))

    def has_word(self, word: str) -> bool:
        """Whether a folded word alone is an author's name."""
        return word in self._names

    def dated(self, name: str, year: int | None) -> bool:
        """Whether a first author of this printed name has a work of this year."""
        return any((form, year) in self._dated for form in printed_forms(name))


class WorkIndex:
    """Looks up works by the name of their first author, exactly or with slips; each look-up sees a few works, however long the list."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._by_block: dict[str, set[str]] = defaultdict(set)
        self._by_second: dict[str, list[int]] = defaultdict(list)
        self._by_given: dict[str, list[int]] = defaultdict(list)
        self._by_title: dict[str, list[int]] = defaultdict(list)
        for position, work in enumerate(works):
            named = people(work)
            for form in forms(named[0]) if named else ():
                self._by_form[form].append(position)
                for block in _blocks(form):
                    self._by_block[block].add(form)
            for form in forms(named[1]) if len(named) > 1 else ():
                self._by_second[form].append(position)
            if named and folded(named[0].given):
                self._by_given[folded(named[0].given).split()[0]].append(position)
            named_by = work.title if not named else named[0].literal
            words = folded(named_by).split()
            for k in range(1 if not named else 3, min(len(words), 8) + 1):
                self._by_title[" ".join(words[:k])].append(position)

    def by_name(self, name: str) -> list[int]:
        """Works whose first author bears the folded name."""
        return self._by_form.get(name, [])

    def by_second(self, name: str) -> list[int]:
        """Works whose second author bears the folded name."""
        return self._by_second.get(name, [])

    def by_title(self, title: str) -> list[int]:
        """Works without authors whose title begins with these folded words, and those of organizations whose name does."""
        return self._by_title.get(title, [])

    def by_given(self, name: str) -> list[int]:
        """Works whose first author has this given name, which a text printed for the family name."""
        return self._by_given.get(name, []) if len(name) > 2 else []

    def by_misspelt(self, name: str) -> dict[int, float]:
        """Works whose first author's name is the folded one but for a slip, with how alike the names are."""
        found: dict[int, float] = {}
        for form in {f for block in _blocks(name) for f in self._by_block.get(block, ())}:
            likeness = alike(name, form)
            if 0 < likeness < 1:
                for position in self._by_form[form]:
                    found[position] = max(likeness, found.get(position, 0.0))
        return found


def _blocks(form: str) -> tuple[str, ...]:
    """Keys of which two names with a slip between them share one: how they begin (one letter may be wrong), how they end."""
    if len(form) < 4:
        return ()
    return tuple(dict.fromkeys((f"<{form[:3]}", f">{form[-4:]}", f"={form[0]}{form[2:4]}", f"-{form[1:4]}")))
