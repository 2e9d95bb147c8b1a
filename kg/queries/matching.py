"""Which rows of an answer hold the words that someone looks for, whatever their case and accents, and where in a text they stand.

words = words_of("naive optim")
matching(answer, words, ("conceptLabel",))     the answer with those rows only
spans("Naïve optimism", words)                 [(0, 5), (6, 11)]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.queries.answer import Answer, Row
from kg.records.names import fold

_ASCII = {n: ord(chr(n).lower()) if chr(n).isalnum() else ord(" ") for n in range(128)}


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, each once, e.g. ``("naive", "optimism")`` of ``"Naïve Optimism"``."""
    return tuple(dict.fromkeys(fold(text).split()))


def holds(texts: Iterable[str], words: Sequence[str]) -> bool:
    """Whether every word stands in one of the texts, also as part of a longer word."""
    folded = [fold(text) for text in texts if text]
    return all(any(word in text for text in folded) for word in words)


def matching(answer: Answer, words: Sequence[str], columns: Sequence[str]) -> Answer:
    """The answer with only the rows that hold every word in one of the columns; without words, the answer itself."""
    return replace(answer, rows=[row for row in answer.rows if holds(texts(row, columns), words)]) if words else answer


def texts(row: Row, columns: Sequence[str]) -> list[str]:
    """These cells of a row in words: the labels of things."""
    return [str(cell) for column in columns if (cell := row.get(column)) is not None]


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text: start and end of each stretch, in order, none within another."""
    whole, places = letters(text)
    return joined((places[start], places[start + len(word) - 1] + 1) for word in words if word for start in occurrences(whole, word))


def letters(text: str) -> tuple[str, Sequence[int]]:
    """The text folded letter by letter, with the place of each folded letter in the text; punctuation is a space, apostrophes are gone."""
    if text.isascii() and "'" not in text and "`" not in text:
        return text.translate(_ASCII), range(len(text))
    folded, places = [], []
    for n, letter in enumerate(text):
        plain = fold(letter) or ("" if letter in "'’ʼ`" else " ")
        folded.append(plain)
        places.extend([n] * len(plain))
    return "".join(folded), places


def joined(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order; those that touch or overlap become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def occurrences(text: str, word: str) -> Iterator[int]:
    """The places where a word begins in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
