"""Words of a store that somebody may have meant: near in spelling, put apart, or put together.

>>> distance("dinamic", "dynamic"), distance("assimlation", "assimilation"), distance("tset", "test")
(1, 1, 1)
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kg.search.index import grams_of, spelt
from kg.search.words import forms

MOST_CLOSE = 60
"""So many words with the most stretches in common are compared letter by letter."""

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Guess:
    """What somebody may have meant by a word, with how far it is from it and in how many documents it stands."""

    words: tuple[str, ...]
    far: float
    docs: int


class Vocabulary:
    """The words of an index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def docs(self, word: str) -> int:
        """In how many documents exactly this word stands."""
        row = self._connection.execute("SELECT docs FROM word WHERE word = ?", (word,)).fetchone()
        return row[0] if row else 0

    def begins(self, start: str) -> int:
        """In how many documents words with this beginning stand, each word counted for itself."""
        return int(self._connection.execute("SELECT coalesce(sum(docs), 0) FROM word WHERE word >= ? AND word < ?",
                                            (start, start + _LAST)).fetchone()[0])

    def guesses(self, word: str) -> list[Guess]:
        """What may be meant by a word, the nearest first, of those the most used first."""
        found = sorted((*self._apart(word), *self._near(word)), key=lambda g: (g.far, -g.docs, g.words))
        told: set[str] = set()
        guesses = []
        for guess in found:
            same = {form for one in guess.words for form in forms(one)} if len(guess.words) == 1 else set()
            if not same & told:  # a plural beside its singular is no other guess
                guesses.append(guess)
                told |= same
        return guesses

    def _apart(self, word: str) -> list[Guess]:
        """Two words that were written as one."""
        if len(word) < 6:
            return []
        halves = ((word[:n], word[n:]) for n in range(2, len(word) - 1))
        found = ((first, second, min(self.docs(first), self.docs(second))) for first, second in halves if max(len(first), len(second)) > 3)
        return [Guess((first, second), 0.9 if min(len(first), len(second)) > 2 else 1.9, docs) for first, second, docs in found if docs]

    def _near(self, word: str) -> list[Guess]:
        """Words that differ by a few letters, and words whose beginning does."""
        if not spelt(word):
            return []
        grams, most = grams_of(word), allowed(word)
        marks = ", ".join("?" * len(grams))
        rows = self._connection.execute(
            f"SELECT word.word, word.docs FROM (SELECT word AS id, count(*) AS n FROM gram WHERE gram IN ({marks}) GROUP BY word "
            "ORDER BY n DESC LIMIT 400) AS near JOIN word ON word.id = near.id "
            "ORDER BY 1.0 * near.n / (length(word.word) + ?) DESC, word.word LIMIT ?", (*sorted(grams), len(word), MOST_CLOSE))
        found = ((known, docs, nearness(word, known)) for known, docs in rows if known != word)
        return [Guess((known,), far, docs) for known, docs, far in found if far <= most]


def allowed(word: str) -> int:
    """How many letters may be wrong in a word."""
    return 0 if len(word) < 4 else 1 if len(word) < 6 else 2 if len(word) < 10 else 3


def nearness(word: str, known: str) -> float:
    """How far a known word, or a beginning of it, is from a word; another first letter makes it farther."""
    rows = _distances(word, known)
    whole, beginning = rows[-1], min(rows[len(word) - 1:] if len(known) > len(word) else rows) + 0.5
    return min(whole, beginning) + (0.25 if word[0] != known[0] else 0)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out, changed, or swapped with their neighbour to make one word of another."""
    return _distances(one, other)[-1]


def _distances(one: str, other: str) -> list[int]:
    """The distance of a word from each beginning of the other: from none of it to the whole."""
    older: list[int] = []
    before = list(range(len(one) + 1))
    found = [before[-1]]
    for n, letter in enumerate(other, 1):
        row = [n]
        for m, own in enumerate(one, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (own != letter))
            if m > 1 and n > 1 and own == other[n - 2] and one[m - 2] == letter:
                cost = min(cost, older[m - 2] + 1)
            row.append(cost)
        older, before = before, row
        found.append(row[-1])
    return found
