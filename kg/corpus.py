"""A corpus: a folder of records, ``corpus.bib`` and ``thesaurus.yaml``, read whole; the store is a cache of it.

>>> corpus = read_corpus(shipped_corpus())
>>> [r.id for r in corpus.records][:1], "zhang2020" in corpus.works
(['jonsdottir2024'], True)
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from bib.additions import additions, with_found_files
from bib.errors import UnusableFileError
from bib.files import read_file
from bib.library import Library
from bib.matching.decisions import read_decisions
from bib.readers.bibtex import MAX_BYTES, decoded, read_bibtex
from bib.readers.formats import is_bibliography
from bib.readers.formats import read as read_bibliography
from bib.writers.bibtex import write_bibtex
from kg.errors import CorpusError, Failure, RecordError
from kg.locks import held, holder
from kg.records.faults import unknown_keys
from kg.records.model import Record
from kg.records.read import SUFFIXES, ReadRecord, read_record, read_with_warnings, record_of
from kg.records.text import Place, parse_source, read_source
from kg.records.thesaurus import Assignment, Thesaurus, assign_concepts, joined, read_thesaurus_for, thesaurus_of
from kg.records.write import record_yaml

RECORDS = "records"
BIBLIOGRAPHY = "corpus.bib"
THESAURUS = "thesaurus.yaml"
DECISIONS = "decisions.jsonl"
LOCK = ".lock"

PATIENCE = 10.0
"""How many seconds a process waits for another one that writes."""

OTHER_ID = "Give one of the two another id."
"""What to do with two studies whose ids are taken for one."""


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
        works = addressed(folder / BIBLIOGRAPHY, read_bibtex(folder / BIBLIOGRAPHY))
        failures.extend(works.failures)
    reads: dict[str, ReadRecord] = {}
    folded: dict[str, str] = {}
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
        like = folded.setdefault(read.record.id.casefold(), read.record.id)
        if like != read.record.id:
            failures.append(read.source.failure(("study", "id"), differs_by_case(read.record.id, like), OTHER_ID))
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


def addressed(path: Path, library: Library) -> Library:
    """The works of a bibliography without those whose key is all dots, which no address can end in, each a failure."""
    unfit = [work.key for work in library if not work.key.strip(".")]
    reason = "a key of nothing but dots can be no part of an address, so this entry is left out"
    told = (Failure(str(path), None, reason, key, step="Give it a key with a letter or figure, such as author and year.") for key in unfit)
    return Library({key: work for key, work in library.works.items() if key not in unfit}, (*library.failures, *told)) if unfit else library


def differs_by_case(study: str, other: str) -> str:
    """Why two studies cannot have these ids."""
    return f"the id {study!r} differs from that of the study {other!r} by its case alone: addresses and some disks take them for one"


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
        try:
            content = hashlib.sha256(read_file(path, MAX_BYTES)).hexdigest()
        except UnusableFileError as error:  # the corpus is read without it all the same, and says so
            content = error.reason
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

    @classmethod
    def together(cls, parts: Iterable[Added]) -> Added:
        """What several files brought, in their order."""
        all_ = list(parts)
        return cls(*(tuple(x for part in all_ for x in getattr(part, name)) for name in ("studies", "works", "failures")))


@dataclass(frozen=True)
class Incoming:
    """A file that was read to be stored: a record, works or a thesaurus; none of them where its failures say why.

    Attributes:
        path: the file.
        content: its bytes, as they are stored.
        record: the record that it holds.
        works: the works that it holds.
        thesaurus: whether it holds a thesaurus.
        failures: what of it is left out, and what is doubtful.
    """

    path: Path
    content: bytes = b""
    record: Record | None = None
    works: Library = field(default_factory=Library)
    thesaurus: bool = False
    failures: tuple[Failure, ...] = ()

    @property
    def brings(self) -> bool:
        """Whether there is anything in it to store."""
        return self.record is not None or len(self.works) > 0 or self.thesaurus


@dataclass(frozen=True)
class CorpusFolder:
    """A scholar's own corpus on disk. It is made when something is added; a file is there whole or not at all.

    Several processes may change it at the same time: each waits for the others, and nothing that one stored is lost.
    """

    folder: Path

    def add(self, path: Path) -> Added:
        """Takes a record or a bibliography in; a record with the id of one that is there replaces it.

        A folder gives all its records, its bibliographies and its thesaurus, which is joined with one that is there. What is malformed
        is left out and among the failures.
        """
        return Added.together(self.put(incoming(path)))

    def put(self, files_: Iterable[Incoming]) -> Iterator[Added]:
        """Stores what was read, one file after the other, and says of each what it brought; nobody else writes meanwhile.

        A file that cannot be written is an OSError; those before it are stored.
        """
        found = list(files_)
        if not any(one.brings for one in found):
            yield from (Added(failures=one.failures) for one in found)
            return
        with self._alone():
            there = self.list() if any(one.record for one in found) else {}
            for one in found:
                if one.record is not None:
                    yield self._put_record(one, one.record.id, there)
                elif one.works:
                    yield self._put_works(one)
                else:
                    yield self._put_thesaurus(one) if one.thesaurus else Added(failures=one.failures)

    def remove(self, study: str) -> Path:
        """Takes the record of a study out and returns where it was; works and thesaurus stay. An unknown study is a CorpusError."""
        with self._alone() if self.folder.is_dir() else nullcontext():
            known = self.list()
            if study not in known:
                close = get_close_matches(study, known, n=1, cutoff=0.6)
                there = f"There are {', '.join(sorted(known))}." if known else "The corpus is empty."
                raise CorpusError(f"There is no study {study!r} in {self.folder}. {f'Did you mean {close[0]}?' if close else there}")
            known[study].unlink()
        return known[study]

    def list(self) -> dict[str, Path]:
        """The file of each study that is in, by its id; files that are no sound record are not among them."""
        found: dict[str, Path] = {}
        for path in record_files(self.folder):
            with suppress(RecordError):
                found.setdefault(read_record(path).id, path)
        return found

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of the folder, which is made if need be; a CorpusError where another process keeps it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / LOCK
        with held(path, PATIENCE) as ours:
            if not ours:
                raise CorpusError(f"Another process (number {holder(path)}) is writing the corpus {self.folder}. Try again when it is "
                                  "done.")
            yield

    def _put_record(self, one: Incoming, study: str, there: dict[str, Path]) -> Added:
        """Stores a record; its id allows no slash and no leading dot, so it is safe as a file name but for the colon of Windows."""
        before = there.get(study)
        if before is None and (like := next((id_ for id_ in there if id_.casefold() == study.casefold()), None)):
            return Added(failures=(*one.failures, Failure(str(one.path), None, differs_by_case(study, like), "study.id", step=OTHER_ID)))
        suffix = ".json" if one.path.suffix.lower() == ".json" else ".yaml"
        target = self.folder / RECORDS / (study.replace(":", "%3A") + suffix)
        _write(target, one.content)
        if before is not None and before != target:
            before.unlink()
        there[study] = target
        return Added(studies=(study,), failures=one.failures)

    def _put_works(self, one: Incoming) -> Added:
        """Puts the works that are new behind those that are there, which stay as they are written."""
        target = self.folder / BIBLIOGRAPHY
        there = read_bibtex(target) if target.exists() else Library()
        added, failures = additions(there, one.works, str(one.path))
        if added:
            text = decoded(target.read_bytes(), str(target))[0].rstrip() + "\n\n" if target.exists() else ""
            _write(target, (text + write_bibtex(added)).encode("utf-8"))
        return Added(works=tuple(w.key for w in added), failures=(*one.failures, *failures))

    def _put_thesaurus(self, one: Incoming) -> Added:
        """Stores a thesaurus; where there is one, adds to it what the new one has beyond it. One that is unusable is not touched."""
        target = self.folder / THESAURUS
        if not target.exists():
            _write(target, one.content)
            return Added(failures=one.failures)
        try:
            there = thesaurus_of(read_source(target))
        except RecordError as error:
            return Added(failures=(*one.failures, *error.failures))
        both = joined(there, thesaurus_of(parse_source(one.content, str(one.path))))
        if both != there:
            _write(target, record_yaml(both).encode("utf-8"))
        return Added(failures=one.failures)


def incoming(path: Path) -> list[Incoming]:
    """The file, or the files of a folder, read to be stored with :meth:`CorpusFolder.put`; what is no input at all is a CorpusError."""
    if path.is_dir():
        inside = [*sorted(p for p in path.iterdir() if not p.is_dir()), *record_files(path)]
        wanted = [p for p in inside if not p.name.startswith(".") and (p.suffix.lower() in SUFFIXES or is_bibliography(p))]
        if not wanted:
            raise CorpusError(f"The folder {path} holds no record and no bibliography. Name a file, or another folder.")
        return [_incoming(p) for p in wanted]
    if not path.exists() and not path.is_symlink():
        raise CorpusError(f"There is no file {path}. Check the name.")
    if path.suffix.lower() not in SUFFIXES and not is_bibliography(path):
        raise CorpusError(f"{path} is neither a record ({', '.join(sorted(SUFFIXES))}) nor a bibliography (BibTeX, RIS, CSL-JSON, "
                          "Web of Science, Scopus, PubMed, EndNote XML).")
    return [_incoming(path)]


def _incoming(path: Path) -> Incoming:
    """One file, read by its suffix and name."""
    if is_bibliography(path):
        library = addressed(path, with_found_files(read_bibliography(path), path.parent))
        return Incoming(path, works=library, failures=library.failures)
    try:
        source = read_source(path)
        content = source.text.encode("utf-8")
        if path.name == THESAURUS:
            return Incoming(path, content, thesaurus=True, failures=tuple(unknown_keys(thesaurus_of(source), source)))
        read = record_of(source)
    except RecordError as error:
        return Incoming(path, failures=error.failures)
    return Incoming(path, content, record=read.record, failures=read.warnings)


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
