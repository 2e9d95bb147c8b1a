"""Whatever the text, there is an answer: places within it, parts that fit, no exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bib.intext import find_markers, link_or_stub
from bib.intext.intent import intent_of
from bib.model import Name, Work
from bib.sentences import sentence_around, sentences

WORKS = [Work(key="r1", author=(Name("Berg"), Name("Wu")), issued=(2017,), year_suffix="a"),
         Work(key="r2", author=(Name("Lind"),), issued=(2019,))]
BITS = [
    "(", ")", "[", "]", "20", "2010", "1999a", "b", ";", ",", "&", " and ", "et al.", "-\n", "\n\n", "|", "\t", "’s", "'", " – ",
    "n.d.", "in press", ".", "e.g., ", "van den ", "al-", "Berg", "Wu ", "Lind", "World Bank", "é", "\u00ad", "\u200b", "李", "٣", "²",
    "[3,5-8]", "^1,2^", "<sup>3</sup>", "*", "_", "\\", "\x00", "\ud800", "\U00010400", "Figure 2", " in ", "as cited in ",
]

texts = st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=3)), max_size=60).map("".join)


@given(texts, st.integers(0, 9))
@settings(max_examples=400)
def test_any_text_has_an_answer(text: str, numbered: int) -> None:
    markers = find_markers(text, works=WORKS, numbered=numbered)
    linked, stubs = link_or_stub(markers, WORKS)
    spans = sentences(text)
    keys = {w.key for w in [*WORKS, *stubs]}
    assert [item.marker for item in linked] == markers
    assert [(m.start, m.year_start) for m in markers] == sorted((m.start, m.year_start) for m in markers) or numbered == 0
    for item in linked:
        marker = item.marker
        assert 0 <= marker.start <= marker.year_start < marker.year_end <= len(text)
        assert marker.year_end <= marker.end <= len(text) or marker.number is not None
        assert marker.line == text.count("\n", 0, marker.start) + 1
        assert marker.text
        assert "\n" not in marker.text
        assert bool(marker.authors) != bool(marker.number)
        assert set(item.candidates) <= keys
        assert item.resolves_to is None or item.resolves_to in item.candidates
        sentence = sentence_around(spans, marker.year_start)
        assert sentence is not None
        assert intent_of(sentence, marker, "Introduction").notation


@given(texts)
def test_the_same_text_gives_the_same(text: str) -> None:
    assert find_markers(text, works=WORKS) == find_markers(text, works=WORKS)


def test_long_runs_of_signs_are_read_in_one_pass() -> None:
    """Each of these made a reader with backtracking go over it again and again; the suite would not come to an end."""
    for bit in ("(", "([", "([)]", "2010)", "(2010", "Berg ", "Berg, ", "et al. ", "a.", ".", "-\n", " \n", "e.g. ",
                "(Berg 2010 ", "2010a, b, ", "[1, 2, 3-9]"):
        text = bit * 3_000
        assert isinstance(find_markers(text, numbered=9), list)
        assert "".join(s.text for s in sentences(text)).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
