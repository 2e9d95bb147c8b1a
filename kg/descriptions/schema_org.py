"""Studies and the corpus in the words of schema.org, for search engines and reference managers; JSON-LD as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.descriptions.site import Site, value, whole
from kg.queries.answer import Row
from ontology.describe import curie
from ontology.prefixes import PREFIXES

CONTEXT = PREFIXES["schema"].rstrip("/")
DOI = "https://doi.org/"

SHOWN = 30
"""Of so many concepts a study is said to be about, those with the most tests first; a list of hundreds says nothing."""

KINDS = {
    "fabio:Book": "Book",
    "fabio:BookChapter": "Chapter",
    "fabio:ConferencePaper": "ScholarlyArticle",
    "fabio:DoctoralThesis": "Thesis",
    "fabio:JournalArticle": "ScholarlyArticle",
    "fabio:MagazineArticle": "Article",
    "fabio:MastersThesis": "Thesis",
    "fabio:NewspaperArticle": "NewsArticle",
    "fabio:Preprint": "ScholarlyArticle",
    "fabio:ReportDocument": "Report",
    "fabio:ReviewArticle": "ScholarlyArticle",
    "fabio:WebPage": "WebPage",
    "fabio:WorkingPaper": "ScholarlyArticle",
}
"""The classes of works in FaBiO and what schema.org has for them; for the others CreativeWork."""

SERIALS = {"fabio:JournalArticle", "fabio:ReviewArticle", "fabio:MagazineArticle", "fabio:NewspaperArticle"}
"""The works that stand in an issue of something that goes on appearing."""


def publication(study: Row, bibliography: Sequence[Row], constructs: Iterable[Row]) -> dict[str, Any]:
    """The work that reports a study, from its row of ``studies/about``, its work's of ``tables/bibliography``, its ``studies/constructs``.

    What it is about are the concepts that it tests most, or defines. The abstract is not said: ours is retold, not the work's.
    """
    page = value(study, "study")
    said: dict[str, Any] = {"@context": CONTEXT, "@type": "CreativeWork", "@id": value(study, "work") or page, "url": page,
                            "name": value(study, "title") or value(study, "studyLabel"), "datePublished": value(study, "year")}
    if bibliography:
        said |= _printed(bibliography)
    said["about"] = _about(constructs)
    return {key: what for key, what in said.items() if what}


def corpus(figures: Iterable[Row], site: Site) -> dict[str, Any]:
    """The corpus as a dataset, from the rows of ``corpus/figures``."""
    number = {value(row, "what"): whole(row, "number") for row in figures}
    size = ", ".join(f"{number.get(what, 0)} {what}" for what in ("studies", "constructs", "links", "claims", "works"))
    said = {"@context": CONTEXT, "@type": "Dataset", "@id": site.corpus, "name": "nomnet: a corpus of studies as a nomological network",
            "description": f"Constructs, the links between them, and what each study of {site.corpus_name} found, with evidence: {size}.",
            "url": site.base, "license": site.licence,
            "keywords": ["nomological network", "literature review", "constructs", "claims", "evidence"],
            "variableMeasured": ["verdict of a study on a claim", "state of a link in a study", "printed estimate"]}
    return {key: what for key, what in said.items() if what}


def _printed(rows: Sequence[Row]) -> dict[str, Any]:
    """What a bibliography prints of a work, from its rows, one an author or editor."""
    first = rows[0]
    kind = curie(value(first, "class"))
    doi, container = value(first, "doi"), value(first, "containerTitle")
    said: dict[str, Any] = {
        "@type": KINDS.get(kind, "CreativeWork"),
        "author": [_person(row) for row in rows if value(row, "role") == "author"],
        "pagination": value(first, "pages"),
        "publisher": {"@type": "Organization", "name": value(first, "publisher")} if value(first, "publisher") else None,
        "sameAs": f"{DOI}{doi}" if doi else value(first, "url"),
    }
    if value(first, "title"):
        said["name"] = value(first, "title")
    if value(first, "year"):
        said["datePublished"] = value(first, "year")
    if doi:
        said["identifier"] = {"@type": "PropertyValue", "propertyID": "DOI", "value": doi}
    if container:
        said["isPartOf"] = _issue(container, value(first, "volume"), value(first, "issueNumber")) if kind in SERIALS else {
            "@type": "Book" if kind in {"fabio:BookChapter", "fabio:ConferencePaper"} else "CreativeWork", "name": container}
    return said


def _person(row: Row) -> dict[str, str]:
    """An author: a person, or an organization where the bibliography has one name that is not taken apart."""
    parts = {key: text for key, text in (("givenName", value(row, "given")), ("familyName", value(row, "family"))) if text}
    if not parts:
        return {"@type": "Organization", "name": value(row, "name")}
    return {"@type": "Person", "name": " ".join(parts.values()), **parts}


def _issue(journal: str, volume: str, number: str) -> dict[str, Any]:
    """The issue of a journal, as far as it is known: the issue in its volume in its journal."""
    part: dict[str, Any] = {"@type": "Periodical", "name": journal}
    if volume:
        part = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": part}
    return {"@type": "PublicationIssue", "issueNumber": number, "isPartOf": part} if number else part


def _about(constructs: Iterable[Row]) -> list[dict[str, str]]:
    """The concepts of the constructs that a study tests or defines, each once, those with the most tests first."""
    ranked = sorted(constructs, key=lambda row: -whole(row, "tests"))
    known = {value(row, "concept"): value(row, "conceptLabel") for row in ranked if whole(row, "tests") or whole(row, "definitions")}
    return [{"@type": "DefinedTerm", "@id": concept, "name": label} for concept, label in list(known.items())[:SHOWN]]
