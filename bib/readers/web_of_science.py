r"""Web of Science exports to works: tagged lines (``.txt``, ``.ciw``), tables with tabs, and fragments of either.

>>> library = parse_web_of_science("PT J\nAU Wu, L\nTI Things\nSO J THINGS\nPY 2020\nCR EK B, 2019, J STUFF, V4, P1\nER\n\nEF\n")
>>> library["wu2020"].container_title, library["wu2020"].cited
('J THINGS', ('EK B, 2019, J STUFF, V4, P1',))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bib.library import Library
from bib.model import Name, Work
from bib.readers.checks import checked
from bib.readers.dates import date_parts
from bib.readers.keying import keyed
from bib.readers.listed_names import listed_name
from bib.readers.source import Findings, without_long_lines
from bib.readers.tagged import Record, Value, tagged_lines, tell_of

FORM = "Web of Science"
"""What a library that was read from such a file calls its format."""

PREFIX = "wos-"
"""In front of the names in ``Work.extra`` of the tags that have no place in CSL."""

TAGS = frozenset(
    ["FN", "VR", "PT", "AU", "AF", "BA", "BF", "CA", "GP", "BE", "TI", "SO", "SE", "BS", "LA", "DT", "CT", "CY", "CL", "SP", "HO", "DE",
     "ID", "AB", "C1", "C3", "RP", "EM", "RI", "OI", "FU", "FX", "CR", "NR", "TC", "Z9", "U1", "U2", "PU", "PI", "PA", "SN", "EI", "BN",
     "J9", "JI", "PD", "PY", "VL", "IS", "SI", "PN", "SU", "MA", "BP", "EP", "AR", "DI", "DL", "D2", "EA", "EY", "PG", "P2", "WC", "SC",
     "GA", "PM", "UT", "OA", "HP", "HC", "DA", "ER", "EF", "WE", "FP", "NO", "ED", "AE", "BO", "PS", "CP", "C2", "LS"])
"""The tags that Web of Science writes."""

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: |$)")
_TYPES = {"book chapter": "chapter", "book": "book", "proceedings paper": "paper-conference", "meeting abstract": "paper-conference",
          "book review": "review-book", "software": "software", "data set": "dataset", "data paper": "article-journal", "patent": "patent",
          "news item": "article-newspaper"}
_TITLES = {"title": ("TI",), "collection_title": ("SE",), "event_title": ("CT",), "volume": ("VL",), "publisher": ("PU",),
           "number": ("AR",),
           "publisher_place": ("PI",), "language": ("LA",), "abstract": ("AB",), "doi": ("DI",), "pmid": ("PM",), "isbn": ("BN",)}
_EXTRA = {"JI": "container-title-short", "CL": "event-place"}


def parse_web_of_science(text: str, source: str = "text") -> Library:
    """The works of a Web of Science export and its failures; ``source`` names the text in them."""
    findings = Findings(source)
    text = without_long_lines(text, findings)
    records = _rows(text, findings) if is_table(text) else _tagged(text, findings)
    read = [(checked(_work(record), findings, record.line), record.line) for record in records]
    if not read and not findings.failures:
        findings.warn(None, "the file holds no Web of Science record" if text.strip() else "the file is empty", "Export it again.")
    return findings.library(keyed(read, findings, PREFIX + "id"), FORM)


def is_table(text: str) -> bool:
    """Whether the first line names tags with tabs between them."""
    head = text.lstrip("\n").split("\n", 1)[0].split("\t")
    return len(head) > 3 and {"PT", "AU"} <= {cell.strip() for cell in head}


def _tagged(text: str, findings: Findings) -> list[Record]:
    """The records of tagged lines; a line in front of the first tag, or behind the last record, is told of."""
    records: list[Record] = []
    open_: Record | None = None
    stray: list[tuple[int, str]] = []
    for number, found, rest in tagged_lines(text, _TAG):
        # A continuation is indented; a line at the margin under an unknown tag is text that was wrapped there.
        tag = found if found in TAGS else ""
        value = rest if tag else f"{found} {rest}" if found else rest
        if tag in ("FN", "VR", "EF"):
            continue
        if tag == "ER":
            if open_ is not None:
                open_.closed = True
            open_ = None
        elif tag == "PT" or (tag and open_ is None):
            if open_ is not None:
                findings.warn(open_.line, "the record has no end (ER) before the next begins; all of it is read", "Check it.",
                              raw=open_.raw)
            tell_of(stray, findings)
            open_ = Record(number, opened=tag == "PT")
            records.append(open_)
            if tag != "PT":
                findings.warn(number, "the record does not begin with PT: a fragment; what there is of it is read", "Export it again.",
                              raw=f"{tag} {value}")
            open_.values.append(Value(tag, [value], number))
        elif tag and open_ is not None:
            open_.values.append(Value(tag, [value], number))
        elif open_ is not None and value.strip():
            open_.values[-1].lines.append(value)
        elif value.strip():
            stray.append((number, value))
    tell_of(stray, findings)
    if open_ is not None:
        findings.warn(open_.line, "the last record has no end (ER): the file may be cut; what there is of it is read", "Export it again.",
                      raw=open_.raw)
    return records


def _rows(text: str, findings: Findings) -> list[Record]:
    """The records of a table: a row each, several values of a cell with semicolons between them."""
    lines = text.split("\n")
    top = next(i for i, line in enumerate(lines) if line.strip())
    tags = [cell.strip() for cell in lines[top].split("\t")]
    records: list[Record] = []
    for number, line in enumerate(lines[top + 1:], top + 2):
        if not line.strip():
            continue
        cells = [_unquoted(cell) for cell in line.split("\t")]
        if sum(1 for cell in cells if cell) < 2:
            findings.error(number, "the row is no record: it has one cell", "Export the file again.", raw=line)
            continue
        if len(cells) != len(tags) and any(cells[len(tags):]):
            findings.warn(number, f"the row has {len(cells)} cells and the head {len(tags)}; those beyond are not read", "Check it.",
                          raw=line)
        elif len(cells) < len(tags) - 1:
            findings.warn(number, f"the row has {len(cells)} cells and the head {len(tags)}: it may be cut", "Export the file again.",
                          raw=line)
        record = Record(number, closed=True)
        for tag, cell in zip(tags, cells, strict=False):
            if cell:
                parts = cell.split("; ") if tag in ("AU", "AF", "BA", "BF", "CA", "GP", "BE", "CR") else [cell]
                record.values.append(Value(tag, parts, number))
        records.append(record)
    return records


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _work(record: Record) -> Work:
    kind_of, sort = record.first("PT")[:1].upper(), record.first("DT")
    kind = _type(kind_of, sort) if kind_of or sort or any(value.tag == "SO" for value in record.values) else "document"
    texts: dict[str, Any] = {attribute: record.first(*tags) for attribute, tags in _TITLES.items()}
    texts["genre"] = sort
    texts["container_title"] = "" if kind == "book" and not texts["title"] else record.first("SO")
    texts["title"] = texts["title"] or (record.first("SO") if kind == "book" else "")
    issue, special, supplement = record.first("IS"), record.first("SI"), record.first("SU")
    texts["issue"] = issue or special or (f"Suppl. {supplement}" if supplement else "")
    first, last = record.first("BP"), record.first("EP")
    texts["page"] = f"{first}–{last}" if first and last and first != last else first or last
    texts["issn"] = ", ".join(x for x in (record.first("SN"), record.first("EI")) if x)
    words = [word for value in record.take("DE") for word in re.split(r";\s+", value.text) if word]
    texts["keyword"] = ("; " if any("," in word for word in words) else ", ").join(words)
    year_text, day = record.first("PY"), record.first("PD")
    issued, _ = date_parts(year_text)
    parts, whole = date_parts(day, issued[0]) if issued else ((), False)
    extra = [(_EXTRA[value.tag], text) for value in record.take(*_EXTRA) if (text := value.text)]
    extra += [(PREFIX + name, text) for name, text, kept in (("pd", day, not whole), ("si", special, issue),
                                                             ("su", supplement, issue or special))
              if text and kept]
    cited = tuple(item for value in record.take("CR") for item in _references(value))
    return Work(key="", type=kind, author=_authors(record), editor=_people(record.take("BE", "ED")), issued=parts if whole else issued,
                issued_text="" if issued else year_text, cited=cited, extra=(*extra, *record.rest(PREFIX)), **texts)


def _type(kind: str, sort: str) -> str:
    """The CSL type of a publication type (J, B, S, P, C) and a document type."""
    found = next((_TYPES[part] for part in re.split(r";\s*", sort.lower()) if part in _TYPES), "")
    if kind == "J" or not kind:
        return "article-journal" if found in ("", "paper-conference") else found
    if kind == "P":
        return "patent"
    if kind == "B":
        return found if found in ("chapter", "paper-conference") else "book"
    return found or ("paper-conference" if kind in ("S", "C") else "document")


def _authors(record: Record) -> tuple[Name, ...]:
    """The authors with full names where the record has as many of them, then groups."""
    short, full = record.take("AU"), record.take("AF")
    books, books_full = record.take("BA"), record.take("BF")
    names = _fuller(short, full) or _fuller(books, books_full)
    groups = [Name(literal=item) for value in record.take("CA", "GP") for item in value.items]
    return (*names, *groups)


def _fuller(short: Sequence[Value], full: Sequence[Value]) -> tuple[Name, ...]:
    brief, whole = _people(short), _people(full)
    return whole if whole and len(whole) >= len(brief) else brief


def _people(values: Sequence[Value]) -> tuple[Name, ...]:
    return tuple(name for value in values for item in value.items if (name := listed_name(item)))


def _references(value: Value) -> list[str]:
    """The cited references, one a line; a line without a comma and a year goes on from the one before."""
    found: list[str] = []
    for item in value.items:
        if (found and item.startswith(("DOI ", "[10.", "10."))) or (found and found[-1].endswith((",", " DOI"))):
            found[-1] = f"{found[-1]} {item}"
        else:
            found.append(item)
    return found
