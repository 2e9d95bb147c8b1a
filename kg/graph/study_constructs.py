"""The constructs of one record: those it lists, and those that only an end or a component names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.records.model import Construct, Record
from kg.records.names import ConstructIndex, slug
from kg.records.thesaurus import construct_names


@dataclass(frozen=True, slots=True)
class StudyConstruct:
    """A construct of a study: its key in addresses, its name, and its entry (None where the record only mentions it)."""

    key: str
    name: str
    entry: Construct | None = None

    @property
    def is_defined(self) -> bool:
        """Whether the study gives a definition."""
        return self.entry is not None and bool(self.entry.definition or self.entry.other_definitions)


class StudyConstructs:
    """The constructs of a record in printed order, those that are only mentioned behind them."""

    def __init__(self, record: Record) -> None:
        entries = {slug(entry.name): entry for entry in reversed(record.constructs)}
        self._index = ConstructIndex(record)
        self._constructs = {key: StudyConstruct(key, name, entries.get(key)) for key, name in construct_names(record).items()}

    def __iter__(self) -> Iterator[StudyConstruct]:
        return iter(self._constructs.values())

    def key(self, name: str) -> str:
        """The key of the construct that an end names, e.g. ``"robot-trust"`` for ``RT``."""
        return self._index.slug(name)

    def find(self, name: str) -> str | None:
        """The key of the construct that bears this name; None where none does."""
        key = self._index.slug(name)
        return key if key in self._constructs else None
