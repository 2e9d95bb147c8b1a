"""Files of tagged lines (RIS, Web of Science, PubMed): records of values under tags, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bib.latex import single_spaced
from bib.readers.source import Findings


@dataclass(slots=True)
class Value:
    """What stands behind a tag: its lines, the first on the line of the tag."""

    tag: str
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        """All of it in one line."""
        return single_spaced(" ".join(self.lines))

    @property
    def items(self) -> list[str]:
        """A value a line, for tags whose lines are values of their own."""
        return [text for line in self.lines if (text := single_spaced(line))]


@dataclass(slots=True)
class Record:
    """A record: its values in the order of the file.

    Attributes:
        line: where it begins.
        closed: whether the file says where it ends.
        opened: whether the file says where it begins.
    """

    line: int
    values: list[Value] = field(default_factory=list)
    closed: bool = False
    opened: bool = True

    def take(self, *tags: str) -> list[Value]:
        """The values of these tags, of the first tag first; they are no longer in the record."""
        found = [value for tag in tags for value in self.values if value.tag == tag]
        if found:
            self.values = [value for value in self.values if value.tag not in tags]
        return found

    def first(self, *tags: str) -> str:
        """The text of the first filled value of the first of these tags that has one; it alone is no longer in the record."""
        for tag in tags:
            for i, value in enumerate(self.values):
                if value.tag == tag and (text := value.text):
                    del self.values[i]
                    return text
        return ""

    def rest(self, prefix: str) -> tuple[tuple[str, str], ...]:
        """What was not taken, as fields under the tags in small letters behind a prefix, e.g. ``("ris-c1", "x")``."""
        return tuple((prefix + value.tag.lower(), text) for value in self.values if (text := value.text))

    @property
    def raw(self) -> str:
        """The record about as it stands in the file, for a failure."""
        return "\n".join(f"{value.tag} {' '.join(value.lines)}" for value in self.values[:12])


def tagged_lines(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    """The lines of a text with numbers from 1, tags and what is behind them; a line that has no tag has an empty one, and comes whole."""
    for number, line in enumerate(text.split("\n"), 1):
        match = pattern.match(line)
        yield (number, match[1], line[match.end():]) if match else (number, "", line)


def tell_of(stray: list[tuple[int, str]], findings: Findings) -> None:
    """A warning for lines that stand between records; none of them is left to tell of."""
    if stray:
        findings.warn(stray[0][0], f"{len(stray)} line{'s stand' if len(stray) > 1 else ' stands'} outside of the records and "
                      f"{'are' if len(stray) > 1 else 'is'} not read", raw="\n".join(line for _, line in stray))
        stray.clear()
