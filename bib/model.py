"""The values of ``bib``: a name, a work (a CSL-JSON item as a frozen value) and a failure of reading."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Failure:
    """What a reader could not use, or doubts: nothing is dropped without one.

    Attributes:
        source: the file as it was given, e.g. ``"records/zhang2020.yaml"``.
        line: 1-based line where it stands; None where no line can be named.
        reason: in plain words, what is wrong.
        key: where in the structure, e.g. ``"claims.3.verdict"`` or a citation key; empty for the whole file.
        raw: the text as it stands in the file, shortened.
        step: what to do next; empty where the reason says it all.
        severity: an error means that something is missing from what was read; a warning means that all of it is there.
    """

    source: str
    line: int | None
    reason: str
    key: str = ""
    raw: str = ""
    step: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """One line for a terminal, e.g. ``a.yaml:12: claims.0.verdict: 'maybe' is not one of ... Write one of them.``."""
        place = f"{self.source}:{self.line}" if self.line else self.source
        kind = "warning: " if self.severity == "warning" else ""
        end = "" if self.reason.endswith((".", "?", "!")) else "."
        return f"{place}: {kind}{f'{self.key}: ' if self.key else ''}{self.reason}{end}{f' {self.step}' if self.step else ''}"


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name in its parts, or an organization in ``literal``, e.g. ``Name(family="Berg", given="Jan", particle="van den")``."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def sort_form(self) -> str:
        """Family name first, e.g. ``"van den Berg, Jan"``."""
        return self.literal or ", ".join(x for x in (self.family_form, self.given if self.family else "", self.suffix) if x)

    @property
    def family_form(self) -> str:
        """What a citation prints, e.g. ``"van den Berg"``; of an organization, all of it."""
        return self.literal or " ".join(x for x in (self.particle, self.family) if x) or self.given

    @property
    def stands_for_others(self) -> bool:
        """Whether this is BibTeX's ``and others``: further authors whom the source does not name."""
        return self.literal == OTHERS

    def to_csl(self) -> dict[str, str]:
        """The CSL-JSON name, e.g. ``{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}``."""
        parts = {"family": self.family, "given": self.given, "non-dropping-particle": self.particle, "suffix": self.suffix,
                 "literal": self.literal}
        return {k: v for k, v in parts.items() if v}


OTHERS = "others"
"""The literal of a name that stands for the authors a source leaves out (BibTeX: ``and others``)."""


@dataclass(frozen=True, slots=True)
class Work:
    """A bibliographic item with the keys of CSL-JSON (hyphens as underscores, DOI and URL in lower case).

    Attributes:
        key: the citation key, e.g. ``"zhang2020"``.
        type: the CSL type, e.g. ``"article-journal"``.
        issued: year, month, day as far as known, e.g. ``(2020, 11)``.
        issued_text: a date that is no number, e.g. ``"in press"``.
        extra: fields of the source that CSL has no key for, in the source's order, e.g. ``(("file", "paper.pdf"),)``.
    """

    key: str
    type: str = "document"
    title: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: tuple[int, ...] = ()
    issued_text: str = ""
    year_suffix: str = ""
    container_title: str = ""
    collection_title: str = ""
    event_title: str = ""
    genre: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    chapter_number: str = ""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    doi: str = ""
    url: str = ""
    isbn: str = ""
    issn: str = ""
    language: str = ""
    abstract: str = ""
    keyword: str = ""
    note: str = ""
    extra: tuple[tuple[str, str], ...] = field(default=())

    @property
    def year(self) -> int | None:
        """The year of publication, e.g. 2020; None where none is known."""
        return self.issued[0] if self.issued else None

    def to_csl(self) -> dict[str, Any]:
        """The CSL-JSON item, without what is unknown, e.g. ``{"id": "zhang2020", "type": "article-journal", ...}``."""
        item: dict[str, Any] = {"id": self.key, "type": self.type}
        for f in fields(self):
            value = getattr(self, f.name)
            if not value or f.name in ("key", "type", "issued", "issued_text", "extra"):
                continue
            name = {"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN"}.get(f.name, f.name.replace("_", "-"))
            item[name] = [n.to_csl() for n in value] if f.name in ("author", "editor") else value
        if self.issued:
            item["issued"] = {"date-parts": [list(self.issued)]}
        elif self.issued_text:
            item["issued"] = {"literal": self.issued_text}
        return item
