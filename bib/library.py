"""A bibliography: works by citation key, and what its files had wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bib.errors import KeyTakenError
from bib.model import Failure, Work


@dataclass(frozen=True)
class Library:
    """Works in the order of their file, each key once, with the failures of reading and what the file was taken for, e.g. ``"RIS"``.

    >>> library = Library.of([Work(key="smith2020", title="On things")])
    >>> library["smith2020"].title
    'On things'
    """

    works: Mapping[str, Work] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    format: str = ""

    @classmethod
    def of(cls, works: Iterable[Work], failures: Iterable[Failure] = ()) -> Library:
        """The library of these works; two different works under one key are a KeyTakenError."""
        return cls({}, tuple(failures)).merged(works)

    def __getitem__(self, key: str) -> Work:
        return self.works[key]

    def __contains__(self, key: object) -> bool:
        return key in self.works

    def __iter__(self) -> Iterator[Work]:
        return iter(self.works.values())

    def __len__(self) -> int:
        return len(self.works)

    def get(self, key: str | None) -> Work | None:
        """The work under this key; None where there is none."""
        return self.works.get(key) if key is not None else None

    def merged(self, works: Iterable[Work]) -> Library:
        """This library with further works; one that is there alike is skipped, another one under its key is a KeyTakenError."""
        together = dict(self.works)
        for work in works:
            there = together.setdefault(work.key, work)
            if there != work:
                raise KeyTakenError(work.key, there.title, work.title)
        return Library(together, self.failures, self.format)
