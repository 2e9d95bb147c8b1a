"""Identifiers of works and people: found in a text, checked, brought into their normal form, turned into addresses.

>>> normalised("doi", "https://doi.org/10.1000/ABC%281%29."), normalised("isbn", "0-306-40615-2")
('10.1000/ABC(1)', '9780306406157')
>>> normalised("orcid", "0000-0002-1825-0098") is None
True
>>> [(found.kind, found.value) for found in find("See doi:10.1000/x(1), arXiv:2101.00001v2.")]
[('doi', '10.1000/x(1)'), ('arxiv', '2101.00001v2')]
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote, unquote, urlsplit

Kind = Literal["doi", "isbn", "issn", "pmid", "pmcid", "arxiv", "orcid", "handle", "url"]
"""What kinds of identifiers are known."""

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as it stands in a text.

    Attributes:
        kind: what it is, e.g. ``"doi"``.
        value: its normal form, e.g. ``"10.1000/x"``.
        text: as it is printed, with what says that it is one, e.g. ``"doi: 10.1000/x"``.
        start: where ``text`` begins.
        end: where ``text`` ends.
    """

    kind: Kind
    value: str
    text: str
    start: int
    end: int

    @property
    def link(self) -> str:
        """Its address, e.g. ``"https://doi.org/10.1000/x"``."""
        return link(self.kind, self.value)


# A suffix takes <...> only as old SICI DOIs have it (<693::AID-ASI4>), so that the mark-up around a DOI stays outside.
_DOI_BODY = r"10\.\d{4,9}(?:\.\d+)*/(?:[^\s\"<>|\\^`{}]|<[\w.:;-]{1,40}>)+"
_DOI_HEAD = r"(?:https?://(?:www\.)?(?:dx\.|doi\.|[a-z]{1,20}\.)?doi\.org/|(?:https?://)?dx\.doi\.org/|doi\.org/|info:doi/|urn:doi:|doi\s?[:=]?\s*)"
_DOI = re.compile(rf"(?:{_DOI_HEAD})*({_DOI_BODY})", re.IGNORECASE)
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[\w./:()-]*\w", re.ASCII)
_ESCAPED_SLASH = re.compile(r"(10\.\d{4,9})%2F", re.IGNORECASE)
_ISBN = re.compile(r"(?:ISBN(?:-1[03])?:?\s*)?((?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dX])(?![\w-])", re.IGNORECASE)
_ISSN = re.compile(r"(?:e-?|p-?|l-?)?(?:ISSN:?\s*)?(\d{4})[-–]?(\d{3}[\dX])(?![\w-])", re.IGNORECASE)
_PMID = re.compile(r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|PMID:?\s*)?0*([1-9]\d{0,8})/?",
                   re.IGNORECASE)
_PMCID = re.compile(r"(?:https?://[\w.]{1,40}nih\.gov/(?:pmc/)?articles/|PMCID:?\s*)?PMC\s?(\d{1,9})/?", re.IGNORECASE)
_ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]{1,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?"
_ARXIV = re.compile(rf"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*|(?:doi:\s*)?10\.48550/arxiv\.)?({_ARXIV_ID})(?:\.pdf)?",
                    re.IGNORECASE)
_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/|ORCID:?\s*)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?", re.IGNORECASE)
_HANDLE = re.compile(r"(?:https?://hdl\.handle\.net/|hdl\.handle\.net/|hdl:\s*|info:hdl/)?(\d[\d.]{0,30}/[^\s\"<>]+)", re.IGNORECASE)
_URL = re.compile(r"(?:https?|ftp)://[^\s\"<>{}|\\^`]+", re.IGNORECASE)

# What a text must hold for a number to be taken for an identifier; a bare run of digits is none.
_IN_TEXT: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("arxiv", re.compile(rf"(?<!\w)(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s?)(?:{_ARXIV_ID})(?:\.pdf)?", re.IGNORECASE)),
    ("doi", re.compile(rf"(?<![\w.])(?:(?:{_DOI_HEAD}){{1,3}})?{_DOI_BODY}|https?://[\w.]{{1,40}}doi\.org/10\.\d{{4,9}}%2F[^\s\"<>]+",
                       re.IGNORECASE)),
    ("orcid", re.compile(r"(?<!\w)(?:https?://(?:www\.)?orcid\.org/|ORCID:?\s?)?\d{4}-\d{4}-\d{4}-\d{3}[\dX](?!\w)", re.IGNORECASE)),
    ("isbn", re.compile(r"(?<!\w)ISBN(?:-1[03])?:?\s?(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dX](?!\w)", re.IGNORECASE)),
    ("issn", re.compile(r"(?<!\w)(?:e-?|p-?|l-?)?ISSN:?\s?\d{4}[-–]?\d{3}[\dX](?!\w)", re.IGNORECASE)),
    ("pmcid", re.compile(r"(?<!\w)(?:https?://[\w.]{1,40}nih\.gov/(?:pmc/)?articles/|PMCID:?\s?)?PMC\d{1,9}(?!\w)/?", re.IGNORECASE)),
    ("pmid", re.compile(r"(?<!\w)(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|PMID:?\s?)\d{1,9}(?!\w)",
                        re.IGNORECASE)),
    ("handle", re.compile(r"(?<!\w)(?:https?://hdl\.handle\.net/|hdl:\s?)\d[\d.]{0,30}/[^\s\"<>]+", re.IGNORECASE)),
    ("url", _URL),
)
_BEHIND = re.compile(r"(?:<[^<>]*>|[\s>\])}.,;\"'])*")
_ENDS = ".,;:!?'’”\"*…"
_PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}


def normalised(kind: Kind, text: str) -> str | None:
    """The identifier in its normal form; None where the text is none of this kind, or its check digit is wrong.

    A DOI keeps its capitals (compare with ``casefold``); an ISBN has 13 digits and no hyphens.
    """
    return _NORMAL[kind](text.strip())


def is_valid(kind: Kind, text: str) -> bool:
    """Whether the text is an identifier of this kind, check digit and all."""
    return normalised(kind, text) is not None


def link(kind: Kind, value: str) -> str:
    """The address of an identifier in its normal form, e.g. ``"https://doi.org/10.1000/a%3Cb%3E"``; of ISBN and ISSN the URN."""
    return _LINKS[kind] + quote(value, safe="/:;()-._~%?#&=+,@!$'*[]" if kind == "url" else "/:;()-._~")


def find(text: str) -> tuple[Identifier, ...]:
    """All identifiers in a text by their place, e.g. a DOI with or without its resolver; no two of them overlap."""
    found: list[Identifier] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _IN_TEXT:
        for match in pattern.finditer(text):
            start, printed = match.start(), _without_ends(match[0])
            end = start + len(printed)
            value = normalised(kind, printed)
            if value is not None and not any(start < e and s < end for s, e in taken):
                found.append(Identifier(kind, value, printed, start, end))
                taken.append((start, end))
    return tuple(sorted(found, key=lambda i: i.start))


def isbn10(isbn: str) -> str | None:
    """The ISBN with 10 digits for one of 13 that has one, e.g. ``"0306406152"`` for ``"9780306406157"``."""
    if not isbn.startswith("978") or len(isbn) != 13:
        return None
    body = isbn[3:12]
    return body + _isbn10_check(body)


def _without_ends(text: str) -> str:
    """The text without the punctuation of the sentence that it stands in: full stops, and brackets that it does not open."""
    while text:
        if text[-1] in _ENDS or ((opening := _PAIRS.get(text[-1])) and text.count(text[-1]) > text.count(opening)):
            text = text[:-1]
        else:
            break
    return text


def _doi(text: str) -> str | None:
    if _PLAIN_DOI.fullmatch(text) and text.count("(") == text.count(")"):
        return text
    text = html.unescape(text) if "&" in text else text
    text = unquote(_ESCAPED_SLASH.sub(r"\1/", text), errors="strict") if _decodable(text) else text
    text = re.sub(r"^(?:[<\[(]\s*)+(?=doi|10\.|https?:)", "", text, flags=re.IGNORECASE)
    match = _DOI.match(text)
    if match is None or not _BEHIND.fullmatch(text, match.end()):
        return None
    return _without_ends(match[1]) or None


def _decodable(text: str) -> bool:
    """Whether the text is percent-encoded, all of it: a DOI may hold a bare per cent sign."""
    if not re.search(r"%[0-9A-Fa-f]{2}", text) or re.search(r"%(?![0-9A-Fa-f]{2})", text):
        return False
    try:
        unquote(text, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


def _isbn(text: str) -> str | None:
    match = _ISBN.fullmatch(text.replace("–", "-"))
    if match is None:
        return None
    digits = re.sub(r"[ -]", "", match[1]).upper()
    if len(digits) == 10:
        return "978" + digits[:9] + _ean_check("978" + digits[:9]) if _isbn10_check(digits[:9]) == digits[9] else None
    return digits if digits[:12].isdigit() and _ean_check(digits[:12]) == digits[12] else None


def _isbn10_check(body: str) -> str:
    rest = -sum(int(digit) * (10 - i) for i, digit in enumerate(body)) % 11
    return "X" if rest == 10 else str(rest)


def _ean_check(body: str) -> str:
    return str(-sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(body)) % 10)


def _issn(text: str) -> str | None:
    match = _ISSN.fullmatch(text)
    if match is None:
        return None
    digits = match[1] + match[2].upper()
    rest = -sum(int(digit) * (8 - i) for i, digit in enumerate(digits[:7])) % 11
    return f"{digits[:4]}-{digits[4:]}" if digits[7] == ("X" if rest == 10 else str(rest)) else None


def _orcid(text: str) -> str | None:
    match = _ORCID.fullmatch(text)
    if match is None:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(digits[i:i + 4] for i in (0, 4, 8, 12)) if digits[15] == ("X" if check == 10 else str(check)) else None


def _first_group(pattern: re.Pattern[str], head: str = "") -> Callable[[str], str | None]:
    def normal(text: str) -> str | None:
        match = pattern.fullmatch(text)
        return head + match[1] if match else None
    return normal


def _arxiv(text: str) -> str | None:
    match = _ARXIV.fullmatch(text)
    if match is None:
        return None
    archive, slash, number = match[1].rpartition("/")
    return archive.split(".")[0].lower() + slash + number.lower() if slash else number.lower()


def _handle(text: str) -> str | None:
    match = _HANDLE.fullmatch(text)
    return _without_ends(match[1]) if match else None


def _url(text: str) -> str | None:
    text = text.strip("<>")
    if not _URL.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:  # a port or an address in brackets that is none
        return None
    return f"{parts.scheme.lower()}{text[len(parts.scheme):]}" if host else None


_NORMAL: dict[Kind, Callable[[str], str | None]] = {
    "doi": _doi, "isbn": _isbn, "issn": _issn, "pmid": _first_group(_PMID), "pmcid": _first_group(_PMCID, "PMC"), "arxiv": _arxiv,
    "orcid": _orcid, "handle": _handle, "url": _url}
_LINKS: dict[Kind, str] = {
    "doi": "https://doi.org/", "isbn": "urn:isbn:", "issn": "urn:issn:", "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/", "arxiv": "https://arxiv.org/abs/", "orcid": "https://orcid.org/",
    "handle": "https://hdl.handle.net/", "url": ""}


def each(kind: Kind, text: str) -> Iterator[tuple[str, str | None]]:
    """The parts of a field that may hold several, each as printed and normalised, e.g. two ISSNs with a comma between them."""
    if normalised(kind, text) is not None:
        yield text, normalised(kind, text)
        return
    for part in re.split(r"\s*(?:[,;]|\s)\s*", text.strip()):
        if part := part.strip("()"):
            yield part, normalised(kind, part)
