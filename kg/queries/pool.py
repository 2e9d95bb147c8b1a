"""Worker processes for strangers' queries: a few, started before they are needed, killed and replaced when a query takes too long."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import kg
from kg.queries import worker
from kg.queries.errors import BusyError, LimitError
from kg.queries.limits import Limits

_START = 60.0
"""How many seconds a worker may take to start."""

_PACKAGES = str(Path(kg.__file__).parent.parent)
_PROGRAM = f"import sys\nif {_PACKAGES!r} not in sys.path: sys.path.insert(0, {_PACKAGES!r})\nfrom {worker.__name__} import main\nmain()"
"""What the process runs: the very packages that this one runs, wherever it found them."""


class WorkerDiedError(Exception):
    """A worker ended before it replied; ``late`` where it was killed because its time was over."""

    def __init__(self, late: bool) -> None:
        self.late = late
        super().__init__("time" if late else "ended")


class Worker:
    """One process. Only one thread may ask it at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._ready = False
        # A program of its own rather than a fork: the parent may hold threads, locks and an open store. Its own session, so that Ctrl-C
        # in a terminal ends the service first. -P: a file json.py where the service was started is no module of ours.
        self._process = subprocess.Popen([sys.executable, "-P", "-c", _PROGRAM, worker.settings(limits)], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply to a request; WorkerDiedError where there is none within the time."""
        if not self._ready:
            self._exchange(None, _START)
            self._ready = True
        return self._exchange(request, self._limits.seconds)

    def _exchange(self, request: dict[str, Any] | None, seconds: float) -> tuple[dict[str, Any], bytes]:
        """Send a request, if any, and wait for the next reply, no longer than so many seconds."""
        assert self._process.stdin and self._process.stdout
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            if request is not None:
                worker.send(self._process.stdin, request)  # type: ignore[arg-type]
            reply = worker.receive(self._process.stdout)  # type: ignore[arg-type]
        except OSError:
            reply = None
        finally:
            timer.cancel()
        if reply is None:
            self.kill()
            raise WorkerDiedError(late.is_set())
        return reply

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()


class Pool:
    """The workers of one service: so many queries run at once as the limits say, so many more wait, the rest is told to come back."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._turn = threading.Lock()
        self._inside = 0
        self._closed = False
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for _ in range(limits.running):
            self._idle.put(Worker(limits))

    def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply of a worker; BusyError where there are too many queries, LimitError where this one was killed."""
        busy = BusyError(f"{self._limits.running} queries are running and others wait for their turn. Ask again in a moment.")
        with self._turn:
            if self._inside >= self._limits.running + self._limits.waiting:
                raise busy
            self._inside += 1
        try:
            try:
                one = self._idle.get(timeout=self._limits.patience)
            except queue.Empty:
                raise busy from None
            return self._ask(one, request)
        finally:
            with self._turn:
                self._inside -= 1

    def _ask(self, one: Worker, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply of this worker; whatever happens to it, a worker goes back to the idle ones."""
        if not one.alive:
            one.kill()
            one = Worker(self._limits)
        try:
            return one.ask(request)
        except WorkerDiedError as death:
            one = Worker(self._limits)
            if death.late:
                raise LimitError(f"The query was stopped after {self._limits.seconds:g} seconds. Ask for less: name what you look for, "
                                 "or add a LIMIT.") from None
            raise LimitError("The query was stopped: it needs more memory, or is nested deeper, than is allowed. Ask for less.") from None
        except BaseException:
            one.kill()
            one = Worker(self._limits)
            raise
        finally:
            if self._closed:
                one.kill()
            else:
                self._idle.put(one)

    def close(self) -> None:
        """End the idle workers now and the others after the query that they run."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().kill()
            except queue.Empty:
                return
