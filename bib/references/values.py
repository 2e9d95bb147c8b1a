"""The text of a field without the marks and words that only announce it, such as ``pp.``, ``In`` and quotation marks.

>>> text = "(pp. 12–15)."
>>> start, end = cleaned("page", text, 0, len(text))
>>> text[start:end]
'12–15'
"""

from __future__ import annotations

import re

_LEFT, _RIGHT = " \t\n,.;:/([{<“”\"„«»‘’'–—-*_|•", " \t\n,.;:/)]}>“”\"„«»‘’'–—-*_|•("
_BEFORE = {
    "page": re.compile(r"(?:pages?|pp?|pgs?|seiten?|s|ss|sivut?|págs?|pag|str|art(?:icle)?(?:\s(?:no|id|number)\b)?)\b[\s.:]*(?=[\w\[])",
                       re.IGNORECASE),
    "volume": re.compile(r"(?:volumes?|vols?|bde?|band|tomes?|tomo|jg|jahrgang|v|t|nide|vuosikerta|årg|of)\b[\s.:]*(?=\w)", re.IGNORECASE),
    "issue": re.compile(r"(?:issues?|iss|numbers?|nos?|nrs?|n[°ºᵒ]|núm|heft|h|fasc|numéro|n)(?:\b|(?<=[°ºᵒ]))[\s.:]*(?=\w)", re.IGNORECASE),
    "number": re.compile(r"(?:numbers?|nos?|nrs?|n[°º]|#)(?:\b|(?<=[°º#]))[\s.:]*(?=\w)", re.IGNORECASE),
    "container": re.compile(r"(?:(?:paper|poster|lecture)?\s?presented at(?: the)?\s+(?=\w))|(?:in|in:|teoksessa|julkaisussa|dans|em|en|"
                            r"im|i)(?:\s*:\s*|\s+)(?=[\w“\"«‘'(])(?!press\b)", re.IGNORECASE),
    "series": re.compile(r"(?:of|series:?|ser\.)\s+(?=\w)", re.IGNORECASE)}
_AFTER = {
    "page": re.compile(r"[\s.,]*\b(?:pp?|pages|s|seiten)\.?$", re.IGNORECASE),
    "container": re.compile(r"[\s.,;(]*\b(?:in|vol(?:ume)?|no|pp?|bd|jg|nr|edited by|eds?)\.?$", re.IGNORECASE),
    "edition": re.compile(r"[\s.,]*\b(?:editions?|edn?|aufl(?:age)?|éd(?:ition)?|painos|uppl(?:aga)?|edición|ed)\b\.?$", re.IGNORECASE)}
_PAIRS = {")": "(", "]": "[", "}": "{"}
_STOPS_OF_ABBREVIATIONS = frozenset(["author", "editor", "container", "series", "publisher", "place", "genre", "title"])


def cleaned(name: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Where the value of a field stands inside its stretch; start and end are alike where nothing is left."""
    start, end = _trimmed(text, start, end, name)
    for _ in range(2):
        if (pattern := _BEFORE.get(name)) and (m := pattern.match(text, start, end)) and m.end() < end:
            start = m.end()
        if (pattern := _AFTER.get(name)) and (m := pattern.search(text, max(start, end - 24), end)) and m.start() > start:
            end = m.start()
        start, end = _trimmed(text, start, end, name)
    return start, end


def _trimmed(text: str, start: int, end: int, name: str) -> tuple[int, int]:
    """Without marks at both ends; brackets and quotation marks that have their other half inside stay, and stops of abbreviations."""
    while start < end and text[start] in _LEFT and not (text[start] in "([{“‘«„\"'" and _closed_inside(text, start, end)):
        start += 1
    while end > start and text[end - 1] in _RIGHT:
        last = text[end - 1]
        if last in _PAIRS and text.count(_PAIRS[last], start, end) >= text.count(last, start, end):
            break
        if last in "”’»\"'" and name in ("title", "container") and _opened_inside(text, start, end):
            break
        if last == "." and name in _STOPS_OF_ABBREVIATIONS and _abbreviated(text[max(start, end - 6):end]):
            break
        if name == "date" and re.search(r"(?i)\b[nosu]\. ?[daåj]\.$", text[max(start, end - 6):end]):
            break
        end -= 1
    return start, end


def _closed_inside(text: str, start: int, end: int) -> bool:
    """Whether what opens here closes before the end, so that it is a part of the value: ``“Big data” in firms``."""
    closing = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'"}[text[start]]
    at = text.find(closing, start + 1, end)
    return at >= 0 and bool(re.search(r"\w", text[at + 1:end]))


def _opened_inside(text: str, start: int, end: int) -> bool:
    """Whether the quotation mark at the end was opened behind the beginning: ``How firms use “big data”``."""
    opening = {"”": "“", "’": "‘", "»": "«", '"': '"', "'": "'"}[text[end - 1]]
    at = text.find(opening, start, end - 1)
    return at >= start and bool(re.search(r"\w", text[start:at]))


def _abbreviated(tail: str) -> bool:
    """Whether a stop belongs to an initial or an abbreviation: ``J.``, ``U.S.``, ``Inc.``."""
    return bool(re.search(r"(?:\b[A-ZÀ-Þ]|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|al|St))\.$", tail))
