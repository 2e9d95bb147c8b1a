"""The evidence matrix as a table, as a workbook and as LaTeX; every form says what its signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.tables.latex_grid import latex_grid
from kg.tables.matrix import LETTERS, SECOND_HAND, STATES, Cell, EvidenceMatrix, Row
from kg.tables.matrix_sheets import STRONG, headings, key_sheet, study_columns, study_headings, study_sheet
from kg.tables.table import Column, Table
from kg.tables.xlsx import Heading, Sheet, Style, Value, workbook
from ontology.schemes import concept, label

RULE = ("A number is the strongest estimate that the study prints: effects before correlations, the study's main model before others, "
        "standardized coefficients before other metrics, then the largest in absolute value.")
EMPTY = "An empty cell: the study says nothing of the link."
NOT_COUNTED = "Second-hand is what studies say of works outside the corpus; it counts for nothing."
TOLD = "Second-hand (not counted)"

_LOOKS = {
    "supported": Style("#D9EEDF", "#1B6B3A", centred=True), "not-supported": Style("#F7DCD9", "#A3271F", centred=True),
    "mixed": Style("#F6E7C8", "#7A5000", centred=True), "no-verdict": Style("#ECECEA", "#535C63", centred=True),
    "illustrated": Style("#DDE7F5", "#2C568F", centred=True), "illustrated-mixed": Style("#F6E7C8", "#7A5000", centred=True),
    "illustrated-against": Style("#F7DCD9", "#A3271F", centred=True), "proposed": Style("#E9E0F1", "#6B4A8E", centred=True)}
_PLAIN = Style(centred=True)


def evidence_table(matrix: EvidenceMatrix) -> Table:
    """A row a link, a column a study, cells in words, e.g. ``supported (+) 0.31 [H1]``."""
    columns = [Column("link", "Link", wide=True), Column("x", "X"), Column("relation", "Relation"), Column("y", "Y"), Column("via", "Via"),
               Column("by", "By"), Column("studies", "Studies"), Column("contested", "Contested"),
               *([Column("told", TOLD)] if matrix.second_hand else []), *study_columns(matrix.studies)]
    return Table.of(columns, ({
        "link": row.link.name, **_ends(row), "studies": str(row.studies), "contested": "yes" if row.link.contested else "no",
        "told": row.told_words, **{study: cell.words for study, cell in row.cells.items()}} for row in matrix.rows))


def evidence_latex(matrix: EvidenceMatrix, caption: str) -> str:
    """A LaTeX table with states as letters and the key below it."""
    columns = [Column("link", "Link"), Column("studies", "Studies"), *([Column("told", TOLD)] if matrix.second_hand else []),
               *study_columns(matrix.studies)]
    rows = ({"link": row.link.name + (" †" if row.link.contested else ""), "studies": str(row.studies),
             "told": str(row.works) if row.told else "", **{study: cell.short for study, cell in row.cells.items()}} for row in matrix.rows)
    key = "; ".join(f"{letter} {words}" for letter, words in _key(matrix))
    contested = ["† contested in this corpus."] if any(row.link.contested for row in matrix.rows) else []
    told = [f"In the column of what is second-hand: the number of works. {NOT_COUNTED}"] if matrix.second_hand else []
    notes = " ".join([f"{key}; + positive; − negative; ± mixed.", *contested, RULE, EMPTY, *told])
    return latex_grid(Table.of(columns, rows, caption), "tab:evidence-matrix", notes)


def evidence_workbook(matrix: EvidenceMatrix, about: Iterable[str]) -> bytes:
    """A workbook: the matrix in letters and colours, its cells one a row, the studies with their totals, and the key."""
    above = (Heading("Link", 44), Heading("X", 22), Heading("Relation", 14), Heading("Y", 22), Heading("Via", 16), Heading("By", 16),
             Heading("Studies", 8), Heading("Contested", 10), *([Heading(TOLD, 22)] if matrix.second_hand else []),
             *study_headings(matrix.studies, 16))
    rules = [RULE, EMPTY, *([NOT_COUNTED] if matrix.second_hand else [])]
    return workbook([
        Sheet("Matrix", above, tuple(_matrix_row(row, matrix) for row in matrix.rows), frozen=1),
        Sheet("Cells", _CELL_HEADINGS, tuple(_cell_rows(matrix, headings(matrix.studies))), frozen=2),
        study_sheet(matrix.studies, matrix.totals, {state: label(concept("state", state)) for state in STATES}, "Links"),
        key_sheet(about, [*_key(matrix), ("+ − ±", "positive, negative, mixed")], rules)], "Evidence matrix")


def _ends(row: Row) -> dict[str, str]:
    """The constructs of a link and its relation, by column."""
    of = {role: " + ".join(row.names(role)) for role in ("independent", "dependent", "mediator", "moderator")}
    return {"x": of["independent"], "relation": label(concept("relation", row.link.relation)), "y": of["dependent"], "via": of["mediator"],
            "by": of["moderator"]}


def _key(matrix: EvidenceMatrix) -> list[tuple[str, str]]:
    """The letters of the states that occur, with their words."""
    present = {cell.said.state for row in matrix.rows for cell in row.cells.values()}
    found = [(LETTERS[state], label(concept("state", state))) for state in STATES if state in present]
    found += [(LETTERS[""], "estimate without a test of its own")] if "" in present else []
    return found + ([(LETTERS[SECOND_HAND], label(concept("state", SECOND_HAND)))] if matrix.second_hand else [])


def _matrix_row(row: Row, matrix: EvidenceMatrix) -> tuple[Value, ...]:
    """A link with its studies, for the first sheet."""
    told = [Value(row.told_words)] if matrix.second_hand else []
    return (Value(row.link.name, row.link.iri, STRONG), *(Value(text) for text in _ends(row).values()), Value(row.studies),
            Value("yes" if row.link.contested else "no"), *told, *(_shown(row.cells.get(study.iri)) for study in matrix.studies))


def _shown(cell: Cell | None) -> Value:
    """A cell in letters and colour; it leads to its claim where that is one."""
    if cell is None:
        return Value()
    return Value(cell.short, cell.claims[0].iri if len(cell.claims) == 1 else "", _LOOKS.get(cell.said.state, _PLAIN))


_CELL_HEADINGS = (
    Heading("Link", 44), Heading("Study", 26), Heading("State", 18), Heading("Sign", 10), Heading("Estimate", 10), Heading("Metric", 10),
    Heading("Kind of estimate", 14), Heading("Main model", 10), Heading("n", 8), Heading("p", 10), Heading("Further estimates", 10),
    Heading("Claims", 20), Heading("Claims (addresses)", 40), Heading("Link (address)", 40), Heading("Study (address)", 40))


def _cell_rows(matrix: EvidenceMatrix, names: Sequence[str]) -> Iterable[tuple[Value, ...]]:
    """The cells one a row, for sorting and counting."""
    for row in matrix.rows:
        for name, study in zip(names, matrix.studies, strict=True):
            if cell := row.cells.get(study.iri):
                sign = label(concept("sign", cell.said.sign)) if cell.said.sign else ""
                yield (Value(row.link.name), Value(name), Value(cell.state_words), Value(sign), *_estimate(cell),
                       Value("; ".join(c.name for c in cell.claims)), Value("; ".join(c.iri for c in cell.claims)), Value(row.link.iri),
                       Value(study.iri))


def _estimate(cell: Cell) -> tuple[Value, ...]:
    """The strongest estimate of a cell in columns, and how many others there are."""
    e = cell.estimate
    if e is None:
        return (*(Value() for _ in range(6)), Value(0))
    return (Value(e.value), Value(e.metric), Value(label(concept("evidence", e.kind)) if e.kind else ""), Value("yes" if e.main else "no"),
            Value(int(e.n) if e.n else ""), Value(e.p), Value(len(cell.estimates) - 1))
