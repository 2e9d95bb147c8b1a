"""How much room a text takes in a drawing, without a font at hand: widths by kind of character, a little on the generous side."""

from __future__ import annotations

import re
import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[]/\\-·’‘ ")
_WIDE = frozenset("mwMW@%—…")
_MARKS = frozenset({"Mn", "Me", "Cf"})


def text_width(text: str, size: float) -> float:
    """The estimated width of a text in a sans-serif font of this size, in the same unit.

    >>> text_width("i", 10) < text_width("n", 10) < text_width("W", 10) <= text_width("倉", 10)
    True
    """
    return size * sum(_em(c) for c in text)


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.9
    if unicodedata.category(character) in _MARKS:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    return 0.68 if character.isupper() else 0.575


def wrap(text: str, width: float, size: float, lines: int = 5) -> tuple[str, ...]:
    """The text in at most so many lines that fit the width, broken at spaces and behind hyphens; what does not fit ends in "…".

    >>> wrap("mass-customization capability", 90, 13)
    ('mass-', 'customization', 'capability')
    """
    made: list[str] = []
    for piece in _pieces(text, width, size):
        if made and text_width((made[-1] + piece).rstrip(), size) <= width:
            made[-1] += piece
        else:
            made.append(piece)
    made = [line.strip() for line in made if line.strip()] or [""]
    if len(made) > lines:
        last = made[lines - 1]
        while last and text_width(last + "…", size) > width:
            last = last[:-1]
        made = [*made[: lines - 1], last.rstrip() + "…"]
    return tuple(made)


def _pieces(text: str, width: float, size: float) -> list[str]:
    """Words (with the space or hyphen behind them), those longer than a line cut into parts that fit."""
    pieces: list[str] = []
    for word in re.findall(r"\s*[^\s\-/]*[\-/]?\s?", " ".join(text.split())):
        part = ""
        for character in word:
            if part.strip() and text_width(part + character.rstrip(), size) > width:
                pieces.append(part)
                part = ""
            part += character
        if part:
            pieces.append(part)
    return pieces
