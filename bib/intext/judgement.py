"""Whether names before a year are a citation: what stands before and behind them decides, and says how sure it is.

Each function gives a confidence from 0 (no citation) to 1. Several authors with ``&`` or ``et al.`` show a citation by themselves. One
name may be a place, a month, a person interviewed or a product.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bib.intext.authors import AuthorReader, Authors
from bib.intext.folding import folded
from bib.intext.tokens import Token
from bib.intext.words import (
    DEFINITE_NON_AUTHORS,
    IN_ANOTHER,
    LEAD_INS,
    MONTHS,
    NOT_NAMES,
    ORGANISATION,
    PLACES,
    ROLES,
)
from bib.intext.years import Year

_GOES_ON = re.compile(r"\s*?(?:$|[()\],;:.|&\n\t*_\"”»]|(?:and|or|und|et|y|but|as|in|for|see|cited|quoted|who|with|on|cf|pp?|"
                      r"section|chap|table|fig)\b)", re.IGNORECASE)
_MAKER = re.compile(r",\s+[A-Z][^\W\d_]{2,}(?![^()\[\];]{0,120}\b(?:1[5-9]|20)\d\d)[^()\[\];]{2,120}[)\]]")
"""What follows a product's name and number: "(Excel 2010, Microsoft, Seattle)"."""

_CLOSED = re.compile(r"\s*(?:$|[)\],;:&*]|(?:and|und|et|y|p|pp|see|cited|in|as|or)\b|[a-z]\b)")
_INITIALS_ONLY = re.compile(r"[A-Z]{2}")


def confidence_in_bracket(text: str, authors: Authors, lead: Sequence[Token], found: Sequence[Token], year: Year,
                          reader: AuthorReader) -> float:
    """Of names within a bracket: "(see Berg, 2017)" is one, "(Figure 2, 2015)", "(Employee 1B, Firm B, 2024)", "(May 2015)" are none."""
    keys = [w for name in authors.names for w in folded(name).split()]
    if authors.strong:
        return 0.0 if _interview(keys, lead) else 0.99
    if _interview(keys, lead) or keys[-2:] == ["personal", "communication"]:
        return 0.0
    if any(reader.cited.has(name) for name in authors.names[:1]):
        return 0.97
    head = keys[-1] if keys else ""
    if not keys or head in MONTHS or head in DEFINITE_NON_AUTHORS or keys[0] in DEFINITE_NON_AUTHORS or _place(authors):
        return 0.0
    if not _GOES_ON.match(text, year.end):
        return 0.0
    if lead and _spoilt(lead) and not (authors.organisation and lead[-1].key == "the"):
        return 0.0
    comma = bool(found) and any(t.text == "," for t in found[-2:])
    if year.number is None:
        return 0.9 if comma or len(keys) <= 2 else 0.0
    if _letter(authors.names[0]):
        return 0.0
    if len(authors.names) > 1:
        return 0.7
    if comma:
        return 0.95
    if (reader.cited and (year.number or 1800) < 1800) or _MAKER.match(text, year.end):
        return 0.0
    if authors.names[0].split()[-1].isupper() and not authors.organisation:  # "MWD 2014" may be one, "at ICIS 2019" is none
        return 0.6 if not lead and authors.names[0].isupper() and len("".join(keys)) > 2 else 0.0
    return 0.75


def confidence_narrative(text: str, authors: Authors, found: Sequence[Token], year: Year, reader: AuthorReader) -> float:
    """Of names before a bracket that a year opens: "Berg (2017)" is one, "Kenya (2015)", "March (2020)", "Table 3 (2015 data)" are none."""
    if not _CLOSED.match(text, year.end):
        return 0.0
    if authors.strong:
        return 0.98
    keys = folded(authors.names[0]).split()
    known = reader.cited.has(authors.names[0])
    if known and (len(keys) > 1 or keys[0] not in NOT_NAMES or reader.cited.has_word(keys[0])):
        return 0.97
    short = authors.names[0].isupper() and len(authors.names[0]) > 2  # "the OECD (2019)", "WHO (2020)"
    no_name = MONTHS | PLACES | DEFINITE_NON_AUTHORS | ROLES | (frozenset() if short else NOT_NAMES)
    if not keys or keys[-1] in no_name or keys[0] in DEFINITE_NON_AUTHORS:
        return 0.0
    before = found[authors.first - 1] if authors.first else None
    if before is not None and (before.kind == "number" or (before.key == "the" and not authors.organisation and not short)):
        return 0.0
    if before is not None and before.key in ("of", "for") and authors.first > 1 and found[authors.first - 2].capital:
        return 0.0  # "Journal of Marketing (2015)"
    if _letter(authors.names[0]):
        return 0.0
    return 0.9 if len(keys) <= 3 or authors.organisation else 0.6


def confidence_bare(text: str, authors: Authors, found: Sequence[Token], year: Year, in_table: bool, reader: AuthorReader) -> float:
    """Of names before a year without brackets: "Berg et al., 2017" is one; in a cell of a table also "Berg, 2017"."""
    words = {w for name in authors.names for w in folded(name).split()}
    if words & MONTHS or all(folded(name) in PLACES for name in authors.names):
        return 0.0
    if reader.cited.dated(authors.names[0], year.number):
        return 0.9
    if not authors.others and not _GOES_ON.match(text, year.end):
        return 0.0
    comma = bool(found) and any(t.text == "," for t in found[-2:])
    if authors.others:
        return 0.95
    ampersand = authors.joined and any(t.text == "&" for t in found[authors.first:])
    known = all(reader.cited.has(name) for name in authors.names)
    if authors.joined and comma and (ampersand or known):
        return 0.9
    if in_table and _whole_cell(found, authors) and not _place(authors) and not words & (NOT_NAMES | ROLES | ORGANISATION):
        return 0.9 if known or (authors.joined and ampersand) else 0.75 if comma else 0.0
    return 0.0


def goes_on_as_citation(words: Sequence[Token]) -> bool:
    """Whether words in front of an organization lead in to it, so that they are no title: "see the report", "Manager"."""
    keys = [t.key for t in words]
    return keys[0] in LEAD_INS | NOT_NAMES - {"report", "model", "study", "survey"} or bool(ROLES & set(keys))


def _interview(keys: Sequence[str], lead: Sequence[Token]) -> bool:
    """Whether somebody is named by role or code: "(Employee 1B, Organization B, 2024)"."""
    return bool(ROLES & set(keys)) or any(t.key in ROLES for t in lead)


def _letter(name: str) -> bool:
    """Whether the name is a single Latin letter, a label rather than a name."""
    return len(name) < 2 and name.isascii()


def _place(authors: Authors) -> bool:
    """Whether the name before the year is a place: "(Beijing, China, 2015)", "(Acme Inc., Chicago, IL, 2010)"."""
    last = authors.names[-1]
    words = folded(last).split()
    return " ".join(words) in PLACES or words[-1:] == ["usa"] or (len(authors.names) > 1 and bool(_INITIALS_ONLY.fullmatch(last)))


def _spoilt(lead: Sequence[Token]) -> bool:
    """Whether what stands before a single name makes it no author: a number, a code, "in" or "at"."""
    last = lead[-1]
    before = lead[-2] if len(lead) > 1 else None
    if last.kind == "number" or (last.text in ",:" and before is not None and before.kind == "number"):
        return True
    if last.text == ":" and before is not None and before.capital:  # "Cambridge: Berg Press, 2015"
        return True
    if last.key in ("in", "at", "since", "during", "until", "on"):
        return before is not None and before.key not in IN_ANOTHER
    return last.text in "=<>%±" or last.key == "the"


def _whole_cell(found: Sequence[Token], authors: Authors) -> bool:
    """Whether the names begin the cell (or the piece behind a semicolon), so that they are not the end of a sentence."""
    return all(t.kind in ("line", "paragraph") or t.key in LEAD_INS or t.text in ",." for t in found[:authors.first])
