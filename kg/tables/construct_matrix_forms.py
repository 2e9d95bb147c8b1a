"""The synthesis matrix as a table, as a workbook and as LaTeX; every form says what its signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.tables.construct_matrix import ROLES, TREATMENTS, Cell, ConstructMatrix
from kg.tables.latex_grid import Layout, latex_grid
from kg.tables.matrix_sheets import STRONG, headings, key_sheet, study_columns, study_headings, study_sheet
from kg.tables.table import Column, Table
from kg.tables.xlsx import Heading, Sheet, Value, workbook

RULE = ("A number behind a role: in how many links of which the study says something; a role without one is the study's own word for the "
        "construct.")
EMPTY = "An empty cell: the study does not name the construct."

_KEY = (*ROLES.values(), TREATMENTS["defined"], ("k items", TREATMENTS["measured"][1]), TREATMENTS["named"])
_KINDS = {kind: words for kind, (_, words) in {**ROLES, **TREATMENTS}.items()}
_LAYOUT = Layout(per_part=5, turned=False)


def construct_table(matrix: ConstructMatrix) -> Table:
    """A row a construct, a column a study, cells in words, e.g. ``independent variable (3 links), defined, 7 items``."""
    columns = [Column("construct", "Construct", wide=True), Column("studies", "Studies"), *study_columns(matrix.studies)]
    return Table.of(columns, ({"construct": row.construct.name, "studies": str(row.construct.studies),
                               **{study: cell.words for study, cell in row.cells.items()}} for row in matrix.rows))


def construct_latex(matrix: ConstructMatrix, caption: str) -> str:
    """A LaTeX table with roles in short and the key below it."""
    columns = [Column("construct", "Construct"), *study_columns(matrix.studies)]
    rows = ({"construct": row.construct.name, **{study: cell.short for study, cell in row.cells.items()}} for row in matrix.rows)
    key = "; ".join(f"{short} {words}" for short, words in _KEY)
    return latex_grid(Table.of(columns, rows, caption), "tab:synthesis-matrix", f"{key}. {RULE} {EMPTY}", _LAYOUT)


def construct_workbook(matrix: ConstructMatrix, about: Iterable[str]) -> bytes:
    """A workbook: the matrix, its cells one a row, the studies with their totals, and the key."""
    above = (Heading("Construct", 40), Heading("Studies", 8), *study_headings(matrix.studies, 24))
    rows = tuple((Value(row.construct.name, row.construct.iri, STRONG), Value(row.construct.studies),
                  *(_shown(row.cells.get(study.iri)) for study in matrix.studies)) for row in matrix.rows)
    cells = tuple(_cell_rows(matrix, headings(matrix.studies)))
    return workbook([
        Sheet("Matrix", above, rows, frozen=1), Sheet("Cells", _CELL_HEADINGS, cells, frozen=2),
        study_sheet(matrix.studies, matrix.totals, _KINDS, "Constructs"), key_sheet(about, _KEY, [RULE, EMPTY])], "Synthesis matrix")


def _shown(cell: Cell | None) -> Value:
    """A cell in short; it leads to what the study calls the construct where that is one thing."""
    return Value() if cell is None else Value(cell.short, cell.members[0].iri if len(cell.members) == 1 else "")


_CELL_HEADINGS = (
    Heading("Construct", 34), Heading("Study", 26), Heading("Called there", 30), Heading("What it is there", 24), Heading("Links", 8),
    Heading("Items", 8), Heading("Construct (address)", 40), Heading("Study (address)", 40))


def _cell_rows(matrix: ConstructMatrix, names: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    """What each construct is in each study, one a row."""
    for row in matrix.rows:
        for name, study in zip(names, matrix.studies, strict=True):
            if cell := row.cells.get(study.iri):
                called = "; ".join(member.name for member in cell.members)
                for kind in cell.kinds:
                    yield (Value(row.construct.name), Value(name), Value(called), Value(_KINDS[kind]), Value(cell.links.get(kind, "")),
                           Value(" + ".join(map(str, cell.items)) if len(cell.items) > 1 else cell.items[0]) if kind == "measured" else
                           Value(), Value(row.construct.iri), Value(study.iri))
