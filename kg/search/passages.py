"""Where the words of a question stand in a text, and as much of a long text as shows them. Places, no markup: a page marks as it likes.

>>> Marker([(("capability",), True)]).passage("Dynamic capability")
Passage(text='Dynamic capability', marks=((8, 18),))
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.queries.matching import joined, letters
from kg.search.words import UNSPACED

LONGEST = 280
"""A longer text is cut to the part that shows most of the words."""

_BEFORE = 60
"""So many letters of a cut text stand before the first mark."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, or the part of it that matters, with what is to be marked: start and end of each stretch, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces; True stands by those that are to be marked."""
        edges = [0, *(edge for mark in self.marks for edge in mark), len(self.text)]
        return [(self.text[a:b], bool(n % 2)) for n, (a, b) in enumerate(pairwise(edges)) if a < b]


class Marker:
    """Finds the words of one question.

    Args:
        patterns: tokens side by side, and whether the last of them may go on.
    """

    def __init__(self, patterns: Iterable[tuple[Sequence[str], bool]]) -> None:
        found = sorted({_pattern(tokens, open_) for tokens, open_ in patterns if tokens}, key=lambda p: (-len(p), p))
        self._pattern = re.compile("|".join(found)) if found else None

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand."""
        if self._pattern is None or not text:
            return []
        whole, places = letters(text)
        return joined((places[m.start()], places[m.end() - 1] + 1) for m in self._pattern.finditer(whole))

    def passage(self, text: str, longest: int = LONGEST) -> Passage:
        """The text with its marks, cut if it is long."""
        marks = self.marks(text)
        if len(text) <= longest:
            return Passage(text, tuple(marks))
        start = self._best_start(text, marks, longest)
        end = start + longest
        if end < len(text):
            end = max((end if text[end].isspace() else text.rfind(" ", start + longest // 2, end)), start + longest // 2)
        before, after = "… " if start else "", " …" if end < len(text) else ""
        move = len(before) - start
        shown = text[start:end].rstrip()
        kept = tuple((a + move, min(b, start + len(shown)) + move) for a, b in marks if start <= a < start + len(shown))
        return Passage(before + shown + after, kept)

    def _best_start(self, text: str, marks: Sequence[tuple[int, int]], longest: int) -> int:
        """Where the part with most marks begins: at a word, a little before its first mark."""
        if not marks or marks[-1][1] <= longest:
            return 0
        reach = longest - _BEFORE
        ends = [end for _, end in marks]  # in order, as the marks are: a text of a whole page may have thousands
        within = [bisect_right(ends, start + reach) - n for n, (start, _) in enumerate(marks)]
        first = marks[within.index(max(within))][0]
        start = min(max(first - _BEFORE, 0), len(text) - longest)
        space = text.find(" ", start, first)
        return space + 1 if start and space >= 0 else start


def _pattern(tokens: Sequence[str], open_: bool) -> str:
    """The regular expression of tokens in a folded text."""
    edge = f"(?:(?<![^\\W_])|(?<=[{UNSPACED}]))"
    start = "" if re.match(f"[{UNSPACED}]", tokens[0]) else edge
    end = "" if open_ or re.match(f"[{UNSPACED}]", tokens[-1]) else f"(?:(?![^\\W_])|(?=[{UNSPACED}]))"
    return start + r"\s*".join(map(re.escape, tokens)) + end
