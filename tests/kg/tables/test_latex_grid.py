"""Wide tables as LaTeX: whatever stands in a cell the table stays whole, and what does not fit beside each other goes below."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.tables.latex_grid import Layout, latex_grid
from kg.tables.table import Column, Table
from tests.kg.tables.test_formats import CELLS, latex_faults


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 8))
    columns = tuple(Column(f"c{i}", draw(CELLS) or "X") for i in range(width))
    return Table(columns, tuple(draw(st.lists(st.tuples(*[CELLS] * width), max_size=4))), draw(CELLS))


@settings(deadline=None)
@given(tables(), CELLS, st.booleans(), st.integers(1, 5))
def test_every_row_has_a_cell_for_every_column(table: Table, notes: str, turned: bool, per_part: int) -> None:
    text = latex_grid(table, "tab:x", notes, Layout(per_part, turned))
    narrow = len(table.columns) - 1
    bodies = re.findall(r"\\endfoot\n(.*?)\\end\{longtable\}", text, re.DOTALL)
    assert len(bodies) == max(1, -(-narrow // per_part)) == text.count(r"\begin{longtable}") == text.count(r"\caption{")
    for n, body in enumerate(bodies):
        here = min(per_part, narrow - n * per_part) if narrow else 0
        for row in body.splitlines():
            assert row.endswith(r" \\")
            assert len(re.findall(r"(?<!\\)&", row.replace(r"\\", ""))) == here
            assert not re.match(r"\s*[\[*]", row)
            assert not [f for f in latex_faults(re.sub(r"(?<!\\)&", "", row).removesuffix(r"\\")) if "bare ~" not in f]
    assert text.count(r"\begingroup") == text.count(r"\endgroup") == len(bodies)


def test_parts_have_their_own_labels_and_leave_out_rows_that_are_empty_there() -> None:
    table = Table.of([Column("link", "Link"), *(Column(f"s{n}", f"Study {n}") for n in range(3))],
                     [{"link": "a", "s0": "S+"}, {"link": "b", "s2": "N"}], "Matrix")
    text = latex_grid(table, "tab:m", "S supported", Layout(per_part=2))
    first, second = text.split(r"\end{longtable}")[:2]
    assert "a & S+ & " in first and not re.search(r"^b &", first, re.MULTILINE)
    assert re.search(r"^b & N", second, re.MULTILINE) and not re.search(r"^a &", second, re.MULTILINE)
    assert r"\label{tab:m}" in first and r"\label{tab:m-2}" in second and "Matrix, part 2 of 2" in second
    assert text.count("S supported") == 2 and text.count(r"\rotatebox{90}") == 2 * 3


def test_a_table_that_fits_keeps_all_rows_and_the_packages_are_named() -> None:
    table = Table.of([Column("link", "Link"), Column("s", "Study")], [{"link": "a"}])
    text = latex_grid(table, "tab:m", "")
    assert "a &  \\\\" in text and text.startswith(r"% \usepackage{booktabs,longtable,array,graphicx}")
    assert r"\rotatebox" not in latex_grid(table, "tab:m", "", Layout(turned=False))
