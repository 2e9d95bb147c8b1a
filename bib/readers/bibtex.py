"""BibTeX and BibLaTeX files to works; with ``bibtex_names.py`` and the writer the only door to bibtexparser.

Damaged input gives the good entries and a Failure, with line and raw text, for each thing that is not among them.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock, String

from bib.attachments import of_file_field
from bib.bibtex_fields import CITED, FILES, PEOPLE, TYPES, VERBATIM, work_from_fields
from bib.keys import with_keys
from bib.latex import decode, single_spaced
from bib.library import Library
from bib.model import Attachment, Failure, Marks, Name, Work
from bib.readers.bibtex_names import split_names
from bib.readers.bibtex_values import MOST_EXPANDED, Macros
from bib.readers.checks import checked
from bib.readers.source import MAX_BYTES as MAX_BYTES
from bib.readers.source import Findings, read_bytes, without_controls, without_long_lines
from bib.readers.source import decoded as decoded
from bib.title_marks import from_latex

FORM = "BibTeX"
"""What a library that was read from such a file calls its format."""

_NO_COMMA = re.compile(r"^([ \t]*@(?!(?:string|comment|preamble)\b)\w+[ \t]*[{(][ \t]*)([^\s,{}()=\"#%@]*)"
                       r"(\s*\n[ \t]*[A-Za-z][\w-]*\s*=\s*[\w{\"])", re.IGNORECASE | re.MULTILINE)

_INHERITED = ("editor", "publisher", "publisher_place", "collection_title", "event_title", "volume", "isbn")
_KEY = re.compile(r"[^\s{}\"=,@\\%#][^{}\"=,\\%#\n]{0,250}")

# What bibtexparser logs comes back as Failures.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def read_bibtex(path: Path) -> Library:
    """The works of a ``.bib`` file and its failures; a file that cannot be opened is one failure."""
    data = read_bytes(path)
    if isinstance(data, Failure):
        return Library({}, (data,), FORM)
    text, doubts = decoded(data, str(path))
    library = parse_bibtex(text, str(path))
    return Library(library.works, (*doubts, *library.failures), FORM)


def parse_bibtex(text: str, source: str = "text") -> Library:
    """The works of a BibTeX text and its failures; ``source`` names the text in them.

    >>> parse_bibtex("@book{a2020, title={{BDAI} at work}, year=2020}")["a2020"].title
    'BDAI at work'
    """
    findings = Findings(source)
    works: dict[str, Work] = {}
    if not text.strip():
        findings.warn(None, "the file is empty", "Export it again.")
        return findings.library((), FORM)
    text = without_long_lines(without_controls(text.replace("\r\n", "\n").replace("\r", "\n"), findings), findings)
    blocks = parse_string(_mended(text, findings), parse_stack=[]).blocks
    macros = Macros(MOST_EXPANDED + 2 * len(text))
    keyless: list[tuple[Work, int, str]] = []
    for block in blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, Entry):
            _take(block, macros, works, keyless, findings)
        elif isinstance(block, String):
            _define(block, macros, findings)
        elif isinstance(block, DuplicateFieldKeyBlock) and isinstance(block.ignore_error_block, Entry):
            _take(block.ignore_error_block, macros, works, keyless, findings)
        elif isinstance(block, DuplicateBlockKeyBlock):
            if isinstance(block.ignore_error_block, String):  # the later one holds from here on, as in BibTeX
                _define(block.ignore_error_block, macros, findings)
                continue
            if isinstance(block.ignore_error_block, Entry) and (not str(block.key).strip() or str(block.key).strip() not in works):
                _take(block.ignore_error_block, macros, works, keyless, findings)
                continue
            first = (block.previous_block.start_line or 0) + 1
            findings.error(line, f"the key {block.key!r} stands at line {first} already, so this entry is left out",
                           "Give one of them another key, or delete it.", key=str(block.key), raw=str(block.raw))
        elif isinstance(block, ParsingFailedBlock):
            findings.error(line, "the entry cannot be read: a brace or quotation mark is open, or a comma is missing",
                           "Mend the entry and read the file again.", raw=str(block.raw))
    _with_keys(keyless, works, findings)
    for key, work in works.items():
        parent = next((works.get(value) for name, value in work.extra if name == "crossref"), None)
        if parent is not None and parent is not work:
            works[key] = _inherited(work, parent)
    if not blocks or not (works or findings.failures):
        findings.warn(None, "the file holds no BibTeX entry", "Is it a .bib file?")
    return findings.library(works.values(), FORM)


def _define(block: String, macros: Macros, findings: Findings) -> None:
    """Sets an abbreviation."""
    doubts: list[str] = []
    macros.define(block.key, str(block.value), doubts)
    for doubt in doubts:
        findings.warn((block.start_line or 0) + 1, doubt, "Mend the @string, or put its value in braces.", key=block.key,
                      raw=str(block.raw))


def _mended(text: str, findings: Findings) -> str:
    """The text with the comma that some programs leave out behind the key, or in its place; it has as many lines as before."""
    def mended(match: re.Match[str]) -> str:
        if match[2]:
            findings.warn(text.count("\n", 0, match.start(2)) + 1, "a comma is missing behind the key; the entry is read all the same",
                          "Set it.", key=match[2], raw=match[0])
        return f"{match[1]}{match[2]},{match[3]}"
    return _NO_COMMA.sub(mended, text)


def _with_keys(keyless: list[tuple[Work, int, str]], works: dict[str, Work], findings: Findings) -> None:
    """Puts the works of entries without a key among the others, each under a made one."""
    made = with_keys([work for work, _, _ in keyless], taken=works)
    for work, (_, line, raw) in zip(made, keyless, strict=True):
        unusable = any(name == "bibtex-key" for name, _ in work.extra)
        reason = "the key of the entry can be none" if unusable else "the entry has no citation key"
        findings.warn(line, f"{reason}; it is read under {work.key!r}", "Give it one.", key=work.key, raw=raw)
        works[work.key] = work


def _take(entry: Entry, macros: Macros, works: dict[str, Work], keyless: list[tuple[Work, int, str]], findings: Findings) -> None:
    """Puts the entry among the works, or among those without a key, or says why not."""
    line, key = (entry.start_line or 0) + 1, str(entry.key).strip()
    if key in works:
        findings.error(line, f"the key {key!r} stands for an earlier entry already, so this entry is left out",
                       "Give one of them another key, or delete it.", key=key, raw=str(entry.raw))
        return
    if entry.fields and all(field.key.strip().startswith("%") for field in entry.fields):
        findings.warn(line, "the entry is commented out and not read", key=key, raw=str(entry.raw))
        return
    values: dict[str, str] = {}
    for field in entry.fields:
        doubts: list[str] = []
        name, printed = field.key.strip().lower(), str(field.value)
        if name.startswith("%"):
            findings.warn((field.start_line or 0) + 1, f"the field {name.lstrip('% ')} is commented out and not read", key=key, raw=printed)
            continue
        value = macros.value(printed, doubts)
        for doubt in doubts:
            findings.warn((field.start_line or 0) + 1, f"{name}: {doubt}", "Mend it, or put the value in braces.", key=key, raw=printed)
        if name in values and value:
            findings.warn((field.start_line or 0) + 1, f"the field {name} stands twice; the first one is used", "Delete one.", key=key,
                          raw=value)
        elif value and not value.isspace():
            values[name] = value
    people: dict[str, tuple[Name, ...]] = {}
    plain: dict[str, str] = {}
    files: tuple[Attachment, ...] = ()
    cited: tuple[str, ...] = ()
    marks: Marks | None = None
    for name, value in values.items():
        if name in PEOPLE:
            people[name] = split_names(value)
        elif name == "title":
            plain[name], marks = from_latex(value)
        elif name == FILES:
            files = of_file_field(single_spaced(value))
        elif name == CITED:
            cited = _references(value)
        else:
            plain[name] = _verbatim(value) if name in VERBATIM else decode(value)
    entry_type = entry.entry_type.strip().lower()
    if entry_type not in TYPES:
        findings.warn(line, f"@{entry_type} is no BibTeX type; it is read as @misc", key=key, raw=str(entry.raw))
    dated = next(((f.start_line or 0) + 1 for f in entry.fields if f.key.strip().lower() in ("year", "date")), line)
    work = checked(work_from_fields(key, entry_type or "misc", people, plain, files, cited, marks), findings, line, dated)
    if _KEY.fullmatch(key):
        works[key] = work
    else:
        keyless.append((replace(work, key="", extra=(*work.extra, ("bibtex-key", decode(key)))) if key else work, line, str(entry.raw)))


def _inherited(work: Work, parent: Work) -> Work:
    """The work with what it lacks from the book or proceedings that it refers to, as BibTeX has it; what it says itself stays."""
    found = {name: getattr(parent, name) for name in _INHERITED if not getattr(work, name) and getattr(parent, name)}
    if work.type in ("chapter", "paper-conference") and not work.container_title:
        found["container_title"] = parent.title
    if not (work.issued or work.issued_text):
        found |= {"issued": parent.issued, "issued_text": parent.issued_text}
    return replace(work, **found) if found else work


def _verbatim(value: str) -> str:
    r"""The value of a field that is no LaTeX; escapes that some programs write there all the same are undone, e.g. ``\_``."""
    if "\\" in value:
        value = re.sub(r"\\([_%&#~])", r"\1", re.sub(r"^\s*\\url\s*\{(.*)\}\s*$", r"\1", value))
    return single_spaced(value)


def _references(value: str) -> tuple[str, ...]:
    """The cited references, one a line with a full stop behind it, as Web of Science writes them into BibTeX."""
    lines = (decode(line) for line in value.split("\n"))
    return tuple(line.removesuffix(".") for line in lines if line)
