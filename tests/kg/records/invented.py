"""A small invented record as text, to be completed by a test."""

from __future__ import annotations

from kg.errors import RecordError
from kg.records.model import Record
from kg.records.read import ReadRecord, record_of
from kg.records.text import parse_source

HEAD = """record: 1
source: {path: a.txt}
study: {id: zed2020, methods: [survey], samples: [{id: s1}]}
references: [{id: r1}]
works: [{id: w1}]
constructs: [{name: robot trust, abbreviation: RT, aliases: [trust in robots]}, {name: robot adoption}, {name: speed}]
models: [{id: m1, sample: s1}]
"""
CLAIM = "id: H1, kind: hypothesis, text: T, relation: influences, independent: RT, dependent: robot adoption"


def read(text: str, name: str = "a.yaml") -> ReadRecord:
    """The record in a text."""
    return record_of(parse_source(text.encode(), name))


def record(rest: str = "") -> Record:
    """The record of the head and the rest."""
    return read(HEAD + rest).record


def faults(text: str, name: str = "a.yaml") -> list[tuple[int | None, str, str, str]]:
    """Line, key, severity and reason with step of all that is wrong with the text."""
    try:
        found = read(text, name).warnings
    except RecordError as error:
        found = error.failures
    return [(f.line, f.key, f.severity, f"{f.reason} {f.step}".strip()) for f in found]
