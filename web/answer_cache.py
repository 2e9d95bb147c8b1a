"""Answers kept while the graph stays the same: a page asks again and again what only a new generation can change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from kg.queries.catalogue import Answer


class AnswerCache:
    """The answers that were asked for last, up to a number of rows in all, long questions counted as rows too; safe for threads.

    >>> cache = AnswerCache(rows=10)
    >>> cache.rows
    0
    """

    def __init__(self, rows: int) -> None:
        self._limit = rows
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._turn = threading.Lock()
        self.rows = 0

    def answer(self, key: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer kept under the key, else that of ``ask``, which is then kept.

        The key holds all that the answer depends on, the store's generation too. Two threads may ask the same at once; one answer is kept.
        """
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = ask()
        with self._turn:
            if key not in self._kept and weight(key, found) <= self._limit:
                self._kept[key] = found
                self.rows += weight(key, found)
                while self.rows > self._limit:
                    self.rows -= weight(*self._kept.popitem(last=False))
        return found


def weight(key: Hashable, answer: Answer) -> int:
    """What an answer counts for: its rows, and its key and query, which hold every value that was asked with, 1,000 characters a row."""
    return len(answer.rows) + 1 + (len(repr(key)) + len(answer.text)) // 1000
