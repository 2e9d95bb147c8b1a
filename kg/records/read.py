"""Records from YAML and JSON files: every fault with file, line, key, reason and next step."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kg.errors import Failure, RecordError
from kg.records.checks import check_record
from kg.records.faults import misspelt_keys, validated
from kg.records.model import Record
from kg.records.text import Source, read_source

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
"""The suffixes of files that may hold a record."""


class ReadRecord(NamedTuple):
    """A record with what is doubtful in it, and the source that it was read from."""

    record: Record
    warnings: tuple[Failure, ...]
    source: Source


def read_record(path: Path) -> Record:
    """The record of one file; a RecordError holds every fault of a file that breaks the format."""
    return read_with_warnings(path).record


def read_with_warnings(path: Path) -> ReadRecord:
    """The record of one file with its warnings: keys that look misspelt, and what :mod:`kg.records.checks` doubts."""
    return record_of(read_source(path))


def record_of(source: Source) -> ReadRecord:
    """The record that a source holds; a RecordError holds every fault of one that breaks the format."""
    record = validated(Record, source)
    found = [*misspelt_keys(record, source), *check_record(record, source)]
    if any(f.severity == "error" for f in found):
        raise RecordError(found)
    return ReadRecord(record, tuple(found), source)
