"""``nomnet table``: tables to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bib.writers.bibtex import write_bibtex
from kg.commands.options import StoreOption
from kg.commands.place import counted, errors, place_of, terminal_width
from kg.errors import KgError
from kg.graph.store import Store
from kg.queries.catalogue import ask
from kg.tables.answers import entries_of, literature_row, works_of
from kg.tables.formats import FORMATS, latex, plain
from kg.tables.related_work import ALL, Row, per_claim, per_study, stated, table
from kg.tables.table import Table

TableFormat = Literal["text", "csv", "tsv", "md", "latex", "json"]

tables = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Make a synthesis table of the corpus.")


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.add_typer(tables, name="table")


@tables.callback()
def group() -> None:
    """Make a synthesis table of the corpus."""


@tables.command("related-work")
def related_work(
        study: Annotated[list[str] | None, typer.Option("--study", metavar="ID",
                                                        help="Only this study; may be given several times.")] = None,
        column: Annotated[list[str] | None, typer.Option("--column", metavar="NAME",
                                                         help=f"Only this column, in the order given: {', '.join(ALL)}.")] = None,
        rows: Annotated[Literal["study", "claim"], typer.Option("--rows", help="A row for each study, or for each claim.")] = "study",
        claims: Annotated[Literal["stated", "all"], typer.Option("--claims", help="Hypotheses, propositions and practices, or all claims.")]
        = "stated",
        literature: Annotated[bool, typer.Option("--literature", help="Also the rows of the studies' own literature tables, as "
                                                 "second-hand.")] = False,
        format: Annotated[TableFormat, typer.Option("--format", help="The form; latex is a longtable with booktabs.")] = "text",
        cite: Annotated[bool, typer.Option("--cite", help="In LaTeX: \\citet{key} instead of the citation in words.")] = False,
        bib: Annotated[Path | None, typer.Option("--bib", metavar="FILE",
                                                 help="Also write the BibTeX entries of exactly these rows.")] = None,
        store: StoreOption = None) -> None:
    """Print the related-work table.

    Citation | IV | Mediator | Moderator | DV | Key findings | Method | Sample. What was not supported is in the table like the rest.

    Examples: nomnet table related-work --study zhang2020 --column citation --column dv · nomnet table related-work --format latex --cite
    --bib related-work.bib > related-work.tex
    """
    if unknown := [name for name in column or () if name not in ALL]:
        raise KgError(f"The table has no column {unknown[0]!r}; it has {', '.join(ALL)}.")
    opened = place_of(store).built()
    made = _rows(opened, study or [], rows == "claim", claims == "all", literature)
    text = table(made, column or ALL, "Related work")
    typer.echo(_written(text, made, format, cite), nl=False)
    if bib is not None:
        _write_bibliography(opened, made, bib)


def _rows(store: Store, studies: list[str], each_claim: bool, every_claim: bool, literature: bool) -> list[Row]:
    """The rows of these studies, of all where none are named."""
    reader = store.reader()
    found = entries_of(ask(reader, "tables/related-work", study=studies or None).rows)
    entries = found if every_claim else stated(found)
    rows = per_claim(entries) if each_claim else per_study(entries)
    if literature:
        citations = dict.fromkeys((e.study, e.citation) for e in found)
        rows += [literature_row(row, study, citation) for study, citation in citations
                 for row in ask(reader, "studies/synthesis", study=study).rows]
    return rows


def _written(made: Table, rows: list[Row], format: str, cite: bool) -> str:
    """The table as text; LaTeX cites works by their keys where that is asked for."""
    if format == "text":
        return plain(made, terminal_width())
    if format == "latex" and cite:
        keys = {row.citation: row.work for row in rows if row.work}
        return latex(made, cell=lambda column, cell: rf"\citet{{{keys[cell]}}}" if column == "citation" and cell in keys else None)
    return FORMATS[format](made)


def _write_bibliography(store: Store, rows: list[Row], file: Path) -> None:
    """Write the works of the rows, each once."""
    keys = list(dict.fromkeys(row.work for row in rows if row.work))
    works = works_of(ask(store.reader(), "tables/bibliography", work=keys).rows) if keys else []
    file.write_text(write_bibtex(works), encoding="utf-8")
    errors.print(f"Wrote {counted(len(works), 'entry', 'entries')} to {file}.", markup=False)
