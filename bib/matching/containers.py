"""Names of journals, books and conferences compared: abbreviated words after ISO 4, acronyms, subtitles; no list of journals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bib.matching.folding import FUNCTION_WORDS, words_of
from bib.matching.likeness import misspelt

Level = Literal["same", "short", "unclear", "other", "missing"]

_MEETING = frozenset(("proceedings", "proc", "conference", "conf", "symposium", "symp", "workshop", "meeting", "congress", "annual",
                      "international", "intl", "int", "volume", "vol", "tagung", "kongress"))
_AFTER = re.compile(r"\s*(?:\(|\[|:|=|/|\.\s)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er|o|a)?")
MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Container:
    """The name of a journal, a book or a conference, made comparable.

    Attributes:
        words: its words that mean something, folded.
        main: those in front of a subtitle or bracket.
        meeting: whether it names proceedings.
    """

    words: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    meeting: bool = False

    @classmethod
    def of(cls, text: str) -> Container:
        """The printed name made comparable, e.g. with ``words=("mis", "quarterly")`` for ``"The MIS Quarterly"``."""
        words = _meaning(text)
        main = _meaning(_AFTER.split(text.strip(), maxsplit=1)[0]) or words
        return cls(words, main, bool({"proceedings", "proc", "conference", "symposium", "workshop"} & set(words)))


def _meaning(text: str) -> tuple[str, ...]:
    found = words_of(text[:1000].replace(".", ". "))
    kept = tuple(w for w in found if w not in FUNCTION_WORDS and not _ORDINAL.fullmatch(w))[:MOST_WORDS]
    return kept or found[:MOST_WORDS]


def container_likeness(one: Container, other: Container) -> Level:
    """How alike two names of containers are: the ``same``, one ``short`` for the other, ``unclear``, an ``other`` one, or ``missing``."""
    if not one.words or not other.words:
        return "missing"
    if "".join(one.words) == "".join(other.words) or "".join(one.main) == "".join(other.main):
        return "same"
    for mine in {one.words, one.main}:
        for yours in {other.words, other.main}:
            if _short_for(*sorted((mine, yours), key=lambda w: (len("".join(w)), w))):
                return "short"
    if one.meeting or other.meeting:
        here, there = set(one.words) - _MEETING, set(other.words) - _MEETING
        return "other" if len(here) > 1 < len(there) and not (here & there) and one.meeting and other.meeting else "unclear"
    few, many = sorted((one.words, other.words), key=len)
    shared = sum(any(w == v or _abbreviates(*sorted((w, v), key=len)) for v in many) for w in few)
    return "unclear" if shared >= 0.6 * len(many) or (shared == len(few) and len(few) > 1) else "other"


@lru_cache(maxsize=65536)
def _short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name stands for the other: its words shortened in their order, or an acronym of it."""
    if len(short) == 1 and len(short[0]) <= 10 and len(long) > 1:
        return len(short[0]) > 1 and _acronym(short[0], long)
    if len(short) > 1 and len(short) == len(long):
        return all(w == v or _abbreviates(*sorted((w, v), key=len)) for w, v in zip(short, long, strict=True))
    if len(short) > 2 and len(long) - len(short) <= len(short):  # a subtitle without a sign in front of it
        return all(w == v or _abbreviates(*sorted((w, v), key=len)) for w, v in zip(short, long, strict=False)) and len(long) > len(short)
    return False


def _abbreviates(short: str, long: str) -> bool:
    """Whether a word is cut off (``manag``), contracted (``mgmt``, ``intl``) or written with a slip."""
    if long.startswith(short):
        return True
    if short[:1] != long[:1] or len(short) < 2:
        return False
    if misspelt(short, long):
        return True
    letters = iter(long)
    return len(short) < len(long) - 1 and all(letter in letters for letter in short) and long[-1] in (short[-1], "s", "l", "y")


def _acronym(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are beginnings of the words in their order, e.g. ``misq`` of ``mis quarterly``, ``pnas`` with words behind."""
    ends = {0}
    for count, word in enumerate(words, 1):
        ends = {end + size for end in ends for size in range(1, min(len(word), len(letters) - end) + 1)
                if letters[end:end + size] == word[:size]}
        if len(letters) in ends and (count == len(words) or (count >= 3 and len(letters) <= count + 1)):
            return True
    return False
