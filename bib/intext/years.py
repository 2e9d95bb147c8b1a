"""Where citations may be: the years of a text (also "in press", "n.d.") and the brackets around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = re.compile(
    r"""(?<![\w/=\#$€£+@&])(?P<year>1[5-9]\d\d|20[0-4]\d)(?:(?:/|[ ]?\[)(?P<other>1[5-9]\d\d|20[0-4]\d)\]?)?
       (?:-?(?P<letter>[a-z]))?(?![\w%°])(?!\.\d)(?!,\d{3}(?!\d))
    |\b(?P<word>n\.[ ]?d\b\.?|no[ ]date|in[ \n]press|forthcoming|to[ ]appear|in[ ]preparation|in[ ]prep\b\.?|(?:in|under)[ ]review|submitted
       |accepted|im[ ]Druck|o\.[ ]?J\b\.?|s\.[ ]?a\b\.?)(?:-(?P<suffix>[a-z])\b)?(?!\w)""", re.VERBOSE | re.IGNORECASE)
_MORE_LETTERS = re.compile(r"\s*(?:[,;&]|and\b|[–-])\s*([a-z])(?![\w.’'])")
_BRACKET = re.compile(r"[()\[\]]")
_PAGE_BEFORE = re.compile(r"(?:\b(?:pp?|pages?|no|nos|vol|nr|issue|ss?)\.?|[$€£#§]|\d\s*[–−-])\s*$", re.IGNORECASE)

LONGEST_BRACKET = 2500
"""A bracket that is not closed within so many characters was never meant to be one."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the text, or what stands for one: with its letter and the letters that follow ("2017a, b").

    Attributes:
        text: as printed, white space made single, e.g. ``"2017"`` or ``"in press"``.
        number: the year; None for words.
        other: the second year of "1890/1983".
        letters: each letter with its place; one empty letter where there is none.
    """

    start: int
    end: int
    text: str
    number: int | None
    other: int | None
    letters: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets: offsets of the opening and of the closing one."""

    start: int
    end: int


def years(text: str, upto: int) -> Iterator[Year]:
    """Each year before ``upto`` that may be a citation's; decades, ranges, prices, pages and parts of numbers are none."""
    for match in _YEAR.finditer(text, 0, upto):
        start, end = match.span()
        if match["word"]:
            suffix = match["suffix"] or ""
            yield Year(start, end, " ".join(match["word"].split()).lower(), None, None, ((suffix, start, end),))
            continue
        letter, number = (match["letter"] or ""), int(match["year"])
        if letter != letter.lower() or (letter == "s" and number % 10 == 0) or (start and _in_number(text, start)):
            continue
        if _PAGE_BEFORE.search(text, max(0, start - 12), start) or re.compile(r"\s?[–−-]\s?\d").match(text, end):
            continue
        letters: list[tuple[str, int, int]] = [(letter, start, match.end("year") + bool(letter))] if not letter else [(letter, start, end)]
        while letter and (more := _MORE_LETTERS.match(text, end, upto)):
            last = letters[-1][0]
            if not last < more[1] <= chr(ord(last) + 8):
                break
            if "–" in more[0] or "-" in more[0]:
                letters += [(chr(c), more.start(1), more.end(1)) for c in range(ord(last) + 1, ord(more[1]))]
            letters.append((more[1], more.start(1), more.end(1)))
            end = more.end()
        yield Year(start, end, match["year"], number, int(match["other"]) if match["other"] else None, tuple(letters))


def _in_number(text: str, start: int) -> bool:
    """Whether a digit and a comma, point or colon stand right before: part of a number, unless that is a year itself."""
    before = text[start - 1]
    if before in ".:" and text[start - 2:start - 1].isdigit():
        return True
    year = re.fullmatch(r"(?:1[5-9]|20)\d\d", text[max(0, start - 5):start - 1])
    return before == "," and text[start - 2:start - 1].isdigit() and not year


class Brackets:
    """The pairs of brackets of a text, round and square; one without its other half counts for nothing."""

    def __init__(self, text: str, upto: int) -> None:
        pairs: list[tuple[int, int]] = []
        open_ones: dict[str, list[int]] = {"(": [], "[": []}
        for match in _BRACKET.finditer(text, 0, upto):
            sign, at = match[0], match.start()
            if sign in "([":
                open_ones[sign].append(at)
                continue
            mine = open_ones["(" if sign == ")" else "["]
            if mine:
                start = mine.pop()
                if at - start <= LONGEST_BRACKET:
                    pairs.append((start, at))
        self._edges: list[int] = []
        self._inside: list[Bracket | None] = []
        stack: list[Bracket] = []
        for at, pair in sorted([(s, Bracket(s, e)) for s, e in pairs] + [(e, None) for _, e in pairs], key=lambda x: x[0]):
            if pair is not None:
                stack.append(pair)
            else:
                _close(stack, at)
            self._edges.append(at + (pair is None))
            self._inside.append(stack[-1] if stack else None)

    def around(self, at: int) -> Bracket | None:
        """The innermost bracket around a place; None where there is none."""
        position = bisect_right(self._edges, at) - 1
        return self._inside[position] if position >= 0 else None


def _close(stack: list[Bracket], end: int) -> None:
    """Take the bracket that ends here off the stack: the last one, unless round and square ones cross."""
    for k in range(len(stack) - 1, -1, -1):
        if stack[k].end == end:
            del stack[k]
            return
