"""``nomnet add``, ``remove`` and ``list``: what is in a scholar's own corpus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bib.model import Failure
from bib.readers.formats import is_bibliography
from kg.commands.options import StoreOption
from kg.commands.place import STOPPED, Place, counted, own_store, place_of, say, terminal_width, visible, working
from kg.corpus import PATIENCE, Added, Corpus, Incoming, incoming, shipped_corpus
from kg.errors import CorpusError, StoreError
from kg.graph.store import Store
from kg.tables.formats import plain
from kg.tables.table import Column, Table

PAPERS = frozenset({".pdf", ".docx", ".doc", ".txt", ".md", ".html", ".htm", ".xml", ".tei"})
"""Files of papers: a record is made of them first."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("add")(add)
    app.command("remove")(remove)
    app.command("list")(list_studies)


def add(paths: Annotated[list[Path], typer.Argument(metavar="PATH...",
                                                    help="Records (.yaml, .json), bibliographies (.bib, .ris, .json, .nbib, .ciw, "
                                                         "Scopus' .csv, EndNote's .xml), a thesaurus.yaml, folders of them.")],
        with_corpus: Annotated[bool, typer.Option("--with-corpus", help="Put the shipped corpus into the store as well.")] = False,
        store: StoreOption = None) -> None:
    """Take records and bibliographies into the store.

    A new store starts empty (--with-corpus: with the shipped corpus); a record replaces the one with the same study id; a thesaurus.yaml
    joins constructs of several studies and is added to what the store has. What is malformed is left out and named, with file, line and
    reason; the rest is taken in. docs/record-format.md shows a small record and a small thesaurus. Bibliographies are known by what they
    hold: BibTeX and BibLaTeX, RIS, CSL-JSON, Web of Science, Scopus, PubMed, EndNote's XML.

    Examples: nomnet add zhang2020.yaml library.bib · nomnet add savedrecs.ciw refs.ris · nomnet add --store ~/review --with-corpus records/
    """
    place = _writable(store)
    if with_corpus and place.has_corpus:
        say("The store has a corpus of its own; the shipped records are added to it.")
    found, refused = _read([*([shipped_corpus()] if with_corpus else []), *paths])
    show_failures(refused)
    done: list[Added] = []
    if not any(one.brings for one in found):
        show_failures([f for one in found for f in one.failures])
        say("Nothing was added.")
        raise typer.Exit(1)
    target = Store(place.folder)
    with _alone(target, "Nothing was added."):
        try:
            for added in place.collection().put(found):
                show_failures(added.failures)
                done.append(added)
        except OSError as error:
            stored = [str(one.path) for one in found[:len(done)] if one.brings]
            say(f"nomnet: {found[len(done)].path} could not be stored ({error.strerror or error}). {_before(stored)}Free some space or "
                f"check the permissions of {place.folder}, then add it again.")
            raise typer.Exit(1 if stored else 2) from error
        corpus = _build(place, target, f"What you added is stored in {place.corpus_folder}")
    everything = Added.together(done)
    studies = sorted(set(everything.studies))
    works = counted(len(everything.works), "new work")
    typer.echo(visible(f"Added {counted(len(studies), 'study', 'studies')}{_named(studies)} and {works}. "
                       f"{place.folder} now holds {counted(len(corpus.records), 'study', 'studies')}."))
    raise typer.Exit(1 if any(f.severity == "error" for f in (*refused, *everything.failures)) else 0)


def _read(paths: list[Path]) -> tuple[list[Incoming], list[Failure]]:
    """The files of these paths, read to be stored, and what is no input at all; nothing is written yet."""
    found: list[Incoming] = []
    refused: list[Failure] = []
    with working("Reading ...") as tell:
        for path in paths:
            tell(f"Reading {path} ...")
            if path.suffix.lower() in PAPERS and path.is_file() and not is_bibliography(path):
                refused.append(Failure(str(path), None, "this is a paper, and what is added is its record",
                                       step="'nomnet extract' makes one of a text, with its references and citations; the claims are added "
                                            "by hand (docs/record-format.md)."))
                continue
            try:
                found += incoming(path)
            except CorpusError as error:
                refused.append(Failure(str(path), None, str(error)))
    return found, refused


@contextmanager
def _alone(target: Store, otherwise: str) -> Iterator[None]:
    """Keep others from writing the store meanwhile, after waiting for them a little; ``otherwise`` says what comes of it if they go on."""
    with ExitStack() as stack:
        try:
            stack.enter_context(target.writing(PATIENCE, lambda other: say(f"Waiting for another process (number {other}) that writes "
                                                                            f"{target.folder} ...")))
        except StoreError as error:
            raise StoreError(f"{otherwise} {error}") from error
        yield


def _build(place: Place, target: Store, stored: str) -> Corpus:
    """Build the graph of what is stored; where that fails, it is said that the rest was done, and the command ends."""
    later = f"{stored}, but the graph is not built yet; 'nomnet serve' or the next question builds it."
    try:
        return place.rebuild(target)
    except KeyboardInterrupt:
        say(f"Stopped. {later}")
        raise typer.Exit(STOPPED) from None
    except (StoreError, OSError, MemoryError) as error:
        say(f"nomnet: {later} {error}")
        raise typer.Exit(1) from error


def _before(stored: list[str]) -> str:
    """What was stored before something could not be, for a message; empty where nothing was."""
    if not stored:
        return ""
    return f"Stored before it: {', '.join(stored[:8])}{', ...' if len(stored) > 8 else ''}; the next question builds the graph. "


def remove(study: Annotated[str, typer.Argument(metavar="ID", help="The study's id, as 'nomnet list' prints it.")],
           store: StoreOption = None) -> None:
    """Take a study out of the store.

    Its works and the thesaurus stay.

    Example: nomnet remove zhang2020
    """
    place = _writable(store)
    if not place.has_corpus:
        if place_of(store).own:
            raise place.missing()
        raise CorpusError("The shipped corpus is not changed. Start one of your own with 'nomnet add', with it inside: --with-corpus.")
    target = Store(place.folder)
    with _alone(target, "Nothing was removed."):
        gone = place.collection().remove(study)
        corpus = _build(place, target, f"{study} is removed from {place.corpus_folder}")
    typer.echo(visible(f"Removed {study} ({gone}). {place.folder} now holds {counted(len(corpus.records), 'study', 'studies')}."))


def list_studies(store: StoreOption = None) -> None:
    """Print the studies that are in the store.

    Example: nomnet list
    """
    place = place_of(store)
    corpus = place.corpus()
    rows = [{"id": r.id, "year": str(r.study.year or ""), "claims": str(len(r.claims)), "title": r.study.title or ""}
            for r in corpus.records]
    say(f"{place.name}: {counted(len(rows), 'study', 'studies')}, {counted(len(corpus.works), 'work')} in the bibliography")
    columns = [Column("id", "ID"), Column("year", "Year"), Column("claims", "Claims"), Column("title", "Title", wide=True)]
    if rows:
        typer.echo(plain(Table.of(columns, rows), width=terminal_width()), nl=False)
    show_failures(corpus.errors)
    if warnings := len(corpus.failures) - len(corpus.errors):
        say(f"{counted(warnings, 'warning')}; 'nomnet validate' prints them.")
    raise typer.Exit(1 if corpus.errors else 0)


def show_failures(failures: list[Failure] | tuple[Failure, ...]) -> None:
    """Print failures on standard error, one a line."""
    for failure in failures:
        say(str(failure).replace("\n", "\\n"))


def _writable(store: str | None) -> Place:
    """The scholar's own store: the one they chose, else the one in their home."""
    place = place_of(store, os.environ)
    return place if place.own else Place(own_store(), True)


def _named(studies: list[str]) -> str:
    return f" ({', '.join(studies[:8])}{', ...' if len(studies) > 8 else ''})" if studies else ""

