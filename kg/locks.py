"""Locks on files, for processes that must not write one thing at the same time.

They are the operating system's: they end with the process that holds them, however it ends.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PAUSE = 0.05
"""How many seconds lie between two looks at a lock that somebody else has."""


class Lock:
    """A lock on a file, held until it is released, forgotten, or the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def on(cls, path: Path, *, shared: bool) -> Lock | None:
        """Lock a file that is there, with other readers or alone; None where somebody else has it."""
        descriptor = os.open(path, os.O_RDONLY if shared else os.O_RDWR)
        if _try_lock(descriptor, shared):
            return cls(descriptor)
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Let the file go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.release()


@contextmanager
def held(path: Path, patience: float, waiting: Callable[[str], None] = lambda holder: None) -> Iterator[bool]:
    """Hold a lock on a file, which is made where it is not there; gives whether it could be had within so many seconds.

    The file names the process that holds it, e.g. ``"4711"``; ``waiting`` is told that name once if the lock is not free at once.
    """
    path.touch()
    end = time.monotonic() + patience
    told = False
    while (lock := Lock.on(path, shared=False)) is None and time.monotonic() < end:
        if not told:
            waiting(holder(path))
            told = True
        time.sleep(_PAUSE)
    if lock is None:
        yield False
        return
    try:
        with suppress(OSError):  # who holds it is told for people, the lock is held without
            path.write_text(str(os.getpid()), "ascii")
        yield True
    finally:
        lock.release()


def holder(path: Path) -> str:
    """The number of the process that last took the lock on a file, as it wrote it down; ``"unknown"`` where it could not."""
    try:
        return path.read_text("ascii").strip() or "unknown"
    except (OSError, UnicodeDecodeError):  # Windows lets nobody read a file that is locked
        return "unknown"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int, shared: bool) -> bool:
        """Lock an open file. Windows keeps open files from being removed by itself, so readers need no lock there."""
        if shared:
            return True
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int, shared: bool) -> bool:
        """Lock an open file, with other readers or alone; False where somebody else has it."""
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
