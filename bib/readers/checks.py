"""Identifiers of works as they are read: in their normal form, or among the other fields with a warning where they are none."""

from __future__ import annotations

import re
from dataclasses import replace

from bib.identifiers import Kind, each, normalised
from bib.latex import single_spaced
from bib.model import Work
from bib.readers.source import Findings
from bib.title_marks import from_html

_PLAIN = re.compile(r"10\.\d{4,9}/[\w./:;()<>-]*[\w)>]", re.ASCII)
_DIGITS = re.compile(r"[-+.\d]*\d[-+.\d]*")
_RESOLVER = re.compile(r"(?:(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_WORDS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID"}
_SINGLE: tuple[Kind, ...] = ("doi", "pmid", "pmcid")
_LISTS: tuple[Kind, ...] = ("isbn", "issn")


def checked(work: Work, findings: Findings, line: int | None, dated: int | None = None) -> Work:
    """The work with its identifiers in their normal form; what is none stands in ``extra`` under its name, with a warning.

    A valid ISBN keeps its hyphens, since none can put them back; :func:`bib.identifiers.normalised` compares two. A date of digits that no
    work is likely to have is kept with a warning, on the line ``dated`` where that is another.
    """
    if not 0 < work.year <= 2100 if work.year is not None else _DIGITS.fullmatch(work.issued_text):
        findings.warn(dated or line, f"{work.issued_text or str(work.year)!r} is unusual as a date; it is kept as it stands",
                      "Check it against the work.", key=work.key, raw=work.issued_text or str(work.year))
    if work.title_marks is None and "<" in work.title:  # databases write raised letters and italics as HTML
        title, marks = from_html(work.title)
        work = replace(work, title=single_spaced(title), title_marks=marks if marks and single_spaced(title) == title else None)
    if not (work.doi or work.isbn or work.issn or work.pmid or work.pmcid):
        return work
    changes: dict[str, str] = {}
    lost: list[tuple[str, str]] = []
    for kind in _SINGLE:
        printed = getattr(work, kind)
        if not printed or (kind == "doi" and _PLAIN.fullmatch(printed) and printed.count("(") == printed.count(")")):
            continue
        value = normalised(kind, printed)
        changes[kind] = value or ""
        if value is None:
            lost.append((kind, printed))
            findings.warn(line, f"{printed[:80]!r} is no {_WORDS[kind]}; it is kept as it stands", "Mend it.", key=work.key, raw=printed)
        elif kind == "doi" and value != _RESOLVER.sub("", printed.strip()):
            findings.warn(line, f"the DOI {printed[:120]!r} is read as {value!r}", key=work.key, raw=printed)
    for kind in _LISTS:
        printed = getattr(work, kind)
        if not printed or (kind == "issn" and normalised("issn", printed) == printed):
            continue
        parts = list(each(kind, printed))
        values = [value for _, value in parts if value]
        if not values:
            changes[kind] = ""
            lost.append((kind, printed))
            findings.warn(line, f"{printed[:80]!r} is no {_WORDS[kind]}, or a digit of it is wrong; it is kept as it stands", "Mend it.",
                          key=work.key, raw=printed)
        elif kind == "issn" and len(values) == len(parts):
            changes[kind] = ", ".join(values)
    if not changes and not lost:
        return work
    return replace(work, **changes, extra=(*work.extra, *lost))  # type: ignore[arg-type]
