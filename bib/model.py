"""The values of ``bib``: a name, an attachment, a work (a CSL-JSON item as a frozen value) and a failure of reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
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
    """A personal name in its parts, or an organization in ``literal``, e.g. ``Name(family="Berg", given="Jan", particle="van den")``.

    Attributes:
        particle: what belongs to the family name, e.g. ``"van den"``.
        dropping_particle: what stands behind the given names and falls away where the family name stands alone, e.g. the ``"von"`` of
            Goethe.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    dropping_particle: str = ""

    @property
    def sort_form(self) -> str:
        """Family name first, e.g. ``"van den Berg, Jan"``."""
        given = " ".join(x for x in (self.given, self.dropping_particle) if x) if self.family else ""
        return self.literal or ", ".join(x for x in (self.family_form, given, self.suffix) if x)

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
        parts = {"family": self.family, "given": self.given, "dropping-particle": self.dropping_particle,
                 "non-dropping-particle": self.particle, "suffix": self.suffix, "literal": self.literal}
        return {k: v for k, v in parts.items() if v}


OTHERS = "others"
"""The literal of a name that stands for the authors a source leaves out (BibTeX: ``and others``)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a bibliography names beside a work, e.g. ``Attachment("files/12/Wu.pdf", "Full Text", "application/pdf")``.

    Attributes:
        path: as the bibliography has it, often relative to the bibliography or to the folder of the program that wrote it.
        title: the name that the program shows for it.
        media_type: e.g. ``"application/pdf"``; some programs write ``"PDF"``.
    """

    path: str
    title: str = ""
    media_type: str = ""

    @property
    def name(self) -> str:
        """The name of the file without its folders, e.g. ``"Wu.pdf"``: all of it that may be shown to others."""
        return re.split(r"[/\\]", self.path.rstrip("/\\"))[-1]


Marks = tuple[tuple[int, int, str], ...]
"""Passages of a title as start, end and kind: ``nocase`` (its capitals stay in every style), ``i``, ``b``, ``sub``, ``sup``, ``sc``."""


@dataclass(frozen=True, slots=True)
class Work:
    """A bibliographic item with the keys of CSL-JSON (hyphens as underscores, DOI and URL in lower case).

    Attributes:
        key: the citation key, e.g. ``"zhang2020"``.
        type: the CSL type, e.g. ``"article-journal"``.
        issued: year, month, day as far as known, e.g. ``(2020, 11)``.
        issued_text: a date that is no number, e.g. ``"in press"``, or a span, e.g. ``"2019/2020"``.
        roles: people in the further roles of CSL, e.g. ``(("director", (Name("Varda", "Agnès"),)),)``.
        accessed: the day on which the URL was visited, e.g. ``(2020, 11, 3)``.
        files: the attachments, so that the papers themselves can be added.
        cited: the references of the work as a database prints them, e.g. ``("Wu L, 2019, J THINGS, V4, P1",)``; see
            :func:`bib.readers.cited_references.parse_cited_reference`.
        title_marks: which passages of the title keep their capitals or stand in italics; None where the source says nothing of it. It is
            no part of what makes two works equal.
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
    pmid: str = ""
    pmcid: str = ""
    accessed: tuple[int, ...] = ()
    translator: tuple[Name, ...] = ()
    roles: tuple[tuple[str, tuple[Name, ...]], ...] = ()
    files: tuple[Attachment, ...] = ()
    cited: tuple[str, ...] = ()
    title_marks: Marks | None = field(default=None, compare=False)

    @property
    def year(self) -> int | None:
        """The year of publication, e.g. 2020; None where none is known."""
        return self.issued[0] if self.issued else None

    def with_key(self, key: str) -> Work:
        """The same work under another key."""
        return replace(self, key=key)

    def to_csl(self) -> dict[str, Any]:
        """The CSL-JSON item, without what is unknown, e.g. ``{"id": "zhang2020", "type": "article-journal", ...}``.

        Attachments and fields without a CSL key are not in it: it may be published.
        """
        item: dict[str, Any] = {"id": self.key, "type": self.type}
        for name, attribute in CSL_TEXTS.items():
            if value := getattr(self, attribute):
                item[name] = value
        people = (("author", self.author), ("editor", self.editor), ("translator", self.translator), *self.roles)
        item |= {role: [name.to_csl() for name in names] for role, names in people if names}
        if self.issued:
            item["issued"] = {"date-parts": [list(self.issued)]}
        elif self.issued_text:
            item["issued"] = {"literal": self.issued_text}
        if self.accessed:
            item["accessed"] = {"date-parts": [list(self.accessed)]}
        return item


_UPPER = {"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID"}
CSL_TEXTS = {_UPPER.get(f.name, f.name.replace("_", "-")): f.name for f in fields(Work)
             if f.type == "str" and f.name not in ("key", "type", "issued_text")}
"""The keys of CSL-JSON whose values are texts, with the attribute of a work for each."""
