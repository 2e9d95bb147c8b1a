"""Which store a command works on, and where its corpus is.

    --store DIR or NOMNET_STORE     DIR: a scholar's own store; its corpus, once something was added, is DIR/corpus
    --store shipped                 the corpus that comes with nomnet, built into the user's cache
    neither                         the scholar's own store if something was ever added to it, else the shipped corpus

A store whose corpus or whose nomnet has changed is built again before it is read.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from kg.corpus import Corpus, CorpusFolder, corpus_hash, read_corpus, shipped_corpus
from kg.errors import StoreError
from kg.graph.store import Store
from kg.search.search import Search

ENVIRONMENT = "NOMNET_STORE"
SHIPPED = "shipped"

errors = Console(stderr=True, highlight=False, soft_wrap=True)
"""Everything that is not the answer itself is written here."""


@dataclass(frozen=True, slots=True)
class Place:
    """A store's folder; ``own`` says that a scholar chose it, so that adding to it is what they mean."""

    folder: Path
    own: bool

    @property
    def corpus_folder(self) -> Path:
        """The scholar's corpus where there is one, else the shipped corpus."""
        mine = self.folder / "corpus"
        return mine if mine.is_dir() else shipped_corpus()

    @property
    def is_shipped(self) -> bool:
        """Whether the store shows the corpus that comes with nomnet."""
        return self.corpus_folder == shipped_corpus()

    @property
    def name(self) -> str:
        """What the corpus is called, e.g. ``"the shipped corpus"``."""
        return "the shipped corpus" if self.is_shipped else f"the corpus in {self.corpus_folder}"

    def corpus(self) -> Corpus:
        """The corpus, read whole."""
        return read_corpus(self.corpus_folder)

    def collection(self) -> CorpusFolder:
        """The scholar's own corpus, to add to and remove from."""
        return CorpusFolder(self.folder / "corpus")

    def built(self) -> Store:
        """The store, built from the corpus as it is now; what there is serves on where it cannot be built in this moment."""
        store = Store(self.folder)
        wanted = corpus_hash(self.corpus_folder)
        if not store.is_current(wanted):
            try:
                self.rebuild(store, wanted)
            except StoreError as error:
                if store.generation is None:
                    raise
                errors.print(f"The store is not up to date, the answer is from before: {error}", markup=False)
        return store

    def rebuild(self, store: Store, wanted: str | None = None) -> Corpus:
        """Build the store from the corpus, telling a person who watches; returns the corpus that was read."""
        wanted = wanted or corpus_hash(self.corpus_folder)
        with working(f"Reading {self.name} ..."):
            corpus = self.corpus()
        with working(f"Building the graph of {counted(len(corpus.records), 'study', 'studies')} ..."):
            store.rebuild(corpus, corpus_hash=wanted)
        with working("Indexing names and words ..."), suppress(StoreError):  # else done when the search is first asked, or it says why not
            Search(store).index()
        if corpus.errors:
            errors.print(f"{counted(len(corpus.errors), 'part')} of the corpus could not be used; 'nomnet validate' says what and why.")
        return corpus


def place_of(chosen: str | None, environment: Mapping[str, str] = os.environ) -> Place:
    """The place for what ``--store`` (or the environment) says."""
    chosen = chosen or environment.get(ENVIRONMENT) or ""
    if chosen.startswith(("http://", "https://")):
        raise StoreError(f"A store at an address ({chosen}) comes with a later version. Name a folder with --store or {ENVIRONMENT}.")
    if chosen and chosen != SHIPPED:
        folder = Path(chosen).expanduser()
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is a file, and a store is a folder. Name a folder with --store or {ENVIRONMENT}.")
        return Place(folder, True)
    mine = own_store(environment)
    if chosen != SHIPPED and (mine / "corpus").is_dir():
        return Place(mine, True)
    return Place(_home(environment, "XDG_CACHE_HOME", ".cache", "LOCALAPPDATA") / "nomnet" / "shipped", False)


def own_store(environment: Mapping[str, str] = os.environ) -> Path:
    """Where a scholar's own store is unless they choose another place, e.g. ``~/.local/share/nomnet``."""
    return _home(environment, "XDG_DATA_HOME", ".local/share", "APPDATA") / "nomnet"


def _home(environment: Mapping[str, str], variable: str, below: str, windows: str) -> Path:
    """A folder of the user's for data of one kind, after the customs of the system."""
    if sys.platform == "win32" and environment.get(windows):
        return Path(environment[windows])
    return Path(environment[variable]) if environment.get(variable) else Path.home() / below


def terminal_width() -> int:
    """The width to write for: that of the terminal, or of a page where there is none."""
    return shutil.get_terminal_size((100, 40)).columns


@contextmanager
def working(message: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done while a person is watching; gives a function that changes the message."""
    if not errors.is_terminal:
        yield lambda text: None
        return
    with errors.status(message) as status:
        yield lambda text: status.update(text)


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun, e.g. ``"1 study"``, ``"4 studies"``."""
    return f"{n} {one if n == 1 else many or one + 's'}"
