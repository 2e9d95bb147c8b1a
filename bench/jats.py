"""Articles in JATS as plain text, with the citations that their publishers marked up: the truth of ``bench.citations``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from bib.model import Name, Work

_BLOCKS = {"p", "title", "label", "caption", "sec", "table", "list-item", "disp-quote", "fig", "table-wrap", "disp-formula", "fn"}
_UNREAD = {"ref-list", "tex-math", "alternatives", "inline-graphic", "graphic", "object-id", "front-stub", "ack"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|in press|^\s*,?\s*[a-z]\s*$", re.IGNORECASE)


_PLAIN_NAME = re.compile(r"((?:[a-z]{1,4} )*[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?),? (?:[A-Z]\.?[ -]?){1,4}(?:[,;&]| and|\.|$)")


class EntityDeclared(ValueError):
    """Happens when a document declares an entity of its own, as entity bombs do; such a document is not read."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One citation as the publisher marked it up: where it stands, and the entries it points at."""

    start: int
    end: int
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """The running text of an article, its citations and its list of references."""

    text: str
    pointers: tuple[Pointer, ...]
    works: tuple[Work, ...]

    @property
    def names_years(self) -> bool:
        """Whether it cites by author and year: at least ten citations, nine in ten of them with a year (or the letter of one)."""
        dated = sum(bool(_YEAR.search(self.text[p.start:p.end])) for p in self.pointers)
        return len(self.pointers) >= 10 and dated >= 0.9 * len(self.pointers) and len(self.works) >= 10


def read(path: Path) -> Article:
    """The article of a file; an entity declaration is refused, since only bombs and outside files need one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(path.read_bytes(), parser)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise EntityDeclared(f"{path} declares entities of its own: it is not read.")
    pieces: list[str] = []
    pointers: list[Pointer] = []
    for part in root.iterfind("./body"):
        _write(part, pieces, pointers, [0])
    works = tuple(w for ref in root.iter("ref") for w in _work(ref))
    return Article("".join(pieces), tuple(pointers), works)


def _write(node: Any, pieces: list[str], pointers: list[Pointer], length: list[int]) -> None:
    """The text of a node behind what is there; a table's rows become lines with ``|`` between the cells."""
    def put(text: str) -> None:
        pieces.append(text)
        length[0] += len(text)

    start = length[0]
    if node.text:
        put(re.sub(r"\s+", " ", node.text))
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            if child.tag in _BLOCKS:
                put("\n\n")
            _write(child, pieces, pointers, length)
            if child.tag in _BLOCKS:
                put("\n\n")
            elif child.tag in ("td", "th"):
                put(" | ")
            elif child.tag == "tr":
                put("\n")
        if child.tail:
            put(re.sub(r"\s+", " ", child.tail))
    if node.tag == "xref" and node.get("ref-type") == "bibr":
        entries = tuple((node.get("rid") or "").split())
        pointers.append(Pointer(start, length[0], entries))


def _work(ref: Any) -> Iterator[Work]:
    """The work of a reference, by the names and the year that are marked up in it."""
    names = []
    groups = [g for g in ref.iter("person-group") if g.get("person-group-type", "author") == "author"]
    for place in groups or [ref]:
        for person in place.iter():
            if person.tag in ("name", "string-name") and (family := person.findtext("surname")):
                names.append(Name(family=family.strip(), given=(person.findtext("given-names") or "").strip()))
            elif person.tag == "collab":
                names.append(Name(literal=" ".join("".join(person.itertext()).split())))
    if any(e.tag == "etal" for e in ref.iter()):
        names.append(Name(literal="others"))
    dated = ref.find(".//year")
    year = "".join(dated.itertext()).strip() if dated is not None else ""
    printed = " ".join("".join(ref.itertext()).split())
    if not names or not year:  # nothing marked up: what stands before the year, the plain Vancouver or Harvard way
        plain = re.match(r"(.{2,2000}?)[\s,.(\[]+((?:1[5-9]|20)\d\d[a-z]?)\b", printed)
        if plain:
            people = _PLAIN_NAME.findall(plain[1])
            names = names or [Name(family=family) for family in people] or [Name(literal=plain[1].strip(" ,.("))]
            year = year or plain[2]
    parts = re.match(r"\D{0,3}((?:1[5-9]|20)\d\d)\s*([a-z]?)\b", year)
    title = " ".join("".join(t.itertext()) for t in ref.iter("article-title"))
    if ref.get("id"):
        issued = (int(parts[1]),) if parts else ()
        yield Work(key=ref.get("id"), author=tuple(names), title=" ".join(title.split()), issued=issued,
                   issued_text="" if parts else year.lower(), year_suffix=parts[2] if parts else "")
