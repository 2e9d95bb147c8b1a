"""``nomnet works``: which works of a corpus are one; decisions about that, listed, explained and undone; duplicates counted."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bib.citations import formatted
from bib.matching.compare import compared
from bib.matching.decisions import RULES, Decision, undone
from bib.matching.group import Counts, Member, grouped
from bib.matching.merge import merged
from bib.model import Failure, Work
from bib.readers.formats import read
from bib.writers.bibtex import write_bibtex
from kg.commands.corpus import show_failures
from kg.commands.options import StoreOption
from kg.commands.place import counted, place_of, say, terminal_width
from kg.errors import CorpusError
from kg.tables.formats import plain
from kg.tables.table import Column, Table
from kg.works import CorpusWorks, Proposal

works_app = typer.Typer(name="works", no_args_is_help=True, rich_markup_mode=None,
                        help="Which works are one: proposals, decisions, counts.")

Keys = Annotated[list[str], typer.Argument(metavar="KEY...", help="Citation keys of two or more works.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides; your login name unless given.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, in your words.")]
Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(works_app)


@works_app.command("same")
def same(related: Annotated[bool, typer.Option("--related", help="Show versions, editions, parts and notices instead.")] = False,
         as_json: Json = False, store: StoreOption = None) -> None:
    """Print pairs of works that may be one and about which nothing is decided yet.

    "same" are those of which the rules are sure, "doubtful" those of which they are not. Nothing is merged before you accept it.

    Examples: nomnet works same · nomnet works same --related
    """
    works = _works(store)
    found = works.related() if related else works.proposals()
    if as_json:
        typer.echo(json.dumps([_as_json(p) for p in found], ensure_ascii=False, indent=2))
        return
    rows = [{"verdict": p.comparison.relation or p.comparison.verdict, "score": f"{p.comparison.score:.2f}", "one": p.one, "other": p.other,
             "why": "; ".join(p.comparison.reasons)} for p in found]
    columns = [Column("verdict", "By the rules"), Column("score", "Score"), Column("one", "Work"), Column("other", "Other work"),
               Column("why", "Why", wide=True)]
    if rows:
        typer.echo(plain(Table.of(columns, rows), width=terminal_width()), nl=False)
    sure = sum(p.is_sure for p in found)
    if related:
        say(f"{counted(len(found), 'pair')} of works that belong together and are two.")
    else:
        say(f"{counted(len(found), 'pair')}: {sure} the same by the rules, {len(found) - sure} doubtful. "
            "'nomnet works explain' shows one; 'accept' and 'reject' decide; 'accept --rules' takes all that are the same.")


@works_app.command("explain")
def explain(one: Annotated[str, typer.Argument(metavar="KEY")], other: Annotated[str, typer.Argument(metavar="KEY")],
            store: StoreOption = None) -> None:
    """Print two works side by side, what the rules say of them, and what was decided.

    Example: nomnet works explain berg2019 berg2020
    """
    works = _works(store)
    pair = works.work(one), works.work(other)
    comparison = compared(*pair)
    said = comparison.verdict + (f" ({comparison.relation})" if comparison.relation else "")
    typer.echo(f"{formatted(pair[0])}\n{formatted(pair[1])}\n\nThe rules say: {said}, score {comparison.score:.2f}")
    typer.echo("".join(f"  {reason}\n" for reason in comparison.reasons), nl=False)
    rows = [{"field": f.name.replace("_", " "), "one": _shown(pair[0], f.name), "other": _shown(pair[1], f.name)}
            for f in fields(Work) if f.name != "key" and getattr(pair[0], f.name) != getattr(pair[1], f.name)]
    if rows:
        columns = [Column("field", "Differs"), Column("one", one, wide=True), Column("other", other, wide=True)]
        typer.echo("\n" + plain(Table.of(columns, rows), width=terminal_width()), nl=False)
    both = [d for d in works.decisions.about(one) if d.what == "undone" or other in d.keys]
    standing = works.decisions.standing()
    typer.echo("\n" + ("".join(_line(d, d in standing) + "\n" for d in both) if both else "Nothing was decided about the two.\n"), nl=False)


@works_app.command("accept")
def accept(keys: Annotated[list[str] | None, typer.Argument(metavar="KEY...", help="Citation keys of works that are one.")] = None,
           rules: Annotated[bool, typer.Option("--rules", help="Accept all pairs of which the rules are sure.")] = False,
           by: By = None, reason: Reason = "", store: StoreOption = None) -> None:
    """Decide that works are one.

    The decision is written behind the others in decisions.jsonl; the bibliography and the records stay as they are.

    Examples: nomnet works accept berg2019 berg2020 --reason "online first" · nomnet works accept --rules
    """
    works = _works(store, to_write=True)
    if rules == bool(keys):
        raise CorpusError("Name the keys of two works, or give --rules for all pairs of which the rules are sure.")
    made = works.accept_rules(_now()) if rules else [works.decide(True, keys or (), _person(by), _now(), reason)]
    for decision in made:
        typer.echo(_line(decision, True))
    say(f"{counted(len(made), 'decision')} written. 'nomnet works undo ID' takes one back.")


@works_app.command("reject")
def reject(keys: Keys, by: By = None, reason: Reason = "", store: StoreOption = None) -> None:
    """Decide that works are not one; the rules never bring them together again.

    Example: nomnet works reject berg2019 berg2020 --reason "two papers of one title"
    """
    typer.echo(_line(_works(store, to_write=True).decide(False, keys, _person(by), _now(), reason), True))


@works_app.command("decisions")
def decisions(as_json: Json = False, store: StoreOption = None) -> None:
    """Print what was decided, in its order; what was undone is marked.

    Example: nomnet works decisions
    """
    works = _works(store)
    standing = works.decisions.standing()
    if as_json:
        typer.echo(json.dumps([d.to_json() | {"stands": d in standing} for d in works.decisions.entries], ensure_ascii=False, indent=2))
    else:
        typer.echo("".join(_line(d, d in standing or d.what == "undone") + "\n" for d in works.decisions.entries), nl=False)
    _end([*works.decisions.failures, *works.ruling.failures])


@works_app.command("undo")
def undo(id_: Annotated[str, typer.Argument(metavar="ID", help="The decision's id, or the beginning of it.")], by: By = None,
         reason: Reason = "", store: StoreOption = None) -> None:
    """Take a decision back; what was decided before it counts again. An undoing can be undone.

    Example: nomnet works undo 1f0c6a
    """
    works = _works(store, to_write=True)
    gone = works.decisions.entry(id_)
    entry = undone(gone.id, by=_person(by), when=_now(), reasons=[reason] if reason else [])
    works.write([entry])
    typer.echo(_line(entry, True))


@works_app.command("count")
def count(paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Bibliographies of any format; each is a source.")],
          merged_to: Annotated[Path | None, typer.Option("--merged", metavar="FILE", help="Write the works, each once, as BibTeX.")] = None,
          as_json: Json = False) -> None:
    """Count the duplicates within and between bibliographies, as a PRISMA diagram asks.

    Duplicates are the entries of which the rules are sure; those a person has to say are named. No store is touched.

    Example: nomnet works count scopus.csv savedrecs.ciw --merged all.bib
    """
    failures: list[Failure] = []
    sources: dict[str, list[Work]] = {}
    for path in paths:
        library = read(path)
        failures += library.failures
        sources[_name(path, sources)] = list(library)
    found = grouped(sources)
    if merged_to is not None:
        entries = {Member(name, w.key): w for name, works in sources.items() for w in works}
        whole = [merged({m: entries[m] for m in group.members}).work for group in found.groups]
        _write_new(merged_to, write_bibtex(_distinct(whole)))
    if as_json:
        typer.echo(json.dumps(_counts_json(found.counts, len(found.doubtful)), ensure_ascii=False, indent=2))
    else:
        typer.echo(_counts_text(found.counts, len(found.doubtful)), nl=False)
        for link in found.doubtful[:20]:
            say(f"doubtful: {link.one} and {link.other}: {'; '.join(link.comparison.reasons)}")
    _end(failures)


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; a CorpusError where there is one, or none can be written."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise CorpusError(f"{path} was not written ({error.strerror or error}). Name a new file with --merged.") from error


def _works(store: str | None, to_write: bool = False) -> CorpusWorks:
    """The works of the store's corpus; the shipped corpus is not written to."""
    place = place_of(store)
    if to_write and not place.own:
        raise CorpusError("The shipped corpus is not changed. Start one of your own with 'nomnet add', with it inside: --with-corpus.")
    works = CorpusWorks.of(place.corpus())
    if to_write and works.decisions.failures:
        show_failures(works.decisions.failures)
    return works


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _person(by: str | None) -> str:
    """Who decides; the rules' name is theirs alone."""
    name = (by if by is not None else getpass.getuser()).strip()
    if not name or name == RULES:
        raise CorpusError(f"--by is the name of a person, not {name!r}.")
    return name


def _line(decision: Decision, stands: bool) -> str:
    """A decision on a line, e.g. ``1f0c6a2b9d3e  same-work  a, b  by Ann, 2026-11-25T18:00:00Z: online first``."""
    what = f"{decision.what}  {', '.join(decision.keys) or decision.undoes}"
    reasons = f": {'; '.join(decision.reasons)}" if decision.reasons else ""
    return f"{decision.id}  {'' if stands else '(undone) '}{what}  by {decision.by}, {decision.when or 'no date'}{reasons}"


def _shown(work: Work, name: str) -> str:
    value = getattr(work, name)
    if name in ("author", "editor"):
        return "; ".join(n.sort_form for n in value)
    if name == "issued":
        return "-".join(map(str, value))
    return "; ".join(f"{k}: {v}" for k, v in value) if name == "extra" else str(value)


def _as_json(proposal: Proposal) -> dict[str, object]:
    found = proposal.comparison
    return {"works": [proposal.one, proposal.other], "verdict": found.verdict, "relation": found.relation, "score": found.score,
            "reasons": list(found.reasons)}


def _name(path: Path, taken: dict[str, list[Work]]) -> str:
    """What a source is called: its file name, its path where another file has that name."""
    return path.name if path.name not in taken else str(path)


def _distinct(works: Sequence[Work]) -> list[Work]:
    """The works, those whose key is taken already under a further one, e.g. ``wu2020-2``."""
    taken: set[str] = set()
    found = []
    for work in works:
        key, n = work.key, 1
        while key in taken:
            n += 1
            key = f"{work.key}-{n}"
        taken.add(key)
        found.append(work.with_key(key))
    return found


def _counts_text(counts: Counts, doubtful: int) -> str:
    """The counts for a terminal."""
    rows = [{"source": name, "records": str(n), "within": str(counts.within[name]), "unique": str(counts.unique[name])}
            for name, n in counts.records.items()]
    columns = [Column("source", "Source", wide=True), Column("records", "Records"), Column("within", "Duplicates within"),
               Column("unique", "Only here")]
    shared = "".join(f"  {n} in both {one} and {other}\n" for (one, other), n in counts.shared.items())
    within = sum(counts.within.values())
    removed = counted(within + counts.between, "duplicate")
    return (plain(Table.of(columns, rows), width=terminal_width()) + (f"\n{shared}" if shared else "") +
            f"\n{counted(counts.total, 'record')} identified, {removed} removed ({within} within a source, "
            f"{counts.between} between sources), {counted(counts.left, 'work')} left; {counted(doubtful, 'doubtful pair')} not removed.\n")


def _counts_json(counts: Counts, doubtful: int) -> dict[str, object]:
    return {"records": counts.records, "within": counts.within, "unique": counts.unique,
            "shared": [{"sources": list(pair), "works": n} for pair, n in counts.shared.items()],
            "identified": counts.total, "duplicates_between": counts.between, "left": counts.left, "doubtful": doubtful}


def _end(failures: Sequence[Failure]) -> None:
    """Name what could not be used and end with 1 where something is missing for it."""
    show_failures(tuple(failures))
    raise typer.Exit(1 if any(f.severity == "error" for f in failures) else 0)
