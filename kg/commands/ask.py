"""``nomnet ask``: the questions of the catalogue, and the paths from one construct to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

import typer

from kg.commands import evidence, paths, two_constructs
from kg.commands.answers import in_format
from kg.commands.options import StoreOption
from kg.commands.place import place_of, terminal_width
from kg.errors import KgError
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue, Question, ask
from kg.queries.errors import AmbiguousNameError, UnknownNameError

INNER = {"names", "search"}
"""Aspects that serve nomnet itself: looking names up, and the index of the search."""

CELLS = "matrix"
"""The aspect whose questions fill the cells of a matrix: of two questions with one name the other one is meant."""

AskFormat = Literal["table", "csv", "tsv", "json", "markdown"]
Given = dict[str, list[str]]

_ROLES = {"x": "independent", "y": "dependent", "via": "mediator"}
"""What the ends of a link are called in questions that take them one by one."""


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("ask", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(ask_question)


def ask_question(context: typer.Context,
                 name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The question, e.g. links/evidence, or just "
                                                            "evidence where that is clear; without a name they are listed.")] = None,
                 format: Annotated[AskFormat, typer.Option("--format", help="table is for reading; the others hold every column.")]
                 = "table",
                 store: StoreOption = None) -> None:
    """Ask a question of the catalogue.

    Its parameters are options: --construct "CRM performance". A construct can be given by its key or by any of its names; a link by
    its key, as "x -> y", or by --x and --y (--via for a mediator).
    'nomnet ask paths --from X --to Y --steps 3' finds the ways from one construct to another.

    Examples: nomnet ask · nomnet ask antecedents --construct "BDAI assimilation" · nomnet ask evidence --x "competitive pressure"
    --y "BDAI assimilation" --near
    """
    catalogue = Catalogue.load()
    if name is None or name.startswith("-"):
        if name or context.args:
            raise KgError(f"{name or context.args[0]}: name the question before its options. 'nomnet ask' lists the questions.")
        typer.echo(listing(catalogue), nl=False)
        return
    given = given_options(context.args)
    if name in {paths.NAME, f"graph/{paths.NAME}"}:
        opened = place_of(store).built()
        typer.echo(paths.answer(opened, given, format, terminal_width()), nl=False)
        return
    question = chosen(catalogue, name, given)
    parameters = fitted(question, given)
    opened = place_of(store).built()
    typer.echo(answered(opened, question, parameters, format), nl=False)


def answered(store: Store, question: Question, parameters: Mapping[str, list[str] | str], format: str) -> str:
    """The answer of a question in a format; for reading, evidence is put together by what it says."""
    try:
        answer = ask(store.reader(), question, **parameters)
    except UnknownNameError as error:
        raise KgError("\n".join([str(error), *two_constructs.instead_of_link(store, str(parameters.get("link", "")))])) from error
    if format == "table" and question.name == evidence.NAME:
        return evidence.answer(store, answer.rows, str(parameters["link"]), terminal_width())
    return in_format(answer, format, terminal_width())


def listing(catalogue: Catalogue) -> str:
    """The questions by aspect, with their parameters and what they answer."""
    lines: list[str] = []
    aspect = ""
    for question in catalogue.questions():
        if question.aspect in INNER:
            continue
        if question.aspect != aspect:
            aspect = question.aspect
            lines += ["", aspect]
        options = " ".join(f"[--{p.name}]" if p.optional else f"--{p.name}" for p in question.parameters)
        lines.append(f"  {question.name.partition('/')[2]:<16} {question.summary}{f'  ({options})' if options else ''}")
    lines += ["", "paths", f"  {paths.NAME:<16} {paths.SUMMARY}  ({paths.OPTIONS})"]
    return "\n".join(lines[1:]) + "\n"


def given_options(arguments: Sequence[str]) -> Given:
    """The options behind the question's name with their values: ``--near`` has none, ``--x a --x b`` two, ``--x=a`` works too."""
    given: Given = {}
    name = ""
    for argument in arguments:
        if argument.startswith("--") and len(argument) > 2:
            name, equals, value = argument[2:].partition("=")
            given.setdefault(name, []).extend([value] if equals else [])
            name = "" if equals else name
        elif name:
            given[name].append(argument)
            name = ""
        else:
            raise KgError(f"{argument!r} belongs to no option. Quote names with spaces: --construct \"CRM performance\".")
    return given


def chosen(catalogue: Catalogue, name: str, given: Iterable[str]) -> Question:
    """The question of a name; where several aspects have one, the one that takes the options that are given."""
    same = [q for q in catalogue.questions() if name in (q.name, q.name.partition("/")[2])]
    if len(same) < 2:
        return same[0] if same else catalogue.question(name)
    fitting = [q for q in same if q.aspect not in INNER and {_parameter(q, option) for option in given} <= {p.name for p in q.parameters}]
    plain = [q for q in fitting if q.aspect != CELLS]
    if len(plain or fitting) == 1:
        return (plain or fitting)[0]
    raise AmbiguousNameError("question", name, [q.name for q in fitting or same])


def fitted(question: Question, given: Mapping[str, list[str]]) -> dict[str, list[str] | str]:
    """The options as the question's parameters; --x, --y and --via become its link."""
    takes_link = question.parameter("link") is not None and {"x", "y"} <= given.keys()
    ends = [value_of(option, given) for option in ("x", "via", "y") if option in given]
    found: dict[str, list[str] | str] = {"link": " -> ".join(ends)} if takes_link else {}
    for option, values in given.items():
        if takes_link and option in {"x", "y", "via"}:
            continue
        parameter = question.parameter(_parameter(question, option))
        name = parameter.name if parameter else option
        if not values and parameter and parameter.type == "boolean":
            found[name] = "true"
        else:
            found[name] = values if values and parameter and parameter.many else value_of(option, given)
    return found


def value_of(option: str, given: Mapping[str, list[str]]) -> str:
    """The last value that was given for an option; a KgError where it was given without one."""
    if not given[option]:
        raise KgError(f"--{option} needs a value: --{option} \"...\".")
    return given[option][-1]


def _parameter(question: Question, option: str) -> str:
    """The parameter that an option stands for, however it is written: --link, --near-links; --x and --y stand for a link or its ends."""
    if option in {"x", "y", "via"} and question.parameter("link") and not question.parameter(option):
        return "link"
    if (role := _ROLES.get(option)) and question.parameter(role) and not question.parameter(option):
        return role
    plain = option.replace("-", "").replace("_", "").lower()
    return next((p.name for p in question.parameters if p.name.lower() == plain), option)
