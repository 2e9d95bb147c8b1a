"""Names as databases list them, one by one: ``Berg, Jan van den``, ``van den Berg, J.``, ``Smith JA``."""

from __future__ import annotations

import re

from bib.latex import single_spaced
from bib.model import OTHERS, Name

_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|[ivx]{2,4}|iv|v|[2-5](?:nd|rd|th)|esq|ph\.?d|m\.?d)\.?", re.IGNORECASE)
_FAMILY_INITIALS = re.compile(r"(\S+(?: \S+){0,3}) ((?:[A-Z]\.?-?){1,4})")
_OTHERS = frozenset({"et al", "et al.", "others", "and others", "...", "…"})


def listed_name(text: str) -> Name | None:
    """The name; None where the text holds none. What has no comma and no initials at its end is an organization.

    >>> listed_name("van den Berg, Jan"), listed_name("King, Martin, Jr.").suffix, listed_name("Smith JA").given
    (Name(family='Berg', given='Jan', particle='van den', suffix='', literal='', dropping_particle=''), 'Jr.', 'JA')
    """
    text = single_spaced(text.replace("\u00a0", " "))
    if text.lower() in _OTHERS:
        return Name(literal=OTHERS)
    parts = [part.strip() for part in text.split(",")]
    parts[0] = parts[0].strip()
    if len(parts) == 1:
        match = _FAMILY_INITIALS.fullmatch(text)
        return _person(match[1], match[2], "") if match else Name(literal=text) if text else None
    if not any(parts[1:]):  # "World Health Organization," is how EndNote marks an organization
        return Name(literal=parts[0]) if " " in parts[0] else _person(parts[0], "", "")
    if len(parts) > 2 and _SUFFIX.fullmatch(parts[1]) and not _SUFFIX.fullmatch(parts[2]):
        parts[1], parts[2] = parts[2], parts[1]
    suffix = ", ".join(part for part in parts[2:] if part)
    return _person(parts[0], parts[1], suffix)


def listed_names(text: str) -> tuple[Name, ...]:
    """The names of a cell with a semicolon between two, e.g. ``"Wu, L.; Ek, B."``."""
    return tuple(name for part in re.split(r"\s*;\s*", text) if (name := listed_name(part)))


def _person(family: str, given: str, suffix: str) -> Name | None:
    """The name with the words in small letters in front of its family name as its particle."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    if not family and not given:
        return None
    if not family:
        return Name(family=given, suffix=suffix)
    return Name(" ".join(words[count:]), given, " ".join(words[:count]), suffix)
