"""Names made comparable: case, accents, hyphens and apostrophes gone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n"})


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """The letters and digits of the text in lower case, words apart by a space, e.g. ``"ragu nathan"`` for ``"Ragu-Nathan"``.

    Apostrophes join (``"O’Cass"`` gives ``"ocass"``), everything else that is no letter or digit parts.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS))
    kept = [c for c in plain if not unicodedata.combining(c) and c not in "'’ʼ`´‘\u00ad"]
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())
