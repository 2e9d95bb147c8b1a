"""Invented words, and what is made of them: names of people, journals, countries, theories and constructs, titles, sentences.

The same number always gives the same word.

>>> word(0), word(315)
('bruda', 'plestov')
>>> family(25)
'Brumipsøn'
"""

from __future__ import annotations

from random import Random

_FIRST = ("bru", "dwel", "fen", "gor", "hup", "jal", "kem", "lor", "mip", "nav", "orl", "ples", "quo", "rin", "skev", "tam", "uld", "vex",
          "wim", "yor", "zan", "thul", "fro", "glim", "pav")
_SECOND = ("da", "bel", "mip", "hup", "noth", "rel", "sim", "tov", "vane", "wick", "zor", "gan", "lish", "ket", "ru", "fand", "mor", "pel",
           "dru", "sta", "vil", "cam", "yen", "bo", "tig", "lum", "har", "jun")
_ENDINGS = ("sen", "søn", "ström", "ova", "ić", "ñez", "ely", "wright", "mann", "eau", "ska", "oğlu")
HEADS = ("readiness", "intensity", "alignment", "culture", "capability", "trust", "pressure", "use", "quality", "performance",
         "orientation", "support", "learning", "complexity", "agility", "commitment", "knowledge", "integration", "advantage", "risk")
"""The last word of a construct's name: what it is a kind of."""

_JOINTS = ("of", "and", "in", "by", "with", "the", "a", "for", "under", "as")
_JOURNALS = ("Journal of {} Studies", "{} Review", "International Journal of {} Research", "Annals of {} and {}", "{} Quarterly")
VOCABULARY = len(_FIRST) * len(_SECOND)
"""How many words there are."""


def word(n: int) -> str:
    """The n-th invented word, from 0; after the last the first comes again."""
    n %= VOCABULARY
    return _FIRST[n // len(_SECOND)] + _SECOND[n % len(_SECOND)]


def family(n: int) -> str:
    """The n-th family name; some are not ASCII."""
    return word(n // len(_ENDINGS)).capitalize() + _ENDINGS[n % len(_ENDINGS)]


FAMILIES = VOCABULARY * len(_ENDINGS)
"""How many family names there are."""


def given(rng: Random) -> str:
    """Initials, e.g. ``"K. T."``."""
    return " ".join(f"{rng.choice('ABCDEFGHJKLMNPRSTVWYZ')}." for _ in range(rng.randint(1, 2)))


def journal(n: int) -> str:
    """The n-th journal, e.g. ``"Journal of Brubel Studies"``."""
    return _JOURNALS[n % len(_JOURNALS)].replace("{}", word(n * 7).capitalize(), 1).replace("{}", word(n * 11 + 3).capitalize())


def country(n: int) -> str:
    """The n-th country, e.g. ``"Brudaland"``."""
    return f"{word(n * 29).capitalize()}land"


def theory(n: int) -> str:
    """The n-th theory, e.g. ``"theory of bruda uldzor"``."""
    return f"theory of {word(n)} {word(n * 13 + 5)}"


def construct(rng: Random) -> tuple[str, str, str]:
    """The words of a construct's name, e.g. ``("vexnoth", "palu", "readiness")``."""
    return word(rng.randrange(VOCABULARY)), word(rng.randrange(VOCABULARY)), rng.choice(HEADS)


def title(rng: Random) -> str:
    """The title of a work in eight or so words."""
    return sentence(rng, rng.randint(6, 11)).rstrip(".")


def sentence(rng: Random, length: int) -> str:
    """So many words with a capital and a full stop; every third or so holds the others together."""
    words: list[str] = []
    for _ in range(max(length, 1)):
        joint = words and words[-1] not in _JOINTS and rng.random() < 0.4
        words.append(rng.choice(_JOINTS) if joint else word(rng.randrange(VOCABULARY)))
    if words[-1] in _JOINTS:
        words[-1] = word(rng.randrange(VOCABULARY))
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def like(text: str, rng: Random) -> str:
    """A sentence with as many words as the text has."""
    return sentence(rng, len(text.split()))
