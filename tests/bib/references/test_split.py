"""Lists of references in entries, whatever the page made of them."""

from __future__ import annotations

import textwrap

import pytest

from bib.references import entries, reference_lists
from bib.references.find import Span
from bib.references.joining import joined
from tests.bib.references.test_find import ENTRIES, PROSE


def split(block: str, before: str = f"{PROSE}\n\nReferences\n\n", after: str = "") -> list[str]:
    text = before + block + after
    return [one.text for span in reference_lists(text) for one in entries(text, span)]


def wrapped(entry: str, width: int = 60, hang: str = "") -> str:
    return "\n".join(textwrap.wrap(entry, width, subsequent_indent=hang, break_on_hyphens=False, break_long_words=False))


@pytest.mark.parametrize("block", [
    "\n".join(ENTRIES), "\n\n".join(ENTRIES), "\r\n".join(ENTRIES), "\n".join(f"- {e}" for e in ENTRIES), "\n".join(f"• {e}"
        for e in ENTRIES), "\n\n".join(f"* {e}" for e in ENTRIES),
    "\n".join(f"[{n}] {e}" for n, e in enumerate(ENTRIES, 1)), "\n".join(f"{n}. {e}" for n, e in enumerate(ENTRIES, 1)),
    "\n".join(f"({n}) {e}" for n, e in enumerate(ENTRIES, 1)),
    "\n".join(f"{n} {e}" for n, e in enumerate(ENTRIES, 1)), "\n".join(wrapped(f"[{n}] {e}") for n, e in enumerate(ENTRIES, 1)),
    "\n".join(wrapped(f"{n}. {e}", hang="    ") for n, e in enumerate(ENTRIES, 1)), "\n".join(map(wrapped, ENTRIES)),
    "\n".join(wrapped(e, hang="    ") for e in ENTRIES),
    "\n\n".join(wrapped(e, 40) for e in ENTRIES), "\n".join(wrapped(e, 90) for e in ENTRIES), " ".join(f"[{n}] {e}" for n,
        e in enumerate(ENTRIES, 1)),
    "\n".join(wrapped(e).replace("\n", "\n\n", 1) for e in ENTRIES)],
    ids=["a line each", "blank lines", "Windows", "dashes", "dots", "stars", "brackets", "stops", "rounds", "bare numbers",
         "brackets wrapped", "stops hanging", "wrapped", "hanging",
         "wrapped and blank lines", "wide", "all on one line", "blank lines within"])
def test_entries_of_every_layout(block: str) -> None:
    assert split(block) == list(ENTRIES)


def test_numbers_and_places_are_kept() -> None:
    text = "References\n\n" + "\n".join(f"[{n}] {e}" for n, e in enumerate(ENTRIES, 1))
    (span,) = reference_lists(text)
    found = entries(text, span)
    assert [one.label for one in found] == ["1", "2", "3", "4", "5"]
    assert [one.line for one in found] == [3, 4, 5, 6, 7]
    assert all(text[one.start:one.end].strip() == f"[{one.label}] {one.text}" for one in found)


def test_page_breaks_and_running_heads_are_no_part_of_entries() -> None:
    lines = "\n".join(map(wrapped, ENTRIES)).split("\n")
    head = "Gardens of invented firms"
    pages = "\n".join((*lines[:4], "", "41", "", head, "", *lines[4:7], "", "42", "", head, "", *lines[7:]))
    assert split(pages) == list(ENTRIES)
    assert split("\n".join(lines[:5]) + "\n\f" + "\n".join(lines[5:])) == list(ENTRIES)


def test_the_heading_as_a_running_head_does_not_cut_an_entry() -> None:
    lines = "\n".join(map(wrapped, ENTRIES)).split("\n")
    assert split("\n".join((*lines[:4], "", "42", "References", "", *lines[4:]))) == list(ENTRIES)


def test_two_entries_on_one_line_are_two() -> None:
    assert split("\n".join((ENTRIES[0] + " " + ENTRIES[1], *ENTRIES[2:]))) == list(ENTRIES)


def test_words_broken_at_line_ends_are_whole_again() -> None:
    block = ("Berg, J. (2019). Gardens and their keep-\ners in data-\ndriven towns. Journal of\u00ad Things, 3, 4–9. "
             "https://www.example.org/gar-\nden/one\n"
             "Wu, L. (2020). Self-\nEmployment of clerks. Leaf Press.")
    first, second = split(block, before="Towns are data-driven.\n\nReferences\n\n")
    assert first == "Berg, J. (2019). Gardens and their keepers in data-driven towns. Journal of Things, 3, 4–9. https://www.example.org/gar-den/one"
    assert second == "Wu, L. (2020). Self-Employment of clerks. Leaf Press."


def test_a_dash_for_the_repeated_author_begins_an_entry() -> None:
    block = ("Berg, Jan. 2019. Gardens. Norwich: Hedge Press.\n———. 2020. Hedges. Norwich: Hedge Press.\n"
             "--- (2021). Leaves. Norwich: Hedge Press.\nWu, Li. 2018. Rain. Norwich: Hedge Press.")
    assert len(split(block)) == 4


def test_markdown_is_left_out() -> None:
    line = (r"- Berg, J. (2019). *Gardens \[and\] hedges*. **Review**, *12*(3), 4\-9. "
            r"[https://doi.org/10.1000/a\(1\)](https://doi.org/10.1000/a\(1\)) <https://example.org>")
    whole, label = joined([line])
    assert whole == "Berg, J. (2019). Gardens [and] hedges. Review, 12(3), 4-9. https://doi.org/10.1000/a(1) <https://example.org>"
    assert label == ""


def test_alphabetic_keys_are_labels() -> None:
    block = "\n".join(f"[{key}] {e}" for key, e in zip(("AaB18", "Ber19a", "Ber19b", "CDW20", "Dah20"), ENTRIES, strict=True))
    text = "References\n\n" + block
    (span,) = reference_lists(text)
    assert [one.label for one in entries(text, span)] == ["AaB18", "Ber19a", "Ber19b", "CDW20", "Dah20"]


def test_an_empty_span_has_no_entries() -> None:
    assert entries("\n\n", Span(0, 2)) == []
    assert entries("", Span(0, 0)) == []
