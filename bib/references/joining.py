"""The lines of an entry as one: words that a line end broke are whole again, addresses keep their hyphens, marks of Markdown go.

>>> joined(["[3] Berg, J. (2020). On infor-", "mation and data-", "driven firms. *Review*. https://example.org/on-", "line"], "data-driven")
('Berg, J. (2020). On information and data-driven firms. Review. https://example.org/on-line', '3')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bib.references.lines import BULLET, DASHES, LABEL

_ADDRESS = re.compile(r"(?:https?:/?/?|www\.|\bdoi\b[:.]?\s?|\b10\.\d{4,9}/)\S{0,300}$", re.IGNORECASE)
_BROKEN = re.compile(r"([^\W\d_]{1,40})[-‐\u00ad]$")
_MARKED_LINK = re.compile(r"\[((?:\\.|[^\[\]\\\n]){1,400})\]\(((?:[^()\s]|\([^()\s]{0,100}\)){1,400})\)")
_EMPHASIS = re.compile(r"(?<![\w\\*])(\*{1,3}|_{1,3})(?=[^\s*_])(.{1,500}?)(?<=[^\s\\])\1(?![\w*])")
_TAG = re.compile(r"</?(?:i|em|b|strong|span|sup|sub|u|a|br|p|cite)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~&-])")


def joined(lines: Sequence[str], context: str = "") -> tuple[str, str]:
    """The words of an entry on one line, and its number or key.

    Args:
        lines: the lines as they stand, blank ones left out.
        context: the text around, in which a compound that a line end broke may stand whole.
    """
    whole = ""
    for line in lines:
        piece = " ".join(line.split())
        if not whole:
            whole = piece
        elif (_ADDRESS.search(whole[-400:]) and re.search(r"[/\-_=.?&%#]$", whole) and re.match(r"[\w%?=&/#.-]+",
            piece) and _goes_on(whole, piece)) or (re.search(r"\d\s?[-–—]$", whole) and piece[0].isdigit()):
            whole += piece
        elif (broken := _BROKEN.search(whole)) and piece[:1].isalpha():
            whole = _mended(whole, broken[1], piece, context)
        else:
            whole += " " + piece
    return _unmarked(whole)


def _goes_on(whole: str, piece: str) -> bool:
    """Whether an address goes on: behind a full stop only if what follows has the look of an address itself."""
    return not whole.endswith(".") or bool(re.match(r"[a-z0-9][\w-]*[./_\d]", piece))


def _mended(whole: str, head: str, piece: str, context: str) -> str:
    """A word that a hyphen broke: without the hyphen, unless it is a compound."""
    match = re.match(r"[^\W\d_]{1,40}", piece)
    tail = match[0] if match else ""
    soft = whole.endswith("\u00ad")
    if soft:
        return whole[:-1] + piece
    if tail[:1].isupper():
        return whole + piece
    if re.search(rf"\b{re.escape(head)}-{re.escape(tail)}\b", context, re.IGNORECASE) and not re.search(rf"\b{re.escape(head + tail)}\b",
        context, re.IGNORECASE):
        return whole + piece
    if tail in ("and", "or", "und", "oder", "et", "to"):
        return whole + " " + piece
    return whole[:-1] + piece


def _unmarked(whole: str) -> tuple[str, str]:
    """Without bullet, label and Markdown; the label beside it."""
    label = ""
    if not DASHES.match(whole) and (bullet := BULLET.match(whole)):
        whole = whole[bullet.end():]
    if m := LABEL.match(whole):
        label = m[str(m.lastgroup)]
        whole = whole[m.end():]
    whole = _MARKED_LINK.sub(_linked, whole)
    whole = _TAG.sub("", whole)
    for _ in range(2):
        whole = _EMPHASIS.sub(r"\2", whole)
    whole = _ESCAPED.sub(r"\1", whole)
    return whole.replace("\u00ad", "").strip(), label


def _linked(match: re.Match[str]) -> str:
    """A Markdown link as its words, with the address where the words are something else."""
    words, address = _ESCAPED.sub(r"\1", match[1]), match[2]
    if "/" in words or words.casefold().startswith(("http", "doi", "www", "10.")):
        return words
    return f"{words} {address}" if address.startswith("http") and address not in words else words
