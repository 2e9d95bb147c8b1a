"""Writing RIS: what is written is read back by rispy's reader with the same values."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from bib import Name, Work
from bib.writers.ris import TYPES, entry_of, write_ris
from tests.bib.works import WORK


def lines_of(entry: dict[str, Any]) -> Counter[tuple[str, str]]:
    """Tag and value of every line that an entry stands for."""
    tags = {name: tag for tag, name in rispy.TAG_KEY_MAPPING.items()}
    found: Counter[tuple[str, str]] = Counter()
    for name, value in entry.items():
        pairs = value.items() if name == "unknown_tag" else [(tags[name], value)]
        found.update((tag, text) for tag, texts in pairs for text in (texts if isinstance(texts, list) else [texts]))
    return found


@settings(max_examples=40)
@given(st.lists(WORK, max_size=2, unique_by=lambda w: w.key))
def test_rispy_reads_every_line_that_is_written(works: list[Work]) -> None:
    read = rispy.loads(write_ris(works), enforce_list_tags=False)
    assert [lines_of(entry) for entry in read] == [lines_of(entry_of(work)) for work in works]


def test_a_file_as_other_programs_want_it() -> None:
    work = Work(
        "wu2020",
        "article-journal",
        "How things go",
        author=(Name("Wu", "Li", suffix="Jr."), Name("Berg", "Jan", "van den"), Name(literal="R&D, Ltd")),
        issued=(2020, 11),
        container_title="Journal of Things",
        volume="4",
        issue="2",
        page="101–120",
        doi="10.99999/x",
        url="https://example.org/a;b",
        keyword="things, going",
    )
    assert write_ris([work]).splitlines() == [
        "TY  - JOUR",
        "ID  - wu2020",
        "AU  - Wu, Li, Jr.",
        "AU  - van den Berg, Jan",
        "AU  - R&D Ltd",
        "TI  - How things go",
        "VL  - 4",
        "DO  - 10.99999/x",
        "JO  - Journal of Things",
        "IS  - 2",
        "PY  - 2020",
        "DA  - 2020/11//",
        "SP  - 101",
        "EP  - 120",
        "UR  - https://example.org/a%3Bb",
        "KW  - things",
        "KW  - going",
        "ER  - ",
    ]


def test_books_chapters_and_what_has_no_type() -> None:
    chapter = Work(
        "c",
        "chapter",
        "A wheel",
        (Name("Wu", "Li"),),
        (Name("Ek", "Bo"),),
        container_title="Parts",
        publisher="Press",
        publisher_place="Oslo",
    )
    text = write_ris([chapter, Work("d", "performance", "A dance")])
    assert all(f"{line}\n" in text for line in ("TY  - CHAP", "A2  - Ek, Bo", "T2  - Parts", "PB  - Press", "CY  - Oslo", "TY  - GEN"))
    assert text.count("ER  - ") == 2 and "\nER  - \n\nTY" in text


def test_no_value_can_begin_a_line() -> None:
    text = write_ris([Work("k", "book", "One\nER  - \nTY  - BOOK", note="a\r\nAU  - Nobody")])
    assert len(rispy.loads(text)) == 1 and "AU  - " not in re.findall(r"(?m)^.{6}", text)


def test_pages_dates_and_authors_that_are_no_plain_ones() -> None:
    odd = entry_of(Work("k", page="12, 14", issued_text="in press", author=(Name("Wu", "Li"), Name(literal="others"))))
    assert (odd["start_page"], odd["year"], odd["authors"]) == ("12, 14", "in press", ["Wu, Li", "et al."])
    assert "end_page" not in odd and entry_of(Work("k", issued=(2020, 1, 5)))["date"] == "2020/01/05/"


def test_every_type_is_one_of_ris() -> None:
    assert set(TYPES.values()) <= set(rispy.TYPE_OF_REFERENCE_MAPPING)
