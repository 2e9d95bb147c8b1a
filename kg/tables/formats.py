r"""Tables as text: for a terminal, CSV, TSV, Markdown, LaTeX, JSON. Whatever stands in a cell, the format stays whole.

>>> from kg.tables.table import Column, Table
>>> print(markdown(Table.of([Column("x", "X")], [{"x": "a|b"}])), end="")
| X |
| --- |
| a\|b |
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import groupby

from tabulate import tabulate

from bib.latex import encode
from kg.tables.table import Table

_FORMULA = re.compile(r"^[=+\-@\t\r\n]")
_NUMBER = re.compile(r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$")


def guarded(cell: str) -> str:
    """The cell, with an apostrophe before it if a spreadsheet would take it for a formula (``=``, ``+``, ``-``, ``@``, tab, line end).

    Plain numbers stay as they are. :func:`unguarded` takes the apostrophe away again.

    >>> guarded("=SUM(A1)"), guarded("-0.12"), guarded("'tis")
    ("'=SUM(A1)", '-0.12', "'tis")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before :func:`guarded`."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def csv_text(table: Table) -> str:
    """CSV after RFC 4180: commas, CRLF, quotes where needed, headings first; cells that look like formulas are guarded."""
    return _separated(table, ",", "\r\n", guarded)


def tsv_text(table: Table) -> str:
    """Tab-separated values, one line a row: tabs and line ends within cells become spaces."""
    return _separated(table, "\t", "\n", lambda cell: guarded(" ".join(re.split(r"[\t\r\n]+", cell))))


def _separated(table: Table, separator: str, end: str, dressed: Callable[[str], str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow([dressed(h) for h in table.headings])
    writer.writerows([dressed(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def json_text(table: Table) -> str:
    """A list of objects by column key."""
    return json.dumps(table.records(), ensure_ascii=False, indent=2) + "\n"


_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~$])")


def markdown(table: Table) -> str:
    """A table in GitHub's Markdown; what would be markup in a cell is escaped, line ends become ``<br>``."""
    lines = [_markdown_row(table.headings), _markdown_row(["---"] * len(table.columns), escape=False)]
    lines += [_markdown_row(row) for row in table.rows]
    caption = f"{_markdown_cell(table.caption)}\n\n" if table.caption else ""
    return caption + "\n".join(lines) + "\n"


def _markdown_row(cells: Sequence[str], escape: bool = True) -> str:
    return "| " + " | ".join(map(_markdown_cell, cells) if escape else cells) + " |"


def _markdown_cell(cell: str) -> str:
    lines = [_MARKDOWN.sub(r"\\\1", line.strip()).replace("&", "&amp;") for line in _LINE_END.split(cell.strip())]
    return "<br>".join(lines) or " "


_SIGNS = {"−": "$-$", "→": r"$\rightarrow$", "←": r"$\leftarrow$", "↔": r"$\leftrightarrow$", "×": r"$\times$", "±": r"$\pm$",
          "≤": r"$\leq$", "≥": r"$\geq$", "≠": r"$\neq$", "≈": r"$\approx$", "†": r"\textdagger{}", "‡": r"\textdaggerdbl{}",
          "…": r"\ldots{}", "•": r"\textbullet{}", "“": "``", "”": "''", "‘": "`", "’": "'", "<": r"\textless{}", ">": r"\textgreater{}",
          "|": r"\textbar{}", '"': "''", "β": r"$\beta$", "α": r"$\alpha$", "γ": r"$\gamma$", "Δ": r"$\Delta$", "χ": r"$\chi$",
          "²": r"\textsuperscript{2}"}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))


def latex_cell(cell: str) -> str:
    r"""The cell as LaTeX: specials escaped, signs as commands, white space made single, e.g. ``R\&D $\rightarrow$ 20\%``."""
    return _SIGN.sub(lambda m: _SIGNS[m[0]], encode(re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+", " ", cell).strip()))


def latex(table: Table, label: str = "tab:related-work", cell: Callable[[str, str], str | None] | None = None,
          packages: Sequence[str] = ()) -> str:
    r"""A ``longtable`` with the rules of ``booktabs`` whose columns fill the line; its first lines name the packages that it needs.

    Args:
        table: what to write.
        label: for ``\ref``.
        cell: given a column's key and a cell, the LaTeX to write instead (a citation command, say), or None for the usual.
        packages: those that ``cell`` needs, e.g. ``["natbib"]``.
    """
    shares = _shares(table)
    line = rf"\dimexpr\linewidth-{2 * (len(shares) - 1)}\tabcolsep\relax"
    columns = "\n".join(rf"  >{{\raggedright\arraybackslash}}p{{{share:.3f}{line}}}" for share in shares)
    headings = " & ".join(rf"\textbf{{{latex_cell(h)}}}" for h in table.headings) + r" \\"
    caption = rf"\caption{{{latex_cell(table.caption or 'Related work')}}}\label{{{re.sub(r'[^A-Za-z0-9:.-]', '-', label)}}}\\"
    rows = [" & ".join(_latex(c.key, text, cell) for c, text in zip(table.columns, row, strict=True)) + r" \\" for row in table.rows]
    return "\n".join([
        rf"% \usepackage{{{','.join(('booktabs', 'longtable', 'array', *packages))}}} and, for letters beyond Latin, a font that has them",
        r"\begin{longtable}{@{}", columns, r"@{}}", caption,
        r"\toprule", headings, r"\midrule", r"\endfirsthead",
        r"\toprule", headings, r"\midrule", r"\endhead",
        r"\bottomrule", r"\endlastfoot", *rows, r"\end{longtable}", ""])


def _latex(key: str, text: str, cell: Callable[[str, str], str | None] | None) -> str:
    own = cell(key, text) if cell else None
    made = latex_cell(text) if own is None else own
    return rf"{{}}{made}" if made.startswith(("[", "*")) else made  # behind "\\" a bracket or star would be an argument of it


def _shares(table: Table) -> list[float]:
    """The share of the line for each column: sentences get three parts, other columns one to two by what stands in them."""
    longest = [max([len(h), *(len(row[i]) for row in table.rows)]) for i, h in enumerate(table.headings)]
    parts = [3.0 if c.wide else 1.0 + min(n, 60) / 60 for c, n in zip(table.columns, longest, strict=True)]
    return [part / sum(parts) for part in parts]


def plain(table: Table, width: int = 100) -> str:
    """The table for a terminal of this width, cells wrapped; where the words of a row do not fit beside each other, one block per row."""
    headings = [_without_control(h) for h in table.headings]
    rows = [[_without_control(cell) for cell in row] for row in table.rows]
    widths = _widths([headings, *rows], [c.wide for c in table.columns], width - 2 * len(headings))
    if widths is None:
        return _blocks(table)
    above = [max(1, given - _HEADING_ROOM) for given in widths]
    text = tabulate(rows, headers=headings, tablefmt="simple", maxcolwidths=widths, maxheadercolwidths=above, disable_numparse=True)
    return (f"{_without_control(table.caption)}\n\n" if table.caption else "") + text + "\n"


_HEADING_ROOM = 2
"""tabulate keeps this much room beside a heading (its MIN_PADDING)."""

_LONGEST_WORD = 24
"""A longer word is broken: one address in a cell must not take the room of all columns."""


def _widths(rows: Sequence[Sequence[str]], wide: Sequence[bool], room: int) -> list[int] | None:
    """A width for every column: what it needs where that fits, else its share of what is left; None where not even the words fit.

    The first row are the headings, which may be broken at their spaces.
    """
    # At least 2: no narrower column holds a letter of a script whose letters take two places.
    words = [max([2, *(min(_places(w), _LONGEST_WORD) + (0 if n else _HEADING_ROOM) for n, row in enumerate(rows) for w in row[i].split())])
             for i in range(len(wide))]
    needed = [max([words[i], *(_places(row[i]) for row in rows[1:])]) for i in range(len(wide))]
    if sum(words) > room:
        return None
    given = list(words)
    while (left := room - sum(given)) > 0:
        wanting = [i for i in range(len(wide)) if given[i] < needed[i]]
        if not wanting:
            break
        parts = sum(2 if wide[i] else 1 for i in wanting)
        for i in wanting:
            given[i] += min(needed[i] - given[i], max(1, left * (2 if wide[i] else 1) // parts), max(0, room - sum(given)))
    return given


def _places(text: str) -> int:
    """How many places of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text)


def _blocks(table: Table) -> str:
    """Each row as lines of heading and text, an empty line between rows."""
    headings = [_without_control(h) for h in table.headings]
    rows = ["\n".join(f"{h}: {_without_control(cell)}" for h, cell in zip(headings, row, strict=True) if cell) for row in table.rows]
    return "\n\n".join([*([_without_control(table.caption)] if table.caption else []), *rows]) + "\n"


def _without_control(cell: str) -> str:
    """The cell on one line without control characters: a title must not steer the terminal."""
    return " ".join("".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in cell).split())


FORMATS: dict[str, Callable[[Table], str]] = {"text": plain, "csv": csv_text, "tsv": tsv_text, "md": markdown, "latex": latex,
                                              "json": json_text}
"""The formats by the name that a person asks for."""


def grouped(table: Table, key: str) -> list[tuple[str, Table]]:
    """The table in parts, by neighbouring rows that have the same text in a column; that column is left out of them."""
    at = [c.key for c in table.columns].index(key)
    rest = table.columns[:at] + table.columns[at + 1:]
    parts = groupby(table.rows, key=lambda row: row[at])
    return [(value, Table(rest, tuple(row[:at] + row[at + 1:] for row in rows))) for value, rows in parts]
