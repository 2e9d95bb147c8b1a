"""A corpus: a folder of records, ``corpus.bib`` and ``thesaurus.yaml``, read whole; the store is a cache of it.

>>> corpus = read_corpus(shipped_corpus())
>>> [r.id for r in corpus.records][:1], "zhang2020" in corpus.works
(['jonsdottir2024'], True)
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from bib.library import Library
from bib.matching.decisions import read_decisions
from bib.model import Work
from bib.readers.bibtex import decoded, read_bibtex
from bib.writers.bibtex import write_bibtex
from kg.errors import CorpusError, Failure, RecordError
from kg.records.model import Record
from kg.records.read import SUFFIXES, ReadRecord, read_record, read_with_warnings
from kg.records.text import Place
from kg.records.thesaurus import Assignment, Thesaurus, assign_concepts, read_thesaurus, read_thesaurus_for

RECORDS = "records"
BIBLIOGRAPHY = "corpus.bib"
THESAURUS = "thesaurus.yaml"
DECISIONS = "decisions.jsonl"


@dataclass(frozen=True)
class Corpus:
    """All that a corpus folder says.

    Attributes:
        records: in the order of their ids.
        works: the bibliography.
        thesaurus: as far as it fits the records.
        failures: what could not be used and what is doubtful, of all files.
        folder: where it was read from; None for a corpus that is in no folder.
    """

    records: tuple[Record, ...]
    works: Library = field(default_factory=Library)
    thesaurus: Thesaurus = field(default_factory=Thesaurus)
    failures: tuple[Failure, ...] = ()
    folder: Path | None = None

    @cached_property
    def concepts(self) -> dict[tuple[str, str], Assignment]:
        """The concept of each construct by study id and slug; see :func:`kg.records.thesaurus.assign_concepts`."""
        return assign_concepts(self.records, self.thesaurus)

    @property
    def errors(self) -> tuple[Failure, ...]:
        """The failures that say something is missing from the corpus; the others are warnings."""
        return tuple(f for f in self.failures if f.severity == "error")

    def record(self, study: str) -> Record | None:
        """The record of the study with this id; None where there is none."""
        return next((r for r in self.records if r.id == study), None)


def shipped_corpus() -> Path:
    """The folder of the corpus that comes with nomnet."""
    return Path(str(files("ontology").joinpath("corpus")))


def read_corpus(folder: Path) -> Corpus:
    """The corpus in a folder; what is malformed is left out and among the failures. No such folder is a CorpusError."""
    if not folder.is_dir():
        raise CorpusError(f"There is no corpus folder {folder}. Make one with 'nomnet add', or name another.")
    failures: list[Failure] = []
    works = Library()
    if (folder / BIBLIOGRAPHY).exists():
        works = read_bibtex(folder / BIBLIOGRAPHY)
        failures.extend(works.failures)
    reads: dict[str, ReadRecord] = {}
    for path in record_files(folder):
        try:
            read = read_with_warnings(path)
        except RecordError as error:
            failures.extend(error.failures)
            continue
        if read.record.id in reads:
            there = reads[read.record.id].source.name
            reason = f"the study {read.record.id!r} is in {there} already"
            failures.append(read.source.failure(("study", "id"), reason, "Delete one of the files."))
            continue
        reads[read.record.id] = read
        failures.extend(read.warnings)
        failures.extend(unknown_works(read, works))
    records = tuple(reads[id_].record for id_ in sorted(reads))
    thesaurus = Thesaurus()
    if (folder / THESAURUS).exists():
        thesaurus, faults = read_thesaurus_for(folder / THESAURUS, records)
        failures.extend(faults)
    failures.extend(read_decisions(folder / DECISIONS).failures)
    return Corpus(records, works, thesaurus, tuple(failures), folder)


def record_files(folder: Path) -> list[Path]:
    """The record files of a corpus folder, sorted by name; hidden files and unfinished copies are not among them."""
    place = folder / RECORDS
    return sorted(p for p in place.iterdir() if p.suffix.lower() in SUFFIXES and not p.name.startswith(".")) if place.is_dir() else []


def unknown_works(read: ReadRecord, works: Library) -> Iterator[Failure]:
    """A warning for each work that a record names by a key that the bibliography does not have."""
    record = read.record
    named: list[tuple[Place, str | None]] = [(("study", "work"), record.study.work)]
    named += [(("references", i, "work"), r.work) for i, r in enumerate(record.references)]
    named += [(("works", i, "work"), w.work) for i, w in enumerate(record.works) if not w.stub]
    for place, key in named:
        if key is not None and key not in works:
            close = get_close_matches(key, works.works, n=1, cutoff=0.8)
            yield read.source.failure(place, f"the bibliography has no work {key!r}",
                                      f"Did you mean {close[0]}?" if close else f"Add it to {BIBLIOGRAPHY}.", warning=True)


def corpus_files(folder: Path) -> list[Path]:
    """All files that make up the corpus in a folder, sorted."""
    others = (folder / name for name in (BIBLIOGRAPHY, THESAURUS, DECISIONS))
    return sorted([*record_files(folder), *(p for p in others if p.exists())])


def corpus_hash(folder: Path) -> str:
    """A hash of the names and contents of the corpus's files and of nomnet's version: another one means the store is stale."""
    digest = hashlib.sha256(f"nomnet {_version()}\n".encode())
    for path in corpus_files(folder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _version() -> str:
    try:
        return version("nomnet")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"


@dataclass(frozen=True)
class Added:
    """What one file brought into a corpus folder.

    Attributes:
        studies: ids of the records that are new or replaced.
        works: keys of the works that are new.
        failures: what was left out, and what is doubtful.
    """

    studies: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True)
class CorpusFolder:
    """A scholar's own corpus on disk. It is made when something is added; a file is there whole or not at all."""

    folder: Path

    def add(self, path: Path) -> Added:
        """Takes a record or a bibliography in; a record with the id of one that is there replaces it.

        A folder gives all its records, its bibliographies and its thesaurus. What is malformed is left out and among the failures.
        """
        if path.is_dir():
            files_ = [*sorted(p for p in path.iterdir() if p.is_file()), *record_files(path)]
            wanted = [p for p in files_ if not p.name.startswith(".") and (p.suffix.lower() in SUFFIXES or p.suffix.lower() == ".bib")]
            if not wanted:
                raise CorpusError(f"The folder {path} holds no record and no .bib file. Name a file, or another folder.")
            parts = [self.add(p) for p in wanted]
            return Added(*(tuple(x for part in parts for x in getattr(part, name)) for name in ("studies", "works", "failures")))
        if not path.exists():
            raise CorpusError(f"There is no file {path}. Check the name.")
        suffix = path.suffix.lower()
        if suffix == ".bib":
            return self._add_works(path)
        if suffix not in SUFFIXES:
            raise CorpusError(f"{path} is neither a record ({', '.join(sorted(SUFFIXES))}) nor a bibliography (.bib).")
        return self._add_thesaurus(path) if path.name == THESAURUS else self._add_record(path)

    def remove(self, study: str) -> Path:
        """Takes the record of a study out and returns where it was; works and thesaurus stay. An unknown study is a CorpusError."""
        known = self.list()
        if study not in known:
            close = get_close_matches(study, known, n=1, cutoff=0.6)
            hint = f"Did you mean {close[0]}?" if close else f"There are {', '.join(sorted(known))}." if known else "The corpus is empty."
            raise CorpusError(f"There is no study {study!r} in {self.folder}. {hint}")
        known[study].unlink()
        return known[study]

    def list(self) -> dict[str, Path]:
        """The file of each study that is in, by its id; files that are no sound record are not among them."""
        found: dict[str, Path] = {}
        for path in record_files(self.folder):
            with suppress(RecordError):
                found.setdefault(read_record(path).id, path)
        return found

    def _add_record(self, path: Path) -> Added:
        try:
            read = read_with_warnings(path)
        except RecordError as error:
            return Added(failures=error.failures)
        study = read.record.id  # its pattern allows no slash and no leading dot: it is safe as a file name
        target = self.folder / RECORDS / (study + (".json" if path.suffix.lower() == ".json" else ".yaml"))
        before = self.list().get(study)
        _write(target, path.read_bytes())
        if before is not None and before != target:
            before.unlink()
        return Added(studies=(study,), failures=read.warnings)

    def _add_works(self, path: Path) -> Added:
        """Puts the works that are new behind those that are there, which stay as they are written."""
        target = self.folder / BIBLIOGRAPHY
        new = read_bibtex(path)
        there = read_bibtex(target) if target.exists() else Library()
        failures = list(new.failures)
        added: list[Work] = []
        for work in new:
            known = there.get(work.key)
            if known is None:
                added.append(work)
            elif known != work:
                reason = f"the key stands for {known.title!r} in the corpus already, and here for {work.title!r}"
                failures.append(Failure(str(path), None, reason, work.key, step="Give one of the two another key."))
        if added:
            text = decoded(target.read_bytes(), str(target))[0].rstrip() + "\n\n" if target.exists() else ""
            _write(target, (text + write_bibtex(added)).encode("utf-8"))
        return Added(works=tuple(w.key for w in added), failures=tuple(failures))

    def _add_thesaurus(self, path: Path) -> Added:
        target = self.folder / THESAURUS
        try:
            read_thesaurus(path)
        except RecordError as error:
            return Added(failures=error.failures)
        if target.exists() and target.read_bytes() != path.read_bytes():
            return Added(failures=(Failure(str(path), None, f"the corpus has a thesaurus already: {target}",
                                           step="Put what you want of the new one into it."),))
        _write(target, path.read_bytes())
        return Added()


def _write(target: Path, content: bytes) -> None:
    """Puts the content there by way of a hidden file beside it, so that a reader sees the old or the new and nothing between."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{uuid4().hex}.part")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
