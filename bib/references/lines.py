"""What a line of a list of references looks like: the beginning of an entry, something inside one, prose, or neither.

>>> begins("Berg, J., & Wu, L. (2020). On things."), begins("Journal of Things, 5(2), 3–9.")
(3.0, 0.0)
"""

from __future__ import annotations

import re
from functools import lru_cache

from bib.references.lexicon import classes_of

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_PARTICLE = r"(?:(?:de|del|della|der|den|des|di|da|dos|du|la|le|van|von|vom|zu|zur|ten|ter|af|av|el|al|ibn|bin|y|’t|'t)\s){0,3}"
_SURNAME = rf"{_PARTICLE}(?:[dDlLO]['’]|Mc|Mac|Al-|El-)?[{CAPITAL}][\w'’`´\u0300-\u036f‐-]{{0,30}}"
_INITIALS = rf"(?!Ph\.|Sc\.)(?:[{CAPITAL}][a-z]?\.[-‐–]?\s?|[{CAPITAL}]\.?-[{CAPITAL}]\.?\s?){{1,4}}"
_INVERTED = re.compile(rf"(?![IVXLC]{{1,7}},){_SURNAME}(?:\s{_SURNAME}){{0,2}},\s{{0,2}}(?:{_INITIALS}|[{CAPITAL}]{{1,3}}\b(?=[,.;]|\s\())")
_INVERTED_FULL = re.compile(rf"{_SURNAME}(?:\s{_SURNAME}){{0,2}},\s[{CAPITAL}]\w{{1,20}}(?:[\s-][{CAPITAL}][\w.]{{0,20}}){{0,2}}"
                            rf"(?=[,.;&(–—/-]|\s(?:and|&|und|et|y|ja|och|[–—(])|\s{YEAR})")
_BARE = re.compile(rf"{_SURNAME}(?:\s{_SURNAME})?\s(?:[{CAPITAL}]{{1,3}}(?=[,.;:(]|\s\(|\s(?:and|&|et)\s)|{_INITIALS}(?=[,;(]|and\s|&|"
                   rf"{YEAR}))")
_UPRIGHT = re.compile(rf"(?![JZ]\.\s[{CAPITAL}][a-z]{{1,4}}\.\s[{CAPITAL}]){_INITIALS}{_SURNAME}(?:\s{_SURNAME})?(?:[,.:;]|\s(?:and|&|"
                      rf"et|und|y|ja|u\.|ym)[\s.]|\s[\[(«“‘\"']|\s{YEAR})")
_UNSTOPPED = re.compile(rf"(?:[{CAPITAL}]{{1,3}}\s){{1,3}}{_SURNAME}(?:,\s|\s(?:and|&|et|und)\s|\s\()")
_ORGANIZED = re.compile(rf"(?:[{CAPITAL}][\w.'’&-]{{0,30}}[\s,]{{1,2}}|(?:of|for|and|the|in|on|&|de|für|der|och|"
                        rf"ja)\s){{1,12}}\(?(?:{YEAR}[a-z]?|n\.\s?d\.|in press|forthcoming)\)?[.,:)]")
DASHES = re.compile(r"\s{0,4}(?:[—―]{1,4}|[–]{2,5}|-{3,10}|_{3,12}|[—–-](?:\s[—–-]){1,3})(?=[\s.,(:])[\s.,:]{0,4}")
SAME = re.compile(r"\s{0,4}(?:Ders|Dies|Idem|Eadem|Sama|Samat)\b\.?(?=[\s,:]{0,2}[\s(])[\s,:]{0,3}")
_YEAR_EARLY = re.compile(rf"^.{{0,220}}?(?:\(|\b)(?:{YEAR}[a-z]?\b|n\.\s?d\.|in press\b|forthcoming\b)", re.IGNORECASE)
_BRACKETED_EARLY = re.compile(rf"^.{{3,300}}?\(\s?(?:{YEAR}[a-z]?|n\.\s?d\.|in press|forthcoming|o\.\s?J)", re.IGNORECASE)
LABEL = re.compile(r"\s{0,12}(?:\\?\[(?P<bracket>\d{1,4}|[A-Z][\w+*.:/ -]{1,24}?\d{2,4}[a-z]?)\\?\]|\((?P<round>\d{1,4})\)|"
                   r"(?P<stop>\d{1,4})\s?[.)](?=\s|[^\d\W])|(?P<plain>\d{1,4})(?=\s{1,4}[^\W\d_]))\s{0,6}")
BULLET = re.compile(r"\s{0,12}(?:[-*+•◦▪‣·●■o]|–(?!–)|\\-)\s{1,6}(?=\S)")
_EVIDENCE = re.compile(rf"\b{YEAR}[a-z]?\b|\b10\.\d{{4,9}}/|https?:|\bdoi\b|\b\d{{1,4}}\s?\(\d{{1,3}}\)|\bpp?\.\s?\d|\d\s?[–-]\s?\d|"
                       rf"\b[Vv]ol\.?\s?\d|\b(?:Eds?|Hrsg|toim)\.|\bPress\b|\bVerlag\b|\bet al\b",
                       re.IGNORECASE)
_PROSE = re.compile(r"\b(?:is|are|was|were|has|have|had|been|we|our|she|he|her|his|they|their|this|these|which|who|that|can|will|would|"
                    r"should|received|holds|currently|thank|would like)\b")


def plain(line: str) -> str:
    """A line without emphasis, bullet and label."""
    line = re.sub(r"^\s{0,12}(?:\*\*|__|[*_])(?=\S)", "", line)
    if not DASHES.match(line) and (bullet := BULLET.match(line)):
        line = line[bullet.end():]
    if label := LABEL.match(line):
        line = line[label.end():]
    return re.sub(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}", "", line).strip()


@lru_cache(maxsize=8192)
def begins(line: str) -> float:
    """How much a line begins an entry: 3 for names with a year, 2 for names, 1.5 for an organization, 0 for none of it."""
    text = plain(line)[:700]
    if DASHES.match(line) or SAME.match(text):
        return 3.0
    if not text or not (text[0].isupper() or re.match(_PARTICLE + f"[{CAPITAL}]", text)) or _announced(text):
        return 0.0
    early = bool(_YEAR_EARLY.match(text))
    if _INVERTED.match(text) or _UPRIGHT.match(text):
        return 3.0 if early else 2.0
    if _UNSTOPPED.match(text) and early:
        return 2.0
    if _BARE.match(text) and not _titled(text):
        return 3.0 if early else 2.0
    if (full := _INVERTED_FULL.match(text)) and not _titled(text):
        if early:
            return 3.0 if _BRACKETED_EARLY.match(text) else 2.0
        return 1.5 if any("given" in classes_of(w) for w in re.findall(r"[^\W\d_]+", full[0])[1:]) else 1.0
    return 1.5 if _ORGANIZED.match(text) or _institution(text) else 0.0


def _announced(text: str) -> bool:
    """Whether a line begins with a word that stands inside entries."""
    return bool(re.match(r"(?:In:?|Eds?|Vol|No|Available|Retrieved|Accessed|Journal|Proceedings|University|Press|https?|doi)\b", text,
                         re.IGNORECASE))


def _institution(text: str) -> bool:
    """Whether a line begins with the name of an institution that a stop or a bracket ends, as where an author stands."""
    name = re.match(rf"[{CAPITAL}][^.,:;()\d]{{5,90}}(?=\. [{CAPITAL}“\"]|\s\()", text)
    return bool(name) and any("organization" in classes_of(w) for w in (name[0].split() if name else ()) if w[0].isupper())


def _titled(text: str) -> bool:
    """Whether the first word belongs to journals or publishers rather than to people."""
    word = re.match(r"[\w'’-]+", text)
    return bool(word) and bool({"journal", "conference", "organization", "publishing", "month", "report"} & set(classes_of(word[0]
        if word else "")))


def dated(line: str) -> bool:
    """Whether a line has a year, pages, a volume, an identifier or a publisher."""
    return bool(_EVIDENCE.search(line[:1500]))


def evidence(line: str) -> bool:
    """Whether a line has what entries have: a year, pages, a volume, an identifier, a publisher, names."""
    return dated(line) or begins(line) >= 2


def prose(line: str) -> bool:
    """Whether a line reads as running text: verbs and pronouns, and no beginning of an entry."""
    return len(_PROSE.findall(line[:1500])) >= (2 if len(line) < 400 else 3) and begins(line) < 2
