"""What a work is cited for, in terms of CiTO, told by a published list of rules; the first that fires decides.

>>> from bib.intext.markers import find_markers
>>> text = "Trust is defined as the willingness to rely on others (Berg, 2010)."
>>> intent_of(text, find_markers(text)[0])
Intent(notation='citesAsAuthority', rule='definition')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bib.intext.intent_rules import BY_SECTION, DEFAULT, RULES, Rule
from bib.intext.markers import Marker
from bib.sentences import Sentence

_YEARS_BRACKET = re.compile(r"[(\[][^()\[\]]{0,200}(?:1[5-9]|20)\d\d[a-z]?[^()\[\]]{0,200}[)\]]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d")
_REST_OF_BRACKET = re.compile(r"\A[^()\[\]]*[)\]]")
_CONNECTS = re.compile(r"[\s,;]*(?:and|or|as well as|also|see|e\.g\.,?|both)?\s*(?:[^\W\d_][\w.’'&, -]{0,80})?\s*\Z", re.IGNORECASE)
_REACH = 260
_NEAR = 80


class Intent(NamedTuple):
    """Why a work is cited: the local name of a property of CiTO, and the rule that says so ("default" where none fired)."""

    notation: str
    rule: str


def intent_of(sentence: str | Sentence, marker: Marker, section: str = "") -> Intent:
    """Why a marker cites its work, e.g. ``Intent("usesMethodIn", "scale")``.

    Args:
        sentence: what holds the marker; with a :class:`~bib.sentences.Sentence` the marker is looked up by its place, else by its text.
        marker: the citation.
        section: the heading that the sentence stands under, e.g. ``"2.1 Theoretical background"``; it decides where no words do.
    """
    before, after = _around(sentence, marker)
    if marker.form != "table":
        for rule in RULES:
            if _fires(rule, before, after):
                return Intent(rule.notation, rule.name)
    for name, notation, heading, tables_only in BY_SECTION:
        if heading.search(section) and (marker.form == "table" or not tables_only):
            return Intent(notation, name)
    return Intent(*DEFAULT)


def _around(sentence: str | Sentence, marker: Marker) -> tuple[str, str]:
    """The words before and behind the marker in its sentence, on one line; what belongs to another citation before it is left out."""
    text = sentence if isinstance(sentence, str) else sentence.text
    at = text.find(marker.text) if isinstance(sentence, str) else marker.start - sentence.start
    if at < 0 and marker.authors:
        at = text.find(marker.authors[0])
    at = min(max(at, 0), len(text))
    end = min(len(text), at + max(marker.end - marker.start, 1))
    before, after = text[max(0, at - 2 * _REACH):at], text[end:end + _REACH]
    opened = max(before.rfind("("), before.rfind("["))
    if opened > max(before.rfind(")"), before.rfind("]")):  # in a bracket: the citations beside it are no words about it
        if _YEAR.search(before, opened):
            before = before[:opened + 1]
        after = _REST_OF_BRACKET.sub("", after)
    for bracket in list(_YEARS_BRACKET.finditer(before))[::-1]:
        between = before[bracket.end():]
        if not _CONNECTS.match(between):
            before = between
            break
    return " ".join(before[-_REACH:].split()), " ".join(after.split())


def _fires(rule: Rule, before: str, after: str) -> bool:
    """Whether the cue stands where the rule wants it, the sentence speaks of this study where it must, and nothing denies it."""
    whole = f"{before} ⌗ {after}"
    if rule.own and not rule.own.search(f"{before} ⌗ {after[:_NEAR]}"):
        return False
    if rule.unless and rule.unless.search(whole):
        return False
    return bool(rule.cue.search(whole))
