"""A work made comparable once, so that it can be compared with many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bib.matching.authors import Authors
from bib.matching.containers import Container
from bib.matching.folding import folded
from bib.matching.identifiers import identifiers_of
from bib.matching.places import Pages, volume_of
from bib.matching.titles import Title
from bib.model import Work

_SERVERS = re.compile(r"\b(?:[a-z]*arxiv|ssrn|repec|preprints?(?:\.org)?|research square|osf|zenodo|(?:working|discussion) papers?)\b")
"""Where preprints and working papers are published, by the words with which they name themselves."""

_SERVER_DOIS = ("10.48550/", "10.2139/ssrn", "10.1101/20", "10.31234/", "10.31235/", "10.31219/", "10.21203/rs", "10.20944/preprints",
                "10.36227/")
_FORMS = {
    "article-journal": "journal", "article-magazine": "journal", "article-newspaper": "journal", "review": "journal",
    "paper-conference": "meeting", "chapter": "chapter", "book": "book", "thesis": "thesis", "article": "preprint",
    "manuscript": "preprint",
    "report": "report", "dataset": "data", "software": "data"}
_NUMERALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9",
    "tenth": "10", "erste": "1", "zweite": "2", "dritte": "3", "vierte": "4", "funfte": "5"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a work is compared, folded.

    Attributes:
        work: the work.
        form: how it is published: journal, meeting, chapter, book, thesis, preprint, report, data; empty where that is unknown.
        edition: its number where one is printed, else the printed words.
    """

    work: Work
    title: Title
    authors: Authors
    year: int | None
    container: Container
    volume: str
    issue: str
    pages: Pages
    identifiers: Mapping[str, str]
    form: str
    edition: str

    @classmethod
    def of(cls, work: Work) -> Profile:
        """The work made comparable."""
        identifiers = identifiers_of(work)
        people = work.author or (work.editor if work.type == "book" else ())
        cut = any(name == CUT for name, _ in work.extra)
        return cls(work, Title.of(work.title), Authors.of(people, cut), work.year, Container.of(work.container_title),
                   volume_of(work.volume), volume_of(work.issue), Pages.of(work.page) if work.page else Pages.of(work.number),
                   identifiers, _form(work, identifiers), _edition(work.edition))


CUT = "further-authors"
"""The name in ``Work.extra`` that says that a source names the first author alone, as the cited references of Web of Science do."""


def _form(work: Work, identifiers: Mapping[str, str]) -> str:
    where = folded(" ".join((work.container_title[:200], work.genre[:100], work.collection_title[:100])))
    doi = identifiers.get("doi", "")
    form = _FORMS.get(work.type, "")
    if doi.startswith(_SERVER_DOIS) or ((form not in ("journal", "meeting", "chapter") or not work.volume) and _SERVERS.search(where)):
        return "preprint"
    if "arxiv" in identifiers and not work.container_title and not doi:
        return "preprint"
    if form == "journal" and re.search(r"\b(?:proceedings|conference)\b", where):
        return ""  # a journal named so, or a paper of a conference that a source takes for an article
    return form


def _edition(text: str) -> str:
    words = re.findall(r"[^\W_]+", folded(text[:60]))
    for word in words:
        if match := re.match(r"\d+", word):
            return match[0].lstrip("0") or "0"
        if word in _NUMERALS:
            return _NUMERALS[word]
    return " ".join(words)
