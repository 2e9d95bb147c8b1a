"""Measured values, and tables of them."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from tabulate import tabulate


@dataclass
class Times:
    """Durations of the same thing in seconds."""

    seconds: list[float] = field(default_factory=list)

    def measure(self, what: Callable[[], object], repeats: int = 5, patience: float = 10.0) -> object:
        """Do something so often, fewer times where it takes longer than the patience; hands back what it gave last."""
        end = time.perf_counter() + patience
        for n in range(repeats):
            if n and time.perf_counter() > end:
                break
            start = time.perf_counter()
            last = what()
            self.seconds.append(time.perf_counter() - start)
        return last

    def quantile(self, share: float) -> float:
        """The value that this share of the values does not exceed (nearest rank)."""
        return sorted(self.seconds)[max(math.ceil(share * len(self.seconds)) - 1, 0)]

    @property
    def cells(self) -> list[str]:
        """Minimum, median, p95."""
        return [duration(self.quantile(share)) for share in (0.0, 0.5, 0.95)] if self.seconds else ["-"] * 3


def duration(seconds: float) -> str:
    """Seconds for a reader, e.g. ``3.4 ms``, ``2.10 s``."""
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


class Report:
    """Prints tables, to the terminal and to a file, and keeps what missed its target."""

    def __init__(self, file: TextIO | None = None) -> None:
        self.missed: list[str] = []
        self._file = file

    def say(self, text: str = "") -> None:
        """Print a line."""
        for out in (sys.stdout, self._file):
            if out:
                print(text, file=out, flush=True)

    def table(self, title: str, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print a table under a title."""
        shown = [[str(cell) for cell in row] for row in rows]
        self.say(f"\n### {title}\n")
        self.say(tabulate(shown, headers=headers, tablefmt="github", disable_numparse=True) if shown else "(nothing)")

    def target(self, what: str, value: float, limit: float, unit: str = "s") -> None:
        """Say whether a value keeps its target."""
        kept = value < limit
        shown = duration(value) if unit == "s" else f"{value:.0f} {unit}"
        wanted = duration(limit) if unit == "s" else f"{limit:.0f} {unit}"
        self.say(f"{'kept  ' if kept else 'MISSED'}  {what}: {shown} (target < {wanted})")
        if not kept:
            self.missed.append(what)
