"""Printed correlations of a study as the matrix that they were printed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from web.evidence import as_figure
from web.link_lines import Ref
from web.rows import Row, grouped, text, whole
from web.service import service

DESCRIPTIVE = ("mean", "sd")
ENDS = (("row", "rowConstruct"), ("column", "columnConstruct"))
"""The ends of a printed number, with the columns of the constructs that they name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: what is printed, and what a curator reads it as where that is a misprint."""

    kind: str
    printed: str
    corrected: str
    reason: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the matrix with its mean and standard deviation where they are printed beside it."""

    name: str
    href: str
    described: tuple[Cell | None, ...]
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A printed table of correlations.

    Attributes:
        source: e.g. ``Table 2``.
        described: which of mean and standard deviation are printed with it.
        below: the kind of correlation below the diagonal; ``above`` the kind above it.
    """

    source: str
    variables: tuple[Variable, ...]
    described: tuple[str, ...]
    below: str
    above: str

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why cells are corrected, each reason once."""
        cells = (c for v in self.variables for c in (*v.described, *v.cells) if c)
        return tuple(dict.fromkeys(c.reason for c in cells if c.corrected))

    @property
    def corrected(self) -> int:
        """How many cells are corrected."""
        return sum(1 for v in self.variables for c in (*v.described, *v.cells) if c and c.corrected)


def is_correlation(row: Row) -> bool:
    """Whether a row of ``studies/statistics`` belongs into a matrix: a correlation of two variables, or the diagonal."""
    return bool(text(row, "row") and text(row, "column")) and (text(row, "statisticKind").endswith("-correlation")
                                                               or text(row, "statisticKind") == "diagonal")


def matrices(rows: Sequence[Row]) -> tuple[list[Matrix], list[Row]]:
    """The matrices among a study's statistics, one a printed source, and the rows that stand in none."""
    made: list[Matrix] = []
    used: set[str] = set()
    for source, same in grouped(rows, "printedSource"):
        inside = [row for row in same if is_correlation(row)]
        if not any(text(row, "statisticKind") != "diagonal" for row in inside):
            continue
        variables = {variable(row, end) for row in inside for end in ENDS}
        described = [row for row in same if text(row, "statisticKind") in DESCRIPTIVE and variable(row, ENDS[0]) in variables]
        made.append(matrix(source, inside, described))
        used |= {text(row, "statistic") for row in (*inside, *described)}
    return made, [row for row in rows if text(row, "statistic") not in used]


def variable(row: Row, end: tuple[str, str]) -> str:
    """What an end of a printed number is: the construct that it names, or else its words."""
    name, construct = end
    return text(row, construct) or text(row, name)


def matrix(source: str, inside: Sequence[Row], described: Sequence[Row]) -> Matrix:
    """The matrix of these cells; its variables stand in the order of their printed rows."""
    across, down = ENDS
    order: dict[str, tuple[int, int]] = {}
    names: dict[str, Ref] = {}
    for n, row in enumerate((*described, *inside)):
        order.setdefault(variable(row, across), (whole(row, "line") or 0, n))
        names.setdefault(variable(row, across), refs_of(row)[0])
    for n, row in enumerate(inside):
        order.setdefault(variable(row, down), (10**9, n))
        names.setdefault(variable(row, down), refs_of(row)[1])
    cells: dict[tuple[str, str], Cell] = {}
    for row in inside:
        at = (variable(row, across), variable(row, down))
        cells[at if at not in cells else at[::-1]] = cell_of(row)  # a second kind printed with the same ends stands on the other side
    columns = tuple(kind for kind in DESCRIPTIVE if any(text(row, "statisticKind") == kind for row in described))
    beside = {(variable(row, across), text(row, "statisticKind")): cell_of(row) for row in described}
    keys = sorted(order, key=order.__getitem__)
    variables = tuple(Variable(names[key].label, names[key].href, tuple(beside.get((key, kind)) for kind in columns),
                               tuple(cells.get((key, other)) for other in keys)) for key in keys)
    return Matrix(source, variables, columns, side(variables, below=True), side(variables, below=False))


def side(variables: Sequence[Variable], below: bool) -> str:
    """The kinds of correlation on one side of the diagonal, e.g. ``zero-order correlation``."""
    kinds = dict.fromkeys(c.kind for i, v in enumerate(variables) for j, c in enumerate(v.cells) if c and (j < i if below else j > i))
    return " and ".join(kind.replace("-correlation", " correlations") for kind in kinds)


def cell_of(row: Row) -> Cell:
    """The cell in a row of ``studies/statistics``."""
    return Cell(text(row, "statisticKind"), as_figure(text(row, "value")), as_figure(text(row, "correctedValue")),
                text(row, "correctionReason"))


def refs_of(row: Row) -> tuple[Ref, Ref]:
    """Row and column of a printed number, as links where they name constructs."""
    across, down = (Ref(text(row, name), service().address(text(row, iri)) if text(row, iri) else "") for name, iri in ENDS)
    return across, down
