"""What a stranger's query may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one service.

    Attributes:
        seconds: how long a query may take before it is killed.
        rows: how many rows or triples an answer has at most; what is beyond is cut off.
        size: how many bytes an answer has at most.
        memory: how many bytes of address space a query may take while it runs (seen to on Linux only).
        running: how many queries run at once.
        waiting: how many more may wait for their turn.
        patience: how many seconds a query waits for its turn.
        text: how many characters a query has at most.
        nesting: how deep its brackets may be nested.
    """

    seconds: float = 10
    rows: int = 100_000
    size: int = 50_000_000
    memory: int = 1 << 30
    running: int = 2
    waiting: int = 64
    patience: float = 15
    text: int = 100_000
    nesting: int = 40


LIMITS = Limits()
"""The limits where no others are chosen."""
