r"""The entries of a printed list, each on one line whatever the page made of it.

>>> text = "Berg, J. (2020). On infor-\nmation. *Press Review*, 3, 4–9.\nWu, L. (2019). Other things. Press."
>>> [one.text for one in entries(text, Span(0, len(text)))]
['Berg, J. (2020). On information. Press Review, 3, 4–9.', 'Wu, L. (2019). Other things. Press.']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bib.references.find import Line, Span, heading_of, lines_of
from bib.references.joining import joined
from bib.references.lines import BULLET, CAPITAL, DASHES, LABEL, SAME, YEAR, begins, plain

_PAGE_NUMBER = re.compile(r"\s*(?:[-–—|]\s?)?(?:page\s|p\.\s|seite\s|sivu\s)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?(?:of|/|"
                          r"von)\s?\d{1,4})?(?:\s?[-–—|])?\s*", re.IGNORECASE)
_FURNITURE = re.compile(r"\s*(?:!\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)|<!--.{0,200}-->|-{3,}|\*{3,}|={3,}|<(?:page|hr)[^>]{0,40}>)\s*")
_FINISHED = re.compile(r"(?:[.)\]>”\"’»]|\d|/|\bhttps?:\S{1,300}|\bdoi\S{0,3}\s?10\.\S{1,200})\s*$")
_OPEN = re.compile(r"(?:[,&:;(\[–—-]|\b(?:and|und|et|y|in|In|of|the|for|on|a|de|der|pp?|[Vv]ol|[Nn]o|ja|och|ed|eds|by|from|at|Jg|Bd|Nr|"
                   r"S|T|Hrsg|Suppl|Proc|Conf|Int)\.?)\s*$")
_INSIDE = re.compile(rf"(?<=[\d.)\]>/a-z])\s(?=[{CAPITAL}][\w'’-]{{1,30}}, (?:[{CAPITAL}]\.[ -]?){{1,4}}(?:,? (?:&|and) "
                     rf"[{CAPITAL}][\w'’-]{{1,30}}, (?:[{CAPITAL}]\.[ -]?){{1,4}}|, [{CAPITAL}][\w'’-]{{1,30}}, (?:[{CAPITAL}]\.[ "
                     rf"-]?){{1,4}}|,? et al\.)"
                     rf"{{0,8}}\s?\({YEAR}[a-z]?\))")
_INNER = {"bracket": re.compile(r"(?<=[^\s]\s)\\?\[(\d{1,4})\\?\](?=\s?[^\s,;.])"),
          "round": re.compile(r"(?<=[.\d)/>]\s)\((\d{1,3})\)(?=\s[^\W\d_])")}
_YEAR_IN_BRACKETS = re.compile(rf"\({YEAR}")
_ENDED = re.compile(r"(?:\d[.)]?|[.)>/])\s?$")
_DATED_EARLY = re.compile(rf"[^()]{{3,90}}\((?:{YEAR}|n\.\s?d\.|in press)[a-z]?\)")
_NEW = 2.5


@dataclass(frozen=True, slots=True)
class PrintedReference:
    """An entry of a list.

    Attributes:
        text: its words on one line: lines joined, hyphens of line ends undone, emphasis of Markdown, bullet and number left out.
        start: where it begins in the text that the list stands in, bullet and number included.
        end: where it ends there.
        line: the line of its beginning, 1-based.
        label: its number or key as printed, e.g. ``"12"``; empty where it has none.
    """

    text: str
    start: int
    end: int
    line: int
    label: str = ""

    @property
    def repeats_author(self) -> bool:
        """Whether a dash, or a word such as ``Ders.``, stands for the author of the entry before."""
        return bool(DASHES.match(self.text) or SAME.match(self.text))


def entries(text: str, span: Span) -> list[PrintedReference]:
    """The entries of a list in their order.

    Args:
        text: the whole text, which tells running heads and compounds apart from entries and broken words.
        span: the list in it, as ``reference_lists`` gives it.
    """
    lines = _without_furniture(text, lines_of(text, span.start, span.end))
    if not any(not one.blank for one in lines):
        return []
    starts = _numbered(lines) or _bulleted(lines) or _plain(lines)
    offsets = [at for start in starts for at in start]
    return _made(text, lines, offsets)


def _without_furniture(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers, running heads, rules and headings of kinds of sources."""
    often = Counter(_headlike(one.text) for one in lines_of(text)) if "\n" in text else Counter[str]()
    kept: list[Line] = []
    for n, line in enumerate(lines):
        bare = line.text.strip()
        if (bare and (_PAGE_NUMBER.fullmatch(bare) or _FURNITURE.fullmatch(bare) or heading_of(bare) or re.match(r"#{1,6}\s",
            bare))) or (bare and len(bare) < 100 and often[_headlike(bare)] >= 3 and begins(bare) < 2) or (bare and _page_head(lines, n,
                text)):
            kept.append(Line("", line.start, line.end))
        else:
            kept.append(line)
    return kept


def _headlike(line: str) -> str:
    """A line as it would return on other pages: its numbers do not count."""
    return re.sub(r"\d+", "#", line.strip())


def _page_head(lines: Sequence[Line], n: int, text: str) -> bool:
    """Whether a line stands alone beside a page number or a form feed, as running heads do."""
    line = lines[n]
    if len(line.text) > 90 or begins(line.text) >= 2 or re.search(r"[.,]\s*$", line.text) or re.search(rf"\({YEAR}", line.text):
        return False
    near = [one.text.strip() for one in lines[max(0, n - 2):n + 3] if one is not line and not one.blank]
    beside = any(_PAGE_NUMBER.fullmatch(one) and re.search(r"\d", one) for one in near)
    feed = line.start > 0 and text[line.start - 1] == "\f"
    alone = (n == 0 or lines[n - 1].blank) and (n + 1 >= len(lines) or lines[n + 1].blank)
    return feed or (beside and alone)


def _numbered(lines: Sequence[Line]) -> list[list[int]]:
    """Where the entries of a numbered list begin: at the numbers that count up, also inside a line."""
    found: dict[str, list[tuple[int, int]]] = {}
    keyed: list[tuple[int, int]] = []
    for line in lines:
        text = re.sub(r"^(\s{0,12})[-*+•]\s{1,4}(?=\\?\[\d)", lambda m: " " * len(m[0]), line.text)
        if m := LABEL.match(text):
            kind = str(m.lastgroup)
            value = m[kind]
            if value.isdigit():
                found.setdefault(kind, []).append((int(value), line.start + len(text[:m.start(kind)].rstrip(" [(\\"))
                                                   if kind != "plain" else line.start))
            elif kind == "bracket":
                keyed.append((0, line.start))
        for kind, pattern in _INNER.items():
            found.setdefault(kind, []).extend((int(m[1]), line.start + m.start()) for m in pattern.finditer(line.text))
    written = sum(not one.blank for one in lines)
    if len(keyed) >= 3 and _first_line_starts(lines, [at for _, at in keyed]) and len(keyed) >= 0.15 * written:
        return [[at for _, at in keyed]]
    for kind in ("bracket", "round", "stop", "plain"):
        rising = _rising(found.get(kind, []))
        if (len(rising) >= 3 or (len(rising) == 2 and rising[0][0] == 1) or (rising and rising[0][0] == 1
            and written < 3)) and _covers(lines, rising) and _whole(rising, kind):
            if kind == "plain" and sum(begins(one.text) >= 2 for one in lines if not one.blank and not LABEL.match(one.text)) > len(rising):
                continue
            return [_with_inner(lines, rising, kind)]
    return []


def _first_line_starts(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Whether the first line is among the starts, as in a list whose every entry has a key."""
    first = next((one.start for one in lines if not one.blank), -1)
    return first in starts


def _rising(numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers that count up by one, or by few where some were lost."""
    kept: list[tuple[int, int]] = []
    for number, at in numbers:
        if not kept:
            if number <= 2 or len(numbers) > 3:
                kept.append((number, at))
        elif kept[-1][0] < number <= kept[-1][0] + 4:
            kept.append((number, at))
        elif number == 1 and len(kept) < 3:
            kept = [(number, at)]
    return kept


def _covers(lines: Sequence[Line], rising: Sequence[tuple[int, int]]) -> bool:
    """Whether the first number stands on the first line, or all but a few lines lie behind it."""
    written = [one for one in lines if not one.blank]
    return sum(one.end < rising[0][1] for one in written) <= max(1, 0.1 * len(written))


def _whole(rising: Sequence[tuple[int, int]], kind: str) -> bool:
    """Whether the numbers are those of entries: nearly all of the range are there."""
    return len(rising) >= (0.6 if kind == "bracket" else 0.75) * (rising[-1][0] - rising[0][0] + 1)


def _with_inner(lines: Sequence[Line], rising: Sequence[tuple[int, int]], kind: str) -> list[int]:
    """The starts at line beginnings and, of numbers between two of them, those inside lines."""
    starts: list[int] = []
    marks = {"bracket": "[{}]", "round": "({})", "stop": "{}. "}
    for n, (number, at) in enumerate(rising):
        starts.append(at)
        until = rising[n + 1][1] if n + 1 < len(rising) else (lines[-1].end if lines else at)
        last = rising[n + 1][0] if n + 1 < len(rising) else number + 1000
        for missing in range(number + 1, last):
            mark = marks.get(kind, "").format(missing)
            if not mark:
                break
            inner = next((one.start + p for one in lines if (one.start >= starts[-1] - 0 and one.start < until)
                          or one.start <= starts[-1] < one.end
                          for p in _places(one.text, mark) if starts[-1] < one.start + p < until), -1)
            if inner < 0:
                break
            starts.append(inner)
    return starts


def _places(line: str, mark: str) -> list[int]:
    """Where a number stands inside a line behind the end of an entry."""
    return [m.start() for m in re.finditer(rf"(?<=[.\d)\]>/a-z]\s){re.escape(mark)}(?=\s?[^\W\d_\s])", line)]


def _bulleted(lines: Sequence[Line]) -> list[list[int]]:
    """Where the entries of a bulleted list begin."""
    starts = [one.start for one in lines if BULLET.match(one.text) and not DASHES.match(one.text)]
    first = next((one for one in lines if not one.blank), None)
    strong = sum(begins(one.text) >= 2 for one in lines if not BULLET.match(one.text))
    if len(starts) >= 2 and first is not None and strong <= 0.3 * len(starts) + 1:
        return [sorted({first.start, *starts})]
    if len(starts) == 1 and first is not None and first.start == starts[0]:
        return [starts]
    return []


def _plain(lines: Sequence[Line]) -> list[list[int]]:
    """Where the entries of a list without marks begin: by names, ends of the lines before, blank lines and indents together."""
    written = [k for k, one in enumerate(lines) if not one.blank]
    widths = sorted(len(lines[k].text.rstrip()) for k in written)
    wide = widths[int(0.97 * (len(widths) - 1))]
    full = sum(w >= 0.86 * wide for w in widths) / len(widths)
    starting = sum(begins(lines[k].text) >= 1.5 for k in written) / len(written)
    wrapped = wide < 200 and len(written) > 3 and full >= 0.3 and starting < 0.75
    indents = [len(lines[k].text) - len(lines[k].text.lstrip(" \t")) for k in written]
    base = min(indents)
    strong = [begins(lines[k].text) >= 2 for k in written]
    deeper = [i > base for i in indents]
    hanging = 0.15 <= sum(deeper) / len(deeper) <= 0.9 and sum(s and d for s, d in zip(strong, deeper, strict=True)) * 4 <= sum(strong)
    gaps = sum(k > 0 and lines[k - 1].blank for k in written[1:])
    spaced = gaps >= 0.5 * max(sum(strong[1:]), 1)
    dated = sum(s and bool(_DATED_EARLY.match(lines[k].text)) for k, s in zip(written, strong, strict=True))
    dated_style = dated >= 0.5 * sum(strong)
    starts = [lines[written[0]].start]
    for n, k in enumerate(written[1:], 1):
        before, line = lines[written[n - 1]].text.rstrip(), lines[k].text
        score = _newness(before, line, spaced and lines[k - 1].blank)
        if dated_style and begins(line) < 2 and _DATED_EARLY.match(line):
            score += 1.5
        if spaced:
            score += 2.0 if lines[k - 1].blank else -1.0
        elif lines[k - 1].blank:
            score += 0.5
        if hanging:
            score += 2.0 if indents[n] == base else -3.0
        if wrapped and len(before) < 0.7 * wide:
            score += 1.0
        elif not wrapped:
            score += 2.0
        if score >= _NEW:
            starts.append(lines[k].start)
    return [starts]


def _newness(before: str, line: str, apart: bool) -> float:
    """How much a line begins a new entry, by the end of the line before and by its own first words; ``apart`` where entries stand apart."""
    text = plain(line)
    if not text:
        return -5.0
    score = begins(line)
    if re.match(r"https?:|www\.|doi\b|10\.\d{4}|[a-zà-ÿ]|[,;:)&]", text) and score < 1.5:
        score -= 3.0
    if re.match(r"\d", text):
        score -= 1.5
    if _OPEN.search(before):
        score -= 1.0 if apart and begins(line) >= 2 else 4.0
    elif _FINISHED.search(before) and not re.search(rf"(?:^|[\s.-])[{CAPITAL}]\.$", before):
        score += 0.5 if before[-1].isdigit() and begins(line) < 2 else 1.0
    else:
        score -= 1.5
    return score


def _made(text: str, lines: Sequence[Line], starts: Sequence[int]) -> list[PrintedReference]:
    """The entries between the starts."""
    found: list[PrintedReference] = []
    ends = [*starts[1:], lines[-1].end]
    newlines = 0
    counted = 0
    k = 0
    for start, end in zip(starts, ends, strict=True):
        pieces: list[tuple[str, int]] = []
        while k < len(lines) and lines[k].end < start:
            k += 1
        n = k
        while n < len(lines) and lines[n].start < end:
            a, b = max(lines[n].start, start), min(lines[n].end, end)
            if a < b and not lines[n].blank:
                pieces.append((text[a:b], a))
            n += 1
        if not pieces:
            continue
        whole, label = joined([p for p, _ in pieces], text)
        first = pieces[0][1] + len(pieces[0][0]) - len(pieces[0][0].lstrip())
        last = pieces[-1][1] + len(pieces[-1][0].rstrip())
        for part, at in _parts(whole):
            if re.search(r"\w", part):
                begin = first if at == 0 else _place(text, part, first, last)
                newlines += text.count("\n", counted, begin) if begin >= counted else 0
                counted = max(counted, begin)
                found.append(PrintedReference(part, begin, last, newlines + 1, label if at == 0 else ""))
    return _closed(found)


def _parts(whole: str) -> list[tuple[str, int]]:
    """An entry, or the two that stand on one line: a name with a year in brackets behind the end of another."""
    first = _YEAR_IN_BRACKETS.search(whole)
    begins_at = [m.end() for m in _INSIDE.finditer(whole, first.end() if first else len(whole))]
    cuts = [at for at in begins_at if _ENDED.search(whole, max(0, at - 4), at)]
    bounds = [0, *cuts, len(whole)]
    return [(whole[a:b].strip(), a) for a, b in pairwise(bounds) if whole[a:b].strip()]


def _place(text: str, part: str, start: int, end: int) -> int:
    """Where an entry that stands behind another on a line begins in the text."""
    at = text.find(part[:24], start, end)
    return at if at >= 0 else start


def _closed(found: Sequence[PrintedReference]) -> list[PrintedReference]:
    """Each entry ends before the next one begins."""
    done: list[PrintedReference] = []
    for n, one in enumerate(found):
        following = found[n + 1].start if n + 1 < len(found) else one.end
        end = min(one.end, following) if following > one.start else one.end
        done.append(PrintedReference(one.text, one.start, end, one.line, one.label))
    return done
