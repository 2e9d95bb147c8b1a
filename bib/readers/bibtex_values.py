r"""What stands behind the equals sign of a BibTeX field: braces, quotes, numbers and abbreviations joined by ``#``.

>>> Macros().value('"The " # {A} # 1', doubts := []), doubts
('The A1', [])
"""

from __future__ import annotations

import re

from bib.bibtex_fields import MONTHS

_PIECE = re.compile(r'\s*(?:(?P<number>\d+)|(?P<macro>[^\s"#%\'(),={}\d][^\s"#%\'(),={}]*)|(?P<open>[{"]))')
_BRACES = re.compile(r"(?<!\\)[{}]")
_BRACES_AND_QUOTES = re.compile(r'(?<!\\)[{}"]')

LONGEST = 20_000
"""An abbreviation stands for no longer a text than this."""

BUDGET = 20_000_000
"""So many characters may all abbreviations of a file together be expanded to."""


class Macros:
    """The abbreviations of a file (``@string``) and how far they may still be expanded: a few lines could else fill the memory."""

    def __init__(self) -> None:
        self._texts = dict(MONTHS)
        self._left = BUDGET

    def define(self, name: str, expression: str) -> str:
        """Sets an abbreviation; returns what is wrong with it, or the empty text."""
        value = self.value(expression, [])
        self._texts[name.lower()] = value[:LONGEST]
        return f"the abbreviation {name!r} stands for more than {LONGEST} characters; it is cut" if len(value) > LONGEST else ""

    def value(self, text: str, doubts: list[str]) -> str:
        """The value of an expression; what is wrong with it is put behind ``doubts``."""
        text = text.strip()
        if len(text) > 1 and text[0] == "{" and _closing(text, 0) == len(text) - 1:
            return text[1:-1]
        pieces: list[str] = []
        position = 0
        while position < len(text):
            match = _PIECE.match(text, position)
            if match is None:
                doubts.append("this is no BibTeX value")
                return " ".join([*pieces, text[position:]])
            if match["open"]:
                end = _closing(text, match.start("open"))
                pieces.append(text[match.end():end])
                position = end + 1
            else:
                pieces.append(self._expanded(match["macro"], doubts) if match["macro"] else match["number"])
                position = match.end()
            rest = re.compile(r"\s*(#)?").match(text, position)
            position = rest.end() if rest else position
            if not (rest and rest[1]):
                if position < len(text):
                    doubts.append("a comma seems to be missing after this value")
                    return " ".join(["".join(pieces), text[position:]])
                break
        return "".join(pieces)

    def _expanded(self, name: str, doubts: list[str]) -> str:
        text = self._texts.get(name.lower())
        if text is None:
            doubts.append(f"the abbreviation {name!r} is defined nowhere in the file")
            return name
        self._left -= len(text)
        if self._left < 0:
            doubts.append("the abbreviations of the file stand for more text than can be read; this one stands for itself")
            return name
        return text


def _closing(text: str, start: int) -> int:
    """Where the brace or quotation mark that opens at ``start`` is closed; the end of the text where it is not."""
    quoted, depth = text[start] == '"', 0
    for match in (_BRACES_AND_QUOTES if quoted else _BRACES).finditer(text, start + 1):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            if depth == 0 and not quoted:
                return match.start()
            depth -= 1
        elif depth == 0:
            return match.start()
    return len(text)


def is_one_group(text: str) -> bool:
    """Whether one pair of braces holds all of the text."""
    return len(text) > 1 and text[0] == "{" and _closing(text, 0) == len(text) - 1
