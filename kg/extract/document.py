"""A document as the one immutable text that everything read from it points into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bib.errors import UnusableFileError
from bib.files import read_file
from bib.readers.source import decoded
from kg.errors import DocumentError

LATER = frozenset({".pdf", ".docx", ".doc", ".html", ".htm", ".xml", ".tei", ".tex", ".odt", ".rtf"})
"""Kinds of documents that are not read yet."""

MOST = 50 * 1024 * 1024
"""Bytes of a document at most."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    Attributes:
        name: the name of its file, without the folder.
        sha256: the hash of the file's bytes, in hex.
        text: its text; offsets and lines of everything that is read count in it.
        notes: what was doubtful when it was read, each in a sentence.
    """

    name: str
    sha256: str
    text: str
    notes: tuple[str, ...] = ()

    @property
    def text_sha256(self) -> str:
        """The hash of the text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def read_document(path: Path) -> Document:
    """The text of a file; one that cannot be read, or is of a kind that is not read yet, is a DocumentError."""
    kind = path.suffix.lower()
    if kind in LATER:
        raise DocumentError(f"{path}: {kind} files are not read yet. Save the paper as plain text and name that file.")
    try:
        data = read_file(path, MOST)
    except UnusableFileError as error:
        raise DocumentError(str(error) if str(path) in str(error) else f"{path}: {error}") from error
    return document(data, path.name)


def document(data: bytes, name: str) -> Document:
    """The document of a file's bytes; an empty one, or one that is no text, is a DocumentError."""
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(f"{name}: this is no text. Save the paper as plain text, and take that.")
    text, doubts = decoded(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DocumentError(f"{name}: the file is empty. Save the paper again.")
    return Document(name, hashlib.sha256(data).hexdigest(), text, tuple(doubt.reason for doubt in doubts))
