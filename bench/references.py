"""``python -m bench.references FOLDER``: printed references that others marked up, parsed and compared field by field.

FOLDER holds what was fetched: AnyStyle's ``gold.xml`` and ``core.xml`` (its ``res/parser``), GROBID's citation corpus (files ``*.tei.xml``
and ``*.xml`` of its ``dataset/citation/corpus``), anywhere below it. Nothing of them is kept, trained on or tuned to.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from bib.references import ParsedReference, parse_reference

FIELDS = ("author", "editor", "date", "title", "container", "volume", "pages", "publisher", "place", "doi", "url")
ANYSTYLE = {"author": "author", "editor": "editor", "date": "date", "title": "title", "journal": "container",
            "container-title": "container", "volume": "volume",
            "pages": "pages", "publisher": "publisher", "location": "place", "doi": "doi", "url": "url"}
OURS = {"author": ("author",), "editor": ("editor",), "date": ("issued",), "title": ("title",), "container": ("container-title",),
        "volume": ("volume", "issue"), "pages": ("page",),
        "publisher": ("publisher",), "place": ("publisher-place",), "doi": ("DOI",), "url": ("URL",)}
_ANNOUNCING = {
    "author": "eds? editors? edited by and und et y al others hrsg toim", "editor": "in ed eds editors? edited by and und et y al "
    "others hrsg toim herausgegeben von dir red coord",
    "container": "in", "volume": "volume vol vols no nr number issue iss bd band tome t jg heft h n v",
    "pages": "p pp pages s seiten ss page",
    "url": "available at from https? www http retrieved", "doi": "doi https? dx org"}


@dataclass
class Reference:
    """A reference that somebody marked up: its text and its fields."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def author_and_date(self) -> bool:
        """Whether it reads like APA and its kin: authors, then the year in brackets."""
        return bool(re.match(r"^[^()]{3,400}\(\s?(?:1[5-9]|20)\d\d[a-z]?[^()]{0,20}\)[.,:]?\s", self.text))


def folded(name: str, text: str) -> str:
    """Letters and digits alone, without the words that only announce a field; of a date the first year, of pages the digits."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    if name == "date":
        year = re.search(r"(?:1[4-9]|20)\d\d", text)
        return year[0] if year else re.sub(r"[^a-z]", "", text)
    words = re.findall(r"[^\W_]+", text)
    if name == "pages":
        words = re.findall(r"[a-z]?\d+", re.sub(r"\bpp?\b|\bpages?\b|\bs\.", " ", text))
    if known := _ANNOUNCING.get(name):
        words = [w for w in words if not re.fullmatch(known.replace(" ", "|"), w)]
    return "".join(words)


def anystyle(path: Path) -> Iterator[Reference]:
    """The sequences of an AnyStyle data set."""
    for sequence in ElementTree.parse(path).iterfind("sequence"):
        parts = [(part.tag, " ".join((part.text or "").split())) for part in sequence]
        fields: dict[str, str] = defaultdict(str)
        for tag, text in parts:
            if tag in ANYSTYLE:
                fields[ANYSTYLE[tag]] += " " + text
        yield Reference(" ".join(text for _, text in parts), dict(fields))


def grobid(path: Path) -> Iterator[Reference]:
    """The references of a TEI file of GROBID's corpus; none of a file that is not well-formed."""
    try:
        tree = ElementTree.parse(path)
    except ElementTree.ParseError:
        return
    for bibl in tree.iterfind(".//{*}bibl"):
        fields: dict[str, str] = defaultdict(str)
        titles = {part.get("level") for part in bibl.iterfind("{*}title")}
        for part in bibl.iter():
            tag, kind = part.tag.split("}")[-1], part.get("type") or part.get("unit") or part.get("level") or ""
            name = {"author": "author", "editor": "editor", "date": "date", "publisher": "publisher", "pubPlace": "place",
                    "pubplace": "place"}.get(tag)
            if tag == "title":
                name = "title" if kind == "a" or (kind == "m"
                                                  and "a" not in titles) else "container" if kind == "j" or kind == "m" else None
            elif tag == "biblScope":
                name = {"vol": "volume", "volume": "volume", "issue": "volume", "pp": "pages", "page": "pages", "pages": "pages"}.get(kind)
            elif tag == "idno" and kind.upper() == "DOI":
                name = "doi"
            elif tag == "ptr":
                name = "url"
            if name:
                fields[name] += " " + " ".join("".join(part.itertext()).split())
        yield Reference(" ".join("".join(bibl.itertext()).split()), dict(fields))


def ours(parsed: ParsedReference) -> dict[str, str]:
    """The printed text of each field that was found."""
    return {name: " ".join(parsed.text[slice(*parsed.spans[one])] for one in names if one in parsed.spans) for name, names in OURS.items()}


@dataclass
class Tally:
    """Fields found, wanted and right; references all right."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    count: int = 0
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, reference: Reference, got: Mapping[str, str]) -> None:
        """Compare one reference."""
        exact = True
        for name in FIELDS:
            want, have = folded(name, reference.fields.get(name, "")), folded(name, got.get(name, ""))
            self.wanted[name] += bool(want)
            self.found[name] += bool(have)
            self.right[name] += bool(want) and want == have
            if want != have:
                exact = False
                self.wrong.append((name, reference.fields.get(name, ""), got.get(name, ""), reference.text))
        self.whole += exact
        self.count += 1

    def f1(self, names: Sequence[str] = FIELDS) -> float:
        """Micro F1 over fields."""
        right, both = sum(self.right[n] for n in names), sum(self.found[n] + self.wanted[n] for n in names)
        return 2 * right / both if both else 0.0


def report(title: str, references: Sequence[Reference]) -> Tally:
    """Parse, compare and print the figures of a set."""
    everything, kin = Tally(), Tally()
    for reference in references:
        got = ours(parse_reference(reference.text))
        everything.add(reference, got)
        if reference.author_and_date:
            kin.add(reference, got)
    print(f"\n{title}: {everything.count} references, {kin.count} of them author and (year) first")
    print(f"| field | F1 | precision | recall | in the set | F1 of author (year) |\n|{'---|' * 6}")
    for name in FIELDS:
        if everything.wanted[name]:
            precision = everything.right[name] / (everything.found[name] or 1)
            recall = everything.right[name] / everything.wanted[name]
            print(f"| {name} | {everything.f1([name]):.3f} | {precision:.3f} | {recall:.3f} | {everything.wanted[name]} | "
                  f"{kin.f1([name]):.3f} |")
    print(f"| all | {everything.f1():.3f} | | | | {kin.f1():.3f} |")
    print(f"whole references right: {everything.whole / (everything.count or 1):.3f}; of author (year): {kin.whole / (kin.count or 1):.3f}")
    return everything


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of every set that the folder has."""
    parser = argparse.ArgumentParser(prog="python -m bench.references", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=("core", "gold", "grobid"), help="one set alone")
    parser.add_argument("--wrong", metavar="FIELD", help="list the errors in a field, for the error classes")
    given = parser.parse_args(arguments)
    sets: dict[str, list[Reference]] = defaultdict(list)
    for path in sorted(given.folder.rglob("*.xml")):
        if path.name in ("core.xml", "gold.xml"):
            sets[path.stem] += anystyle(path)
        elif path.parent.name == "corpus":
            sets["grobid"] += grobid(path)
    for name, references in sets.items():
        if given.only in (None, name):
            tally = report({"core": "AnyStyle core.xml", "gold": "AnyStyle gold.xml", "grobid": "GROBID citation corpus"}[name], references)
            for field_name, want, have, text in tally.wrong:
                if field_name == given.wrong:
                    print(f"- want {want!r}\n  have {have!r}\n  in   {text}")
    if not sets:
        print(f"{given.folder} holds no core.xml, gold.xml or corpus/*.xml: fetch inukshuk/anystyle and kermitt2/grobid first.",
              file=sys.stderr)
    return 0 if sets else 1


if __name__ == "__main__":
    sys.exit(main())
