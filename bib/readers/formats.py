r"""A bibliography file of any format: what it is is seen in what it holds, not in its name.

>>> library = parse(b"TY  - BOOK\nTI  - Things\nER  - \n", "library.txt")
>>> library.format, [work.title for work in library]
('RIS', ['Things'])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from bib.library import Library
from bib.model import Failure
from bib.readers import bibtex, csl_json, endnote, pubmed, ris, scopus, web_of_science
from bib.readers.source import decoded, read_bytes, shortened

READERS: Mapping[str, Callable[[str, str], Library]] = {
    bibtex.FORM: bibtex.parse_bibtex, ris.FORM: ris.parse_ris, csl_json.FORM: csl_json.parse_csl_json,
    web_of_science.FORM: web_of_science.parse_web_of_science, scopus.FORM: scopus.parse_scopus, pubmed.FORM: pubmed.parse_pubmed,
    endnote.FORM: endnote.parse_endnote}
"""The formats by name, each with what reads its text."""

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    ".bib": (bibtex.FORM,), ".bibtex": (bibtex.FORM,), ".biblatex": (bibtex.FORM,), ".ris": (ris.FORM,), ".nbib": (pubmed.FORM,),
    ".medline": (pubmed.FORM,), ".ciw": (web_of_science.FORM,), ".isi": (web_of_science.FORM,), ".csljson": (csl_json.FORM,),
    ".json": (csl_json.FORM,), ".csv": (scopus.FORM,), ".xml": (endnote.FORM,),
    ".txt": (web_of_science.FORM, pubmed.FORM, ris.FORM, bibtex.FORM)}
"""Suffixes of bibliography files, each with what such a file usually holds."""

_ENDNOTE = re.compile(r"<(?:ref-type|contributors|titles|source-app)\b")
_CSL = re.compile(r"\[\s*(?:\{|\]|$)|\{\s*\"(?!record\")")  # an object that begins with "record" is a study record
_SHARED = frozenset({".txt", ".xml", ".json", ".csv"})
_LOOKED_AT = 2_000_000
_SIGNS = (
    (ris.FORM, re.compile(r"\s{0,3}TY {1,2}- ?")), (pubmed.FORM, re.compile(r"PMID ?- ?\S")),
    (web_of_science.FORM, re.compile(r"(?:FN |VR \d|PT [A-Z](?:\s|$))")), (bibtex.FORM, re.compile(r"\s*@\s*[A-Za-z]\w*\s*[{(]")))
_WEAK = (
    (web_of_science.FORM, re.compile(rf"(?:{'|'.join(sorted(web_of_science.TAGS))}) \S")), (ris.FORM, re.compile(r"[A-Z][A-Z0-9]  - \S")),
    (pubmed.FORM, re.compile(r"[A-Z]{3,4} ?- \S")))


def read(path: Path) -> Library:
    """The works of a bibliography file of any format and its failures; ``Library.format`` says what it was taken for, e.g. ``"RIS"``.

    A file that cannot be opened, or that holds no bibliography, is one failure; see :data:`READERS` for what is known.
    """
    data = read_bytes(path)
    return Library({}, (data,)) if isinstance(data, Failure) else parse(data, str(path))


def is_bibliography(path: Path) -> bool:
    """Whether a file is one of the formats that :func:`read` knows: by its name, and where a name says little by what it holds."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES and suffix not in _SHARED:
        return True
    if suffix not in _SHARED or isinstance(data := read_bytes(path), Failure):
        return False
    return format_of(decoded(data[:_LOOKED_AT], str(path))[0]) is not None


def parse(data: bytes, source: str = "text") -> Library:
    """The works of a file's bytes; ``source`` names the file in the failures."""
    text, doubts = decoded(data, source)
    form = format_of(text)
    usual = SUFFIXES.get(Path(source).suffix.lower(), ())
    if form is None and (not text.strip() or usual[:1] == (bibtex.FORM,)):
        form = usual[0] if usual else bibtex.FORM
    if form is None:
        reason = "this is no bibliography that can be read: " + _other(text)
        known = ", ".join(READERS)
        return Library({}, (*doubts, Failure(source, 1, reason, "", shortened(text), f"Export it as one of {known}.")))
    library = READERS[form](text, source)
    if usual and form not in usual and len(library):
        doubts = (*doubts, Failure(source, None, f"by its name this would be {usual[0]}, but it holds {form} and is read as that",
                                   severity="warning"))
    return Library(library.works, (*doubts, *library.failures), form)


def format_of(text: str) -> str | None:
    """The format of a text, e.g. ``"CSL-JSON"``; None where it is none of those known."""
    head = text[:_LOOKED_AT].lstrip()
    if head.startswith("<"):
        return endnote.FORM if re.search(r"<records?[\s>]", head) and _ENDNOTE.search(head) else None
    if _CSL.match(head):
        return csl_json.FORM
    if web_of_science.is_table(head):
        return web_of_science.FORM
    first = head.split("\n", 1)[0]
    if any(scopus.is_head([cell.strip().strip('"') for cell in first.split(sign)]) for sign in ",;\t"):
        return scopus.FORM
    weak = dict.fromkeys((form for form, _ in _WEAK), 0)
    for line in head.split("\n"):
        for form, sign in _SIGNS:
            if sign.match(line):
                return form
        for form, sign in _WEAK:
            if sign.match(line):
                weak[form] += 1
                break
    best = max(weak, key=lambda form: weak[form])
    return best if weak[best] >= 2 else None


def _other(text: str) -> str:
    """What it may be instead, in words."""
    if text.lstrip().startswith("<"):
        return "it is XML or HTML, but not of EndNote"
    if text.startswith("%PDF") or text.startswith("PK"):
        return "it is a PDF, an Office document or an archive"
    return "it has no entry (@...), no tags of RIS, Web of Science or PubMed, no head of Scopus"
