"""Printed correlations of a study as the matrix that they were printed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from web.evidence import as_figure
from web.link_lines import Ref
from web.rows import Row, grouped, text, whole
from web.service import service

DESCRIPTIVE = ("mean", "sd")


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
        names = {text(row, end) for row in inside for end in ("row", "column")}
        described = [row for row in same if text(row, "statisticKind") in DESCRIPTIVE and text(row, "row") in names]
        made.append(matrix(source, inside, described))
        used |= {text(row, "statistic") for row in (*inside, *described)}
    return made, [row for row in rows if text(row, "statistic") not in used]


def matrix(source: str, inside: Sequence[Row], described: Sequence[Row]) -> Matrix:
    """The matrix of these cells; its variables stand in the order of their printed rows."""
    order: dict[str, tuple[int, int]] = {}
    for n, row in enumerate((*described, *inside)):
        order.setdefault(text(row, "row"), (whole(row, "line") or 0, n))
    for n, row in enumerate(inside):
        order.setdefault(text(row, "column"), (10**9, n))
    names = sorted(order, key=order.__getitem__)
    cells: dict[tuple[str, str], Cell] = {}
    for row in inside:
        at = (text(row, "row"), text(row, "column"))
        cells[at if at not in cells else at[::-1]] = cell_of(row)  # a second kind printed with the same ends stands on the other side
    columns = tuple(kind for kind in DESCRIPTIVE if any(text(row, "statisticKind") == kind for row in described))
    beside = {(text(row, "row"), text(row, "statisticKind")): cell_of(row) for row in described}
    links = links_of(inside)
    variables = tuple(Variable(name, links.get(name, ""), tuple(beside.get((name, kind)) for kind in columns),
                               tuple(cells.get((name, other)) for other in names)) for name in names)
    return Matrix(source, variables, columns, side(variables, below=True), side(variables, below=False))


def side(variables: Sequence[Variable], below: bool) -> str:
    """The kinds of correlation on one side of the diagonal, e.g. ``zero-order correlation``."""
    kinds = dict.fromkeys(c.kind for i, v in enumerate(variables) for j, c in enumerate(v.cells) if c and (j < i if below else j > i))
    return " and ".join(kind.replace("-correlation", " correlations") for kind in kinds)


def cell_of(row: Row) -> Cell:
    """The cell in a row of ``studies/statistics``."""
    return Cell(text(row, "statisticKind"), as_figure(text(row, "value")), as_figure(text(row, "correctedValue")), text(row, "correctionReason"))


def links_of(rows: Iterable[Row]) -> dict[str, str]:
    """The pages of the constructs that the variables are."""
    return {text(row, name): service().address(text(row, iri)) for row in rows for name, iri in (("row", "rowConstruct"), ("column", "columnConstruct"))
            if text(row, iri)}


def refs_of(row: Row) -> tuple[Ref, Ref]:
    """Row and column of a printed number, as links where they name constructs."""
    return tuple(Ref(text(row, name), service().address(text(row, iri)) if text(row, iri) else "") for name, iri in
                 (("row", "rowConstruct"), ("column", "columnConstruct")))  # type: ignore[return-value]
