"""The study itself as a graph: header, source file, samples, models, theories, sections, tables and figures."""

from __future__ import annotations

import json
from typing import Any

from rdflib import RDFS, URIRef

from kg.graph.bibliography import citation_of
from kg.graph.literals import Value, number
from kg.graph.study_graph import StudyGraph, own_work
from kg.records.bibliographic import Sample
from ontology.schemes import concept, notations
from ontology.terms import DCTERMS, DOCO, NN, PROV


def add_study(graph: StudyGraph) -> None:
    """Write the study's node and everything of its header."""
    study, record = graph.record.study, graph.record
    known = set(notations("method"))
    graph.node(graph.study, NN.Study, {
        DCTERMS.identifier: record.id, RDFS.label: citation_of(study, record.id), DCTERMS.title: study.title, NN.year: study.year,
        NN.reportedIn: graph.iris.work(own_work(record)), NN.keyword: study.keywords, NN.abstract: study.abstract,
        NN.usesMethod: [concept("method", m) for m in study.methods if m in known],
        NN.methodText: [m for m in study.methods if m not in known],
        NN.researchQuestion: [q.text for q in study.research_questions],
        NN.knownFrom: [f"{field}: {where}" for field, where in study.known_from.items()],
        NN.usesTheory: [graph.iris.theory(name) for name in study.theories]})
    _add_source(graph)
    for sample in study.samples:
        _add_sample(graph, sample)
    _add_models(graph)
    _add_parts(graph)


def _add_source(graph: StudyGraph) -> None:
    """Write the file that was read."""
    source = graph.record.source
    graph.node(graph.iris.source(graph.record.id), (NN.SourceDocument, PROV.Entity), {
        NN.fileName: source.path, NN.sha256: source.sha256, NN.textSha256: source.text_sha256, NN.reader: source.reader,
        NN.readerVersion: source.reader_version})
    graph.add(graph.study, {PROV.wasDerivedFrom: graph.iris.source(graph.record.id)})


def _add_sample(graph: StudyGraph, sample: Sample) -> None:
    """Write one sample."""
    graph.part(graph.iris.part(graph.record.id, "samples", sample.id), NN.Sample, {
        DCTERMS.identifier: sample.id, RDFS.label: sample_label(sample), NN.sampleSize: sample.size, NN.unit: sample.unit,
        NN.country: sample.country, NN.industry: sample.industry, NN.respondents: _as_printed(sample.respondents),
        NN.responseRate: _as_printed(sample.response_rate), NN.period: sample.period,
        DCTERMS.description: [text for text in (sample.subgroup, sample.description) if text], NN.line: sample.line,
        NN.locator: sample.locator}, NN.hasSample)


def sample_label(sample: Sample) -> str:
    """A sample in a few words, e.g. ``"147 × firm (China)"``; its id where nothing else is known."""
    size = " × ".join(str(x) for x in (sample.size, sample.unit) if x is not None)
    return (size + (f" ({', '.join(sample.country)})" if sample.country else "")).strip() or sample.id


def _as_printed(value: Any) -> Value | None:
    """A number as a number, a text as it is, anything else as JSON."""
    if value is None or isinstance(value, str):
        return value
    found = number(value)
    return found if found is not None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _add_models(graph: StudyGraph) -> None:
    """Write the estimated models."""
    samples = {s.id for s in graph.record.study.samples}
    for model in graph.record.models:
        graph.part(graph.iris.part(graph.record.id, "models", model.id), NN.Model, {
            DCTERMS.identifier: model.id, RDFS.label: model.source or model.id, NN.technique: model.technique,
            NN.printedSource: model.source, NN.outcome: model.outcome, NN.control: model.controls, NN.isMain: model.main,
            NN.onSample: graph.iris.part(graph.record.id, "samples", model.sample) if model.sample in samples and model.sample else None,
            NN.note: model.note, NN.line: model.line, NN.locator: model.locator}, NN.hasModel)


def _add_parts(graph: StudyGraph) -> None:
    """Write the headings, tables and figures of the document, numbered as they follow each other."""
    study = graph.record.study
    for n, section in enumerate(study.sections, 1):
        _add_part(graph, "sections", n, DOCO.Section, {
            NN.number: section.number, DCTERMS.title: section.title, NN.sectionRole: section.role, NN.line: section.line})
    for kind, class_, parts in (("tables", DOCO.Table, study.tables), ("figures", DOCO.Figure, study.figures)):
        for n, part in enumerate(parts, 1):
            _add_part(graph, kind, n, class_, {NN.number: part.number, NN.caption: part.caption, NN.line: part.line})


def _add_part(graph: StudyGraph, kind: str, n: int, class_: URIRef, properties: dict[URIRef, Any]) -> None:
    graph.part(graph.iris.part(graph.record.id, kind, n), class_, {NN.position: n, **properties}, NN.hasPart)
