"""Words that tell what a piece of a reference is: months, publishers, names, ``Vol.`` and their like, from ``lexicon.txt``.

>>> sorted(classes_of("Oxford"))
['place', 'publisher']
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

OPEN = ("given", "surname", "place", "publisher")
"""Classes that hold examples only: a word that is not among them may be of that class all the same."""


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """The words of each class in the order of the file, e.g. ``lexicon()["and"]`` has ``"und"``."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (files("bib.references") / "lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if head := re.fullmatch(r"\[(\w+)\]", line.strip()):
            name = head[1]
        elif line.strip():
            found[name] = (*found.get(name, ()), *line.split())
    return found


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for name, words in lexicon().items():
        for word in dict.fromkeys(w.rstrip(".") for w in words):
            index.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in index.items()}


def classes_of(word: str) -> tuple[str, ...]:
    """The classes of a word, in the order of the file; empty for one that is in none."""
    return _index().get(word.casefold().rstrip("."), ())
