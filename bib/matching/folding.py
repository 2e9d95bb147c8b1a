"""Printed words made comparable: letters without case, accents and markup; words; numbers."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_FUNCTION_WORDS = """
a an and as at by for from in into of on or the to with
der die das des dem den ein eine einer eines im und von vom zu zum zur fur auf mit bei
le la les l un une de du d et en au aux dans pour sur par
el los las lo del y e da do dos das di il gli della delle ed nel na no em para por con sul
van het een over te och av"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words without a meaning of their own: one more or less of them makes no other title."""

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "&": " and ",
                          "’": "", "'": "", "‘": "", "ʼ": "", "`": "", "´": "", "˝": "", "\u00ad": ""})
_MARKUP = re.compile(r"</?[a-z][a-z0-9:]{0,20}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def unmarked(text: str) -> str:
    """The text without HTML markup and with its entities as letters, e.g. ``"R&D"`` for ``"<i>R&amp;D</i>"``."""
    if "&" in text:
        text = html.unescape(text)
    return _MARKUP.sub("", text) if "<" in text else text


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text in small letters without accents, apostrophes and markup, e.g. ``"aland and r and d"`` for ``"Åland & R&D"``."""
    text = unmarked(text).casefold().translate(_LETTERS)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text; letters of Chinese and Japanese are a word each, e.g. ``("on", "things")``."""
    return tuple(_WORD.findall(folded(text)))


def number_of(word: str) -> str | None:
    """What a word counts or names where it is a number, a Roman numeral or a single letter, e.g. ``"2"`` for ``"ii"``; else None.

    ``"i"`` is 1, other single letters name a part.
    """
    if word.isdecimal():
        return str(int(word)) if len(word) < 20 else word
    if len(word) < 8 and word and _ROMAN.fullmatch(word):
        values = [_ROMAN_VALUES[c] for c in word]
        return str(sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True)))
    return word if len(word) == 1 and word.isascii() else None
