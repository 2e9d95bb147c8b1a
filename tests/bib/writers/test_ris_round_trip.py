"""RIS there and back: what RIS cannot hold is listed in bib/readers/README.md, and here; all else comes back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bib import Attachment, Name, Work
from bib.readers.ris import parse_ris
from bib.writers.ris import TYPES, write_ris
from tests.bib.works import DAY, NUMBERED, NUMBERS, WORK

WORD = st.from_regex(r"[A-Z][a-zäéø]{1,8}", fullmatch=True)
WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
INITIALS = st.from_regex(r"[A-Z]\.( [A-Z]\.)?", fullmatch=True)
PERSON = st.builds(Name, WORD, INITIALS | WORD, st.sampled_from(["", "van den", "de la"]), st.sampled_from(["", "Jr.", "III"]))
ORGANIZATION = st.lists(WORD, min_size=2, max_size=4).map(lambda words: Name(literal=" ".join(words)))
PEOPLE = st.lists(PERSON | ORGANIZATION | WORD.map(Name) | st.just(Name(literal="others")), max_size=3).map(tuple)


EVENT = st.sampled_from(["", "Invented Conference on Things"])


@st.composite
def works(draw: st.DrawFn) -> Work:
    """A work as RIS can hold it: names and words without semicolons, numbers that a journal, or anything else, has."""
    kind = draw(st.sampled_from(["article-journal", "book", "chapter", "paper-conference", "report", "thesis", "webpage", "document"]))
    journal = kind == "article-journal"
    texts = draw(st.dictionaries(st.sampled_from(("title", "abstract", "publisher", "publisher_place", "language", "genre", "note",
                                                  "collection_title")), WORDS, max_size=3))
    numbers = draw(st.dictionaries(st.sampled_from(NUMBERED), NUMBERS, max_size=3))
    if journal:
        numbers.pop("chapter_number", None)
    return Work(
        key=draw(st.from_regex(r"k[a-z0-9_.:-]{0,8}", fullmatch=True)), type=kind, author=draw(PEOPLE), editor=draw(PEOPLE),
        translator=draw(PEOPLE),
        roles=draw(st.sampled_from([(), (("collection-editor", (Name("Ek", "Bo"),)),)])), **texts, **numbers,
        **draw(st.sampled_from([{}, {"issued": (1999,)}, {"issued": (2020, 5, 3)}, {"issued_text": "in press"},
                                {"issued_text": "2019/2020"}])),
        accessed=draw(DAY), files=draw(st.sampled_from([(), (Attachment("files/1/a b.pdf"), Attachment("C:\\x.pdf"))])),
        event_title=draw(WORDS) if kind == "paper-conference" else draw(EVENT),
        container_title=draw(WORDS) if kind != "book" else "",
        keyword=draw(st.sampled_from(["", "one", "one, two", "one, of two; three"])), doi=draw(st.sampled_from(["", "10.1000/x_(1)<2>"])),
        isbn="978-0-306-40615-7" if kind in ("book", "chapter") else "", issn="0378-5955" if journal else "",
        pmid=draw(st.sampled_from(["", "123"])), pmcid=draw(st.sampled_from(["", "PMC7"])),
        extra=draw(st.sampled_from([(), (("ris-an", "12"), ("ris-an", "13"), ("title-short", "Short"))])))


@given(st.lists(works(), max_size=2, unique_by=lambda w: w.key))
def test_what_is_written_is_read_back(written: list[Work]) -> None:
    library = parse_ris(write_ris(written))
    assert [replace(w, extra=tuple(sorted(w.extra))) for w in library] == [replace(w, extra=tuple(sorted(w.extra))) for w in written]
    assert not [failure for failure in library.failures if written]


@settings(max_examples=40)
@given(st.lists(WORK, max_size=2, unique_by=lambda w: w.key))
def test_every_work_comes_back_under_its_key_whatever_it_holds(written: list[Work]) -> None:
    again = list(parse_ris(write_ris(written)))
    assert len(again) == len(written)
    assert [w.key for w in written if not w.key.isdigit()] == [w.key for w,
                                                               old in zip(again, written, strict=True) if not old.key.isdigit()]
    assert [w.doi for w in again] == [w.doi for w in written]


def test_every_type_of_csl_that_ris_has_comes_back() -> None:
    for csl, tag in TYPES.items():
        again = next(iter(parse_ris(write_ris([Work("a", csl, "T")]))))
        assert TYPES[again.type] == tag and not again.extra
