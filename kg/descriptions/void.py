"""The corpus as a dataset (VoID): what is in it, in figures, by named graph, class and property, and how to get at it.

``void(Site(base, address), ask).text("ttl")``
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from kg.descriptions.document import Document
from kg.descriptions.site import Ask, Site, value, whole
from kg.queries.answer import Row
from ontology.describe import about, curie
from ontology.prefixes import PREFIXES

SERVED = ("formats:Turtle", "formats:JSON-LD")
"""The forms that things come in."""

GRAPHS = {
    "bibliography": "The works of the corpus and those that its studies cite",
    "decisions": "Decisions of curators",
    "derived": "Links between concepts, and the state of each link in each study",
    "ontology": "The terms of nomnet with their schemes",
    "thesaurus": "The concepts that study constructs denote, and the theories that studies draw on",
}
"""What the named graphs hold that are of no single study, by the last part of their IRIs."""


def void(site: Site, ask: Ask) -> Document:
    """The description of the corpus and of its parts; every figure is an answer of the catalogue."""
    document = Document()
    document.say(site.description, "a", "void:DatasetDescription")
    document.name(site.description, "dcterms:title", "What is in the corpus, for programs")
    document.say(site.description, "foaf:primaryTopic", site.corpus)
    subsets, classes, properties = (ask(f"corpus/{name}").rows for name in ("subsets", "classes", "properties"))
    _access(document, site)
    document.say(site.corpus, "void:exampleResource", *(value(row, "example") for row in ask("corpus/examples")))
    document.say(site.corpus, "void:vocabulary", *_vocabularies([*(value(r, "class") for r in classes),
                                                                 *(value(r, "property") for r in properties)]))
    document.count(site.corpus, "void:triples", sum(whole(row, "triples") for row in subsets))  # a triple is in one graph only
    document.count(site.corpus, "void:classes", len(classes))
    document.count(site.corpus, "void:properties", len(properties))
    for row in subsets:
        _subset(document, site, row)
    _partitions(document, site, "class", "entities", classes)
    _partitions(document, site, "property", "triples", properties)
    return document


def _access(document: Document, site: Site) -> None:
    """What the dataset is, whose, and where to get it."""
    document.say(site.corpus, "a", "void:Dataset")
    document.name(site.corpus, "dcterms:title", "nomnet: a corpus of studies as a nomological network")
    document.name(site.corpus, "dcterms:description", "Constructs, the links between them, and what each study of "
                  f"{site.corpus_name} found, with evidence and its place in the text.")
    if site.licence:
        document.say(site.corpus, "dcterms:license", site.licence)
    document.say(site.corpus, "foaf:homepage", site.address)
    document.say(site.corpus, "void:sparqlEndpoint", site.endpoint)
    document.write(site.corpus, "void:uriSpace", site.base)
    document.say(site.corpus, "void:feature", *SERVED)


def _subset(document: Document, site: Site, row: Row) -> None:
    """A named graph as a part of the dataset."""
    graph, study = value(row, "graph"), value(row, "study")
    subset, kind = site.subset(graph), graph.rsplit("/", 1)[-1]
    document.say(site.corpus, "void:subset", subset)
    document.say(subset, "a", "void:Dataset")
    document.name(subset, "dcterms:title", f"The record of {value(row, 'studyLabel')}" if study else GRAPHS.get(kind, kind))
    if study:
        document.say(subset, "foaf:primaryTopic", study)
    if licence := about().licence if kind == "ontology" and not study else site.licence:
        document.say(subset, "dcterms:license", licence)
    for property_, column in (("void:triples", "triples"), ("void:distinctSubjects", "subjects"), ("void:classes", "classes"),
                              ("void:properties", "properties")):
        document.count(subset, property_, whole(row, column))


def _partitions(document: Document, site: Site, kind: str, counted: str, rows: Iterable[Row]) -> None:
    """The things of each class, or the triples of each property, as parts of the dataset."""
    for row in rows:
        term = value(row, kind)
        part = f"{site.description}#{kind}/{quote(curie(term), safe=':')}"
        document.say(site.corpus, f"void:{kind}Partition", part)
        document.say(part, f"void:{kind}", term)
        document.count(part, f"void:{counted}", whole(row, counted))


def _vocabularies(terms: Iterable[str]) -> list[str]:
    """The namespaces of these terms, sorted; of two that fit, the longer."""
    return sorted({PREFIXES[prefix] for prefix, _, local in (curie(term).partition(":") for term in terms) if not local.startswith("//")})
