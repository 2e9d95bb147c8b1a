"""The store: the graph of a corpus on disk, in generations, so that readers never see one half built.

>>> from tempfile import mkdtemp
>>> from kg.corpus import Corpus
>>> store = Store(Path(mkdtemp()))
>>> about = store.rebuild(Corpus(records=()))
>>> len(store.reader()) == about.quads
True
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pyoxigraph

from kg.corpus import Corpus
from kg.corpus import corpus_hash as hash_of_folder
from kg.errors import Failure, NonconformingGraphError, StoreError
from kg.graph.build import build_dataset, corpus_nquads
from kg.graph.failures import read_failures, write_failures
from kg.graph.generations import REPAIR, About, Generations
from kg.graph.serialise import Pieces
from kg.locks import Lock
from ontology.checks import validate as violations_of
from ontology.prefixes import BASE

ENGINE = "pyoxigraph " + ".".join(version("pyoxigraph").split(".")[:2])
"""The engine with the part of its version that its format on disk belongs to."""

_BUFFER = 1 << 20

_ATTEMPTS = 5
"""How often a reader looks for the pointer again when the generation it wanted was removed in that moment."""


class Store:
    """The graph in a folder: one process writes, any number read, each in the generation that was current when it last asked.

    Attributes:
        folder: where it is; made at the first rebuild.
        memory_quads: a generation of at most so many quads is copied into memory when it is opened: a moment later at first, then three to
            five times faster. For a server; 0, for a single question, reads from disk.
    """

    def __init__(self, folder: Path, *, memory_quads: int = 0) -> None:
        self.folder = Path(folder)
        self.memory_quads = memory_quads
        self._generations = Generations(self.folder)
        self._turn = threading.Lock()
        self._open: tuple[int, pyoxigraph.Store, Lock] | None = None

    @property
    def generation(self) -> int | None:
        """The number of the current generation; None where none was ever built. A damaged pointer is a StoreError."""
        return self._generations.current()

    def about(self) -> About:
        """What the current generation was built from; a StoreError where there is none or it is damaged."""
        return self._generations.about(self._number())

    def failures(self) -> tuple[Failure, ...]:
        """What of the corpus could not be used or is doubtful, as of the build of the current generation; files as seen from its folder."""
        return read_failures(self._generations.path(self._number()))

    @property
    def path(self) -> Path:
        """The folder of the current generation's graph, for a process that opens it by itself (read-only)."""
        return self._generations.path(self._number()) / "graph"

    def _number(self) -> int:
        number = self._generations.current()
        if number is None:
            raise StoreError(f"There is no graph in {self.folder} yet. Build one: nomnet serve or nomnet add does so, in Python "
                             "store.rebuild(corpus).")
        return number

    def reader(self) -> pyoxigraph.Store:
        """A read-only snapshot of the current generation; the same object until the generation changes. A StoreError where none opens."""
        with self._turn:
            number = self._number()
            for attempt in range(_ATTEMPTS):
                if self._open is not None and self._open[0] == number:
                    return self._open[1]
                try:
                    self._reopen(number)
                except StoreError:
                    newer = self._number()
                    if newer == number or attempt == _ATTEMPTS - 1:
                        raise
                    number = newer
            raise StoreError(f"The store {self.folder} is being rebuilt again and again. Ask once more when its writers are done.")

    def _reopen(self, number: int) -> None:
        """Open a generation in place of the one that is open."""
        about, mark = self._generations.about(number), self._generations.hold(number)
        if about.engine != ENGINE:
            mark.release()
            raise StoreError(f"The store {self.folder} was written by {about.engine}, this is {ENGINE}. {REPAIR}")
        place = self._generations.path(number) / "graph"
        try:
            graph = pyoxigraph.Store.read_only(str(place))
            if about.quads <= self.memory_quads:
                graph = _in_memory(graph)
        except (OSError, RuntimeError, ValueError) as error:  # the engine says "corruption" in several ways
            mark.release()
            raise StoreError(f"The graph {place} is damaged ({error}). {REPAIR}") from error
        self.close()
        self._open = (number, graph, mark)

    def close(self) -> None:
        """Let go of the generation that is open, so that it can be removed; the next reader opens the current one."""
        if self._open is not None:
            self._open[2].release()
            self._open = None

    def is_current(self, corpus_hash: str, base: str = BASE) -> bool:
        """Whether the store holds the graph of the corpus with this hash under this base, as this code would build it."""
        try:
            about = self.about()
        except StoreError:
            return False
        return (about.corpus, about.base, about.builder, about.engine) == (corpus_hash, base, builder_hash(), ENGINE)

    def is_sound(self) -> bool:
        """Whether the current generation opens and holds as many quads as were written; damage within a quad is not looked for."""
        try:
            return len(self.reader()) == self.about().quads
        except (StoreError, OSError, RuntimeError, ValueError):  # the engine says "corruption" in several ways
            return False

    def writing(self, patience: float = 0, waiting: Callable[[str], None] = lambda holder: None) -> AbstractContextManager[None]:
        """The writers' lock of the store, for what must not be done while somebody else builds; see :meth:`Generations.writing`."""
        return self._generations.writing(patience, waiting)

    def rebuild(self, corpus: Corpus, *, base: str = BASE, corpus_hash: str | None = None, validate: bool = False) -> About:
        """Build the graph of a corpus as the next generation and make it the current one; says what it was built from.

        Until the last moment readers have the old one; if anything fails, they keep it. Also repairs a damaged store.

        Args:
            corpus: what to build from.
            base: the base IRI.
            corpus_hash: the hash of the corpus's files from before they were read; else that of its folder as it is now.
            validate: whether a graph that breaks rules of the ontology is refused, with a NonconformingGraphError.
        """
        if corpus_hash is None:
            corpus_hash = hash_of_folder(corpus.folder) if corpus.folder else ""
        try:
            with self._generations.writing():
                if validate and (broken := [v for v in violations_of(build_dataset(corpus, base)) if v.severity == "Violation"]):
                    raise NonconformingGraphError(f"the store {self.folder}", broken)
                return self._write(corpus, base, corpus_hash)
        except OSError as error:
            raise StoreError(f"The store {self.folder} cannot be written ({error}); what was there before is still there. Free some space, "
                             "check the folder's permissions, or choose another one with --store or NOMNET_STORE.") from error

    def _write(self, corpus: Corpus, base: str, corpus_hash: str) -> About:
        """Write the graph as a new generation while it is made, and swap; what was written is removed if that fails."""
        self._generations.clean()
        number = self._generations.begin()
        graph: pyoxigraph.Store | None = None
        try:
            graph = pyoxigraph.Store(str(self._generations.path(number) / "graph"))
            graph.bulk_load(io.BufferedReader(Pieces(corpus_nquads(corpus, base)), _BUFFER), pyoxigraph.RdfFormat.N_QUADS)
            graph.optimize()
            graph.flush()
            about = About(number, corpus_hash, base, builder_hash(), ENGINE, len(graph))
            graph = None
            write_failures(self._generations.path(number), corpus.failures, corpus.folder)
            self._generations.finish(about)
        except BaseException:
            graph = None  # the error may be kept, and its traceback must not keep the engine's lock on the folder
            self._generations.abandon(number)
            raise
        self._generations.clean()
        return about


def _in_memory(graph: pyoxigraph.Store) -> pyoxigraph.Store:
    """A copy of a graph in memory."""
    copy = pyoxigraph.Store()
    copy.bulk_extend(graph)
    return copy


def builder_hash() -> str:
    """A hash of the code that builds graphs and of the ontology: a store built by other code is not current."""
    digest = hashlib.sha256()
    for package, suffix in (("bib", ".py"), ("kg.graph", ".py"), ("kg.records", ".py"), ("ontology", ".ttl")):
        for path in sorted(files(package).iterdir(), key=lambda p: p.name):
            if path.name.endswith(suffix):
                digest.update(f"{package}/{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
