r"""The headings of a text: Markdown's, numbered ones that count on, and the names that sections of papers bear.

>>> [(h.number, h.title, h.line) for h in headings("1 Introduction\nWords.\n2. Theory\n2.1 Trust\nMore words.\n5 apples were sold.\n")]
[('1', 'Introduction', 1), ('2', 'Theory', 3), ('2.1', 'Trust', 4)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_MARKDOWN = re.compile(r"(#{1,6})[ \t]+(\S.{0,200}?)[ \t#]*")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+([^\W\d_].{1,120})")
_BOLD = re.compile(r"\*\*(.{1,120})\*\*|__(.{1,120})__")
_NAMED = re.compile(
    r"abstract|introduction|background|literature review|theor(?:y|etical (?:background|framework))|hypothes[ie]s(?: development)?|"
    r"(?:research )?(?:methods?|methodology|design)|results|findings|discussion|limitations?(?: and future research)?|"
    r"conclusions?|references|bibliography|acknowledge?ments?|appendi(?:x|ces)(?: [a-z0-9])?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;:,!?]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, e.g. ``Heading("2.1", "Trust", 2, 40, 4)``.

    Attributes:
        number: as printed, without a stop at its end; empty where it has none.
        title: its words.
        level: 1 for the highest.
        start: where its line begins in the text.
        line: 1-based.
    """

    number: str
    title: str
    level: int
    start: int
    line: int

    @property
    def name(self) -> str:
        """What citations call the section: its number, else its title."""
        return self.number or self.title


def headings(text: str) -> list[Heading]:
    """The headings in their order; a numbered line is one only where its number follows from those before, so that lists are none."""
    found: list[Heading] = []
    last: tuple[int, ...] = ()
    start = 0
    for line, raw in enumerate(text.split("\n"), 1):
        one = _heading(raw.strip(), last, start, line) if 0 < len(raw) <= 240 and "\t" not in raw.strip() and "|" not in raw else None
        if one:
            found.append(one)
            last = _counted(one.number) or last
        start += len(raw) + 1
    return found


def heading_above(found: Sequence[Heading], at: int) -> Heading | None:
    """The heading under which a place of the text stands; None before the first."""
    place = bisect_right([one.start for one in found], at)
    return found[place - 1] if place else None


def _heading(text: str, last: tuple[int, ...], start: int, line: int) -> Heading | None:
    """The heading that a line is; None where it is none."""
    level, sure = 0, False
    if marked := _MARKDOWN.fullmatch(text):
        level, text, sure = len(marked[1]), marked[2], True
    if bold := _BOLD.fullmatch(text):
        text = (bold[1] or bold[2]).strip()
    if numbered := _NUMBERED.fullmatch(text):
        number = _counted(numbered[1])
        if sure or (_follows(last, number) and not _SENTENCE.search(numbered[2]) and numbered[2][0].isupper()):
            return Heading(numbered[1], numbered[2].strip(), level or len(number), start, line)
        return None
    return Heading("", text, level or 1, start, line) if sure or _NAMED.fullmatch(text) else None


def _counted(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part)


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a heading of this number can come next: its first part, or the next of its own level or of one above."""
    if not last:
        return number in {(0,), (1,)}
    return number == (*last, 1) or any(number == (*last[:n], last[n] + 1) for n in range(len(last)))
