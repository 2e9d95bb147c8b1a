"""The study record of a document: what every extractor read, put together in the record format."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bib.apparatus import apparatus
from bib.library import Library
from kg.extract.bibliographic import citations, references, stubs
from kg.extract.document import Document
from kg.extract.headings import Heading, headings
from kg.extract.known import known_works
from kg.records.model import Record

NO_LIBRARY = Library()
READER = "text"
VERSION = "1"


def extracted(document: Document, library: Library = NO_LIBRARY) -> Record:
    """The record of a document: its headings, references, works cited without an entry, and citations; claims are not read yet.

    The study's id is ``src-`` and eight digits of the file's hash, since the title page is not read yet either.

    Args:
        document: the document.
        library: a bibliography at hand; entries and stubs that are works of it get their keys as ``work``.
    """
    found, under = apparatus(document.text), headings(document.text)
    known = known_works(found, library) if len(library) else {}
    data: dict[str, Any] = {
        "record": 1,
        "source": {"path": document.name, "sha256": document.sha256, "text_sha256": document.text_sha256, "reader": READER,
                   "reader_version": VERSION},
        "study": {"id": f"src-{document.sha256[:8]}", "sections": list(map(_section, under))},
        "references": references(found, known), "works": stubs(found, known), "citations": citations(found, under),
        "issues": [{"check": "reading", "message": note} for note in document.notes]}
    return Record.model_validate(data)


def _section(heading: Heading) -> dict[str, Any]:
    said = asdict(heading)
    return {key: said[key] for key in ("number", "title", "level", "line") if said[key]}
