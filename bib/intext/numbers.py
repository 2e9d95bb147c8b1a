"""Numbered citations: ``[3, 5-8]``, raised numbers; only where the list of references is numbered, and in the one form the text uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_LIST = r"\d{1,4}(?:\s*(?:[,;]|[–−‐‑-])\s*\d{1,4}){0,40}"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FORMS = {
    "square": re.compile(rf"\[\s*({_LIST})\s*(?:,\s*pp?\.[^\]]{{0,20}})?\]"),
    "raised": re.compile(rf"(?<=[^\W\d_]|[.,;:)\]”\"’'])(?:<sup>\s*({_LIST})\s*</sup>|\^({_LIST})\^|"
                         rf"([{_RAISED}]+(?:[,⁻–-]+[{_RAISED}]+)*))"),
    "round": re.compile(rf"(?<=[\s\w])\(\s*({_LIST})\s*\)"),
}
_DIGITS = str.maketrans(_RAISED + "⁻", "0123456789-")
_PART = re.compile(r"(\d{1,4})(?:\s*[–−‐‑-]\s*(\d{1,4}))?")
_NOT_BEFORE = re.compile(r"(?:\b(?:eqs?|equations?|formula|model|hypothes[ie]s|items?|step|phase|n|figs?|tables?|h|p)\b\.?|=)\s*$",
                         re.IGNORECASE)

_LEAST_SHARE = 0.3
"""A form is the text's own where its numbers reach at least this share of the list; round brackets need more than half."""


def find_numbers(text: str, upto: int, entries: int, taken: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int, int]]:
    """Each number cited with its place, e.g. ``(5, 120, 123)``; a range gives all its numbers, all at the place of the range.

    Args:
        text: the text as read.
        upto: where the list of references begins.
        entries: how many entries the list has; a number beyond is no citation, nor is the bracket that holds it.
        taken: stretches that are citations of the other kind.
    """
    found = {form: list(_in_form(text, upto, entries, form, taken)) for form in _FORMS}
    reach = {form: len({number for number, _, _ in numbers}) / max(entries, 1) for form, numbers in found.items()}
    for form, least in (("square", _LEAST_SHARE), ("raised", _LEAST_SHARE), ("round", 0.5)):
        if reach[form] >= least and reach[form] >= max(reach.values()) * 0.8:
            yield from found[form]
            return


def _in_form(text: str, upto: int, entries: int, form: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    starts = [start for start, _ in taken]
    for match in _FORMS[form].finditer(text, 0, upto):
        group = next((k for k in range(1, (match.lastindex or 0) + 1) if match[k]), 0)
        before = bisect_right(starts, match.start()) - 1
        if not group or (before >= 0 and match.start() < taken[before][1]):
            continue
        if _NOT_BEFORE.search(text, max(0, match.start() - 14), match.start()):
            continue
        numbers = []
        for part in _PART.finditer(match[group].translate(_DIGITS)):
            first, last = int(part[1]), int(part[2] or part[1])
            start = match.start(group) + part.start()
            numbers += [(n, start, match.start(group) + part.end()) for n in range(first, min(last, first + 200) + 1)]
            if last < first:
                numbers.append((0, start, start))
        if all(1 <= n <= entries for n, _, _ in numbers):
            yield from numbers
