"""References that citation styles render, with the field of each character found again: invented works make that unambiguous."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bib.citations import initials
from bib.errors import UnusableStyleError
from bib.model import Name, Work
from bib.references.lexicon import lexicon
from bib.references.training.grammar import Piece
from bib.writers.formatted import COMMON, reference_list

_WORD = re.compile(r"[^\W_]+|\S")
_QUOTES = str.maketrans("“”‘’«»„‹›\"", "''''''''''")
_JOINTS = frozenset(",.;&-–’' ") | {"and", "und", "et", "y", "al", "alii", "others", "i", "och", "og", "ja", "e", "en", "u", "a", "jr",
                                    "iii", "sr"}


@dataclass
class Sample:
    """A reference with the field of each character; an empty one for what stands between."""

    text: str
    fields: list[str]

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> Sample:
        """The sample of labelled pieces."""
        kept = list(pieces)
        return cls("".join(t for t, _ in kept), [label for t, label in kept for _ in t])


def rendered(style: str, works: Sequence[Work]) -> Iterator[Sample]:
    """The works in a citation style, without those whose fields are not found again; none for a style that makes no list."""
    by_key = {work.key: work for work in works}
    try:
        entries = reference_list(works, style)
    except UnusableStyleError:
        return
    for entry in entries:
        if sample := aligned(entry.text, by_key[entry.key]):
            yield sample


def styles(rng: Random, count: int, independent: Sequence[str]) -> list[str]:
    """The styles to learn from: the common ones, and others by chance."""
    return [*COMMON, *rng.sample([s for s in independent if s not in COMMON], count)]


def aligned(text: str, work: Work) -> Sample | None:
    """The sample of a rendered reference; None where a field is printed in a way that is not recognized."""
    sample = Sample(text, [""] * len(text))
    if label := re.match(r"\s*(?:\[\d+\]|\(\d+\)|\d+[.)]|\d+(?=\s))\s*", text):
        _mark(sample, 0, len(label[0].rstrip()), "label")
    for name, value in (("doi", work.doi), ("url", work.url)):
        if value and (at := text.casefold().find(value.casefold())) >= 0:
            prefix = re.search(r"<?(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?$", text[:at], re.IGNORECASE)
            _mark(sample, prefix.start() if prefix and name == "doi" else at, at + len(value), name)
    for name, value in (("title", work.title), ("container", work.container_title), ("series", work.collection_title),
                        ("publisher", work.publisher),
                        ("place", work.publisher_place), ("genre", work.genre)):
        if value and not _find(sample, value, name) and _printed_in_part(sample, value):
            return None
    for name, names in (("author", work.author), ("editor", work.editor)):
        if names and not _people(sample, names, name):
            return None
    if not _date(sample, work):
        return None
    for name, value in (("page", work.page), ("edition", work.edition), ("number", work.number), ("volume", work.volume),
                        ("issue", work.issue)):
        if value:
            _number(sample, value, name)
    return sample


def _mark(sample: Sample, start: int, end: int, name: str) -> None:
    sample.fields[start:end] = [name] * (end - start)


def _free(sample: Sample, start: int, end: int) -> bool:
    return not any(sample.fields[start:end])


def _find(sample: Sample, value: str, name: str) -> bool:
    """Mark the value where it stands, whatever its case and quotation marks."""
    text = sample.text.translate(_QUOTES).casefold()
    wanted = value.translate(_QUOTES).casefold().strip("'")
    if len(text) != len(sample.text):
        return False
    at = -1
    while (at := text.find(wanted, at + 1)) >= 0:
        end = at + len(wanted)
        whole = (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum())
        if whole and _free(sample, at, end):
            _mark(sample, at, end, name)
            return True
    return False


def _printed_in_part(sample: Sample, value: str) -> bool:
    """Whether the first words of a value are there, so that it is printed otherwise than it was searched for."""
    words = [w for w in _WORD.findall(value) if len(w) > 2][:2]
    text = sample.text.casefold()
    return bool(words) and all(w.casefold() in text for w in words)


def _people(sample: Sample, names: Sequence[Name], role: str) -> bool:
    """Mark the names of a role: the stretch of words that are theirs, and what joins them."""
    if names[0].literal:
        return _find(sample, names[0].literal, role)
    families = {w.casefold() for n in names for w in _WORD.findall(n.family) if len(w) > 1}
    words = families | {w.casefold() for n in names for w in _WORD.findall(f"{n.given} {n.particle} {n.suffix} {initials(n.given)}")}
    words |= {re.sub(r"\W", "", initials(n.given)).casefold() for n in names}
    found = [(m.start(), m.end(), m[0].casefold()) for m in _WORD.finditer(sample.text)]
    hits = [k for k, (start, end, w) in enumerate(found) if w in families and _free(sample, start, end)]
    if not hits:
        return False
    first = last = hits[0]
    while first > 0 and (found[first - 1][2] in words or found[first - 1][2] in _JOINTS) and _free(sample, *found[first - 1][:2]):
        first -= 1
    while last + 1 < len(found) and (found[last + 1][2] in words or found[last + 1][2] in _JOINTS) and _free(sample, *found[last + 1][:2]):
        last += 1
    while found[first][2] in _JOINTS and found[first][2] not in words:
        first += 1
    while found[last][2] in ",;:&-–":
        last -= 1
    _mark(sample, found[first][0], found[last][1], role)
    return True


def _date(sample: Sample, work: Work) -> bool:
    """Mark the date: the year with the month, the day and the letter that stand beside it."""
    wanted = str(work.year) if work.year else work.issued_text
    hits = [m for m in re.finditer(rf"(?<![\w]){re.escape(wanted)}[a-z]?(?!\w)", sample.text) if _free(sample, m.start(), m.end())]
    for hit in hits[:2]:
        start, end = hit.start(), hit.end()
        if len(work.issued) > 1:
            month = "|".join(sorted(lexicon()["month"], key=len, reverse=True))
            if before := re.search(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s)?(?:{month})\.?(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s$",
                                   sample.text[:start], re.IGNORECASE):
                start = before.start()
            if after := re.match(rf",?\s(?:\d{{1,2}}\.?\s)?(?:{month})(?:\.?\s\d{{1,2}}\b)?", sample.text[end:], re.IGNORECASE):
                end += after.end()
        if _free(sample, start, end):
            _mark(sample, start, end, "date")
    return bool(hits) or not work.issued


def _number(sample: Sample, value: str, name: str) -> None:
    """Mark a number: pages with their second half, whatever dash stands there."""
    if name == "page":
        first = re.escape(value.partition("-")[0])
        pattern = rf"(?<!\w){first}(?:\s?[-–—−‑‐]\s?[A-Z]?\d+)?(?!\w)"
    elif name == "edition":
        pattern = rf"(?<!\w){value}(?:st|nd|rd|th|\.?ª|\.|e|º)?(?!\w)"
    else:
        pattern = rf"(?<!\w){re.escape(value).replace('-', '[-–—‑‐]')}(?!\w)"
    container = max((k for k, f in enumerate(sample.fields) if f == "container"), default=0)
    hits = [m for m in re.finditer(pattern, sample.text) if _free(sample, m.start(), m.end())]
    for hit in sorted(hits, key=lambda m: (m.start() < container, m.start()))[:1]:
        _mark(sample, hit.start(), hit.end(), name)
