r"""Tables with one wide column and many others as LaTeX: ``longtable`` with the rules of ``booktabs``, the key of the cells below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.tables.formats import latex_cell
from kg.tables.table import Table

_PACKAGES = r"% \usepackage{booktabs,longtable,array,graphicx} and, for letters beyond Latin, a font that has them"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns behind the first stand.

    Attributes:
        per_part: how many stand beside the first; the others go into further parts, below each other.
        turned: whether their headings are turned, so that cells of a few signs need little room; else the columns share the line.
    """

    per_part: int = 10
    turned: bool = True


def latex_grid(table: Table, label: str, notes: str, layout: Layout = Layout()) -> str:
    r"""The table in as many parts as its columns need, each with the caption and the notes.

    Args:
        table: its first column is the wide one; rows that are empty in all columns of a part are left out of that part.
        label: for ``\ref``; parts behind the first have ``-2``, ``-3`` ... behind it.
        notes: the key of what stands in the cells.
        layout: how the columns behind the first stand.
    """
    last = len(table.columns)
    shown = [range(start, min(start + layout.per_part, last)) for start in range(1, max(last, 2), layout.per_part)]
    parts = [_part(table, columns, (n, len(shown)), label, notes, layout) for n, columns in enumerate(shown, 1)]
    return "\n".join([_PACKAGES, *parts, ""])


def _part(table: Table, shown: range, which: tuple[int, int], label: str, notes: str, layout: Layout) -> str:
    """One part: the first column and those shown."""
    n, parts = which
    headings = " & ".join((rf"\textbf{{{latex_cell(table.headings[0])}}}", *(_heading(table.headings[i], layout) for i in shown))) + r" \\"
    part = f", part {n} of {parts}" if parts > 1 else ""
    name = re.sub(r"[^A-Za-z0-9:.-]", "-", label) + (f"-{n}" if n > 1 else "")
    rows = [_row([row[0], *(row[i] for i in shown)]) for row in table.rows if parts == 1 or any(row[i] for i in shown)]
    return "\n".join([
        r"\begingroup\small\setlength{\tabcolsep}{4pt}\setlength{\LTleft}{0pt}\setlength{\LTright}{0pt}",
        rf"\begin{{longtable}}{{@{{\extracolsep{{\fill}}}}{_columns(len(shown), layout)}@{{}}}}",
        rf"\caption{{{latex_cell(table.caption)}{part}}}\label{{{name}}}\\", r"\toprule", headings, r"\midrule", r"\endfirsthead",
        r"\toprule", headings, r"\midrule", r"\endhead", r"\bottomrule", r"\endfoot",
        *rows, r"\end{longtable}", rf"\noindent{{\footnotesize {latex_cell(notes)}\par}}", r"\endgroup"])


def _columns(n: int, layout: Layout) -> str:
    """The columns of a part with ``n`` beside the first."""
    left = r">{\raggedright\arraybackslash}p{"
    if layout.turned:
        return rf"{left}{0.36 + 0.03 * (layout.per_part - n):.2f}\linewidth}}*{{{n}}}{{c}}" if n else rf"{left}0.9\linewidth}}"
    share = f"{0.72 / n:.3f}" if n else "0"
    return rf"{left}0.22\linewidth}}" + rf"{left}\dimexpr{share}\linewidth-2\tabcolsep\relax}}" * n


def _heading(text: str, layout: Layout) -> str:
    if layout.turned:
        return rf"\rotatebox{{90}}{{\parbox{{4.4cm}}{{\raggedright\footnotesize {latex_cell(text)}}}}}"
    return rf"\textbf{{{latex_cell(text)}}}"


def _row(cells: Sequence[str]) -> str:
    made = [latex_cell(cell) for cell in cells]
    first = rf"{{}}{made[0]}" if made[0].startswith(("[", "*")) else made[0]  # behind "\\" a bracket or star would be an argument of it
    return " & ".join((first, *made[1:])) + r" \\"
