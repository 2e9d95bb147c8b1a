"""A stretch of text as tokens: names, initials, ``et al.``, numbers, marks. Each is read once, from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bib.intext.folding import folded

_LETTER = r"[^\W\d_]"
_IN_WORD = r"['’‘ʼ`´\u00ad‐‑-]"
_TOKEN = re.compile(
    rf"""(?P<etal>\bet[\s*_.]{{0,4}}al(?:ii|ia)?\b\.?|\bet[ \n]coll\b\.?|\bu\.[ ]?a\.|\bym\.|\bm\.[ ]?fl\.)
    |(?P<initial>\b{_LETTER}\.(?:[ ]?-?{_LETTER}\.)*(?!{_LETTER}))
    |(?P<word>(?:['’](?=[ts]\b))?{_LETTER}(?:{_LETTER}|\d|[\u0300-\u036f]|{_IN_WORD}(?={_LETTER})|-[ ]?\n[ ]?(?={_LETTER}))*)
    |(?P<number>\d(?:[\w.,]*\w)?)
    |(?P<paragraph>[^\S\n]*\n(?:[^\S\n]*\n)+(?:[^\S\n]*\d{{1,4}}[^\S\n]*\n(?:[^\S\n]*\n)+)?)
    |(?P<line>\n)
    |(?P<space>[^\S\n]+|[*_\\]+)
    |(?P<mark>--+|.)""", re.VERBOSE | re.DOTALL)
_TO_MEND = re.compile(r"[\n\u00ad]|\s\s|[^\S ]|^\s|\s$")
_BROKEN = re.compile(r"-\s*\n\s*|\u00ad\s*")
_PAGE_NUMBER = re.compile(r"\n[^\S\n]*\n[^\S\n]*\d{1,4}[^\S\n]*\n[^\S\n]*\n")
_POSSESSIVE = re.compile(r"(?:['’‘`´][sS]|(?<=[sxzSXZ])['’‘`´])$")
_NAMED_WITH_NUMBER = re.compile(r"[^\W\d_]{3,}\d{1,2}")
_ATTACHED = re.compile(r"(?:al|el|ul|an|as|ash|at|ad|ar|ibn|bin|d|l|t|van|von|de|abu)['’‘`´‐‑-][^\W\d_]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text with its place; ``kind`` is etal, initial, word, number, paragraph, line or mark."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def printed(self) -> str:
        r"""The text with a hyphen at the end of a line undone, e.g. ``"Goldsmith"`` for ``"Gold-\nsmith"``."""
        return unbroken(self.text)

    @property
    def key(self) -> str:
        """The text for comparing, without a possessive, e.g. ``"gnizy"`` for ``"Gnizy’s"``; a mark stays as it is."""
        if self.kind == "mark":
            return self.text
        return folded(without_possessive(self.printed))

    @property
    def capital(self) -> bool:
        """Whether it may begin a name: a capital letter in front, also behind ``al-`` or ``d’``, or a script without capitals."""
        text = self.printed.lstrip("'’‘")
        if not text or self.kind not in ("word", "initial") or (text[-1].isdigit() and not _NAMED_WITH_NUMBER.fullmatch(text)):
            return False
        if not text[0].islower():
            return True
        return any(c.isupper() for c in text[1:5]) and (bool(_ATTACHED.match(text)) or len(text) > 3)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]`` without spaces and the signs of emphasis."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        if match.lastgroup != "space":
            found.append(Token(match.lastgroup or "mark", match[0], match.start(), match.end()))
    return found


def unbroken(text: str) -> str:
    """The text without line breaks: a hyphen at a line's end goes where a small letter follows, and stays where a capital does.

    A number alone between two empty lines is a page's and goes too.
    """
    if not _TO_MEND.search(text):
        return text
    text = _PAGE_NUMBER.sub("\n", text)
    out, last = [], 0
    for match in _BROKEN.finditer(text):
        follows = text[match.end():match.end() + 1]
        before = text[match.start() - 1:match.start()]
        keep = "-" if match[0][0] == "-" and not (follows.islower() and before.isalpha()) else ""
        out.append(text[last:match.start()] + keep)
        last = match.end()
    return " ".join(("".join(out) + text[last:]).split())


def without_possessive(text: str) -> str:
    """The name alone, e.g. ``"Gnizy"`` for ``"Gnizy’s"`` and ``"Hayes"`` for ``"Hayes’"``."""
    return _POSSESSIVE.sub("", text)
