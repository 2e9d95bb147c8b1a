"""A printed reference as a work, with the place of each field and how sure it is.

>>> parsed = parse_reference("Wu, L., & Berg, J. (2020a). On things. Journal of Things, 5(2), 3–9. https://doi.org/10.1000/182")
>>> parsed.work.container_title, parsed.work.volume, parsed.work.issue, parsed.work.page, parsed.work.doi
('Journal of Things', '5', '2', '3–9', '10.1000/182')
>>> parsed.text[slice(*parsed.spans["title"])]
'On things'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bib.model import Work
from bib.names import printed_names
from bib.references.dates import Dated, accessed, printed_date
from bib.references.kinds import kind_of
from bib.references.labeller import Labelled, label
from bib.references.lines import DASHES, SAME, YEAR
from bib.references.links import Link, links
from bib.references.repairs import Stretch, repaired, with_article_number
from bib.references.rules import by_rules
from bib.references.tokens import Token, tokens
from bib.references.values import cleaned

_CSL = {"author": "author", "editor": "editor", "date": "issued", "title": "title", "container": "container-title",
        "series": "collection-title", "volume": "volume",
        "issue": "issue", "page": "page", "publisher": "publisher", "place": "publisher-place", "edition": "edition", "genre": "genre",
        "number": "number"}
_LINKS = {"doi": "DOI", "url": "URL", "isbn": "ISBN"}
_SURE_OF_RULES = 0.97
"""How often a field that the rules give was right on references that they were not made from."""
MOST = 6000
"""Characters of one reference that are looked at."""


_WITHIN = re.compile(r"(?<!\w)(?:in|teoksessa|dans|en)\b", re.IGNORECASE)
"""What says, just before or at the beginning of a container, that the work is a part of it; never the end of a word before it."""


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """What a printed reference says.

    Attributes:
        text: the reference as it was given.
        work: the work that it describes; its key is empty.
        spans: where each field stands in ``text``, by CSL names; ``year-suffix`` lies inside ``issued``, ``accessed`` is the day of access.
        confidence: how sure the whole is, 0 to 1.
        confidences: how sure each field is.
    """

    text: str
    work: Work
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    confidence: float = 0.0
    confidences: Mapping[str, float] = field(default_factory=dict)


def parse_reference(text: str) -> ParsedReference:
    """The work that a printed reference describes; whatever the text, there is one, if only with few fields.

    Args:
        text: one reference, its lines joined; a number or bullet before it does no harm.
    """
    dash = DASHES.match(text) or SAME.match(text)
    found = [t for t in tokens(text[:MOST]) if not dash or t.start >= dash.end()]
    if not found:
        return ParsedReference(text, Work(""))
    labels = label(found)
    by_rules = _by_rules(text, dash.end() if dash else 0)
    chosen = with_article_number(text, by_rules or repaired(text, _chosen(_stretches(found, labels), text)))
    identifiers = {link.kind: link for link in reversed(links(text[:MOST]))}
    return _parsed(text, chosen, identifiers, labels)


def _by_rules(text: str, after_dash: int) -> dict[str, Stretch]:
    """The stretches of a reference that keeps to the plain form; empty for any other."""
    spans = by_rules(text[:MOST]) if not after_dash else None
    return {name: Stretch(name, *span, _SURE_OF_RULES, 1) for name, span in (spans or {}).items()}


def _stretches(found: Sequence[Token], labels: Sequence[Labelled]) -> list[Stretch]:
    """Runs of tokens with the same field."""
    runs: list[Stretch] = []
    start = 0
    for k in range(1, len(found) + 1):
        if k == len(found) or labels[k].field != labels[start].field:
            runs.append(Stretch(labels[start].field, found[start].start, found[k - 1].end, min(one.confidence for one in labels[start:k]),
                                k - start))
            start = k
    return runs


def _chosen(stretches: Sequence[Stretch], text: str) -> dict[str, Stretch]:
    """The stretch that stands for each field where there are several: the first, unless a later one says more."""
    chosen: dict[str, Stretch] = {}
    day = accessed(text)
    for one in stretches:
        there = chosen.get(one.name)
        if one.name not in _CSL or not re.search(r"\w", text[one.start:one.end]) or (one.name == "date" and day
            and one.start <= day[0] < one.end):
            continue
        if one.name == "date" and there is not None:
            better = _dated(text, one) > _dated(text, there)
            chosen["date"] = one if better else there
        elif there is None or (one.name in ("title", "container", "publisher") and one.size > there.size and there.size < 3):
            chosen[one.name] = one
    return chosen


def _dated(text: str, one: Stretch) -> tuple[bool, bool]:
    """How much a stretch reads as the date: with a year, and no range of years."""
    printed = text[one.start:one.end]
    return bool(re.search(YEAR, printed)), not re.search(r"\d{3}[-–]\d", printed)


def _parsed(text: str, chosen: Mapping[str, Stretch], identifiers: Mapping[str, Link], labels: Sequence[Labelled]) -> ParsedReference:
    spans: dict[str, tuple[int, int]] = {}
    printed: dict[str, str] = {}
    sure: dict[str, float] = {}
    for name, one in chosen.items():
        start, end = cleaned(name, text, one.start, one.end)
        if end > start and (name != "page" or re.search(r"\d|\b[ivxlc]+\b", text[start:end])):
            spans[_CSL[name]], printed[_CSL[name]], sure[_CSL[name]] = (start, end), " ".join(text[start:end].split()), one.confidence
    for kind, name in _LINKS.items():
        if kind in identifiers:
            link = identifiers[kind]
            spans[name], printed[name], sure[name] = (link.start, link.end), link.value, 1.0
    dated = printed_date(printed.get("issued", ""))
    if dated.letter and (m := re.compile(rf"(?<=[\d\s.-]){dated.letter}(?!\w)").search(text, *spans["issued"])):
        spans["year-suffix"] = m.span()
    day = accessed(text)
    if day:
        spans["accessed"] = day[:2]
    container = chosen.get("container")
    within = bool(container and _WITHIN.search(text, max(0, container.start - 4), container.start + 5))
    kind = kind_of(printed | ({"in": "1"} if within else {}), text)
    work = _work(kind, printed, dated, identifiers, day[2] if day else ())
    confidence = max(sum(one.confidence for one in labels) / len(labels), min((one.confidence for one in chosen.values()), default=0.0))
    return ParsedReference(text, work, spans, round(confidence, 4), {k: round(v, 4) for k, v in sure.items()})


def _work(kind: str, printed: Mapping[str, str], dated: Dated, identifiers: Mapping[str, Link], day: tuple[int, ...]) -> Work:
    author, editor = (printed_names(printed.get(role, "")) for role in ("author", "editor"))
    extra = (("eprint", identifiers["arxiv"].value),) if "arxiv" in identifiers else ()
    return Work(
        "", kind, printed.get("title", ""), author, editor if editor != author else (), dated.issued, dated.text, dated.letter,
        container_title=printed.get("container-title", ""), collection_title=printed.get("collection-title", ""),
        genre=printed.get("genre", ""), volume=printed.get("volume", ""), issue=printed.get("issue", ""), page=printed.get("page", ""),
        number=printed.get("number", ""), edition=printed.get("edition", ""), publisher=printed.get("publisher", ""),
        publisher_place=printed.get("publisher-place", ""),
        doi=printed.get("DOI", ""), url=printed.get("URL", ""), isbn=printed.get("ISBN", ""), extra=extra,
        pmid=identifiers["pmid"].value if "pmid" in identifiers else "", accessed=day)
