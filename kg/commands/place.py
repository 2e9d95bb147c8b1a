"""Which store a command works on, and where its corpus is.

    --store DIR or NOMNET_STORE     DIR: a scholar's own store, made by 'nomnet add'; its corpus is DIR/corpus
    --store shipped                 the corpus that comes with nomnet, built into the user's cache
    neither                         the scholar's own store if something was ever added to it, else the shipped corpus

A store whose corpus or whose nomnet has changed is built again before it is read.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from kg.corpus import Corpus, CorpusFolder, corpus_hash, read_corpus, shipped_corpus
from kg.errors import StoreError
from kg.graph.store import Store
from kg.search.search import Search

ENVIRONMENT = "NOMNET_STORE"
SHIPPED = "shipped"

STOPPED = 130
"""How a command ends that was stopped with Ctrl + C, as shells expect it."""

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
"""What a person watches is shown here; messages go through :func:`say`."""

_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal instead of being seen: control characters, and those that turn the direction of writing."""


def visible(text: str) -> str:
    r"""The text with what a terminal would obey instead of showing written out, e.g. ``\x1b[31m`` for an escape sequence."""
    return _UNSHOWN.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), text)


def say(message: object) -> None:
    """Write a message to standard error: everything that is not the answer itself."""
    errors.print(visible(str(message)))


@dataclass(frozen=True, slots=True)
class Place:
    """A store's folder; ``own`` says that a scholar chose it, so that adding to it is what they mean."""

    folder: Path
    own: bool

    @property
    def corpus_folder(self) -> Path:
        """The corpus of the store: the scholar's own, which may not be there yet, or the shipped one."""
        return self.folder / "corpus" if self.own else shipped_corpus()

    @property
    def has_corpus(self) -> bool:
        """Whether the corpus is there."""
        return self.corpus_folder.is_dir()

    @property
    def name(self) -> str:
        """What the corpus is called, e.g. ``"the shipped corpus"``."""
        return f"the corpus in {self.corpus_folder}" if self.own else "the shipped corpus"

    def missing(self) -> StoreError:
        """The error that says there is no store, and how one is made."""
        made = f"nomnet add --store {shlex.quote(str(self.folder))} PATH..."
        return StoreError(f"There is no store at {self.folder}. Check the name, or make one: {made}; without --store (and without "
                          f"{ENVIRONMENT}) the corpus that comes with nomnet is asked.")

    def corpus(self) -> Corpus:
        """The corpus, read whole; a StoreError where there is none."""
        if not self.has_corpus:
            raise self.missing()
        return read_corpus(self.corpus_folder)

    def collection(self) -> CorpusFolder:
        """The scholar's own corpus, to add to and remove from."""
        return CorpusFolder(self.folder / "corpus")

    def built(self) -> Store:
        """The store, built from the corpus as it is now, also where its graph is damaged.

        What there is serves on where it cannot be built in this moment. A graph that was put there without a corpus, from Python, is taken
        as it is; a folder with neither is a StoreError, and is not made.
        """
        store = Store(self.folder)
        if not self.has_corpus:
            if store.generation is None:
                raise self.missing()
            return store
        wanted = corpus_hash(self.corpus_folder)
        if not store.is_current(wanted) or not store.is_sound():
            try:
                self.rebuild(store, wanted)
            except StoreError as error:
                if not store.is_sound():
                    raise
                say(f"The store is not up to date, the answer is from before: {error}")
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
            say(f"{counted(len(corpus.errors), 'part')} of the corpus could not be used; 'nomnet validate' says what and why.")
        return corpus


def place_of(chosen: str | None, environment: Mapping[str, str] = os.environ) -> Place:
    """The place for what ``--store`` (or the environment) says."""
    chosen = chosen or environment.get(ENVIRONMENT) or ""
    if chosen.startswith(("http://", "https://")):
        raise StoreError(f"A store at an address ({chosen}) comes with a later version. Name a folder with --store or {ENVIRONMENT}.")
    if chosen and chosen != SHIPPED:
        try:
            folder = Path(chosen).expanduser()
        except RuntimeError:  # ~nobody/store
            raise StoreError(f"There is no such user's home: {chosen}. Name a folder with --store or {ENVIRONMENT}.") from None
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
    if environment.get(variable):
        return Path(environment[variable])
    try:
        return Path.home() / below
    except RuntimeError:
        raise StoreError(f"You have no home folder to keep a store in. Name a folder with --store or {ENVIRONMENT}.") from None


def write(answer: bytes) -> None:
    """Write an answer to standard output, as it is; nowhere, where that was closed by whoever started the command."""
    if sys.stdout is not None:
        sys.stdout.buffer.write(answer)


def terminal_width() -> int:
    """The width to write for: that of the terminal, or of a page where there is none."""
    return shutil.get_terminal_size((100, 40)).columns


@contextmanager
def working(message: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done while a person is watching; gives a function that changes the message."""
    if not errors.is_terminal:
        yield lambda text: None
        return
    with errors.status(Text(visible(message))) as status:  # plain text: rich would take a part of a file's name for markup
        yield lambda text: status.update(Text(visible(text)))


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun, e.g. ``"1 study"``, ``"4 studies"``."""
    return f"{n} {one if n == 1 else many or one + 's'}"
