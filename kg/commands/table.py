"""``nomnet table``: tables to take away."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from bib.readers.bibtex import read_bibtex
from kg.commands.options import StoreOption
from kg.commands.place import Place, counted, place_of, say, terminal_width, write
from kg.errors import KgError
from kg.queries.catalogue import ask
from kg.queries.resolve import find_study
from kg.tables.choice import Asks, Choice
from kg.tables.choice import related_work as make
from kg.tables.related_work import ALL

TableFormat = Literal["text", "csv", "tsv", "md", "latex", "json", "xlsx"]

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
                                                         help=f"Only this column, in the order given: {', '.join(ALL)} (place: where "
                                                         "each claim and its evidence stand, for checking).")] = None,
        iv: Annotated[list[str] | None, typer.Option("--iv", metavar="NAME", help="Only claims with this construct as independent "
                                                     "variable, by key or by any of its names; may be given several times.")] = None,
        dv: Annotated[list[str] | None, typer.Option("--dv", metavar="NAME", help="Only claims with this construct as dependent "
                                                     "variable; may be given several times.")] = None,
        near: Annotated[bool, typer.Option("--near", help="With --iv or --dv: also claims on constructs near these, marked.")] = False,
        rows: Annotated[Literal["study", "claim"], typer.Option("--rows", help="A row for each study, or for each claim.")] = "study",
        claims: Annotated[Literal["stated", "all"], typer.Option("--claims", help="stated: hypotheses, propositions and practices (of a "
                                                                 "study without any its paths or findings), and whatever a study tests; "
                                                                 "or all claims.")] = "stated",
        literature: Annotated[bool, typer.Option("--literature", help="Also the rows of the studies' own literature tables, as "
                                                 "second-hand.")] = False,
        format: Annotated[TableFormat, typer.Option("--format", help="The form; latex is a longtable with booktabs, xlsx a workbook with a "
                                                            "second sheet of the claims and their places.")] = "text",
        cite: Annotated[bool, typer.Option("--cite", help="In LaTeX: \\citet{key} instead of the citation in words.")] = False,
        bib: Annotated[Path | None, typer.Option("--bib", metavar="FILE",
                                                 help="Also write the BibTeX entries of exactly these rows. A file that holds "
                                                 "anything else is not written over.")] = None,
        store: StoreOption = None) -> None:
    """Print the related-work table.

    Citation | IV | Mediator | Moderator | DV | Key findings | Method | Sample. Whatever was tested is in the table, supported or not;
    how many other claims are left out is said, and --claims all shows them.

    Examples: nomnet table related-work --study zhang2020 --column citation --column dv · nomnet table related-work --dv "CRM performance"
    --rows claim · nomnet table related-work --format latex --cite --bib related-work.bib > related-work.tex · nomnet table related-work
    --format xlsx > related-work.xlsx (open in Excel, or paste into Word)
    """
    if unknown := [name for name in column or () if name not in ALL]:
        raise KgError(f"The table has no column {unknown[0]!r}; it has {', '.join(ALL)}.")
    if format == "xlsx" and sys.stdout.isatty():
        raise KgError("A workbook is no text. Send it into a file: nomnet table related-work --format xlsx > related-work.xlsx")
    place = place_of(store)
    reader = place.built().reader()
    if bib is not None:
        _refuse_to_lose(bib, place, partial(ask, reader))
    made = make(Choice(
        studies=tuple(find_study(reader, name).key for name in study or ()), columns=tuple(column or ()), iv=tuple(iv or ()),
        dv=tuple(dv or ()), near=near, each_claim=rows == "claim", every_claim=claims == "all", literature=literature, cite=cite),
        partial(ask, reader))
    if bib is not None:
        try:
            bib.write_text(made.bibliography(), encoding="utf-8")
        except OSError as error:
            raise KgError(f"{bib} cannot be written ({error.strerror or error}), so no table was made. Name another file with --bib."
                          ) from error
    if format == "xlsx":
        write(made.workbook())
    else:
        typer.echo(made.text(format, terminal_width()), nl=False)
    if made.left_out:
        say(f"{counted(len(made.left_out), 'further claim')} left out: what the studies neither state as hypothesis, proposition or "
            "practice nor test. --claims all shows them.")
    if bib is not None:
        say(f"Wrote {counted(len(made.works), 'entry', 'entries')} to {bib}.")
    if made.unprinted and (bib is not None or cite):
        say(f"Without an entry, since nothing bibliographic is known of it: {', '.join(made.unprinted)}.")


def _refuse_to_lose(bib: Path, place: Place, asks: Asks) -> None:
    """Refuse a file that is part of the store, or that holds what an earlier table of this corpus did not put there."""
    if any(bib.resolve().is_relative_to(folder.resolve()) for folder in (place.folder, place.corpus_folder)):
        raise KgError(f"{bib} is a part of {place.name}, so no table was made. Name a file outside of it with --bib.")
    if not bib.is_file() or not bib.stat().st_size:
        return
    there = read_bibtex(bib)
    known = {cell.value for row in asks("works/list").rows if (cell := row["key"]) is not None}
    others = [work.key for work in there if work.key not in known]
    notes = not len(there) and all(line.startswith("%") for line in bib.read_bytes().decode("utf-8", "replace").split("\n") if line.strip())
    if others or not (notes or len(there)) or any(failure.severity == "error" for failure in there.failures):
        held = f"works of elsewhere ({', '.join(others[:3])}{', ...' if len(others) > 3 else ''})" if others else "what no table wrote"
        raise KgError(f"{bib} is there already and holds {held}, so no table was made. Name another file with --bib, or delete this one.")
