"""One record on its way into its graph: what the modules for its kinds of nodes share."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import URIRef

from kg.graph.iris import Iris
from kg.graph.study_constructs import StudyConstructs
from kg.graph.writer import GraphWriter, Properties, Triples
from kg.records.bibliographic import Reference, StubWork
from kg.records.model import Ends, Record
from ontology.terms import NN

ROLES = {"independent": NN.independent, "dependent": NN.dependent, "mediators": NN.mediator, "moderators": NN.moderator}
"""The keys of a record's ends with the properties that stand for them."""


class StudyGraph(GraphWriter):
    """The graph of one record while it is written.

    Attributes:
        record: the record.
        constructs: its constructs by all their names.
        study: the study's node.
        works: the node of the work that each entry of ``references`` and ``works`` describes, by the entry's id.
    """

    def __init__(self, record: Record, iris: Iris, graph: Triples) -> None:
        super().__init__(graph, iris)
        self.record = record
        self.constructs = StudyConstructs(record)
        self.study = iris.study(record.id)
        self.works = {ref: iris.work(key) for ref, key in work_keys(record).items()}
        self._printed = {r.id for r in record.references}
        self._sections = {name: n for part in ("title", "number") for n, one in reversed([*enumerate(record.study.sections, 1)])
                          if (name := getattr(one, part))}

    def part(self, node: URIRef, classes: URIRef | Iterable[URIRef], properties: Properties, has: URIRef) -> URIRef:
        """Write a node of the study: the study points to it by ``has``, it points back by ``nn:inStudy``."""
        self.node(node, classes, {NN.inStudy: self.study, **properties})
        self.add(self.study, {has: node})
        return node

    def construct(self, name: str) -> URIRef:
        """The node of the construct that an end names."""
        return self.iris.construct(self.record.id, self.constructs.key(name))

    def named_construct(self, name: str | None) -> URIRef | None:
        """The node of the construct that bears this name; None where it is no construct's."""
        key = self.constructs.find(name) if name else None
        return self.iris.construct(self.record.id, key) if key else None

    def ends(self, ends: Ends) -> dict[URIRef, list[URIRef]]:
        """The properties for the roles of these ends."""
        return {property_: [self.construct(name) for name in getattr(ends, role)] for role, property_ in ROLES.items()}

    def reference(self, ref: str | None) -> URIRef | None:
        """The node of an entry of the printed list; None where it has no such entry."""
        return self.iris.part(self.record.id, "references", ref) if ref and ref in self._printed else None

    def section(self, name: str | None) -> URIRef | None:
        """The node of the first section with this number, else title; None where the document has no such heading."""
        return self.iris.part(self.record.id, "sections", self._sections[name]) if name and name in self._sections else None

    def works_of(self, refs: Iterable[str | None]) -> list[URIRef]:
        """The works that these entries describe, without the entries that the record does not have."""
        return [self.works[ref] for ref in refs if ref in self.works]


def work_keys(record: Record) -> dict[str, str]:
    """The key of the work behind each entry of ``references`` and ``works``; an entry that names none gets ``<study id>.<entry id>``."""
    return {entry.id: entry.work or f"{record.id}.{entry.id}" for entry in entries(record)}


def entries(record: Record) -> list[Reference | StubWork]:
    """All works that the record cites: the entries of its list, and the stubs of works that its list lacks."""
    return [*record.references, *record.works]


def own_work(record: Record) -> str:
    """The key of the work that the document itself is."""
    return record.study.work or record.id
