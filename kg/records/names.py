"""Names of constructs as keys: folding for comparison, slugs for addresses, and the names that one study uses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.records.model import Construct, Record

MAX_SLUG = 100
"""A longer slug is cut and gets a hash, so that it stays a file name and an address."""

# Letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans({"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
                          "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "ħ": "h", "Ħ": "h", "ŋ": "n", "Ŋ": "n"})


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The name for comparison: compatibility forms, case and accents gone, words apart by one space, e.g. ``"naive optimism"``.

    Hyphens, dashes, quotes and other punctuation stand for a space, so ``"Data-driven culture"`` and ``"data driven culture"`` are
    one. Letters of other scripts stay.
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS))
    kept = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in re.sub(r"['’ʼ`]", "", kept)).split())


def slug(name: str) -> str:
    """The name as part of an address: lower-case ASCII letters and digits with single hyphens, e.g. ``"data-driven-culture"``.

    Never empty and always the same for the same name. Where folding loses letters (other scripts) or the name is very long, eight
    hex digits of the folded name's SHA-256 are added, so that different names keep different slugs.
    """
    folded = fold(name)
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    lost = not plain or any(c.isalnum() and not c.isascii() for c in folded)
    if not lost and len(plain) <= MAX_SLUG:
        return plain
    mark = hashlib.sha256((folded or unicodedata.normalize("NFC", name)).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(x for x in (plain[: MAX_SLUG - 9].strip("-"), mark) if x)


class ConstructIndex:
    """The constructs of one record by any of their names.

    A name that several constructs bear leads to the one whose ``name`` it is, else to none: it is ``ambiguous``.
    """

    def __init__(self, record: Record) -> None:
        self._by_name: dict[str, Construct] = {}
        self._claimed: dict[str, list[Construct]] = {}
        for construct in record.constructs:
            self._by_name.setdefault(fold(construct.name), construct)
            for name in construct.all_names():
                bearers = self._claimed.setdefault(fold(name), [])
                if not bearers or bearers[-1] is not construct:
                    bearers.append(construct)

    def get(self, name: str) -> Construct | None:
        """The construct that bears this name, abbreviation or alias; None where none or several do."""
        key = fold(name)
        if key in self._by_name:
            return self._by_name[key]
        bearers = self._claimed.get(key, [])
        return bearers[0] if len(bearers) == 1 else None

    def ambiguous(self) -> dict[str, list[Construct]]:
        """The folded names that more than one construct bears, with these, e.g. ``{"ra": [robot adoption, role ambiguity]}``."""
        return {name: bearers for name, bearers in self._claimed.items() if len(bearers) > 1}

    def slug(self, name: str) -> str:
        """The slug of the construct that the name stands for; of a name that no construct bears, its own slug."""
        construct = self.get(name)
        return slug(construct.name if construct else name)

    def mentioned_only(self, names: Iterable[str]) -> list[str]:
        """Those of the names that no construct bears, each once by its slug, in their order."""
        return list({slug(n): n for n in names if self.get(n) is None}.values())
