"""The command ``nomnet``: its commands put together, every error as one message with the next step, exit codes 0, 1, 2 and 130.

0 is done, 1 done with failures, 2 not done because of how it was asked or because it could not be, 130 stopped with Ctrl + C.

A package can add commands without touching this one: it
registers a function in the entry point group ``nomnet.commands``, as the website does with ``serve``::

    [project.entry-points."nomnet.commands"]
    serve = "web.serve:command"

Such a function takes the opened store first, then options with types and defaults; its docstring is the help (``Args:`` for the
options), and it knows nothing of how a command line is made: ``def command(store: Store, host: str = "127.0.0.1", port: int = 5000)``.
"""

from __future__ import annotations

import errno
import inspect
import io
import os
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from bib.errors import BibError
from kg.commands import ask, check, corpus, extract, generate, graph, query, table, works
from kg.commands.options import StoreOption
from kg.commands.place import STOPPED, place_of, say
from kg.errors import KgError
from ontology.errors import OntologyError

GROUP = "nomnet.commands"

app = typer.Typer(name="nomnet", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
                  help="A scholar's papers as a nomological network: constructs, links, and which studies support them.",
                  context_settings={"help_option_names": ["-h", "--help"]})


@app.callback(invoke_without_command=True)
def root(show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False) -> None:
    """Say the version, or go on to a command."""
    if show_version:
        typer.echo(f"nomnet {_version()}")
        raise typer.Exit


def _version() -> str:
    try:
        return version("nomnet")
    except PackageNotFoundError:
        return "(not installed: run from its source)"


for module in (corpus, works, extract, check, ask, query, table, graph, generate):
    module.register(app)


def further_commands() -> list[EntryPoint]:
    """The commands that other packages register, by name; in a source checkout that is not installed, those of its pyproject.toml."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    project = Path(__file__).parent.parent / "pyproject.toml"
    if not found and project.is_file():
        declared = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {}).get("entry-points", {}).get(GROUP, {})
        found = {name: EntryPoint(name, value, GROUP) for name, value in declared.items()}
    return [found[name] for name in sorted(found)]


def register_further(target: typer.Typer, points: list[EntryPoint]) -> None:
    """Add commands of other packages; one that cannot be loaded says so when it is called, and the others work."""
    taken = {command.name for command in target.registered_commands}
    for point in points:
        if point.name not in taken:
            target.command(point.name)(_adapted(point))


def _adapted(point: EntryPoint) -> Callable[..., None]:
    """A function of the command line for a function of another package: its first parameter becomes ``--store``, the rest stay options."""
    try:
        function: Callable[..., None] = point.load()
    except Exception as error:  # whatever another package does wrong when it is imported must not take the other commands down
        reason = f"The command {point.name!r} ({point.value}) cannot be loaded: {error}. Install its package again."

        def broken() -> None:
            raise KgError(reason)
        broken.__doc__ = f"Not available: {point.value} cannot be loaded."
        return broken

    hints = get_type_hints(function)
    summary, told = _told(inspect.getdoc(function) or "")
    _, *rest = inspect.signature(function).parameters.values()
    options = [p.replace(annotation=Annotated[hints.get(p.name, str), typer.Option(help=told.get(p.name, ""))], kind=p.KEYWORD_ONLY)
               for p in rest]

    def run(store: StoreOption = None, **given: Any) -> None:
        function(place_of(store).built(), **given)

    first = inspect.Parameter("store", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=StoreOption)
    run.__signature__ = inspect.Signature([first, *options])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in (first, *options)}
    run.__doc__ = summary
    return run


def _told(docstring: str) -> tuple[str, dict[str, str]]:
    """A Google docstring's text before its sections, and what its ``Args`` say of each parameter."""
    text, _, args = docstring.partition("Args:")
    said: dict[str, str] = {}
    name = ""
    for line in args.split("\n\n")[0].splitlines():
        head, colon, tail = line.strip().partition(": ")
        if colon and head.isidentifier():
            name = head
            said[name] = tail
        elif name and line.strip():
            said[name] += " " + line.strip()
    return text.strip(), said


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; the console script. Ends the process with 0, 1 or 2."""
    words = sys.argv[1:] if arguments is None else arguments
    own = {c.name for c in app.registered_commands} | {g.name for g in app.registered_groups}
    if not words or words[0] not in own:  # another package can take long to load: not where it is not asked for
        register_further(app, further_commands())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal or file for few letters gets the others written out, not an error
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_ended(words))


def _ended(words: list[str]) -> int:
    """Run a command; returns the number that the process ends with, after its errors were told."""
    code = 0
    try:
        try:
            app(args=words, prog_name="nomnet")
        except SystemExit as ended:  # how a command line of typer always ends
            code = 0 if isinstance(ended.__context__, BrokenPipeError) else int(ended.code or 0)
        if code == STOPPED:
            say("Stopped.")
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk is told now and not, with a traceback, at the end of the process
        return code
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED
    except (KgError, BibError, OntologyError) as error:
        say(f"nomnet: {error}")
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read the answer has gone, as head does: that is no error
            _close_output()
            return code
        where = f"{error.filename}: " if error.filename else ""
        say(f"nomnet: {where}{error.strerror or error}. {_next_step(error)}")
        _close_output()
    return 2


def _next_step(error: OSError) -> str:
    """What to do about an error of the system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "Free some space, or choose another place."
    return "Check the name and its permissions."


def _close_output() -> None:
    """Send what is left of the answer nowhere, so that the end of the process does not fail on it again."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
