"""Words to invent with: those of ``vocabulary.txt``, and others that are in no list."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from random import Random

from bib.references.lexicon import lexicon

_SYLLABLES = ["ba", "be", "bo", "bra", "da", "de", "do", "dri", "fa", "fe", "fi", "ga", "ge", "go", "gra", "ha", "he", "hu", "ja", "jo",
              "ka", "ke", "ki", "ko", "kra", "la", "le", "li", "lo", "lu", "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "pa", "pe",
              "po", "ra", "re", "ri", "ro", "sa", "se", "si", "so", "sta", "ta", "te", "ti", "to", "tra", "va", "ve", "vi", "wa", "we",
              "wi", "ya", "yo", "za", "ze"]
_CODAS = (["n", "r", "l", "s", "t", "k", "m", "ng", "nd", "rt", "ck", "lt", "sch", "th", "x", "d", "ff", "tz", "ń", "ř", "ć",
           "ø"] + [""] * 14)


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """The words of each class of ``vocabulary.txt``."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (files("bib.references.training") / "vocabulary.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            found[name] = (*found.get(name, ()), *line.split())
    return found


def word(rng: Random, capital: bool = True) -> str:
    """A word that is in no list, e.g. ``"Gabendtova"``."""
    text = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3)))) + rng.choice(_CODAS)
    return text.capitalize() if capital else text


def acronym_of(rng: Random) -> str:
    """Capitals that stand for a journal or society, e.g. ``"TKDE"``."""
    return "".join(rng.sample("ACDEIMNOPRST", rng.choice((3, 4, 5))))


def place_name(rng: Random) -> str:
    """A city, e.g. ``"Uppsala"``."""
    cities = [w for w in lexicon()["place"] if w.isalpha() and len(w) > 3]
    return rng.choice(cities).title() if rng.random() < 0.6 else word(rng) + rng.choice(("burg", "ville", "stad", "ton", "field", "",
        "haven", "-on-Sea", "-upon-Tyne", "-les-Bains"))
