"""Workbooks are read back whole by another library: no text becomes a formula, none breaks the file."""

from __future__ import annotations

import io
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kg.tables.xlsx import LONGEST, Heading, Sheet, Style, Value, fit, workbook
from tests.kg.tables.test_formats import HOSTILE

TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


def read(sheets: list[Sheet], title: str = "") -> list[list[list[object]]]:
    """The cells of all sheets; an empty one is None."""
    book = load_workbook(io.BytesIO(workbook(sheets, title)))
    return [[[cell.value for cell in row] for row in book[name].iter_rows()] for name in book.sheetnames]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
@example([("=1+1", "@SUM(A1)"), ("_x0041_", "\ud800")])
def test_every_text_comes_back_as_text(rows: list[tuple[str, str]]) -> None:
    (cells,) = read([Sheet("One", (Heading("A"), Heading("B")), tuple(tuple(map(Value, row)) for row in rows))])
    assert cells[0] == ["A", "B"]
    for given_row, row in zip(rows, cells[1:], strict=False):
        assert [str(cell or "") for cell in row] == [fit(text) for text in given_row]


def test_a_formula_is_a_text() -> None:
    book = load_workbook(io.BytesIO(workbook([Sheet("One", (Heading("A"),), ((Value("=1+1"),), (Value("http://example.org"),)))])))
    assert [book["One"].cell(row, 1).data_type for row in (2, 3)] == ["s", "s"] and book["One"].cell(3, 1).hyperlink is None


def test_numbers_are_numbers() -> None:
    (cells,) = read([Sheet("One", (Heading("A"),), ((Value(3),), (Value(-0.12),), (Value("3"),), (Value(float("nan")),), (Value(),)))])
    assert [row[0] for row in cells[1:5]] == [3, -0.12, "3", "nan"]


def test_what_a_cell_cannot_hold_is_mended() -> None:
    assert fit("a\r\nb\rc\x00d\x1b\ufffe") == "a\nb\nc d  "
    assert len(fit("x" * 40_000)) == LONGEST and fit("x" * 40_000).endswith("…") and fit("x" * LONGEST) == "x" * LONGEST


def test_headings_stay_in_sight_and_cells_lead_to_their_addresses() -> None:
    style = Style("#D9EEDF", "#1B6B3A", centred=True)
    long = Value("x", "https://e.org/" + "y" * 3000)
    sheet = Sheet("One", (Heading("A", 30, "https://example.org/a"), Heading("B")),
                  ((Value("S+ 0.31", "https://example.org/c", style), Value("", "", style)), (long, Value())), frozen=1)
    page = load_workbook(io.BytesIO(workbook([sheet])))["One"]
    assert page.freeze_panes == "B2" and page.auto_filter.ref == "A1:B3" and page.print_title_rows == "$1:$1"
    assert page["A1"].hyperlink.target == "https://example.org/a" and page["A2"].hyperlink.target == "https://example.org/c"
    assert page["A3"].value == "x" and page["A3"].hyperlink is None, "an address that is too long is left out, not the text"
    assert page["A2"].fill.fgColor.rgb == page["B2"].fill.fgColor.rgb == "FFD9EEDF" and page["A2"].font.color.rgb == "FF1B6B3A"
    assert page.column_dimensions["A"].width > page.column_dimensions["B"].width


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [Sheet("One", (Heading("A"),), ((Value("x"),),)), Sheet("Two", (Heading("B"),), ())]
    assert workbook(sheets, "T") == workbook(sheets, "T")
    properties = load_workbook(io.BytesIO(workbook(sheets, "T"))).properties
    assert properties.title == "T" and re.match("2000-01-01", str(properties.created))


def test_a_number_that_no_cell_holds_is_text() -> None:
    (cells,) = read([Sheet("One", (Heading("A"),), ((Value(10**400),), (Value(-(10**400)),), (Value(float("-inf")),)))])
    assert [len(str(row[0])) for row in cells[1:]] == [401, 402, 4]
