"""Whose work a citation names: the authors that end where a year begins, read from right to left.

The names in front of a year are read backwards because that end is certain: "In Norway, Berg, van den Dam and Wu (2010)" begins
somewhere, but it ends with the year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bib.intext.folding import folded
from bib.intext.tokens import Token, unbroken, without_possessive
from bib.intext.words import AND, NOT_NAMES, ORGANISATION, OTHERS, PARTICLES, PLACES, SHORT_AND, SUFFIXES, WITHIN_ORGANISATIONS
from bib.intext.works import CitedNames

_DASHES = frozenset(("–", "—", "-", "−", "/"))
_GAPS = frozenset(("line", "paragraph"))
_LONGEST_NAME = 14
_WRAPPED = 40
"""A line at least this long may have been broken because it was full, so a name may run on in the next."""


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors before a year: names in printed order, where they begin, how sure they look.

    Attributes:
        others: whether ``et al.`` or "and colleagues" stands behind them.
        joined: whether ``&``, "and" or a dash stands before the last.
        organisation: whether the (only) name is an organization's.
        first: the index of the token that the names begin with.
        abbreviation: what stands in brackets behind an organization, e.g. ``"WHO"``.
    """

    names: tuple[str, ...]
    others: bool
    joined: bool
    organisation: bool
    first: int
    start: int
    end: int
    abbreviation: str = ""

    @property
    def strong(self) -> bool:
        """Whether the form alone shows a citation: several authors with ``&`` or ``et al.``."""
        return self.others or self.joined


class AuthorReader:
    """Reads authors backwards; ``cited`` are the names of the list of references."""

    def __init__(self, text: str, cited: CitedNames, dash_style: bool) -> None:
        self._text = text
        self.cited = cited
        self._dash_style = dash_style

    def before_year(self, found: list[Token], bracketed: bool) -> Authors | None:
        """The authors that the tokens end with; None where they end with none."""
        i = self._skip(found, len(found) - 1, marks=",:’'‘" if bracketed else "’'‘,")
        i, abbreviation = self._nested(found, i, bracketed)
        if i < 0:
            return None
        end = found[i].end
        if found[i].kind == "word" and found[i].key == "" and i:  # the 's of "et al.'s"
            i -= 1
        others = False
        if found[i].kind == "etal":
            others, i = True, i - 1
        elif found[i].key in OTHERS and i and found[i - 1].key in ("and", "und", "y", "e", "ja", "och", "og", "en"):
            others, i = True, i - 2
        comma_before_others = others and i >= 0 and found[i].text == ","
        i = self._skip(found, i, marks=",&" if others else "")
        read = self._name(found, i, strong=others)
        if read is None:
            return None
        first, name, organisation = read
        names, joined = [name], False
        while not organisation:
            step = self._step(found, first - 1, bracketed or joined or comma_before_others, joined, len(names), bracketed)
            if step is None:
                break
            before, by_and = step
            read = self._name(found, before, strong=by_and, after_connective=True)
            if read is None:
                break
            if read[2] and not bracketed:
                break
            first, name, _ = read
            names.insert(0, name)
            joined = joined or by_and
            if read[2]:
                break
        authors = Authors(tuple(names), others, joined, organisation, first, found[first].start, end, abbreviation)
        return self._without_place(found, authors)

    def _step(self, found: list[Token], i: int, commas: bool, joined: bool, count: int, bracketed: bool) -> tuple[int, bool] | None:
        """Where the next name to the left ends, past a comma, an "and" or a dash; None where the list begins here."""
        i = self._skip(found, i)
        if i < 1:
            return None
        token = found[i]
        if token.text in _DASHES:
            close = i + 1 < len(found) and found[i - 1].end == token.start and token.end == found[i + 1].start
            if bracketed or close or self._dash_style:
                return i - 1, True
            return None
        if token.key in AND and token.kind in ("word", "mark", "initial"):
            if count > 1 and not bracketed:
                return None
            before = self._skip(found, i - 1)
            comma = before >= 0 and found[before].text == ","
            plain = token.text.islower() and (bracketed or token.key not in ("a", "en", "i"))
            if token.key in SHORT_AND and (comma or not plain):
                return None
            return (self._skip(found, i - 1, marks=","), True) if token.text != "A" else None
        if token.text == "," and commas:
            return self._skip(found, i - 1, marks=","), False
        return None

    @staticmethod
    def _skip(found: list[Token], i: int, marks: str = "") -> int:
        """The index of the next token to the left that is no break and none of these marks."""
        while i >= 0 and (found[i].kind in _GAPS or (found[i].kind == "mark" and found[i].text in marks and marks)):
            i -= 1
        return i

    def _nested(self, found: list[Token], i: int, bracketed: bool) -> tuple[int, str]:
        """Past a bracket behind the name, e.g. ``[WHO]``: the index before it, and what it holds."""
        if i < 0 or found[i].text not in ")]":
            return i, ""
        opening = "(" if found[i].text == ")" else "["
        for k in range(i - 1, max(-1, i - 12), -1):
            if found[k].text == opening:
                inside = unbroken(self._text[found[k].end:found[i].start])
                return (self._skip(found, k - 1, marks=","), inside) if bracketed or inside.isupper() else (-1, "")
        return -1, ""

    def _name(self, found: list[Token], i: int, strong: bool, after_connective: bool = False) -> tuple[int, str, bool] | None:
        """The name that ends at token ``i``: its first token, its text, whether it is an organization's."""
        while i >= 0 and (found[i].kind == "line" or (found[i].kind == "paragraph" and after_connective)):
            i -= 1
        if i >= 1 and found[i].text == "." and found[i - 1].key in SUFFIXES | {"inc", "co", "corp", "ltd"}:
            i -= 1
        if i >= 2 and found[i].key in SUFFIXES and found[i].kind in ("word", "initial"):
            i = self._skip(found, i - 1, marks=",")
        if i < 0:
            return None
        last = i
        if found[i].kind == "initial" or _bare_initials(found, i):
            i = self._before_initials(found, i)
        if i < 0 or found[i].kind != "word" or not found[i].capital:
            return None
        organisation = self._organisation(found, i)
        if organisation is not None:
            return organisation, self._printed(found, organisation, last), True
        if not _may_be_name(found[i]) and not strong and not self.cited.has_word(found[i].key):
            return None
        first = self._family(found, i)
        return first, self._printed(found, first, last), False

    @staticmethod
    def _before_initials(found: list[Token], i: int) -> int:
        """The index of the family name in front of initials ("Berg, J." or "Berg J."); -1 where there is none."""
        before = i - 2 if i >= 2 and found[i - 1].text == "," else i - 1
        return before if before >= 0 and found[before].capital and found[before].kind == "word" else -1

    def _family(self, found: list[Token], i: int) -> int:
        """The first token of a personal name whose last is ``i``: given names, initials and particles are taken along."""
        first = i
        for j in range(i - 1, max(-1, i - _LONGEST_NAME), -1):
            token = found[j]
            if token.kind == "line":
                if not self._wrapped(token.start) and not (j and found[j - 1].key in PARTICLES and found[j - 1].text.islower()):
                    break
            elif token.kind == "initial":
                first = j
            elif token.kind == "word" and token.key in PARTICLES and token.text[0].islower():
                if token.key in AND:
                    break
                first = j
            elif token.kind == "word" and token.capital and (_may_be_name(token) or token.key in PARTICLES):
                if self._ends_with_possessive(token):
                    break
                first = j
            elif token.text == "." and j and found[j - 1].key in ("st", "ste", "dr", "prof"):
                continue
            else:
                break
        return first

    def _organisation(self, found: list[Token], i: int) -> int | None:
        """The first token of an organization's name that ends at ``i``; None where the words before the year are no such name."""
        first, seen = i, False
        for j in range(i, max(-1, i - _LONGEST_NAME), -1):
            token = found[j]
            if token.kind == "line":
                if not self._wrapped(token.start):
                    break
                continue
            if token.kind == "initial" and j < i:  # "U.S. Census Bureau"
                first = j
                continue
            if token.kind not in ("word", "mark"):
                break
            if token.capital and token.kind == "word":
                if j < i and self._ends_with_possessive(token):
                    break
                if _may_be_name(token) or j == i or len(token.text) == 1:
                    first = j
                seen = seen or not ORGANISATION.isdisjoint(token.key.split())
            elif token.key not in WITHIN_ORGANISATIONS:
                break
        return first if seen and (_may_be_name(found[i]) or found[i].end - found[i].start == 1) else None

    def _wrapped(self, line_end: int) -> bool:
        begin = self._text.rfind("\n", max(0, line_end - 400), line_end) + 1
        return line_end - begin >= _WRAPPED

    @staticmethod
    def _ends_with_possessive(token: Token) -> bool:
        return token.printed[-2:-1] in ("'", "’", "‘") and token.printed[-1:] == "s"

    def _printed(self, found: list[Token], first: int, last: int) -> str:
        text = unbroken(self._text[found[first].start:found[last].end].replace("*", "").replace("_", ""))
        return without_possessive(text)

    def _without_place(self, found: list[Token], authors: Authors) -> Authors:
        """The authors without a place that only opens the sentence: "In Norway, Berg and Wu (2010)"."""
        if len(authors.names) < 3 - authors.others or self.cited.has(authors.names[0]):
            return authors
        opens = authors.first and found[authors.first - 1].key in ("in", "at", "during", "since", "from")
        if not (opens or folded(authors.names[0]) in PLACES):
            return authors
        comma = next((k for k in range(authors.first, len(found)) if found[k].text == ","), None)
        if comma is None or comma + 1 >= len(found):
            return authors
        rest = next((k for k in range(comma + 1, len(found)) if found[k].kind not in _GAPS), comma + 1)
        return replace(authors, names=authors.names[1:], first=rest, start=found[rest].start)


def _may_be_name(token: Token) -> bool:
    """Whether a word with a capital letter can be a name; a word in capitals alone (``WHO``) is no pronoun."""
    return token.key not in NOT_NAMES or (token.text.isupper() and len(token.text) > 2)


def _bare_initials(found: list[Token], i: int) -> bool:
    """Whether the word is initials without stops behind a family name: "Berg JK"."""
    return i > 0 and found[i].text.isupper() and len(found[i].text) < 3 and found[i - 1].kind == "word" and found[i - 1].capital \
        and len(found[i - 1].text) > 2 and not found[i - 1].text.isupper()
