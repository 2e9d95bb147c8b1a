"""Lists of names compared: initials against given names, slips, other order, names left out, lists that end in *et al.*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bib.matching.folding import folded, words_of
from bib.matching.likeness import misspelt
from bib.model import Name

MOST_NAMES = 40
"""So many names of a list are looked at; papers of physics have thousands."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

Level = Literal["same", "order", "first", "part", "clash", "other", "missing"]


@dataclass(frozen=True, slots=True)
class Author:
    """A name made comparable.

    Attributes:
        family: the folded family name without particle and spaces, e.g. ``"berg"``; of an organization all its words.
        given: the folded given names as words, e.g. ``("jan", "p")``.
        particle: e.g. ``"vanden"``.
        group: whether this is an organization.
    """

    family: str
    given: tuple[str, ...] = ()
    particle: str = ""
    group: bool = False

    @classmethod
    def of(cls, name: Name) -> Author:
        """The name made comparable; a literal of two parts with a comma is read as a person's."""
        if name.literal:
            before, comma, behind = name.literal.partition(",")
            if comma and len(before.split()) <= 3 and 0 < len(behind.split()) <= 3 and "," not in behind:
                return cls("".join(words_of(before)), words_of(behind))
            return cls("".join(words_of(name.literal)), group=True)
        printed = name.family or name.given
        given = words_of(name.given) if name.family else ()
        if not given and name.family:  # "Smith JA", as some exports have it
            *rest, last = printed.split() or [""]
            if rest and last.isupper() and len(last.replace(".", "")) <= 3 and not printed.isupper():
                printed, given = " ".join(rest), tuple(folded(c) for c in last if c.isalpha())
        words = words_of(printed)
        if len(words) > 1 and words[-1] in _SUFFIXES:
            words = words[:-1]
        return cls("".join(words), _initials_apart(given, name.given), "".join(words_of(name.particle)))

    @property
    def initial(self) -> str:
        """The first letter of the given names; empty where none is known."""
        return self.given[0][0] if self.given else ""


def _initials_apart(given: tuple[str, ...], printed: str) -> tuple[str, ...]:
    """Given names as words; capitals written together are initials, e.g. ``("j", "a")`` for ``JA``."""
    if len(given) == 1 and len(given[0]) <= 3 and printed.strip().isupper() and printed.strip().isalpha():
        return tuple(given[0])
    return given


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two lists of names stand to each other.

    Attributes:
        level: the ``same``; the same in another ``order``; the ``first`` and no more is to be compared (*et al.*); ``part`` of the
            names; ``clash`` (family names agree, given names do not); ``other`` people; ``missing`` on one side.
        matched: how many names agree.
        slips: how many of them with a slip in the family name.
        words: the finding in words.
    """

    level: Level
    matched: int = 0
    slips: int = 0
    words: str = ""

    @property
    def agrees(self) -> bool:
        """Whether these may be the authors of one work."""
        return self.level in ("same", "order", "first", "part")


@dataclass(frozen=True, slots=True)
class Authors:
    """A list of names made comparable; ``cut`` where the source leaves further ones out."""

    names: tuple[Author, ...] = ()
    cut: bool = False

    @classmethod
    def of(cls, names: Sequence[Name], cut: bool = False) -> Authors:
        """The names made comparable; ``cut`` says that there may be further ones."""
        people = [a for n in names[:MOST_NAMES] if not n.stands_for_others and (a := Author.of(n)).family]
        return cls(tuple(people), cut or any(n.stands_for_others for n in names) or len(names) > MOST_NAMES)

    @property
    def are_people(self) -> bool:
        """Whether a person is among them."""
        return any(not a.group for a in self.names)


def authors_likeness(one: Authors, other: Authors) -> Likeness:
    """How alike two lists of names are; the order of the two does not matter."""
    if not one.names or not other.names:
        return Likeness("missing")
    short, long = (one, other) if len(one.names) <= len(other.names) else (other, one)
    rest = list(range(len(long.names)))
    pairs: list[tuple[int, int]] = []
    clashes = slips = 0
    for here, name in enumerate(short.names):
        best, there = max(((_match(name, long.names[k]), -abs(k - here), -k) for k in rest), default=(0, 0, 0))[0::2]
        if best == 0:
            continue
        rest.remove(-there)
        if best == 1:
            clashes += 1
        else:
            pairs.append((here, -there))
            slips += best == 2
    matched, few, many = len(pairs), len(short.names), len(long.names)
    if not matched:
        return Likeness("clash", words="authors: the family names agree, the given names do not") if clashes else Likeness(
            "other", words="authors: other names")
    slip = f", {slips} with a slip" if slips else ""
    if matched == few == many:
        if all(a == b for a, b in pairs):
            return Likeness("same", matched, slips, f"authors: the same {_counted(matched)}{slip}")
        return Likeness("order", matched, slips, f"authors: the same {_counted(matched)} in another order{slip}")
    if matched == few and short.cut and (0, 0) in pairs:
        return Likeness("first", matched, slips, f"authors: the first {_counted(matched)} the same, the others left out{slip}")
    if (matched + clashes >= few and not clashes) or matched >= 0.6 * few:
        return Likeness("part", matched, slips, f"authors: {matched} of {few} and {many} agree{slip}")
    return Likeness("clash" if matched < clashes else "part" if matched * 2 >= few else "other", matched, slips,
                    f"authors: only {matched} of {few} and {many} agree{slip}")


def _counted(n: int) -> str:
    return "one" if n == 1 else str(n)


def _match(one: Author, other: Author) -> int:
    """3 for one person, 2 with a slip in the family name, 1 for another person with this family name, 0 for somebody else."""
    slip = False
    if one.family != other.family:
        longer, shorter = (one, other) if len(one.family) >= len(other.family) else (other, one)
        if one.group or other.group:  # "World Health Organization" and "World Health Organization (WHO)"; a person in a literal
            return 3 if len(shorter.family) > 4 and shorter.family in longer.family else 0
        if one.particle + one.family != other.particle + other.family:
            if _exchanged(one, other):
                return 3
            if misspelt(one.family, other.family):
                slip = True
            elif not (len(shorter.family) > 3 and (longer.family.startswith(shorter.family) or longer.family.endswith(shorter.family))):
                return 0
            else:  # "Garcia" and "Garcia Lopez": one of two names is left out
                slip = True
                if not one.initial or one.initial != other.initial:
                    return 0
    if not one.given or not other.given:
        return 2 if slip else 3
    if not _given_agree(one.given, other.given):
        return 0 if slip else 1
    return 2 if slip else 3


def _exchanged(one: Author, other: Author) -> bool:
    """Whether family and given name have changed places."""
    return bool(one.given and other.given) and len(one.family) > 1 and len(other.family) > 1 and (
        ("".join(one.given) == other.family and one.family == "".join(other.given))
        or (one.given[0] == other.family and one.family == other.given[0]))


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names may be those of one person: each is the beginning of the other or a slip of it."""
    if "".join(one) == "".join(other):
        return True
    first, second = one[0], other[0]
    if first.startswith(second) or second.startswith(first) or misspelt(first, second):
        return all(a[0] == b[0] for a, b in zip(one[1:2], other[1:2], strict=False)) or len(first) > 1 < len(second)
    return (len(one) > 1 and one[1].startswith(second)) or (len(other) > 1 and other[1].startswith(first))  # known by the second one
