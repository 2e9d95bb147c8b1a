r"""Scopus tables (CSV) to works.

>>> work = parse_scopus('Authors,Title,Year,Source title,EID\n"Wu L.; Ek B.",Things,2020,J Things,2-s2.0-1\n')["wu2020"]
>>> [name.family for name in work.author], work.container_title
(['Wu', 'Ek'], 'J Things')
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

from bib.latex import single_spaced
from bib.library import Library
from bib.model import Name, Work
from bib.readers.checks import checked
from bib.readers.keying import keyed
from bib.readers.listed_names import listed_name
from bib.readers.source import MAX_BYTES, Findings, without_long_lines

FORM = "Scopus"
"""What a library that was read from such a file calls its format."""

PREFIX = "scopus-"
"""In front of the names in ``Work.extra`` of the columns that have no place in CSL."""

_LONGEST = 300
"""A row of more lines than this is one whose quotation mark was never closed."""

_TYPES = {"article": "article-journal", "review": "article-journal", "article in press": "article-journal",
          "conference paper": "paper-conference",
          "book chapter": "chapter", "book": "book", "conference review": "paper-conference", "report": "report",
          "data paper": "article-journal"}
_COLUMNS = {
    "title": "title", "source title": "container_title", "volume": "volume", "issue": "issue", "art. no.": "number", "doi": "doi",
    "issn": "issn",
    "isbn": "isbn", "pubmed id": "pmid", "publisher": "publisher", "abstract": "abstract", "language of original document": "language",
    "document type": "genre", "link": "url", "conference name": "event_title"}
_EXTRA = {"abbreviated source title": "container-title-short", "conference location": "event-place"}
_SURNAME_FIRST = re.compile(r"\s*([^,;]+?)(?:,\s*|\s+)((?:[^\W\d_]\.[ -]?)+)\s*(?:[,;]|$)")


def parse_scopus(text: str, source: str = "text") -> Library:
    """The works of a Scopus table and its failures; ``source`` names the text in them."""
    findings = Findings(source)
    text = without_long_lines(text, findings)
    rows = _rows(text, findings)
    head = next(rows, None)
    if head is None or not is_head(head[1]):
        findings.warn(None, "the first row does not name the columns of Scopus" if text.strip() else "the file is empty",
                      "Export it as CSV with authors, title and year.")
        return findings.library((), FORM)
    columns = [_column(name) for name in head[1]]
    read: list[tuple[Work, int | None]] = []
    for line, cells, raw in rows:
        if len(cells) < 3 and len(columns) > 3:
            findings.error(line, "the row is no record: it has too few cells", "Export the file again.", raw=raw)
            continue
        if len(cells) != len(columns):
            findings.warn(line, f"the row has {len(cells)} cells and the head {len(columns)}: it is cut, or a quotation mark is missing",
                          "Export the file again.", raw=raw)
        given = {name: text for name, cell in zip(columns, cells, strict=False) if (text := single_spaced(cell))}
        read.append((checked(_work(given), findings, line), line))
    return findings.library(keyed(read, findings, PREFIX + "id"), FORM)


def is_head(cells: list[str]) -> bool:
    """Whether these are names of columns as Scopus writes them."""
    names = {_column(cell) for cell in cells}
    return {"authors", "title", "year"} <= names and bool(names & {"source title", "eid"})


def _column(name: str) -> str:
    return name.strip().strip('\ufeff"').lower()


def _rows(text: str, findings: Findings) -> Iterator[tuple[int, list[str], str]]:
    """The rows with their lines; a row whose quotation mark stays open is told of and the next line begins a new one."""
    csv.field_size_limit(MAX_BYTES)
    lines = text.split("\n")
    first = lines[0] if lines else ""
    separator = ";" if first.count(";") > first.count(",") else "\t" if first.count("\t") > first.count(",") else ","
    number = 0
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        end, quotes = number, 0
        while end < len(lines) and end - number <= _LONGEST:
            quotes += lines[end].count('"')
            end += 1
            if quotes % 2 == 0:
                break
        if quotes % 2:
            findings.error(number + 1, "the row has a quotation mark that is never closed", "Mend it, or export the file again.",
                           raw=lines[number])
            number += 1
            continue
        raw = "\n".join(lines[number:end])
        try:
            yield number + 1, next(csv.reader([raw + "\n"], delimiter=separator, skipinitialspace=True), []), raw
        except csv.Error as error:
            findings.error(number + 1, f"the row cannot be read ({error})", "Mend it, or export the file again.", raw=raw)
        number = end


def _work(given: dict[str, str]) -> Work:
    texts: dict[str, Any] = {attribute: given.pop(column, "") for column, attribute in _COLUMNS.items()}
    kind = _TYPES.get(texts["genre"].lower(), "article-journal" if texts["genre"] or texts["container_title"] else "document")
    short, full = given.pop("authors", ""), given.pop("author full names", "")
    year, first, last = given.pop("year", ""), given.pop("page start", ""), given.pop("page end", "")
    words = [word for word in re.split(r";\s+", given.pop("author keywords", "")) if word]
    cited = tuple(part for part in re.split(r";\s+", given.pop("references", "")) if part)
    extra = [(_EXTRA.get(name, PREFIX + re.sub(r"\W+", "-", name).strip("-")), value) for name, value in given.items() if name]
    return Work(key="", type=kind, author=_full(full) or _authors(short), editor=_authors(given.get("editors", "")),
                issued=(int(year),) if re.fullmatch(r"[12]\d{3}", year) else (),
                issued_text="" if re.fullmatch(r"[12]\d{3}", year) else year,
                page=f"{first}–{last}" if first and last and first != last else first or last,
                keyword=("; " if any("," in word for word in words) else ", ").join(words), cited=cited, **texts,
                extra=tuple(pair for pair in extra if pair[0] != PREFIX + "editors"))


def _full(text: str) -> tuple[Name, ...]:
    """``Wu, Li (57190000000); Ek, Bo (…)``."""
    parts = (re.sub(r"\s*\(\d*\)$", "", part) for part in re.split(r";\s*", text))
    return tuple(name for part in parts if (name := listed_name(part)))


def _authors(text: str) -> tuple[Name, ...]:
    """``Wu L.; Ek B.``, and as older exports have it ``Wu L., Ek B.`` or ``Wu, L., Ek, B.``."""
    if not text or text.strip("[]").lower() == "no author name available":
        return ()
    if ";" in text:
        return tuple(name for part in text.split(";") if (name := listed_name(part)))
    names: list[Name] = []
    position = 0
    while position < len(text):
        match = _SURNAME_FIRST.match(text, position)
        if match:
            piece, position = f"{match[1]}, {match[2]}", match.end()
        else:
            piece, _, _ = text[position:].partition(",")
            position += len(piece) + 1
        if name := listed_name(piece):
            names.append(name)
    return tuple(names)
