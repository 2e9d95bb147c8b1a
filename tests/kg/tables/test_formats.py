"""Every format survives whatever stands in a cell."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bib.latex import decode
from kg.tables.formats import FORMATS, csv_text, grouped, guarded, json_text, latex, latex_cell, markdown, plain, tsv_text, unguarded
from kg.tables.table import Column, Table

HOSTILE = ["|", "a|b", "\\", "\\\\", "a\\", "`x`", "*", "$", "$x$", "%", "50% of", "&", "&amp;", "#", "_", "{", "}", "{}", "~", "^", '"',
           '"quoted"', "'", "a,b", "a;b", "a\nb", "a\r\nb", "\n", "\t", "[x]", "[", "*x", "<br>", "<script>alert(1)</script>", "=1+1",
           "+1", "-0.12",
           "@sum", "−0.12", "→", "倉庫", "naïve", "\x00", "\x1b[31m", "\u2028", "", " ", "  a  ", "--", "---", "``", "''", "!`", "a-",
           "\\end{longtable}", "x" * 300]
CELLS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    columns = tuple(Column(f"c{i}", draw(CELLS) or "X", draw(st.booleans())) for i in range(width))
    rows = draw(st.lists(st.tuples(*[CELLS] * width), max_size=4))
    return Table(columns, tuple(rows), draw(CELLS))


@settings(deadline=None)
@given(tables())
def test_csv_gives_every_cell_back(table: Table) -> None:
    text = csv_text(table)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for row, given_row in zip(read, (table.headings, *table.rows), strict=True):
        for cell, given_cell in zip(row, given_row, strict=True):
            assert given_cell in (cell, unguarded(cell))
    assert text.endswith("\r\n")


@given(CELLS)
@example("'=1+1")
@example("-0.12")
def test_no_cell_of_a_csv_begins_like_a_formula_unless_it_is_a_number(cell: str) -> None:
    shown = guarded(cell)
    assert not re.match(r"[=+\-@\t\r\n]", shown) or re.fullmatch(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?", shown)
    if not cell.startswith("'"):
        assert unguarded(shown) == cell


@settings(deadline=None)
@given(tables())
def test_tsv_has_a_line_for_every_row(table: Table) -> None:
    lines = tsv_text(table).split("\n")
    assert len(lines) == len(table.rows) + 2
    read = list(csv.reader(io.StringIO(tsv_text(table), newline=""), delimiter="\t"))
    assert all(len(row) == len(table.columns) for row in read)


@given(tables())
def test_json_gives_every_cell_back(table: Table) -> None:
    assert [tuple(record.values()) for record in json.loads(json_text(table))] == list(table.rows)


def markdown_cells(line: str) -> list[str]:
    """The cells of a line as GitHub's Markdown takes them apart."""
    return [c.strip() for c in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]]


@settings(deadline=None)
@given(tables())
def test_markdown_has_as_many_cells_in_every_row_and_no_markup_of_theirs(table: Table) -> None:
    lines = markdown(Table(table.columns, table.rows)).removesuffix("\n").split("\n")
    assert len(lines) == len(table.rows) + 2
    for line, row in zip([lines[0], *lines[2:]], (table.headings, *table.rows), strict=True):
        unescaped = re.sub(r"\\\\", "", line)
        assert len(re.findall(r"(?<!\\)\|", unescaped)) == len(table.columns) + 1
        assert not re.search(r"(?<!\\)[`*_\[\]$~]", unescaped)
        assert "<" not in re.sub(r"\\<", "", unescaped.replace("<br>", "")), row


def test_markdown_is_read_back_by_a_parser_of_markdown() -> None:
    from markdown_it import MarkdownIt

    for cell in HOSTILE:
        text = markdown(Table((Column("a", "A"), Column("b", "B")), ((cell, "end"),)))
        shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
        first, last = re.findall(r"<td>(.*?)</td>", shown, re.DOTALL)
        assert last == "end"
        read = html.unescape(first.replace("<br>", " ")).replace("\ufffd", "\x00")
        assert " ".join(read.split()) == " ".join(cell.split()), cell


def latex_faults(text: str) -> list[str]:
    """What LaTeX would stumble over: unbalanced braces and dollars, bare specials, environments of a cell's own."""
    faults, depth, formula, i = [], 0, False, 0
    while i < len(text):
        c = text[i]
        if c == "\\":
            command = re.match(r"\\([A-Za-z]+|.)", text[i:], re.DOTALL)
            assert command is not None
            i += len(command[0])
            continue
        depth += {"{": 1, "}": -1}.get(c, 0)
        if depth < 0:
            faults.append(f"brace too many at {i}")
            depth = 0
        if c == "$":
            formula = not formula
        elif c in "%#~^&" or (c == "_" and not formula):
            faults.append(f"bare {c} at {i}")
        elif ord(c) < 32:
            faults.append(f"control character at {i}")
        i += 1
    return faults + [f"{depth} braces open"] * bool(depth) + ["formula open"] * formula


def test_the_checker_of_latex_sees_faults() -> None:
    assert not latex_faults(r"50\% of R\&D \textbackslash{} $-$0.12 \textbf{x}")
    for bad in ("50%", "R&D", "a_b", "{", "}", "$x", "#", "^", "a\nb"):
        assert latex_faults(bad), bad


@settings(deadline=None)
@given(CELLS)
def test_a_cell_of_latex_has_nothing_that_latex_would_stumble_over(cell: str) -> None:
    assert not [f for f in latex_faults(latex_cell(cell)) if "bare ~" not in f]


@pytest.mark.parametrize("cell", [c for c in HOSTILE if c.isprintable() and not set(c) & set("→−<>|\"“”`'")])
def test_a_cell_of_latex_reads_back(cell: str) -> None:
    assert decode(latex_cell(cell)) == " ".join(cell.split())


@settings(deadline=None)
@given(tables())
def test_latex_has_the_same_number_of_cells_in_every_row(table: Table) -> None:
    text = latex(table)
    assert (text.count(r"\begin{longtable}"), text.count(r"\end{longtable}")) == (1, 1)
    body = text.split("\\endlastfoot\n")[1].split(r"\end{longtable}")[0]
    rows = [line for line in body.split("\n") if line]
    assert len(rows) == len(table.rows)
    for row in rows:
        assert row.endswith(r" \\")
        assert len(re.findall(r"(?<!\\)&", row.replace(r"\\", ""))) == len(table.columns) - 1
        assert not re.match(r"\s*[\[*]", row), "behind a line end these would be arguments of it"
    assert abs(sum(float(s) for s in re.findall(r"p\{([\d.]+)\\dimexpr", text)) - 1) < 0.01


def test_latex_cells_can_be_commands() -> None:
    table = Table.of([Column("key", "Study")], [{"key": "a_2020"}])
    assert r"\citet{a_2020} \\" in latex(table, cell=lambda key, text: rf"\citet{{{text}}}" if key == "key" else None)
    assert r"a\_2020 \\" in latex(table)


@settings(deadline=None)
@given(tables(), st.integers(10, 160))
def test_a_terminal_sees_no_control_character(table: Table, width: int) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain(table, width))


def test_a_wide_terminal_gets_a_table_and_a_narrow_one_blocks() -> None:
    table = Table.of([Column("a", "Study"), Column("b", "Findings", True)], [{"a": "Berg (2020)", "b": "word " * 30}])
    wide = plain(table, 80)
    assert max(map(len, wide.split("\n"))) <= 80
    assert wide.startswith("Study")
    assert plain(table, 10).startswith("Study: Berg (2020)\nFindings: word")


@settings(deadline=None)
@example(Table((Column("a", "-0.12"), Column("b", "00000000"), Column("c", "00000000")), ()), 30)
@example(Table(tuple(Column(h, h) for h in ("|", "00 0", "000000", "0000 0")), ()), 30)
@given(tables(), st.integers(30, 120))
def test_a_table_is_never_wider_than_the_terminal_unless_it_is_in_blocks(table: Table, width: int) -> None:
    lines = plain(Table(table.columns, table.rows), width).split("\n")
    assert max(map(len, lines)) <= width or any(line.startswith(f"{h}: ".strip()) for h in table.headings for line in lines)


def test_short_columns_keep_their_words_whole_and_long_ones_get_the_rest() -> None:
    columns = [Column("a", "state"), Column("b", "second hand sources"), Column("c", "text", True)]
    text = plain(Table.of(columns, [{"a": "supported", "b": "0", "c": "many words " * 20}]), 70)
    assert "supported" in text
    assert "sources" in text.split("\n")[2]


def test_every_format_can_be_asked_for_by_name() -> None:
    table = Table.of([Column("a", "A")], [{"a": "x"}])
    assert set(FORMATS) == {"text", "csv", "tsv", "md", "latex", "json"}
    for render in FORMATS.values():
        assert "x" in render(table)


def test_rows_are_grouped_by_neighbours() -> None:
    table = Table.of([Column("g", "G"), Column("v", "V")], [{"g": "1", "v": "a"}, {"g": "1", "v": "b"}, {"g": "2", "v": "c"}])
    assert [(key, part.rows) for key, part in grouped(table, "g")] == [("1", (("a",), ("b",))), ("2", (("c",),))]
