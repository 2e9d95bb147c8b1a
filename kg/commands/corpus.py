"""``nomnet add``, ``remove`` and ``list``: what is in a scholar's own corpus."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from bib.model import Failure
from kg.commands.options import StoreOption
from kg.commands.place import Place, counted, errors, own_store, place_of, terminal_width, working
from kg.corpus import Added, shipped_corpus
from kg.errors import CorpusError
from kg.graph.store import Store
from kg.tables.formats import plain
from kg.tables.table import Column, Table

PAPERS = frozenset({".pdf", ".docx", ".doc", ".txt", ".md", ".html", ".htm", ".xml", ".tei"})
"""Files that a later version will read; today they need a record."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("add")(add)
    app.command("remove")(remove)
    app.command("list")(list_studies)


def add(paths: Annotated[list[Path], typer.Argument(metavar="PATH...",
                                                    help="Records (.yaml, .json), bibliographies (.bib), folders of them.")],
        with_corpus: Annotated[bool, typer.Option("--with-corpus", help="Put the shipped corpus into the store as well.")] = False,
        store: StoreOption = None) -> None:
    """Take records and bibliographies into the store.

    A new store starts empty; a record replaces the one with the same study id. What is malformed is left out and named, with file, line
    and reason; the rest is taken in.

    Examples: nomnet add zhang2020.yaml library.bib · nomnet add --store ~/review records/
    """
    place = _writable(store)
    collection = place.collection()
    done: list[Added] = []
    if with_corpus and not place.is_shipped:
        errors.print("The store has a corpus of its own; the shipped records are added to it.")
    wanted = [*([shipped_corpus()] if with_corpus else []), *paths]
    refused: list[Failure] = []
    with working("Reading ...") as say:
        for path in wanted:
            say(f"Reading {path} ...")
            if path.suffix.lower() in PAPERS and path.is_file():
                refused.append(Failure(str(path), None, "papers are not read yet, that comes with a later version",
                                       step="Write a record of it by hand (docs/record-format.md) and add that."))
                continue
            try:
                done.append(collection.add(path))
            except CorpusError as error:
                refused.append(Failure(str(path), None, str(error)))
    failures = [*refused, *(f for one in done for f in one.failures)]
    studies = sorted({s for one in done for s in one.studies})
    works = sum(len(one.works) for one in done)
    show_failures(failures)
    if collection.folder.is_dir():
        corpus = place.rebuild(Store(place.folder))
        typer.echo(f"Added {counted(len(studies), 'study', 'studies')}{_named(studies)} and {counted(works, 'new work')}. "
                   f"{place.folder} now holds {counted(len(corpus.records), 'study', 'studies')}.")
    else:
        errors.print("Nothing was added.")
    raise typer.Exit(1 if any(f.severity == "error" for f in failures) else 0)


def remove(study: Annotated[str, typer.Argument(metavar="ID", help="The study's id, as 'nomnet list' prints it.")],
           store: StoreOption = None) -> None:
    """Take a study out of the store.

    Its works and the thesaurus stay.

    Example: nomnet remove zhang2020
    """
    place = _writable(store)
    if place.is_shipped:
        raise CorpusError("The shipped corpus is not changed. Start one of your own with 'nomnet add', with it inside: --with-corpus.")
    gone = place.collection().remove(study)
    corpus = place.rebuild(Store(place.folder))
    typer.echo(f"Removed {study} ({gone}). {place.folder} now holds {counted(len(corpus.records), 'study', 'studies')}.")


def list_studies(store: StoreOption = None) -> None:
    """Print the studies that are in the store.

    Example: nomnet list
    """
    place = place_of(store)
    corpus = place.corpus()
    rows = [{"id": r.id, "year": str(r.study.year or ""), "claims": str(len(r.claims)), "title": r.study.title or ""}
            for r in corpus.records]
    works = f"{counted(len(corpus.works), 'work')} in the bibliography"
    errors.print(f"{place.name}: {counted(len(rows), 'study', 'studies')}, {works}", markup=False)
    columns = [Column("id", "ID"), Column("year", "Year"), Column("claims", "Claims"), Column("title", "Title", wide=True)]
    if rows:
        typer.echo(plain(Table.of(columns, rows), width=terminal_width()), nl=False)
    show_failures(corpus.errors)
    if warnings := len(corpus.failures) - len(corpus.errors):
        errors.print(f"{counted(warnings, 'warning')}; 'nomnet validate' prints them.")
    raise typer.Exit(1 if corpus.errors else 0)


def show_failures(failures: list[Failure] | tuple[Failure, ...]) -> None:
    """Print failures on standard error, one a line."""
    for failure in failures:
        errors.print(str(failure), markup=False)


def _writable(store: str | None) -> Place:
    """The scholar's own store: the one they chose, else the one in their home."""
    place = place_of(store, os.environ)
    return place if place.own else Place(own_store(), True)


def _named(studies: list[str]) -> str:
    return f" ({', '.join(studies[:8])}{', ...' if len(studies) > 8 else ''})" if studies else ""

