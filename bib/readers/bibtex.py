"""BibTeX and BibLaTeX files to works: the only reader that knows bibtexparser.

Damaged input gives the good entries and a Failure, with line and raw text, for each thing that is not among them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock, String

from bib.bibtex_fields import MONTHS, PEOPLE, TYPES, VERBATIM, work_from_fields
from bib.errors import UnusableFileError
from bib.files import read_file
from bib.latex import decode, single_spaced
from bib.library import Library
from bib.model import OTHERS, Failure, Name, Work

MAX_BYTES = 100 * 1024 * 1024
"""Beyond this a file is refused: no scholar's bibliography comes near, and reading it would fill the memory."""

MOST_EXPANDED = 10 * 1024 * 1024
"""So many characters may abbreviations (@string) bring into a file beside three times what it holds itself: nested, a few lines of them
could fill any memory."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
"""What no bibliography prints and no terminal should get; the last ones are characters that no text may hold."""

_DIGITS = re.compile(r"[-+.\d]*\d[-+.\d]*")

# What bibtexparser logs comes back as Failures.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_PIECE = re.compile(r'\s*(?:(?P<number>\d+)|(?P<macro>[^\s"#%\'(),={}\d][^\s"#%\'(),={}]*)|(?P<open>[{"]))')


def read_bibtex(path: Path) -> Library:
    """The works of a ``.bib`` file and its failures; a file that cannot be opened is one failure."""
    try:
        data = read_file(path, MAX_BYTES)
    except UnusableFileError as error:
        return _nothing(str(path), error.reason, error.step)
    text, doubts = decoded(data, str(path))
    library = parse_bibtex(text, str(path))
    return Library(library.works, (*doubts, *library.failures))


def parse_bibtex(text: str, source: str = "text") -> Library:
    """The works of a BibTeX text and its failures; ``source`` names the text in them.

    >>> parse_bibtex("@book{a2020, title={{BDAI} at work}, year=2020}")["a2020"].title
    'BDAI at work'
    """
    if not text.strip():
        return _nothing(source, "the file is empty", "Export it again.", "warning")
    text, failures = _without_controls(text.replace("\r\n", "\n").replace("\r", "\n"), source)
    blocks = parse_string(text, parse_stack=[]).blocks
    works: dict[str, Work] = {}
    macros = _Macros(MOST_EXPANDED + 2 * len(text))
    for block in blocks:
        line = (block.start_line or 0) + 1
        raw = _shortened(block.raw)
        if isinstance(block, String):
            doubts: list[str] = []
            macros.define(block.key, _value(block.value, macros, doubts))
            failures.extend(Failure(source, line, doubt, block.key, raw, "Mend the @string, or put its value in braces.", "warning")
                            for doubt in doubts)
        elif isinstance(block, Entry):
            _take(block, source, macros, works, failures)
        elif isinstance(block, DuplicateFieldKeyBlock) and isinstance(block.ignore_error_block, Entry):
            _take(block.ignore_error_block, source, macros, works, failures)
        elif isinstance(block, DuplicateBlockKeyBlock):
            first = (block.previous_block.start_line or 0) + 1
            failures.append(Failure(source, line, f"the key {block.key!r} stands at line {first} already, so this entry is left out",
                                    str(block.key), raw, "Give one of them another key, or delete it."))
        elif isinstance(block, ParsingFailedBlock):
            failures.append(Failure(source, line, "the entry cannot be read: a brace or quotation mark is open, or a comma is missing", "",
                                    raw, "Mend the entry and read the file again."))
    if not blocks or not (works or failures):
        failures.append(Failure(source, None, "the file holds no BibTeX entry", step="Is it a .bib file?", severity="warning"))
    return Library(works, tuple(failures))


class _Macros:
    """The abbreviations of a file, and how many characters they may still bring into it."""

    def __init__(self, left: int) -> None:
        self._values = dict(MONTHS)
        self._left = left

    def define(self, name: str, value: str) -> None:
        """Have the name stand for the value from here on."""
        self._values[name.lower()] = value

    def expanded(self, name: str, doubts: list[str]) -> str:
        """What the name stands for; the name itself, with a doubt, where it stands for nothing or for too much."""
        value = self._values.get(name.lower())
        if value is None:
            doubts.append(f"the abbreviation {name!r} is defined nowhere in the file")
            return name
        if len(value) > self._left:
            doubts.append(f"the abbreviation {name!r} is not written out: those of the file stand for too much text already")
            return name
        self._left -= len(value)
        return value


def _without_controls(text: str, source: str) -> tuple[str, list[Failure]]:
    """The text without control characters, and a warning for each line that had some."""
    failures = [Failure(source, number, "a control character stands in the text; it is left out", "", _shortened(_CONTROL.sub("�", line)),
                        "Delete it.", "warning")
                for number, line in enumerate(text.split("\n"), 1) if _CONTROL.search(line)] if _CONTROL.search(text) else []
    return _CONTROL.sub("", text), failures


def split_names(text: str) -> tuple[Name, ...]:
    """The names of an author or editor field, e.g. ``(Name(family="Berg", given="Jan", particle="van den"),)``."""
    text = re.sub(r"^(?:and )+|(?: and)+$", "", " ".join(text.split()), flags=re.IGNORECASE)
    return tuple(name for part in split_multiple_persons_names(text) if (name := _name(part)))


def _name(text: str) -> Name | None:
    """One name; what stands wholly in braces is an organization."""
    text = text.strip()
    if text.lower() == OTHERS:
        return Name(literal=OTHERS)
    if _is_one_group(text):
        literal = _plain(text)
        return Name(literal=literal) if literal else None
    parts = parse_single_name_into_parts(text, strict=False)
    family, given, particle, suffix = (_plain(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr))
    if not family:  # the only name a person has is the one that a citation prints
        family, given = given or particle, ""
        particle = "" if family == particle else particle
    return Name(family, given, particle, suffix) if family else None


def _plain(text: str) -> str:
    return single_spaced(decode(text).replace("\u00a0", " "))


def _is_one_group(text: str) -> bool:
    """Whether one pair of braces holds all of the text."""
    if not text.startswith("{"):
        return False
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(text)
    return False


def _take(entry: Entry, source: str, macros: _Macros, works: dict[str, Work], failures: list[Failure]) -> None:
    """Puts the entry among the works, or says why not."""
    line, raw, key = (entry.start_line or 0) + 1, _shortened(entry.raw), str(entry.key).strip()
    if not key:
        failures.append(Failure(source, line, f"the @{entry.entry_type} entry has no citation key", "", raw, "Give it one."))
        return
    values: dict[str, str] = {}
    for field in entry.fields:
        doubts: list[str] = []
        name = field.key.strip().lower()
        value = _value(str(field.value), macros, doubts)
        failures.extend(Failure(source, (field.start_line or 0) + 1, f"{name}: {doubt}", key, _shortened(str(field.value)),
                                "Mend it, or put the value in braces.", "warning") for doubt in doubts)
        if name in values and value:
            failures.append(Failure(source, (field.start_line or 0) + 1, f"the field {name} stands twice; the first one is used", key,
                                    _shortened(value), "Delete one.", "warning"))
        elif value.strip():
            values[name] = value
    people = {name: split_names(values.pop(name)) for name in PEOPLE if name in values}
    plain = {name: _verbatim(value) if name in VERBATIM else decode(value) for name, value in values.items()}
    entry_type = entry.entry_type.strip().lower()
    if entry_type not in TYPES:
        failures.append(Failure(source, line, f"@{entry_type} is no BibTeX type; it is read as @misc", key, raw, severity="warning"))
    works[key] = work_from_fields(key, entry_type or "misc", people, plain)
    failures.extend(_doubtful_date(works[key], entry, source))


def _doubtful_date(work: Work, entry: Entry, source: str) -> Iterator[Failure]:
    """A warning where the date is of digits and yet none that a work is likely to have, e.g. 2020-13-45 or 99999."""
    absurd = not 0 < work.year <= 2100 if work.year is not None else bool(_DIGITS.fullmatch(work.issued_text))
    field = next((f for f in entry.fields if f.key.strip().lower() in ("year", "date")), None)
    if absurd and field is not None:
        shown = work.issued_text or str(work.year)
        yield Failure(source, (field.start_line or 0) + 1, f"{shown!r} is unusual as a date; it is kept as it stands", work.key,
                      _shortened(str(field.value)), "Check it against the work.", "warning")


def _verbatim(value: str) -> str:
    r"""The value of a field that is no LaTeX; escapes that some programs write there all the same are undone, e.g. ``\_``."""
    return single_spaced(re.sub(r"\\([_%&#~])", r"\1", value))


def _value(text: str, macros: _Macros, doubts: list[str]) -> str:
    """The value of an expression: braces, quotes, numbers and macros joined by ``#``."""
    pieces: list[str] = []
    position, text = 0, text.strip()
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
            pieces.append(macros.expanded(match["macro"], doubts) if match["macro"] else match["number"])
            position = match.end()
        rest = text[position:].lstrip()
        if rest.startswith("#"):
            position = len(text) - len(rest) + 1
        elif rest:
            doubts.append("a comma seems to be missing after this value")
            return " ".join(["".join(pieces), rest])
        else:
            break
    return "".join(pieces)


def _closing(text: str, start: int) -> int:
    """Where the brace or quotation mark that opens at ``start`` is closed; the end of the text where it is not."""
    quoted, depth = text[start] == '"', 0
    for match in re.compile(r'(?<!\\)[{}"]').finditer(text, start + 1):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            if depth == 0 and not quoted:
                return match.start()
            depth -= 1
        elif quoted and depth == 0:
            return match.start()
    return len(text)


def decoded(data: bytes, source: str) -> tuple[str, tuple[Failure, ...]]:
    """The text of a file's bytes: UTF-8 (a byte order mark may stand in front), else Latin-1 with a warning."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raw = data.splitlines()[line - 1].decode("cp1252", errors="replace")
        doubt = Failure(source, line, "the file is not UTF-8; it is read as Latin-1, and letters with accents may be wrong", "",
                        _shortened(raw), "Save it as UTF-8.", "warning")
        return data.decode("cp1252", errors="replace"), (doubt,)


def _nothing(source: str, reason: str, step: str, severity: str = "error") -> Library:
    return Library({}, (Failure(source, None, reason, step=step, severity="warning" if severity == "warning" else "error"),))


def _shortened(raw: str | None) -> str:
    text = (raw or "").strip()
    return text if len(text) <= 400 else text[:399] + "…"
