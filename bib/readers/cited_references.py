"""Cited references as Web of Science prints them (``CR``): author, year, source, volume, page and DOI in one line."""

from __future__ import annotations

import re

from bib.identifiers import normalised
from bib.model import Name, Work

_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)([a-z]?)")
_VOLUME = re.compile(r"V(\S+)")
_PAGE = re.compile(r"(?:P|ARTN )(\S+)")
_DOI = re.compile(r",? DOI (?:DOI )?\[?((?:10\.\d{4,9}/|arXiv:|https?:)[^\]]*)\]?$", re.IGNORECASE)
_PERSON = re.compile(r"(.+?),? ((?:[A-Z]\.?-?){1,4})")


def parse_cited_reference(text: str, key: str = "") -> Work:
    """The work that a cited reference names, as far as it says: one author, no title, a source that is a journal, a book or a report.

    >>> work = parse_cited_reference("WU L, 2019, J THINGS, V4, P1, DOI 10.1000/x")
    >>> work.author[0].family, work.issued, work.container_title, work.volume, work.page, work.doi
    ('WU', (2019,), 'J THINGS', '4', '1', '10.1000/x')
    """
    rest, doi = text.strip(), ""
    if match := _DOI.search(rest):
        doi = next((found for part in match[1].split(", ") if (found := normalised("doi", part))), "")
        rest = rest[:match.start()] if doi else rest
    parts = [part.strip() for part in rest.split(", ") if part.strip()]
    year = next((i for i, part in enumerate(parts[:4]) if _YEAR.fullmatch(part)), None)
    authors, behind = (parts[:1], parts[1:]) if year is None else (parts[:year], parts[year + 1:])
    source = [part for part in behind if not (_VOLUME.fullmatch(part) or _PAGE.fullmatch(part))]
    volume = next((m[1] for part in behind if (m := _VOLUME.fullmatch(part))), "")
    page = next((m[1] for part in behind if (m := _PAGE.fullmatch(part))), "")
    match = _YEAR.fullmatch(parts[year]) if year is not None else None
    return Work(key=key, type="article-journal" if volume or page else "document", author=_author(", ".join(authors)),
                issued=(int(match[1]),) if match else (), year_suffix=match[2] if match else "",
                container_title=", ".join(source), volume=volume, page=page, doi=doi, note=text.strip())


def _author(text: str) -> tuple[Name, ...]:
    """``WU L``, ``*WHO``, ``[Anonymous]``, ``van den Berg J.``."""
    if not text or text.strip("[]").lower() in ("anonymous", "anon", "no captured"):
        return ()
    if text.startswith("*"):
        return (Name(literal=text[1:].strip()),)
    match = _PERSON.fullmatch(text)
    if match is None:
        return (Name(family=text),) if " " not in text else (Name(literal=text),)
    words = match[1].split(" ")
    count = next((i for i, word in enumerate(words) if not word[:1].islower()), len(words) - 1)
    return (Name(" ".join(words[count:]), match[2], " ".join(words[:count])),)
