"""The cited references of Web of Science records (``CR``) as works, so that they go through the same comparison."""

from __future__ import annotations

import re

from bib.matching.identifiers import doi_of
from bib.matching.profile import CUT
from bib.model import Name, Work

_VOLUME = re.compile(r"V\s?([\w./-]{1,12})", re.IGNORECASE)
_PAGE = re.compile(r"(?:P|PP|ARTN|ART NO)\s?([A-Z]{0,4}\d[\w./-]{0,14}|[IVXLC]{1,8})", re.IGNORECASE)
_YEAR = re.compile(r"\(?(\d{4})[a-z]?\)?")
_PARTICLE = re.compile(r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|zu|zum|af|av)\s+)+(?=\S)", re.IGNORECASE)
_NOBODY = frozenset({"", "[anonymous]", "*anonymous", "anon", "anonymous", "no title captured"})


def work_of_cited_reference(text: str, key: str = "") -> Work:
    """The work that a cited reference names; what it does not name stays empty, and the text is kept as it is in ``extra``.

    >>> work = work_of_cited_reference("Ahearne M, 2008, J MARKETING, V72, P671, DOI 10.1000/x.1")
    >>> work.author[0].sort_form, work.year, work.container_title, work.volume, work.page, work.doi
    ('Ahearne, M', 2008, 'J MARKETING', '72', '671', '10.1000/x.1')

    Of several authors a cited reference names the first alone. What stands as its source may be a journal or the title of a book: where
    neither volume nor page follow, both are possible, and the comparison tries both.
    """
    printed = " ".join(text[:4000].split())
    doi = doi_of(printed)
    parts = [p.strip() for p in re.split(r",\s*DOI\b|,\s*\[?(?=10\.\d{4,9}/)", printed, maxsplit=1, flags=re.IGNORECASE)[0].split(",")]
    year_at = next((n for n, p in enumerate(parts[:6]) if _YEAR.fullmatch(p)), None)
    named, rest = (parts[:year_at], parts[year_at + 1:]) if year_at is not None else (parts[:1], parts[1:])
    volume = page = ""
    while rest and (not rest[-1] or _VOLUME.fullmatch(rest[-1]) or _PAGE.fullmatch(rest[-1])):
        last = rest.pop()
        if match := _PAGE.fullmatch(last):
            page = page or match[1]
        elif match := _VOLUME.fullmatch(last):
            volume = volume or match[1]
    source = ", ".join(p for p in rest if p)
    author = _author(" ".join(p for p in named if p))
    match = _YEAR.fullmatch(parts[year_at]) if year_at is not None else None
    return Work(key=key, type="article-journal" if volume or page else "document", author=(author,) if author else (),
                issued=(int(match[1]),) if match else (), container_title=source, volume=volume, page=page, doi=doi,
                extra=((CUT, "1"), ("cited-reference", text)))


def _author(text: str) -> Name | None:
    """The first author as a name; ``*`` marks an organization, and nobody is None."""
    if text.casefold() in _NOBODY:
        return None
    if text.startswith("*"):
        return Name(literal=text.lstrip("* "))
    match = _PARTICLE.match(text)
    particle, name = (match[0].strip(), text[match.end():]) if match and len(text[match.end():].split()) > 1 else ("", text)
    *family, last = name.split()
    if family and len(last.replace(".", "").replace("-", "")) <= 4 and (last.isupper() or name.isupper()):
        return Name(" ".join(family), last, particle)
    return Name(family=name, particle=particle) if len(name.split()) < 4 else Name(literal=text)
