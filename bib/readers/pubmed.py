r"""PubMed's tagged lines (``.nbib``, MEDLINE) to works.

>>> work = parse_pubmed("PMID- 123\nFAU - Wu, Li\nTI  - Things.\nDP  - 2020 Nov 5\nLID - 10.1000/x [doi]\n")["wu2020"]
>>> work.pmid, work.issued, work.doi
('123', (2020, 11, 5), '10.1000/x')
"""

from __future__ import annotations

import re

from bib.identifiers import is_valid
from bib.library import Library
from bib.model import Name, Work
from bib.readers.checks import checked
from bib.readers.dates import date_parts
from bib.readers.keying import keyed
from bib.readers.listed_names import listed_name
from bib.readers.source import Findings, without_long_lines
from bib.readers.tagged import Record, Value, tagged_lines, tell_of

FORM = "PubMed"
"""What a library that was read from such a file calls its format."""

PREFIX = "pubmed-"
"""In front of the names in ``Work.extra`` of the tags that have no place in CSL."""

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- ?")
_TYPES = (("book chapter", "chapter"), ("book", "book"), ("dataset", "dataset"), ("preprint", "article"),
          ("newspaper article", "article-newspaper"))


def parse_pubmed(text: str, source: str = "text") -> Library:
    """The works of a PubMed text and its failures; ``source`` names the text in them."""
    findings = Findings(source)
    text = without_long_lines(text, findings)
    read: list[tuple[Work, int | None]] = []
    for record in _records(text, findings):
        read.append((checked(_work(record), findings, record.line), record.line))
    if not read and not findings.failures:
        findings.warn(None, "the file holds no PubMed record" if text.strip() else "the file is empty", "Export it again.")
    return findings.library(keyed(read, findings, PREFIX + "id"), FORM)


def _records(text: str, findings: Findings) -> list[Record]:
    """The records: each begins with PMID, or behind an empty line."""
    records: list[Record] = []
    stray: list[tuple[int, str]] = []
    open_: Record | None = None
    for number, tag, value in tagged_lines(text, _TAG):
        if tag and (open_ is None or tag == "PMID"):
            tell_of(stray, findings)
            open_ = Record(number, opened=tag == "PMID")
            records.append(open_)
            if tag != "PMID":
                findings.warn(number, "the record does not begin with PMID; what there is of it is read", "Check where it begins.",
                              raw=f"{tag} - {value}")
        if tag and open_ is not None:
            open_.values.append(Value(tag, [value], number))
        elif not value.strip():
            open_ = None
        elif open_ is not None:
            open_.values[-1].lines.append(value)
        elif not value.strip().rstrip(".:").isdigit():
            stray.append((number, value))
    tell_of(stray, findings)
    return records


def _work(record: Record) -> Work:
    sorts = [value.text for value in record.values if value.tag == "PT"]
    kind = next((csl for words, csl in _TYPES if any(words in sort.lower() for sort in sorts)), "article-journal")
    book = record.first("BTI")
    if book and kind == "article-journal":
        kind = "chapter" if any(value.tag == "TI" for value in record.values) else "book"
    title = record.first("TI") or (book if kind == "book" else "") or record.first("TT")
    container = book if kind != "book" else ""
    journal, short = record.first("JT"), record.first("TA")
    extra = [("container-title-short", short)] if short and journal else []
    date = record.first("DP")
    issued, whole = date_parts(date)
    if date and not whole:
        extra.append((PREFIX + "dp", date))
    accepted = record.take("LID", "AID")
    marked = next((m[1] for value in accepted if (m := re.fullmatch(r"(.+?) ?\[doi\]", value.text))), "")
    doi = marked or next((value.text for value in accepted if is_valid("doi", value.text)), "")
    extra += [(PREFIX + value.tag.lower(), value.text) for value in accepted if value.text.removesuffix("[doi]").strip() != doi]
    numbers = [match[1] for value in record.take("IS") if (match := re.match(r"(\S+)", value.text))]
    books = [match[1] for value in record.take("ISBN") if (match := re.match(r"(\S+)", value.text))]
    words = list(dict.fromkeys(value.text for value in record.take("OT")))
    pages = re.sub(r"(?<=\w)-(?=\w)", "–", record.first("PG"), count=1)
    return Work(
        key="", type=kind, title=title.removesuffix(".") if title.endswith(".") and not title.endswith("..") else title,
        author=_authors(record), editor=_people(record.take("FED"), record.take("ED")), issued=issued, issued_text="" if issued else date,
        container_title=container or journal or short, collection_title=record.first("CTI"),
        genre="; ".join(v.text for v in record.take("PT")),
        volume=record.first("VI"), issue=record.first("IP"), page=pages, edition=record.first("EN"), publisher=record.first("PB"),
        publisher_place=record.first("PL"), doi=doi, isbn=" ".join(books), issn=", ".join(numbers), language=record.first("LA"),
        abstract=record.first("AB"), keyword=("; " if any("," in word for word in words) else ", ").join(words),
        pmid=record.first("PMID"), pmcid=record.first("PMC"), extra=(*extra, *record.rest(PREFIX)))


def _authors(record: Record) -> tuple[Name, ...]:
    """Authors with full names where there are any, then groups."""
    groups = [Name(literal=text) for value in record.take("CN") if (text := value.text)]
    return (*_people(record.take("FAU"), record.take("AU")), *groups)


def _people(full: list[Value], short: list[Value]) -> tuple[Name, ...]:
    return tuple(name for value in (full if len(full) >= len(short) else short) if (name := listed_name(value.text)))
