"""Identifiers and addresses inside a printed reference, mended where a space or a line end broke them.

>>> [(link.kind, link.value) for link in links("A title. https://doi. org/10.1016/j. jtest.2012.05.001, arXiv:2001.01234")]
[('doi', '10.1016/j.jtest.2012.05.001'), ('arxiv', '2001.01234')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_LEAST = 10
_DOI = re.compile(r"(?:<?(?:https?\s?:\s?/\s?/\s?)?(?:dx\.\s?)?doi\.\s?org\s?/\s?|\bdoi\s?[:=]?\s{0,2}(?:https?://(?:dx\.)?doi\.org/)?|"
                  r"<)?\b10\.\s?\d{4,9}\s?/\s?(?=\S)",
                  re.IGNORECASE)
_URL = re.compile(r"<?\b(?:(?:https?|ftp)\s?:\s?/\s?/\s?|www\.)(?=\w)|"
                  r"<?\b(?:[\w-]{1,60}\.){1,4}(?:com|org|net|edu|gov|info|io|eu)/(?=\S)", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN(?:[-\s]?1[03])?\s?:?\s?((?:97[89][-‐–\s]?)?\d[\d\-‐–\s]{7,14}[\dXx])\b")
_ARXIV = re.compile(r"\barXiv\s?(?:preprint\s)?(?:arXiv\s?)?[:\s]\s?(\d{4}\.\d{4,5}|[a-z-]{2,8}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?\b",
                    re.IGNORECASE)
_PUBMED = re.compile(r"\b(?:PMID|PubMed(?:\sID)?)\s?:?\s?(\d{5,9})\b", re.IGNORECASE)
_SCHEME = re.compile(r"^[<\s]*(?:https?\s?:\s?/\s?/\s?)?(?:dx\.\s?)?(?:doi\.\s?org\s?/\s?|"
                     r"doi\s?[:=]?\s*)?(?:https?://(?:dx\.)?doi\.org/)?", re.IGNORECASE)
_CHUNK = re.compile(r"\S{1,300}")
_MOST_CHUNKS = 4
"""Pieces that a break may have made of one identifier."""


@dataclass(frozen=True, slots=True)
class Link:
    """A ``doi``, ``url``, ``isbn``, ``arxiv`` or ``pmid`` in a text; the value is mended, the span is the printed one."""

    kind: str
    value: str
    start: int
    end: int


def links(text: str) -> tuple[Link, ...]:
    """All identifiers and addresses of a reference in their order, none inside another."""
    found: list[Link] = []
    for link in (*_dois(text), *_plain(text, "isbn", _ISBN), *_plain(text, "arxiv", _ARXIV), *_plain(text, "pmid", _PUBMED), *_urls(text)):
        if all(link.end <= other.start or other.end <= link.start for other in found):
            found.append(link)
    return tuple(sorted(found, key=lambda link: link.start))


def _plain(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[Link]:
    for m in pattern.finditer(text):
        yield Link(kind, re.sub(r"[\s‐–-]", "", m[1]) if kind == "isbn" else m[1], m.start(), m.end())


def _dois(text: str) -> Iterator[Link]:
    at = 0
    while m := _DOI.search(text, at):
        end = _end(text, m.end(), _continues_doi)
        body = text[m.end():end]
        at = max(end, m.end())
        if not body:
            continue
        prefix = re.search(r"10\.\s?\d{4,9}\s?/", m[0], re.IGNORECASE)
        if prefix:
            start = m.start()
            closing = text[end:end + 1] == ">" and text[start] == "<"
            yield Link("doi", re.sub(r"\s|\\(?=[()<>_])|\u00ad", "", prefix[0] + body), start, end + closing)


def _urls(text: str) -> Iterator[Link]:
    at = 0
    while m := _URL.search(text, at):
        end = _end(text, m.end(), _continues_url)
        at = max(end, m.end())
        start = m.start()
        value = re.sub(r"\s|^<|\u00ad", "", text[start:end])
        closing = text[end:end + 1] == ">" and text[start] == "<"
        if len(value) > 6:
            yield Link("url", value.replace("\\_", "_"), start, end + closing)


def _end(text: str, start: int, continues: Callable[[str, str], bool]) -> int:
    """Where an identifier ends that began before ``start``: at a space, unless what follows can only be its next piece."""
    end = start
    for _ in range(_MOST_CHUNKS):
        chunk = _CHUNK.match(text, end)
        if not chunk:
            break
        piece = chunk.end()
        if piece < len(text) and not text[piece].isspace():
            end = piece
            break
        following = _CHUNK.match(text, piece + 1)
        if not following or not continues(text[start:piece], following[0]):
            end = piece
            break
        end = piece + 1
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without the punctuation of the sentence and without brackets that were opened before."""
    while end > start:
        last = text[end - 1]
        body = text[start:end - 1]
        if (last in ".,;:'’”\"*_\\ " or (last == ")" and body.count("(") <= body.count(")")) or (last == "]"
            and body.count("[") <= body.count("]"))
                or (last == ">" and body.count("<") <= body.count(">"))):
            end -= 1
        else:
            break
    return end


def _continues_doi(so_far: str, following: str) -> bool:
    """Whether a DOI goes on behind a space: it stopped at a joint, or what follows has digits and no letter that begins a sentence."""
    core = following.rstrip(".,;)]>")
    if not core or core.startswith(("http", "doi", "(", "[", "<")):
        return False
    digits = any(c.isdigit() for c in core)
    if so_far.endswith(("/", "-", "_", "(")) or (so_far.endswith(".") and len(so_far) < _LEAST):
        return digits or "." in core
    return so_far.endswith(".") and digits and bool(re.match(r"[a-z]{2,12}\.\d|\d{2,4}[.\-]\d|\d{5,}$", core))


def _continues_url(so_far: str, following: str) -> bool:
    """Whether an address goes on behind a space: it stopped at a joint and what follows is no ordinary word."""
    core = following.rstrip(".,;)]>")
    if len(core) > 2 and core.startswith("/") and so_far[-1:].isalnum():
        return True
    if not core or not re.search(r"[/\-_=?&.%#~]$", so_far) or core.startswith(("http", "www", "(", "[", "<", "doi")):
        return False
    if so_far.endswith("."):
        return bool(re.match(r"(?:com|org|net|edu|gov|html?|pdf|aspx?|php|[a-z]{2}/)", core)) or bool(re.match(r"[a-z0-9-]+[./][\w/.]*$",
            core) and "/" in core)
    return bool(re.search(r"[/\-_=?&.%#~\d]", core)) or (core.islower() and following[-1:] in ".>)" and so_far.endswith(("/", "-", "_",
        "=")))
