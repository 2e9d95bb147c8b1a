r"""LaTeX in bibliographies to plain text and back: accents, escapes, dashes; the only door to pylatexenc.

pylatexenc is some sixty times slower than the BibTeX parser, so only values with a rare command or a formula go through it; accents,
escapes such as ``\&``, braces, ties and dashes are undone here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text

_ESCAPES = {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "%": r"\%", "&": r"\&", "#": r"\#",
            "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~", "–": "--", "—": "---"}
_SIGNS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"}
_ESCAPED = re.compile(r"\\(?:([&%$#_{}])|(text(?:backslash|brace(?:left|right)|ascii(?:tilde|circum)))(?![A-Za-z])(?:\{\})?)")
_MARKED = re.compile(r"[\\{}~$]|--|``|''|[!?]`")
_LIGATURE = re.compile(r"---|--|``|''|\?`|!`|(?<!\\)~")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "~": "\u00a0"}
_ABOVE = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
          "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331"}
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı",
            "j": "ȷ",
            "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ"}
_ACCENT = re.compile(r"""\\(?:([`'^"~=.])\s*|([uvHcdbkr])(?:\s+|(?=\{)))(?:\{\s*(\\[ij]|[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))""")
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|dj|DJ|[oOlLij])(?![A-Za-z])(?:\{\}|\s+)?")
_STYLED = re.compile(r"\\(?:emph|textit|textbf|textsc|textrm|textsf|mbox)\s*(?=\{)")
_DASHES = frozenset("-–—")

_BARE = re.compile(r"\\[A-Za-z]+|[\\{}]")
_LONGEST = 20_000
"""Of a longer value the commands are taken away unread: pylatexenc would take minutes."""

# While LaTeX is undone, signs that were escaped are kept as characters that no text holds, so that nothing takes them for markup.
_HIDDEN = {sign: 0xFDD0 + position for position, sign in enumerate("\\{}$%&#_~^")}
_DECODER: Any = LatexNodes2Text(math_mode="text", strict_latex_spaces=False, keep_comments=True)  # type: ignore[no-untyped-call]
_SHOWN = {code: sign for sign, code in _HIDDEN.items()}


def decode(text: str) -> str:
    r"""The plain text of a LaTeX value, white space made single, e.g. ``"Åsa"`` for ``{\AA}sa``."""
    if _MARKED.search(text):
        text = _ESCAPED.sub(lambda m: chr(_HIDDEN[m[1] or _SIGNS[m[2]]]), text)
        if "\\" in text:
            text = _STYLED.sub("", _LETTER.sub(lambda m: _LETTERS[m[1]], _ACCENT.sub(_accented, text)))
        if "\\" in text or text.count("$") > 1:
            text = _decoded(text) if len(text) <= _LONGEST else _BARE.sub("", text)
        else:
            text = _LIGATURE.sub(lambda m: _LIGATURES[m[0]], text).replace("{", "").replace("}", "")
        text = text.translate(_SHOWN)
    return single_spaced(text)


def _accented(match: re.Match[str]) -> str:
    """One letter with its accent; letters that Unicode has no such form of keep it as a sign of its own behind them."""
    letter = (match[3] or match[4]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ABOVE[match[1] or match[2]])


def encode(text: str) -> str:
    r"""The text as a LaTeX value that :func:`decode` reads back, e.g. ``R\&D``; letters beyond ASCII stay as they are."""
    out: list[str] = []
    before = " "
    for char in text:
        if (before in _DASHES and char in _DASHES) or (before == char and char in "`'") or (before in "!?" and char == "`"):
            out.append("{}")  # else LaTeX would read the two as one sign
        out.append(_ESCAPES.get(char, char))
        before = char
    return "".join(out)


def single_spaced(text: str) -> str:
    """The text with each run of white space made one space; a no-break space stays."""
    return re.sub(r"[^\S\u00a0]+", " ", text).strip(" ")


@lru_cache(maxsize=8192)
def _decoded(text: str) -> str:
    """What pylatexenc makes of the value; specials that a bibliography writes bare are hidden (a ``%`` would hide the rest of it)."""
    in_formulas = text.count("$") % 2 == 0
    text = re.sub(r"[%&#]" if in_formulas else r"[%&#$]", lambda m: chr(_HIDDEN[m[0]]), text)
    text = re.sub(r"(?<!\\)~", "\u00a0", text)
    try:
        return str(_DECODER.latex_to_text(text))
    except (RecursionError, IndexError, ValueError):  # hundreds of nested groups, or damage: the letters are kept
        return _BARE.sub("", text)
