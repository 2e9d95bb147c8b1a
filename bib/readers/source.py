"""A file to be read: its bytes as text, and what is found wrong in it on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from bib.errors import UnusableFileError
from bib.files import read_file
from bib.library import Library
from bib.model import Failure, Work

MAX_BYTES = 100 * 1024 * 1024
"""Beyond this a file is refused: no scholar's bibliography comes near, and reading it would fill the memory."""

LONGEST_LINE = 1_000_000
"""So much of a line is read in formats that are made of lines."""

_RAW = 400
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
_TOLD = 20


class Findings:
    """The failures of one source in the order in which they are found."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.failures: list[Failure] = []

    def error(self, line: int | None, reason: str, step: str = "", *, key: str = "", raw: str = "") -> None:
        """Something is missing from what was read."""
        self._add("error", line, reason, step, key, raw)

    def warn(self, line: int | None, reason: str, step: str = "", *, key: str = "", raw: str = "") -> None:
        """All is there, but not all is well."""
        self._add("warning", line, reason, step, key, raw)

    def _add(self, severity: Literal["error", "warning"], line: int | None, reason: str, step: str, key: str, raw: str) -> None:
        self.failures.append(Failure(self.source, line, reason, key, shortened(raw), step, severity))

    def library(self, works: Iterable[Work], form: str) -> Library:
        """The works, whose keys differ, with what was found."""
        return Library({work.key: work for work in works}, tuple(self.failures), form)


def read_bytes(path: Path) -> bytes | Failure:
    """The bytes of a file, or why there are none."""
    try:
        return read_file(path, MAX_BYTES)
    except UnusableFileError as error:
        return Failure(str(path), None, error.reason, step=error.step)


def decoded(data: bytes, source: str) -> tuple[str, tuple[Failure, ...]]:
    """The text of a file's bytes, each line ended by a line feed, and what is doubtful about it.

    UTF-8 or UTF-16 (a byte order mark may stand in front), else Latin-1 with a warning; control characters are left out.
    """
    findings = Findings(source)
    text = _text(data, findings)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return without_controls(text, findings), tuple(findings.failures)


def without_controls(text: str, findings: Findings) -> str:
    """The text without signs that no bibliography prints and no terminal should get, and a warning for the lines that had some."""
    if not _CONTROL.search(text):
        return text
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if _CONTROL.search(line)]
    lines = text.split("\n", numbers[:_TOLD][-1])
    for number in numbers[:_TOLD]:
        more = f", and in {len(numbers) - _TOLD} further lines" if number == numbers[:_TOLD][-1] and len(numbers) > _TOLD else ""
        findings.warn(number, f"a control character stands in the text{more}; it is left out", "Delete it.",
                      raw=_CONTROL.sub("\ufffd", lines[number - 1][:4 * _RAW]))
    return _CONTROL.sub("", text)


def _text(data: bytes, findings: Findings) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    head = data[:2000]
    if len(head) > 3 and head.count(0) * 3 > len(head):  # UTF-16 without a mark: every second byte of Latin letters is 0
        return data.decode("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        raw = data[start:error.start + _RAW].split(b"\n")[0].decode("cp1252", errors="replace")
        findings.warn(data.count(b"\n", 0, error.start) + 1, "the file is not UTF-8; it is read as Latin-1, and letters with accents may "
                      "be wrong", "Save it as UTF-8.", raw=raw)
        return data.removeprefix(b"\xef\xbb\xbf").decode("cp1252", errors="replace")


def without_long_lines(text: str, findings: Findings) -> str:
    """The text with lines that no bibliography has cut, and an error for each: a field of fifty megabytes would fill the memory."""
    if len(text) <= LONGEST_LINE:
        return text
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            findings.error(n + 1, f"the line has {len(line):,} characters; what is beyond {LONGEST_LINE:,} is not read",
                           "Export it again.", raw=line)
            lines[n] = line[:LONGEST_LINE]
    return "\n".join(lines)


def shortened(raw: str | None) -> str:
    """Raw text for a failure, cut where it is long."""
    text = (raw or "")[:4 * _RAW].strip()
    return text if len(text) <= _RAW else text[:_RAW - 1] + "…"
