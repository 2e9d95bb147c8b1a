"""The folder of a store: numbered generations, a pointer to the current one that moves at once or not at all, and a lock for writers.

    generations/<n>/graph/           the graph, in the engine's format
    generations/<n>/failures.json    what of the corpus could not be used or is doubtful
    generations/<n>/about.json       what it was built from; written last
    generations/<n>/in-use           held by every process that reads the generation
    generations/<n>/search-*.sqlite  the index of the search, made from the graph when it is first needed
    current                          the number of the generation that readers open
    lock                             held by the one process that writes

Both locks are the operating system's: they end with the process that holds them, however it ends.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.locks import Lock, held, holder

FORMAT = 1
"""The layout of the folder; another number means that another nomnet wrote it."""

LAST = 10**9
"""No generation has this number or a higher one: a pointer with more digits is damage."""

_NUMBER = re.compile(r"[0-9]{1,9}")

REPAIR = "Build it again from its corpus: nomnet serve or nomnet add does so, in Python store.rebuild(corpus)."


@dataclass(frozen=True, slots=True)
class About:
    """What a generation was built from.

    Attributes:
        number: the generation's number.
        corpus: the hash of the corpus's files.
        base: the base IRI.
        builder: the hash of the code and the ontology that built it.
        engine: the version of the engine whose format it is in.
        quads: how many quads it holds.
    """

    number: int
    corpus: str
    base: str
    builder: str
    engine: str
    quads: int


class Generations:
    """The generations in one folder; knows files and locks, not what a graph is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writer: int | None = None

    def path(self, number: int) -> Path:
        """The folder of a generation."""
        return self.folder / "generations" / str(number)

    def current(self) -> int | None:
        """The number of the current generation; None in a folder that has none yet. A damaged pointer is a StoreError."""
        pointer = self.folder / "current"
        try:
            text = pointer.read_text("ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"The pointer {pointer} cannot be read ({error}). {REPAIR}") from error
        if not _NUMBER.fullmatch(text):
            raise StoreError(f"The pointer {pointer} is damaged: it holds {text[:40]!r} where a number belongs. {REPAIR}")
        return int(text)

    def about(self, number: int) -> About:
        """What a generation was built from; a StoreError where it is missing or damaged."""
        path = self.path(number) / "about.json"
        try:
            found = json.loads(path.read_text("utf-8"))
            if found.pop("format") != FORMAT:
                raise ValueError("it was written by another version of nomnet")
            return About(**found)
        except FileNotFoundError:
            raise StoreError(f"Generation {number} of the store {self.folder} is missing or unfinished. {REPAIR}") from None
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreError(f"Generation {number} of the store {self.folder} is damaged: {path.name}: {error}. {REPAIR}") from error

    def numbers(self) -> list[int]:
        """The numbers of all generations that are there, whole or not, in order."""
        place = self.folder / "generations"
        return sorted(int(p.name) for p in place.iterdir() if _NUMBER.fullmatch(p.name)) if place.is_dir() else []

    @contextmanager
    def writing(self, patience: float = 0, waiting: Callable[[str], None] = lambda holder: None) -> Iterator[None]:
        """Hold the writers' lock; a StoreError where another process still holds it after so many seconds.

        The thread that holds it may ask for it again. ``waiting`` is told the other process's number once if there is one to wait for.
        """
        if self._writer == threading.get_ident():
            yield
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "lock"
        with held(path, patience, waiting) as ours:
            if not ours:
                raise StoreError(f"Another process (number {holder(path)}) is writing the store {self.folder}. Try again when it is done.")
            self._writer = threading.get_ident()
            try:
                yield
            finally:
                self._writer = None

    def begin(self) -> int:
        """The number of a new generation, with its empty folder; only under the writers' lock.

        It is higher than that of the pointer too, whose generation may be gone: readers know a generation by its number.
        """
        known = self.numbers()
        with suppress(StoreError):
            known.append(self.current() or 0)
        number = max((n for n in known if n < LAST - 1), default=0) + 1
        self.path(number).mkdir(parents=True)
        return number

    def finish(self, about: About) -> None:
        """Make a generation the current one: once all of it is on the disk, the pointer moves in a single step."""
        place = self.path(about.number)
        (place / "in-use").touch()
        (place / "about.json").write_text(json.dumps({"format": FORMAT, **asdict(about)}, indent=1) + "\n", "utf-8")
        for path in (*place.rglob("*"), place, place.parent):
            _sync(path)
        fresh = self.folder / "current.new"
        fresh.write_text(f"{about.number}\n", "ascii")
        _sync(fresh)
        fresh.replace(self.folder / "current")
        _sync(self.folder)

    def abandon(self, number: int) -> None:
        """Remove what was written of a generation, unless the pointer has moved to it already."""
        with suppress(StoreError):
            if self.current() == number:
                return
        shutil.rmtree(self.path(number), ignore_errors=True)

    def clean(self) -> None:
        """Remove what no reader needs: unfinished generations, and those older than the previous one that nobody has open.

        Only under the writers' lock. A damaged pointer is left to :meth:`finish`: then nothing is removed.
        """
        try:
            current = self.current()
        except StoreError:
            return
        whole = [n for n in self.numbers() if self.is_whole(n)]
        kept = {current, *[n for n in whole if current is not None and n < current][-1:]}
        for number in self.numbers():
            if number not in kept:
                self._remove_unread(number)

    def is_whole(self, number: int) -> bool:
        """Whether a generation was finished."""
        return (self.path(number) / "about.json").exists()

    def _remove_unread(self, number: int) -> None:
        """Remove a generation that no process has open; the lock keeps readers away while it goes.

        One without the marker is damaged: no reader opens it any more, and it must not keep the next generation from being made.
        """
        try:
            mark = Lock.on(self.path(number) / "in-use", shared=False) if self.is_whole(number) else None
        except FileNotFoundError:
            self.abandon(number)
            return
        if mark is not None or not self.is_whole(number):
            self.abandon(number)
        if mark is not None:
            mark.release()

    def hold(self, number: int) -> Lock:
        """A lock that keeps a generation from being removed while it is open; a StoreError where it is gone."""
        try:
            mark = Lock.on(self.path(number) / "in-use", shared=True)
        except FileNotFoundError:
            raise StoreError(f"Generation {number} of the store {self.folder} is missing or unfinished. {REPAIR}") from None
        except OSError as error:
            raise StoreError(f"Generation {number} of {self.folder} cannot be opened ({error}): check its permissions.") from error
        if mark is not None and self.is_whole(number):
            return mark
        if mark is not None:
            mark.release()
        raise StoreError(f"Generation {number} of the store {self.folder} is being removed. Ask again: a newer one is there.")


def _sync(path: Path) -> None:
    """Have the operating system put a file or the entries of a folder on the disk, where the system can."""
    flags = os.O_RDONLY if sys.platform != "win32" or path.is_dir() else os.O_RDWR
    with suppress(PermissionError):  # Windows cannot open folders
        descriptor = os.open(path, flags)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
