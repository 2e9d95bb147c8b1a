"""Dates as references print them.

>>> printed_date("5. heinäkuuta 2011a"), printed_date("in press")
(Dated(issued=(2011, 7, 5), letter='a', text=''), Dated(issued=(), letter='', text='in press'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"(?<![\d\-–/.])(1[4-9]\d\d|20\d\d)(?:[-‐–/]\d{2,4})?\s?([a-h])?(?![\w])|(?<!\d)(1[4-9]\d\d|20\d\d)([a-h])?(?![\w])")
_ORIGINAL = re.compile(r"\[[^\]]{0,20}\d{4}[^\]]{0,5}\]|\((?:orig|first)[^)]{0,40}\)", re.IGNORECASE)
_NO_DATE = re.compile(r"\bn\. ?d\.?|\bo\. ?J\.?|\bs\. ?[ad]\.|\bu\. ?å\.?|\bei\s?pvm\b|\bno date\b|\bundated\b|\bsin fecha\b|\bs/f\b",
                      re.IGNORECASE)
_COMING = re.compile(r"\b(?:in press|forthcoming|to appear|in preparation|submitted|accepted|im (?:Druck|Erscheinen)|im ersch\.|sous "
                     r"presse|à paraître|en prensa|painossa|i tryck|"
                     r"advance online publication|under review|in print)\b", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)([12]?\d|3[01])(?:st|nd|rd|th|\.|er)?(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(?:((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})|(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d))(?!\d)")
_MONTHS = tuple(re.compile(rf"\b(?:{names})\w*", re.IGNORECASE) for names in (
    "jan|tammik|ene", "feb|fév|fev|helmik", "mar(?!j)|mär|maalisk|maart", "apr|avr|abr|huhtik", "may|mai|maj|mag|toukok|mei",
    "jun|juin|giu|kesäk", "jul|juil|lug|heinäk",
    "aug|août|aout|ago|elok", "sep|set|syysk", "oct|okt|ott|out|lokak", "nov|marrask", "dec|dez|déc|dic|jouluk"))

_ACCESSED = re.compile(
    r"\b(?:retrieved|accessed|viewed|cited|checked|visited|abgerufen|zugriff|zugegriffen|viitattu|luettu|haettu|hämtad|hämtat|consulté|"
    r"consultado|acesso|besucht|"
    r"geraadpleegd|consultato)\b(?:\s(?:on|am|le|el|il|em|op|den))?[:,\s]{0,3}"
    r"(?P<day>[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d|\d{1,2}\.?\s[^\W\d_]{3,14}\.?,?\s(?:19|20)\d\d"
    r"|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}-\d{1,2}|(?:19|20)\d\d\s[^\W\d_]{3,9}\.?\s\d{1,2}|[^\W\d_]{3,12}\s(?:19|"
    r"20)\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date: year, month and day as far as printed, the letter behind the year, or words where there is no year."""

    issued: tuple[int, ...] = ()
    letter: str = ""
    text: str = ""


def printed_date(text: str) -> Dated:
    """The date in a stretch of text, an empty one where none is printed; the later year where brackets tell it from that of an original."""
    if numeric := _NUMERIC.search(text):
        year, month, day = (int(x) for x in ((numeric[1], numeric[2], numeric[3]) if numeric[1] else (numeric[6], numeric[5], numeric[4])))
        return Dated((year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else (year,))
    plain = _ORIGINAL.sub(" ", text)
    match = _YEAR.search(plain) or _YEAR.search(text)
    if not match:
        words = _COMING.search(text) or _NO_DATE.search(text)
        letter = re.match(r"[-\s]?([a-h])\b", text[words.end():]) if words else None
        return Dated((), letter[1] if letter else "", words[0] if words else "")
    year, letters = int(match[1] or match[3]), match[2] or match[4] or ""
    rest = plain.replace(match[0], " ")
    for number, pattern in enumerate(_MONTHS, 1):
        if pattern.search(rest):
            found = _DAY.search(rest)
            return Dated((year, number, int(found[1])) if found else (year, number), letters)
    return Dated((year,), letters)


def accessed(text: str) -> tuple[int, int, tuple[int, ...]] | None:
    """Where the day of access stands in a reference, and what it is, e.g. ``(12, 23, (2020, 5, 3))``; None where there is none."""
    match = _ACCESSED.search(text)
    day = printed_date(match["day"]).issued if match else ()
    return (*match.span("day"), day) if match and day else None
