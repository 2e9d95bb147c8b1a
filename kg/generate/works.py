"""The bibliography of a generated corpus: invented works, cited by a heavy tail, and the studies themselves as works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from random import Random

from bib.library import Library
from bib.model import Name, Work
from kg.generate import words
from kg.generate.rates import Rates
from kg.generate.urn import Urn
from kg.records.bibliographic import Item
from kg.records.names import slug

_OLD = 25
"""How many years a cited work may be older than the first study that cites it."""


class Works:
    """All works so far, by key."""

    def __init__(self, rates: Rates, seed: int) -> None:
        self._rates = rates
        self._seed = seed
        self._urn: Urn[str] = Urn(rates.works)
        self._alike: Counter[str] = Counter()
        self.by_key: dict[str, Work] = {}
        self.studies: list[str] = []

    def cite(self, rng: Random, like: Item, year: int, cited: Container[str]) -> Work:
        """A work that a study of that year cites, none of those that it cites already; a new one is described as fully as ``like``."""
        if self.studies and rng.random() < self._rates.inside and (key := rng.choice(self.studies)) not in cited:
            return self.by_key[key]
        return self.by_key[self._urn.draw(rng, lambda: self.invent(rng, like, year - rng.randint(0, _OLD)).key, cited)]

    def invent(self, rng: Random, like: Item, year: int, *, listed: bool = True) -> Work:
        """A new work of that year with the kind, the number of authors and the fields that ``like`` has; in the bibliography if listed."""
        authors = tuple(Name(family=words.family(rng.randrange(words.FAMILIES)), given=words.given(rng)) for _ in like.author[:8])
        start, volume = rng.randint(1, 900), rng.randint(1, 90)
        key = self._key(authors, year)
        work = Work(
            key=key, type=like.type or "document", title=words.title(rng), author=authors, issued=(year,),
            genre=like.genre or "" if like.type == "thesis" else "",
            container_title=words.journal(rng.randrange(150)) if like.container_title else "", volume=str(volume) if like.volume else "",
            issue=str(rng.randint(1, 12)) if like.issue else "", page=f"{start}–{start + rng.randint(4, 30)}" if like.page else "",
            publisher=f"{words.word(rng.randrange(words.VOCABULARY)).capitalize()} Press" if like.publisher else "",
            doi=f"10.5555/generated.{self._seed}.{key}" if like.doi else "")  # a prefix that is kept for examples
        if listed:
            self.by_key[key] = work
        return work

    def _key(self, authors: tuple[Name, ...], year: int) -> str:
        """A key that no other work has, e.g. ``"brudasen2004"``, then ``"brudasen2004a"``."""
        stem = f"{slug(authors[0].family) if authors else 'anonymous'}{year}"
        self._alike[stem] += 1
        return stem + letters(self._alike[stem] - 1)

    def library(self) -> Library:
        """All works by their keys."""
        return Library({key: self.by_key[key] for key in sorted(self.by_key)})


def letters(n: int) -> str:
    """Nothing for 0, then a to z, aa, ab and so on."""
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def printed(work: Work) -> str:
    """A work as a reference list prints it."""
    names = ", ".join(f"{a.family_form}, {a.given}" for a in work.author)
    place = ", ".join(x for x in (work.container_title, f"{work.volume}({work.issue})" if work.volume and work.issue else work.volume,
                                  work.page, work.publisher) if x)
    return f"{names} ({work.year}). {work.title}." + (f" {place}." if place else "")


def as_item(work: Work) -> dict[str, object]:
    """A work as an entry of a record: its CSL item without the key."""
    return {name: value for name, value in work.to_csl().items() if name != "id"}
