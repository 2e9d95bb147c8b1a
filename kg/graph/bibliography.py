"""The works of a corpus as a graph: the entries of its bibliography, and a stub for every cited work that has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rdflib import RDF, RDFS, URIRef

from bib.citations import long_citation, short_citation
from bib.entry_fields import fields_beside
from bib.library import Library
from bib.model import Name, Work
from kg.graph.study_graph import entries, own_work, work_keys
from kg.graph.writer import GraphWriter
from kg.records.bibliographic import Item, Reference, StudyItem
from kg.records.bibliographic import Name as PrintedName
from kg.records.model import Record
from ontology.terms import DCTERMS, FABIO, FOAF, NN

CLASS_OF_TYPE = {
    "article": FABIO.Preprint, "article-journal": FABIO.JournalArticle, "article-magazine": FABIO.MagazineArticle,
    "article-newspaper": FABIO.NewspaperArticle, "book": FABIO.Book, "chapter": FABIO.BookChapter, "manuscript": FABIO.WorkingPaper,
    "paper-conference": FABIO.ConferencePaper, "report": FABIO.ReportDocument, "review": FABIO.ReviewArticle, "webpage": FABIO.WebPage,
    "post-weblog": FABIO.WebPage}
"""CSL types with their FaBiO classes; a thesis depends on its genre, every other type is a fabio:Expression."""

TEXTS = {
    "type": "cslType", "year_suffix": "yearSuffix", "container_title": "containerTitle", "collection_title": "collectionTitle",
    "event_title": "eventTitle", "genre": "genre", "volume": "volume", "issue": "issueNumber", "page": "pages", "number": "workNumber",
    "chapter_number": "chapterNumber", "edition": "edition", "publisher": "publisher", "publisher_place": "publisherPlace", "doi": "doi",
    "url": "url", "isbn": "isbn", "issn": "issn", "language": "language", "abstract": "abstract", "keyword": "keyword", "note": "note"}
"""What else is known of a work as text, with the property for it."""


def add_bibliography(graph: GraphWriter, library: Library, records: Sequence[Record]) -> None:
    """Write every work of the library, stubs for the other works that the records name, and which works are studies of the corpus."""
    for work in library:
        _add_work(graph, work, is_stub=False)
    for work in stubs(library, records):
        _add_work(graph, work, is_stub=True)
    for record in records:
        graph.add(graph.iris.work(own_work(record)), {NN.studiedAs: graph.iris.study(record.id)})


def stubs(library: Library, records: Sequence[Record]) -> Iterator[Work]:
    """The works that records are or cite and that the library lacks, each once, as the first record by id prints it."""
    seen: set[str] = set()
    for record in sorted(records, key=lambda r: r.id):
        keys = work_keys(record)
        printed: list[tuple[str, Item]] = [(own_work(record), record.study), *((keys[e.id], e) for e in entries(record))]
        for key, item in printed:
            if key not in library and key not in seen:
                seen.add(key)
                yield work_of(item, key)


def work_of(item: Item, key: str) -> Work:
    """A printed entry as a work, e.g. the entry ``r1`` as ``petersen2014``; without a title, what is printed stands for it."""
    printed = (item.raw or "") if isinstance(item, Reference) else ""
    issued = item.issued
    return Work(key=key, type=item.type or "document", title=item.title or printed, author=tuple(map(_name, item.author)),
                editor=tuple(map(_name, item.editor)), issued=tuple(issued.date_parts[0]) if issued and issued.date_parts else (),
                issued_text=(issued.literal or issued.raw or "") if issued else "", year_suffix=item.year_suffix or "",
                container_title=item.container_title or "", publisher=item.publisher or "", volume=item.volume or "",
                issue=item.issue or "", page=item.page or "", doi=item.doi or "", url=item.url or "")


def _name(name: PrintedName) -> Name:
    """A printed name as a name of the bibliography."""
    particle = " ".join(x for x in (name.dropping_particle, name.particle) if x)
    return Name(family=name.family or "", given=name.given or "", particle=particle, suffix=name.suffix or "", literal=name.literal or "")


def citation_of(study: StudyItem, key: str) -> str:
    """The citation of a study with all its authors, e.g. ``"Zhang, Wang, Cui, and Han (2020)"``."""
    return long_citation(work_of(study, key))


def _add_work(graph: GraphWriter, work: Work, is_stub: bool) -> None:
    """Write one work with its authors, in the order of the source."""
    graph.node(graph.iris.work(work.key), (NN.Work, class_of(work)), {
        DCTERMS.identifier: work.key, RDFS.label: short_citation(work), DCTERMS.title: work.title, NN.year: work.year,
        NN.isStub: is_stub or None, NN.dateText: _date_text(work),
        **{NN[name]: getattr(work, attribute) for attribute, name in TEXTS.items()},
        NN.hasAuthor: [_name_of(graph, graph.iris.author(work.key, n), n, name) for n, name in enumerate(work.author, 1)],
        NN.hasEditor: [_name_of(graph, graph.iris.editor(work.key, n), n, name) for n, name in enumerate(work.editor, 1)],
        NN.hasEntryField: [_field(graph, work.key, n, *field) for n, field in enumerate(fields_beside(work), 1)]})


def _date_text(work: Work) -> str:
    """The date where it is not just a year, e.g. ``"2020-11"`` or ``"in press"``."""
    return "-".join([str(work.issued[0]), *(f"{part:02}" for part in work.issued[1:])]) if len(work.issued) > 1 else work.issued_text


def _name_of(graph: GraphWriter, node: URIRef, position: int, name: Name) -> URIRef:
    """Write one name as the work prints it: a name, not a person. An organization has no family name."""
    return graph.node(node, NN.AuthorName, {
        NN.position: position, FOAF.familyName: name.family_form if name.family and not name.literal else "",
        FOAF.givenName: name.given, NN.particle: name.particle, NN.suffix: name.suffix, RDFS.label: name.sort_form})


def _field(graph: GraphWriter, work: str, position: int, name: str, value: str) -> URIRef:
    """Write a field for which there is no property."""
    return graph.node(graph.iris.entry_field(work, position), NN.EntryField, {
        NN.position: position, NN.fieldName: name, RDF.value: value})


def class_of(work: Work) -> URIRef:
    """The FaBiO class of a work, e.g. ``fabio:JournalArticle`` for ``article-journal``."""
    if work.type == "thesis":
        return FABIO.DoctoralThesis if re.search(r"ph\.?d|doctor", work.genre, re.IGNORECASE) else (
            FABIO.MastersThesis if re.search(r"master|m\.?sc|m\.?a\b", work.genre, re.IGNORECASE) else FABIO.Expression)
    return CLASS_OF_TYPE.get(work.type, FABIO.Expression)
