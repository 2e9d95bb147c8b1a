"""Citation keys: readable, the same for the same work, after a pattern of one's own.

>>> from bib.model import Name, Work
>>> smith = Work("1", title="On things", author=(Name("Smith", "Ann"),), issued=(2020,))
>>> other = Work("2", title="Of stuff", author=(Name("Smith", "Bo"),), issued=(2020,))
>>> [work.key for work in with_keys([smith, other])]
['smith2020b', 'smith2020a']
>>> citation_key(smith, "{Family}_{title}_{yy}")
'Smith_things_20'
"""

from __future__ import annotations

import hashlib
import json
import re
import string
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from bib.errors import KeyPatternError
from bib.model import Work

PATTERN = "{family}{year}{letter}"
"""The pattern of a key unless another is given."""

PLACES = {
    "family": "the first author's family name in small letters; of a work without authors the first editor's, else a word of the title",
    "Family": "the same with its capitals",
    "families": "the family names of up to three authors, then EtAl: WuLiBerg, WuLiBergEtAl",
    "year": "the year, or nd",
    "yy": "the last two digits of the year",
    "title": "the first word of the title that says something",
    "words": "the first three of them",
    "journal": "the initials of the journal or book",
    "type": "the CSL type",
    "letter": "a, b, c where keys would be the same, else nothing"}
"""What may stand in braces in a pattern, with what it becomes."""

_LETTERS = str.maketrans({"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
                          "đ": "d",
                          "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n", "ĸ": "k"})
_SMALL = frozenset(["a", "an", "the", "on", "of", "in", "for", "and", "to", "from", "with", "by", "at", "as", "is", "are", "do", "does",
                    "how", "what", "why", "when", "der", "die", "das", "ein", "eine", "zur", "zum", "und", "von", "über", "le", "la",
                    "les", "un", "une", "des", "du", "de", "et", "sur", "el", "los", "las", "una", "y", "en", "il", "lo", "gli", "e"])
_USABLE = re.compile(r"[^\W_][^\s,{}()\"#%\\~=@$]*")
_LONGEST = 40
_BASE26 = string.ascii_lowercase


def citation_key(work: Work, pattern: str = PATTERN) -> str:
    """The key of a work without a letter behind it, e.g. ``"smith2020"``; a pattern that cannot be used is a KeyPatternError."""
    return _cleaned(_pattern(pattern).format_map({**_parts(work), "letter": ""}))


def with_keys(works: Iterable[Work], pattern: str = PATTERN, taken: Collection[str] = ()) -> list[Work]:
    """The works in their order under keys of the pattern; where several would get one key, each gets a letter.

    Letters go by title, then by everything else of the works, so they do not depend on the order in which the works come. A key in
    ``taken`` stands for another work already: the next letter is used. Works that are alike in everything get letters all the same.
    """
    pattern, works = _pattern(pattern), list(works)
    parts = [_parts(work) for work in works]
    groups: dict[str, list[int]] = {}
    for n, part in enumerate(parts):
        groups.setdefault(_cleaned(pattern.format_map({**part, "letter": ""})), []).append(n)
    keys = [""] * len(works)
    used = {key.casefold() for key in taken}
    for base in sorted(groups):
        same = sorted(groups[base], key=lambda n: _order(works[n])) if len(groups[base]) > 1 else groups[base]
        if len(same) == 1 and base.casefold() not in used:
            keys[same[0]] = base
            used.add(base.casefold())
            continue
        count = 0
        for n in same:
            while True:
                key = _cleaned(pattern.format_map({**parts[n], "letter": _letter(count)}))
                count += 1
                if key.casefold() not in used:
                    break
            keys[n] = key
            used.add(key.casefold())
    return [work.with_key(key) for work, key in zip(works, keys, strict=True)]


def is_usable_key(text: str) -> bool:
    """Whether a text can stand as a key in LaTeX and in an address, e.g. ``DBLP:conf/icis/Wu20``; an address as Zotero writes it cannot."""
    return len(text) <= 200 and "://" not in text and _USABLE.fullmatch(text) is not None


def ascii_letters(text: str) -> str:
    """The text in ASCII: accents fall away, ``ß`` becomes ``ss``; what has no such form, such as 王, falls away.

    >>> ascii_letters("Żółć & Großmann")
    'Zolc & Grossmann'
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> str:
    """The pattern as it can be filled in: each place known, a letter at its end unless it has one elsewhere."""
    try:
        fields = [name for _, name, form, turn in string.Formatter().parse(pattern) if name is not None and not (form or turn)]
        plain = sum(1 for _, name, _, _ in string.Formatter().parse(pattern) if name is not None) == len(fields)
    except ValueError as error:
        raise KeyPatternError(pattern, f"it cannot be read ({error})", tuple(PLACES)) from error
    unknown = [name for name in fields if name not in PLACES]
    if unknown or not plain or not fields:
        reason = f"{{{unknown[0]}}} is no place" if unknown else "a place takes nothing but its name" if fields else "it holds no place"
        raise KeyPatternError(pattern, reason, tuple(PLACES))
    return pattern if "letter" in fields else pattern + "{letter}"


def _parts(work: Work) -> dict[str, str]:
    """What stands in each place for this work."""
    words = [word for raw in re.split(r"[\W_]+", ascii_letters(work.title)) if (word := raw.lower()) and word not in _SMALL]
    people = [name for name in (work.author or work.editor) if not name.stands_for_others]
    names = [re.sub(r"\W", "", ascii_letters(name.family_form)) for name in people]
    if names and not names[0]:  # a name in letters that ASCII has no form of
        names[0] = re.sub(r"\W", "", ascii_letters(people[0].given)) or "x" + _hash(people[0].sort_form)
    first = names[0] if names else (words[0] if words else "x" + _hash(work.title) if work.title else "anon")
    year = str(work.year) if work.year is not None else "nd"
    container = re.findall(r"\b[^\W_]", " ".join(w for w in ascii_letters(work.container_title).split() if w.lower() not in _SMALL))
    # A place is cut and not the key, whose letter must stay.
    found = {"family": first.lower(), "Family": first[:1].upper() + first[1:], "year": year, "yy": year[-2:], "type": work.type,
            "families": "".join(name[:1].upper() + name[1:] for name in (names[:3] or [first])) + ("EtAl" if len(names) > 3 else ""),
            "title": words[0] if words else "untitled", "words": "".join(w[:1].upper() + w[1:] for w in words[:3]) or "Untitled",
            "journal": "".join(container).upper()}
    return {place: text[:_LONGEST] for place, text in found.items()}


def _cleaned(key: str) -> str:
    """The key without what none may hold, never empty."""
    return re.sub(r"[^\w.:+/-]", "", ascii_letters(key)).strip(".:+/-_") or "work"


def _letter(count: int) -> str:
    """``a`` to ``z``, then ``aa``, ``ab`` and so on."""
    letters = ""
    count += 1
    while count:
        count, rest = divmod(count - 1, 26)
        letters = _BASE26[rest] + letters
    return letters


def _order(work: Work) -> tuple[str, str]:
    """By what the works of one key are put into order: nothing that depends on where they stand in a file."""
    return ascii_letters(work.title).casefold(), json.dumps([work.with_key("").to_csl(), work.extra], ensure_ascii=True, sort_keys=True)


def _hash(text: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:8]
