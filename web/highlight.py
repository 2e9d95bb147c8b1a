"""The words that someone looked for, marked in a text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.queries.matching import spans

Pieces = list[tuple[str, bool]]
"""A text in pieces; True stands by those that are to be marked."""


def marked(text: str, words: Sequence[str]) -> Pieces:
    """The text in pieces, e.g. ``[("Naïve", True), (" optimism", False)]`` for the word ``naive``."""
    pieces: Pieces = []
    at = 0
    for start, end in spans(text, words):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(piece, hit) for piece, hit in (*pieces, (text[at:], False)) if piece]
