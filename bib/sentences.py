"""Running text as sentences with their places; stops of abbreviations, initials, numbers and citations end none.

>>> [s.text for s in sentences("Berg et al. (2010, p. 3) agree. Values rose (cf. Wu, 2011. See there). (Lind, 2012).")]
['Berg et al. (2010, p. 3) agree.', 'Values rose (cf. Wu, 2011. See there). (Lind, 2012).']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bib.intext.folding import folded
from bib.intext.words import NOT_NAMES


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER_LAST = _set("""
e.g i.e eg ie cf viz vs approx ca resp incl esp al fig figs eq eqs sec secs chap chaps ch vol vols nr nos pp p para paras tab dr prof mr
mrs ms st ed eds trans rev ver dept univ cp ibid op suppl supp ref refs jan feb mar apr jun jul aug sep sept oct nov dec hyp exp bzw vgl
z.b d.h u.a s.o usw bspw sog kap abb ggf evtl vrt esim ks mm ns n nb no inc ltd co corp bros jr sr etc a.m p.m u.s u.k u.s.a ph.d m.a b.a
ph d est max min avg var sig wt""")
"""Words before a stop that is theirs: the sentence goes on, unless a word follows that begins sentences."""

_MAY_BE_LAST = _set("etc inc ltd co corp no st al jr sr ns max min mm n p m d u.s u.k u.s.a a.m p.m ph.d est")
"""Of these, the ones that can also end a sentence."""

_END = re.compile(r"""(?<![.!?…])[.!?…]++(?:["”’'»)\]*_]|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|(?<=[^\W\d_][.!?])\d{1,3}(?=\s{1,9}[A-Z]))*+
                  (?=\s|$)""", re.VERBOSE)
_BREAK = re.compile(r"(?<![^\S\n])[^\S\n]*\n(?:[^\S\n]*\n)+")
_LINE = re.compile(r"\n(?=[^\S\n]*(?:#|\||[-*•–]\s|\d{1,2}[.)]\s|>))|(?<=\|)[^\S\n]*\n")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")
_CITATION = re.compile(r"[(\[][^()\[\]]{0,400}(?:\b(?:1[5-9]|20)\d\d[a-z]?|in press|forthcoming|n\.\s?d\.)[^()\[\]]{0,60}[)\]]")
_LONGEST_BRACKET = 600


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place: ``text`` is the stretch from ``start`` to ``end`` as it stands, lines not joined."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of the text in order, e.g. ``[Sentence("It rose.", 0, 8)]``; headings, list items and rows of tables count as one each.

    Every character that is no white space is in exactly one of them. A citation in brackets behind the stop belongs to the sentence
    before it. A paragraph that a page break cuts in two stays one.
    """
    found: list[Sentence] = []
    begin = 0
    for end in [*_ends(text), len(text)]:
        piece = text[begin:end]
        start = begin + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        if stripped:
            found.append(Sentence(stripped, start, start + len(stripped)))
        begin = end
    return found


def sentence_around(spans: Sequence[Sentence], at: int) -> Sentence | None:
    """The sentence that holds a place of the text; None between two."""
    k = bisect_right(spans, at, key=lambda s: s.start) - 1
    return spans[k] if k >= 0 and at < spans[k].end else None


def _ends(text: str) -> Iterator[int]:
    """Where sentences end, ascending."""
    closed = _Brackets(text)
    places: list[tuple[int, int, str]] = [(m.start(), m.end(), "stop") for m in _END.finditer(text)]
    places += [(m.start(), m.end(), "break") for m in _BREAK.finditer(text)]
    places += [(m.start(), m.end(), "line") for m in _LINE.finditer(text)]
    reached = 0
    for start, end, kind in sorted(places):
        if start < reached:
            continue
        inside = closed.end_of(start)
        outside = inside is None or inside - start > _LONGEST_BRACKET // 2
        if kind == "line" or (kind == "break" and outside and _paragraph_ends(text, start, end)):
            yield end
        elif kind == "stop" and (inside is None or inside <= end) and _sentence_ends(text, start, end):
            citation = _citation_behind(text, end)
            reached = citation or end
            yield reached


class _Brackets:
    """The stretches within outermost brackets, none longer than a long citation."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        open_at: list[int] = []
        for match in re.finditer(r"[()\[\]]", text):
            if match[0] in "([":
                open_at.append(match.start())
            elif open_at:
                start = open_at.pop()
                if match.end() - start <= _LONGEST_BRACKET:
                    while self._starts and self._starts[-1] > start:
                        self._starts.pop()
                        self._ends.pop()
                    self._starts.append(start)
                    self._ends.append(match.end())

    def end_of(self, at: int) -> int | None:
        """Where the bracket around a place ends; None outside of brackets."""
        k = bisect_right(self._starts, at) - 1
        return self._ends[k] if k >= 0 and at < self._ends[k] else None


def _sentence_ends(text: str, start: int, end: int) -> bool:
    """Whether the stop at ``start`` (with what closes behind it up to ``end``) ends a sentence."""
    rest = text[end:end + 60].lstrip()
    if not rest:
        return True
    opener = rest.lstrip("\"“‘'«([*_¿¡")
    first = opener[:1]
    if first.islower() or rest[0] in ",;:)%":
        return False
    if text[start] != "." or text[start:start + 3] == "...":
        return True
    word = _WORD_BEFORE.search(text, max(0, start - 30), start)
    before = word[0] if word else ""
    follows = folded(re.split(r"[^\w’'-]", opener, maxsplit=1)[0])
    opens = follows in NOT_NAMES and first.isupper()
    key = before.lower()
    if before.isdigit() and _at_line_start(text, start - len(before)):
        return False
    if key in _NEVER_LAST:
        return key in _MAY_BE_LAST and opens if key != "etc" else first.isupper()
    if (len(before) == 1 and before.isalpha()) or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", before):
        return opens
    return True


def _at_line_start(text: str, at: int) -> bool:
    begin = max(0, at - 20)
    return not text[max(begin, text.rfind("\n", begin, at) + 1):at].strip(" \t#*")


def _paragraph_ends(text: str, start: int, end: int) -> bool:
    """Whether an empty line parts two paragraphs; a page break within a sentence does not."""
    before, after = text[max(0, start - 1):start], text[end:end + 1]
    if not before or before in ".!?…:\"”|":
        return not (after == "(" and _citation_behind(text, end) is not None)
    if after == "(" and _CITATION.match(text, end):
        return _begins_block(text, start)
    if before in ",;&(–-" or after.islower():
        return _begins_block(text, start)
    return True


def _begins_block(text: str, start: int) -> bool:
    """Whether the line that ends here is a heading or a row, which never runs on."""
    return text[text.rfind("\n", max(0, start - 500), start) + 1:start].lstrip().startswith(("#", "|"))


def _citation_behind(text: str, end: int) -> int | None:
    """Where a citation in brackets that follows a stop ends, with its own stop; None where no such bracket follows."""
    gap = len(text[end:end + 10]) - len(text[end:end + 10].lstrip())
    match = _CITATION.match(text, end + gap)
    if not match:
        return None
    rest = text[match.end():match.end() + 2]
    if rest[:1] in (".", ""):
        return match.end() + len(rest[:1])
    return match.end() if rest[:1] == "\n" else None
