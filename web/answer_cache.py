"""Answers kept while the graph stays the same: a page asks again and again what only a new generation can change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from kg.queries.catalogue import Answer


class AnswerCache:
    """The answers that were asked for last, up to a number of rows in all; safe for threads.

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
            if key not in self._kept and len(found.rows) <= self._limit:
                self._kept[key] = found
                self.rows += len(found.rows) + 1
                while self.rows > self._limit:
                    _, oldest = self._kept.popitem(last=False)
                    self.rows -= len(oldest.rows) + 1
        return found
