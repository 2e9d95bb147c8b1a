"""The names of an author or editor field of BibTeX and BibLaTeX."""

from __future__ import annotations

import re
from functools import lru_cache

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from bib.latex import decode, single_spaced
from bib.model import OTHERS, Name
from bib.readers.bibtex_values import is_one_group

_ENDS = re.compile(r"^(?:and )+|(?: and)+$", re.IGNORECASE)
_SIMPLE = re.compile(r"([A-Z][\w'’.-]*), ([A-Z][\w'’. -]*)")
_EXTENDED = re.compile(r"(family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_PART = re.compile(r"\s*([\w-]+)\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\"[^\"]*\"|[^,]*)\s*(?:,|$)")


def split_names(text: str) -> tuple[Name, ...]:
    """The names of an author or editor field, e.g. ``(Name(family="Berg", given="Jan", particle="van den"),)``."""
    text = " ".join(text.split())
    if "{" not in text and "\\" not in text and " and " in text:
        parts = re.split(r" and (?:and )*", text)
    else:
        parts = split_multiple_persons_names(_ENDS.sub("", text))
    return tuple(name for part in parts if (name := _name(part)))


@lru_cache(maxsize=16384)
def _name(text: str) -> Name | None:
    """One name; what stands wholly in braces is an organization."""
    text = _ENDS.sub("", text).strip()
    if match := _SIMPLE.fullmatch(text):
        return Name(match[1], match[2].strip())
    if text.lower() == OTHERS:
        return Name(literal=OTHERS)
    if is_one_group(text):
        literal = _plain(text)
        return Name(literal=literal) if literal else None
    if "=" in text and _EXTENDED.match(text):
        return _extended(text)
    parts = parse_single_name_into_parts(text, strict=False)
    family, given, particle, suffix = (_plain(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr))
    if not family:  # the only name a person has is the one that a citation prints
        family, given = given or particle, ""
        particle = "" if family == particle else particle
    return Name(family, given, particle, suffix) if family else None


def _extended(text: str) -> Name | None:
    """A name in BibLaTeX's extended form, e.g. ``family=Beethoven, given=Ludwig, prefix=van, useprefix=false``."""
    parts = {match[1].lower(): _plain(match[2].strip('"')) for match in _PART.finditer(text)}
    prefix = parts.get("prefix", "")
    drops = parts.get("useprefix", "true").lower() == "false"
    family = parts.get("family") or parts.get("given", "")
    if not family:
        return None
    return Name(family, parts.get("given", "") if parts.get("family") else "", "" if drops else prefix, parts.get("suffix", ""),
                dropping_particle=prefix if drops else "")


def _plain(text: str) -> str:
    return single_spaced(decode(text).replace("\u00a0", " "))
