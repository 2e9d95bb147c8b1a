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

MOST_EXPANDED = 10 * 1024 * 1024
"""So many characters may abbreviations (@string) bring into a file beside what it holds itself: nested, a few lines of them could fill any
memory."""


class Macros:
    """The abbreviations of a file (``@string``) and how many characters they may still bring into it."""

    def __init__(self, left: int = MOST_EXPANDED) -> None:
        self._texts = dict(MONTHS)
        self._left = left

    def define(self, name: str, expression: str, doubts: list[str]) -> None:
        """Have the name stand for an expression from here on; what is wrong with it is put behind ``doubts``."""
        self._texts[name.lower()] = self.value(expression, doubts)

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
        if len(text) > self._left:
            doubts.append(f"the abbreviation {name!r} is not written out: those of the file stand for too much text already")
            return name
        self._left -= len(text)
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
