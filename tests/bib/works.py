"""Any work, as hypothesis draws it: what every round trip starts from."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from bib import Attachment, Name, Work
from bib.bibtex_fields import TYPES
from bib.csl_fields import ROLES
from bib.latex import single_spaced

CHARACTERS = st.one_of(st.sampled_from("\\{}$%&#_~^-–—`'!?\"@,=()AZ az09"), st.characters(exclude_categories=("C", "Z")))
TEXT = st.text(CHARACTERS, max_size=30).map(single_spaced)
SOME = st.text(CHARACTERS, min_size=1, max_size=12).map(single_spaced).filter(bool)
PLAIN = SOME.filter(lambda t: t.lower() != "others")
PERSON = st.builds(Name, PLAIN, TEXT, st.sampled_from(["", "van den", "de", "von der"]), st.sampled_from(["", "Jr.", "III"]))
NAME = PERSON | PLAIN.map(lambda t: Name(literal=t)) | st.just(Name(literal="others"))
NAMES = st.lists(NAME, min_size=1, max_size=2).map(tuple)
NUMBERS = st.sampled_from(["", "1", "54", "12–13", "S1", "A-7"])
DAY = st.sampled_from([(), (1999,), (2020, 2), (2020, 12, 31)])
DATE = st.sampled_from([{}, {"issued_text": "in press"}, {"issued_text": "2019/2020"}]) | st.builds(
    lambda parts, suffix: {"issued": parts, "year_suffix": suffix},
    st.tuples(st.integers(1, 2100)) | st.tuples(st.integers(1, 2100), st.integers(1, 12)) | st.just((1999, 12, 31)),
    st.sampled_from(["", "a", "bc"]),
)
FILE = st.builds(
    Attachment,
    st.sampled_from(["files/12/Wu et al. - 2020; a study.pdf", "C:\\papers\\x_y.pdf", "/home/x/ä (1).pdf", "a{b}.html"]),
    st.sampled_from(["Full Text: PDF", "a\\b", "Snapshot"]),
    st.sampled_from(["application/pdf", "PDF", "text/html"]),
)
EXTRA = st.sampled_from(
    [(), (("howpublished", "On the Web & paper"), ("annote", "x")), (("booktitle", "Another one"),), (("ris-n1", "one"), ("ris-n1", "two")),
     (("title-short", "Short"), ("event-place", "Oslo"), ("version", "1.2"))])


@st.composite
def marks(draw: st.DrawFn, title: str) -> tuple[tuple[int, int, str], ...] | None:
    """Passages of the title, one behind the other, each with a kind; None for some."""
    if draw(st.booleans()):
        return None
    ends = sorted(draw(st.sets(st.integers(0, len(title)), max_size=6)))
    kinds = st.sampled_from(["nocase", "nocase", "i", "b"])
    return tuple((start, end, draw(kinds)) for start, end in zip(ends[::2], ends[1::2], strict=False))


TEXTS = ("title", "container_title", "collection_title", "event_title", "genre", "publisher", "publisher_place", "language", "abstract",
         "keyword", "note")
NUMBERED = ("volume", "issue", "page", "number", "chapter_number", "edition")
IDENTIFIERS = st.sampled_from([
    {}, {"doi": "10.1000/x_(1)<2>", "issn": "0378-5955"}, {"doi": "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"},
    {"isbn": "978-0-306-40615-7", "url": "https://example.org/a_b%20c?x=1&y=~z#f"}, {"issn": "0378-5955, 2049-3630", "pmid": "123"},
    {"isbn": "0306406152", "pmcid": "PMC123"}])


@st.composite
def any_work(draw: st.DrawFn) -> Work:
    """A work with anything that a work can hold."""
    people = draw(st.dictionaries(st.sampled_from(["author", "editor", "translator", *ROLES]), NAMES, max_size=2))
    roles = tuple((role, people.pop(role)) for role in ROLES if role in people)
    texts = draw(st.dictionaries(st.sampled_from(TEXTS), TEXT, max_size=4)) | draw(st.dictionaries(st.sampled_from(NUMBERED), NUMBERS,
                                                                                                   max_size=3))
    work = Work(key=draw(KEY), type=draw(TYPE), **people, **texts, **draw(DATE), **draw(IDENTIFIERS), accessed=draw(DAY), roles=roles,
                files=draw(st.lists(FILE, max_size=2).map(tuple)), cited=draw(CITED), extra=draw(EXTRA),
                title_marks=draw(marks(texts.get("title", ""))))
    # A second container is extra only beside a first.
    return replace(work, container_title=work.container_title or "One") if dict(work.extra).get("booktitle") else work


WRITTEN = frozenset(TYPES) - {
    "movie", "video", "audio", "music", "image", "artwork", "performance", "letter", "legislation", "jurisdiction", "legal", "standard",
    "review", "mvreference", "presentation"}
"""The types of BibTeX that are written of themselves."""

KEY = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,15}", fullmatch=True)
TYPE = st.sampled_from(sorted({csl for bibtex, csl in TYPES.items() if bibtex in WRITTEN}))
CITED = st.sampled_from([(), ("WU L, 2019, J THINGS, V4, P1, DOI 10.1000/x",), ("*WHO, 2003, R&D {X}", "Ek B, 50%")])
WORK = any_work()
