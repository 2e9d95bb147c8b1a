"""What a corpus has of two constructs where a question about them finds nothing: other links, the other way round, near constructs."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from kg.analysis.answers import key_of, label_in, number_in, text_in
from kg.analysis.paths import MOST_STEPS
from kg.commands.place import counted
from kg.graph.store import Store
from kg.queries.answer import Row
from kg.queries.catalogue import ask
from kg.queries.errors import AmbiguousNameError, UnknownNameError
from kg.queries.resolve import Found, find_ends

MOST = 8
"""So many links or constructs of a kind are named; a question shows the others."""


def instead_of_link(store: Store, text: str) -> list[str]:
    """Lines for a person who named a link by its ends and found none; empty where an end is not known or no ends were named."""
    try:
        ends = find_ends(store.reader(), text)
    except (UnknownNameError, AmbiguousNameError):  # the error says what is near to the name
        return []
    if not ends:
        return []
    x, y = ends[0], ends[-1]
    lines = [*between(store, x, y), *_of_near(store, x, y)]
    return [*lines, f"Ways over other constructs: nomnet ask paths --from {shlex.quote(x.key)} --to {shlex.quote(y.key)}", *_around(x, y)]


def instead_of_path(store: Store, x: Found, y: Found, steps: int, second_hand: bool) -> list[str]:
    """Lines for a person who asked for the ways from one construct to another and found none."""
    asked = f"nomnet ask paths --from {shlex.quote(x.key)} --to {shlex.quote(y.key)}"
    more = [f"more steps: {asked} --steps {steps + 1}"] if steps < MOST_STEPS else []
    more += [f"with second-hand steps: {asked} --second-hand"] if not second_hand else []
    more.append(f"the other way round: nomnet ask paths --from {shlex.quote(y.key)} --to {shlex.quote(x.key)}")
    near = [f"  {which} {label_in(row, 'related')} ({text_in(row, 'how')})" for which, moved in (("from", x), ("to", y))
            for row in related(store, moved)]
    further = [f"  {one}" for one in (*more, *_around(x, y))]
    return [*between(store, x, y), *_listed("Near constructs, which are not the same:", near), *_listed("Look further:", further)]


def _around(x: Found, y: Found) -> list[str]:
    """Where what is known of each alone is found: a result may stand under a construct that is called otherwise."""
    return [f"All that leads to {y.name}: nomnet ask antecedents --construct {shlex.quote(y.key)}",
            f"All that {x.name} leads to: nomnet ask outcomes --construct {shlex.quote(x.key)}"]


def between(store: Store, x: Found, y: Found) -> list[str]:
    """What studies say of the two all the same, in either direction, e.g. a mediation between them."""
    lines = []
    for title, one, other in (("Said of the two:", x, y), ("The other way round:", y, x)):
        rows = ask(store.reader(), "links/between", independent=one.key, dependent=other.key).rows
        lines += _listed(title, list(map(_link, rows)))
    return lines


def _of_near(store: Store, x: Found, y: Found) -> list[str]:
    """Links between constructs that are near to the two, else the near constructs themselves."""
    near_x, near_y = related(store, x), related(store, y)
    pairs = [*((key_of(text_in(row, "related")), y.key) for row in near_x), *((x.key, key_of(text_in(row, "related"))) for row in near_y)]
    links = [_link(row) for one, other in pairs for row in ask(store.reader(), "links/between", independent=one, dependent=other).rows]
    if links:
        return _listed("Said of constructs near to them, which are not the same:", links)
    named = [f"  {label_in(row, 'related')} ({text_in(row, 'how')} to {end.name})"
             for end, rows in ((x, near_x), (y, near_y)) for row in rows]
    return _listed("Near constructs, which are not the same:", named)


def related(store: Store, construct: Found) -> list[Row]:
    """The constructs that the thesaurus places near to one, without those that only have its name."""
    rows = ask(store.reader(), "constructs/related", construct=construct.key).rows
    return [row for row in rows if text_in(row, "match") != "same-name"]


def _link(row: Row) -> str:
    """A link with how much there is about it, e.g. ``  trust influences use (2 studies, contested): influences--trust--use``."""
    said = [counted(int(number_in(row, "studies") or 0), "study", "studies")]
    if works := int(number_in(row, "secondHandSources") or 0):
        said.append(f"{counted(works, 'work')} only second-hand")
    if text_in(row, "contested") == "true":
        said.append("contested")
    return f"  {label_in(row, 'link')} ({', '.join(said)}): {text_in(row, 'key')}"


def _listed(title: str, lines: Sequence[str]) -> list[str]:
    """A title with its lines, the first of them; nothing where there are none."""
    rest = [f"  ... and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return [title, *lines[:MOST], *rest] if lines else []
