r"""RIS files to works, as EndNote, Zotero, Scopus, Web of Science, EBSCO and Ovid write them.

The lines are taken apart here and not by rispy, which names no line and stops at damage; what it reads of sound files is the same.

>>> parse_ris("TY  - JOUR\nAU  - Wu, L.\nTI  - Things\nPY  - 2020//\nDO  - https://doi.org/10.1000/x\nER  - \n")["wu2020"].doi
'10.1000/x'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bib.identifiers import normalised
from bib.latex import single_spaced
from bib.library import Library
from bib.model import Attachment, Name, Work
from bib.readers.checks import checked
from bib.readers.dates import date_parts
from bib.readers.keying import keyed
from bib.readers.listed_names import listed_names
from bib.readers.source import Findings, without_long_lines
from bib.readers.tagged import Record, Value, tagged_lines, tell_of

FORM = "RIS"
"""What a library that was read from such a file calls its format."""

TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic", "BILL": "bill",
    "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "figure", "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset", "DBASE": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "EQUA": "figure", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "HEAR": "hearing",
    "ICOMM": "webpage", "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "legislation",
    "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report",
    "SER": "book", "SLIDE": "speech", "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript",
    "UNBILL": "bill", "VIDEO": "motion_picture", "WEB": "webpage"}
"""The types of RIS with those of CSL."""

EXTRA = {"J2": "container-title-short", "JA": "container-title-short", "ST": "title-short", "CN": "call-number", "NV": "number-of-volumes"}
"""Tags for which CSL has a key that a work has no attribute for."""

PREFIX = "ris-"
"""In front of the names in ``Work.extra`` of the tags that have no place in CSL."""

_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9])  ?-(?: |$|(?=\S))")
_LOOSE = re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {0,2}- ?")
_JOURNALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
_NUMBERED = re.compile(r"\s*(?:\d+\.?|<\d+>|-+)?\s*")
_RANGE = re.compile(r"([^\s,–-]{0,20}\d[^\s,–-]{0,20})\s?(?:-{1,2}|–|—)\s?([^\s,–-]{0,20}\d[^\s,–-]{0,20})")
_SPAN = re.compile(r"\d{4}(?:-\d\d){0,2}/\d{4}(?:-\d\d){0,2}")
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)


def parse_ris(text: str, source: str = "text") -> Library:
    """The works of an RIS text and its failures; ``source`` names the text in them."""
    findings = Findings(source)
    text = without_long_lines(text, findings)
    read: list[tuple[Work, int | None]] = []
    for record in _records(text, findings):
        work = _work(record)
        read.append((checked(work, findings, record.line), record.line))
    if not read and not findings.failures:
        findings.warn(None, "the file holds no RIS record" if text.strip() else "the file is empty", "Export it again.")
    return findings.library(keyed(read, findings, PREFIX + "id"), FORM)


def _records(text: str, findings: Findings) -> list[Record]:
    """The records of the text; a line that is in none is told of."""
    strict = re.search(r"^\s{0,3}TY  ?-", text, re.MULTILINE) is not None
    records: list[Record] = []
    open_: Record | None = None
    stray: list[tuple[int, str]] = []
    for number, tag, value in tagged_lines(text, _TAG if strict else _LOOSE):
        if tag == "TY" or (tag and tag != "ER" and open_ is None):
            if open_ is not None:
                findings.warn(number, f"the record of line {open_.line} has no end (ER) before the next begins; all of it is read",
                              "Check it.",
                              raw=open_.raw)
            tell_of(stray, findings)
            open_ = Record(number, opened=tag == "TY")
            records.append(open_)
            if tag != "TY":
                findings.warn(number, "the record has no type (TY); it is read as one of no kind", "Check where it begins.",
                              raw=f"{tag}  - {value}")
        if tag == "ER":
            if open_ is None:
                stray.append((number, "ER  -"))
            else:
                open_.closed = True
            open_ = None
        elif open_ is None:
            if not _NUMBERED.fullmatch(value):
                stray.append((number, value))
        elif tag:
            open_.values.append(Value(tag, [value], number))
        elif value.strip():
            open_.values[-1].lines.append(value)
    tell_of(stray, findings)
    if open_ is not None:
        findings.warn(open_.line, "the last record has no end (ER): the file may be cut; what there is of it is read", "Export it again.",
                      raw=open_.raw)
    return records


def _work(record: Record) -> Work:
    """The work of a record; what has no place stays in ``extra`` under its tag."""
    printed = record.first("TY").strip() if record.opened else ""
    kind = TYPES.get(printed.upper(), "document")
    journal = kind in _JOURNALS
    extra: list[tuple[str, str]] = [] if printed.upper() in TYPES or not printed else [(PREFIX + "ty", printed)]
    if printed.upper() not in TYPES_WRITTEN and printed.upper() in TYPES:
        extra.append((PREFIX + "ty", printed.upper()))
    texts: dict[str, Any] = {"key": record.first("ID")}
    texts["title"] = record.first("TI", "T1", "CT", *(() if kind == "chapter" else ("BT",)))
    texts["container_title"] = _container(record, kind)
    texts["collection_title"] = record.first("T3")
    if kind == "paper-conference":
        texts["event_title"] = record.first("C3")
    texts["number"] = record.first("C7") if journal else record.first("M1")
    if any(value.tag == "DB" and value.text.lower() in ("pubmed", "medline") for value in record.values):
        texts["pmid"] = next((v.text for v in record.values if v.tag == "AN" and normalised("pmid", v.text)), "")
        record.values = [v for v in record.values if not (v.tag == "AN" and v.text == texts["pmid"]) and not
                         (v.tag == "DB" and texts["pmid"])]
    texts["pmcid"] = record.first("C2") if any(v.tag == "C2" and normalised("pmcid", v.text) for v in record.values) else ""
    texts["genre"] = "" if _holds_doi(record, "M3") else record.first("M3")
    if not journal:
        texts["chapter_number"] = record.first("SE")
    for attribute, tags in _SIMPLE.items():
        texts[attribute] = record.first(*tags)
    texts["page"] = _pages(record)
    texts["doi"], texts["url"] = _doi(record), record.first("UR")
    texts["keyword"] = _keywords(record.take("KW"))
    _numbers(record, kind, texts)
    issued, issued_text, doubts = _issued(record)
    accessed, whole = date_parts(record.first("Y2") if _is_date(record, "Y2") else "")
    if conference := record.first("CP"):  # the issue in old files, the conference in those of Web of Science
        place = "issue" if len(conference) < 12 and not texts["issue"] else "event_title"
        extra += [(PREFIX + "cp", conference)] if texts.get(place) else []
        texts[place] = texts.get(place) or conference
    extra += doubts
    extra += [(PREFIX + value.tag.lower(), text) for value in record.take("JF", "JO", "T2")
              if (text := value.text) and text != texts["container_title"]]
    extra += [(EXTRA[value.tag], text) for value in record.take(*EXTRA) if (text := value.text) and text != texts["container_title"]]
    return Work(type=kind, author=_people(record, "AU", "A1"), editor=_people(record, "A2", "ED"), translator=_people(record, "A4"),
                roles=tuple((role, names) for role, tag in (("collection-editor", "A3"),) if (names := _people(record, tag))),
                issued=issued, issued_text=issued_text, accessed=accessed if whole else (), files=_files(record), **texts,
                extra=(*_unique(extra), *record.rest(PREFIX)))


TYPES_WRITTEN = frozenset({
    "UNPB", "JOUR", "MGZN", "NEWS", "BOOK", "CHAP", "DATA", "ENCYC", "MPCT", "PAMP", "CPAPER", "PAT", "JFULL", "BLOG", "RPRT", "COMP",
    "THES",
    "ELEC", "GEN"})
"""Types that the CSL type brings back; any other is kept beside it."""

_SIMPLE = {"abstract": ("AB", "N2"), "volume": ("VL",), "issue": ("IS",), "publisher": ("PB", "PU"), "publisher_place": ("CY", "PP"),
           "language": ("LA",), "edition": ("ET",)}


def _people(record: Record, *tags: str) -> tuple[Name, ...]:
    """The names of these tags; one value may hold several with semicolons, one a line."""
    return tuple(name for value in record.take(*tags) for line in value.items for name in listed_names(line))


def _container(record: Record, kind: str) -> str:
    """The journal or book; a book that stands in a series has none."""
    if kind in _JOURNALS:
        return record.first("JF", "T2", "JO", "BT", "JA", "J1", "J2")
    return record.first("T2", "BT", "JF", "JO")


def _pages(record: Record) -> str:
    """First and last page as a range with a dash."""
    first, last = record.first("SP"), record.first("EP")
    if first and last and first != last:
        return f"{first}–{last}"
    match = _RANGE.fullmatch(first)
    return f"{match[1]}–{match[2]}" if match else first or last


def _holds_doi(record: Record, tag: str) -> bool:
    return any(value.tag == tag and "10." in value.text and normalised("doi", value.text) for value in record.values)


def _doi(record: Record) -> str:
    """The DOI where a file says it: in its own tag, in M3, L3 or M1 as EndNote and EBSCO have it, or as the address."""
    if own := record.first("DO", "DI"):
        return own
    for tag in ("M3", "L3", "M1", "C6"):
        if _holds_doi(record, tag):
            return record.first(tag)
    for value in record.values:
        if value.tag in ("UR", "L2", "LK") and "doi.org/" in value.text.lower() and (doi := normalised("doi", value.text)):
            return doi
    return ""


def _numbers(record: Record, kind: str, texts: dict[str, str]) -> None:
    """ISSN and ISBN from the tag that both share; in a report that is its number."""
    issn: list[str] = []
    isbn: list[str] = []
    for value in record.take("SN"):
        text = value.text
        digits = len(re.sub(r"\D", "", text.split("(")[0].split(" ")[0]))
        if kind in ("report", "patent", "standard") and not texts["number"] and not any(normalised(k, text) for k in ("issn", "isbn")):
            texts["number"] = text
        elif digits > 8 or (kind in ("book", "chapter") and digits != 8):
            isbn.append(text)
        elif text:
            issn.append(text)
    texts["issn"], texts["isbn"] = ", ".join(issn), " ".join(isbn)
    note = [text for value in record.take("N1") if (text := value.text)]
    texts["note"] = "; ".join(note)


def _keywords(values: Sequence[Value]) -> str:
    """The keywords with commas between them, with semicolons where one holds a comma."""
    words = list(dict.fromkeys(word for value in values for word in value.items))
    return ("; " if any("," in word for word in words) else ", ").join(words)


def _issued(record: Record) -> tuple[tuple[int, ...], str, list[tuple[str, str]]]:
    """The date, the date that is no number, and what was printed where it says more."""
    years, dates = record.take("PY", "Y1"), record.take("DA")
    printed = [(value.tag, text) for value in (*years, *dates) if (text := value.text.strip())]
    if not printed:
        return (), "", []
    if _SPAN.fullmatch(printed[0][1]):
        return (), printed[0][1], [(PREFIX + tag.lower(), text) for tag, text in printed[1:]]
    year = next((parts[0] for _, text in printed if (parts := date_parts(text)[0])), None)
    if year is None:
        return (), printed[0][1], [(PREFIX + tag.lower(), text) for tag, text in printed[1:]]
    read = [(tag, text, *date_parts(text, year)) for tag, text in printed]
    best = max((parts for _, _, parts, _ in read if parts[:1] == (year,)), key=len)
    doubts = [(PREFIX + tag.lower(), text) for tag, text, parts, whole in read if not whole or parts != best[:len(parts)]]
    return best, "", doubts


def _is_date(record: Record, tag: str) -> bool:
    return any(value.tag == tag and date_parts(value.text)[1] for value in record.values)


def _files(record: Record) -> tuple[Attachment, ...]:
    """The attachments: what L1, L2 and L4 name that is no address on the web."""
    found: list[Attachment] = []
    kept: list[Value] = []
    for value in record.values:
        lines = value.items if value.tag in ("L1", "L2", "L4") else []
        paths = [part for line in lines for part in re.split(r";\s+|;(?=internal-pdf:)", line)]
        if paths and not any(_ADDRESS.match(path) for path in paths) and all("." in path or "/" in path for path in paths):
            found.extend(Attachment(single_spaced(path)) for path in paths)
        else:
            kept.append(value)
    record.values = kept
    return tuple(found)


def _unique(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairs))
