"""Identifiers of works made comparable: DOI, ISBN, PubMed, arXiv."""

from __future__ import annotations

import re
from urllib.parse import unquote

from bib.model import Work

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_NUMBER = r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?"
_ARXIV_ID = re.compile(_NUMBER, re.IGNORECASE)
_ARXIV = re.compile(rf"(?:arxiv[.:/]\s*(?:abs/|pdf/)?|arxiv\.org/(?:abs|pdf)/){_NUMBER}", re.IGNORECASE)
_NEXT_VERSION = re.compile(r"[./_-]?(?:pub|v|ver|version)\.?\d+")
_PUBMED = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{3,9})")


def doi_of(text: str) -> str:
    """The DOI in a text, in small letters, e.g. ``"10.1000/x"`` for ``"https://doi.org/10.1000/X."``; empty where there is none."""
    if "10." not in text:
        return ""
    text = unquote(text[:500]) if "%" in text else text[:500]
    match = _DOI.search(text)
    if match is None:
        return ""
    found = match[0].lower().rstrip(".,;:\"'")
    while found and found[-1] in ")]>" and found.count(found[-1]) > found.count({")": "(", "]": "[", ">": "<"}[found[-1]]):
        found = found[:-1].rstrip(".,;")
    return found if found.partition("/")[2] else ""


def isbn_of(text: str) -> str:
    """The first ISBN in a text as thirteen digits, e.g. ``"9780684841489"`` for ``"0-684-84148-7"``; empty where there is none."""
    for found in re.findall(r"\d[\d\s-]{8,16}[\dXx]", text[:300]):
        digits = re.sub(r"[\s-]", "", found).upper()
        if len(digits) == 10:
            digits = "978" + digits[:9]
            return digits + str(-sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10)
        if len(digits) == 13 and digits.isdecimal():
            return digits
    return ""


def identifiers_of(work: Work) -> dict[str, str]:
    """The identifiers of a work by kind (doi, pmid, arxiv), e.g. ``{"doi": "10.1000/x"}``; an ISBN only where the work is a whole book."""
    extra = {name.lower(): value for name, value in work.extra}
    found: dict[str, str] = {}
    if doi := doi_of(work.doi) or (doi_of(work.url) if "doi" in work.url else ""):
        found["doi"] = doi
    pubmed = extra.get("pmid") or (extra.get("eprint", "") if extra.get("eprinttype", "").lower() == "pubmed" else "")
    if digits := (re.sub(r"\D", "", pubmed[:40]).lstrip("0") if pubmed else "") or ((m := _PUBMED.search(work.url)) and m[1]) or "":
        found["pmid"] = digits
    archive = (extra.get("archiveprefix") or extra.get("eprinttype") or "").lower()
    eprint = _ARXIV_ID.fullmatch(extra.get("eprint", "").strip()) if archive in ("", "arxiv") else None
    if match := eprint or _ARXIV.search(work.url) or _ARXIV.search(work.doi) or _ARXIV.search(extra.get("arxiv", "")):
        found["arxiv"] = match[1].lower()
    if work.type == "book" and (isbn := isbn_of(work.isbn)):
        found["isbn"] = isbn
    return found


def may_be_one_doi(one: str, other: str) -> bool:
    """Whether two DOIs may be one, written wrongly: with other signs between the same letters and digits, or cut off at such a sign.

    >>> may_be_one_doi("10.1000/big.4", "10.1000/big/4"), may_be_one_doi("10.1000/big", "10.1000/big.4")
    (True, True)
    >>> may_be_one_doi("10.1000/1", "10.1000/12")
    False
    """
    short, long = sorted((one, other), key=lambda d: (len(d), d))
    if long.startswith(short):
        return not long[len(short)].isalnum() and not _NEXT_VERSION.fullmatch(long[len(short):]) if short != long else True
    return re.sub(r"[\W_]", "", short) == re.sub(r"[\W_]", "", long)
