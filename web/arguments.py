"""What stands in the address of a page after the question mark, checked: 400 with what is allowed where a value is not."""

from __future__ import annotations

from collections.abc import Iterable

from flask import g, request
from werkzeug.exceptions import BadRequest

MOST = 2000
"""So many parameters an address has at most: pages repeat them in their links."""

LONGEST = 300
"""A text to look for is at most this long."""


def values(name: str) -> list[str]:
    """All values that are given for a name, and a note that the page knows this name."""
    if "arguments" not in g:
        g.arguments = set()
    g.arguments.add(name)
    return request.args.getlist(name)


def refuse_unknown(*others: str) -> None:
    """Refuse names that nothing on this page has asked for: a misspelt filter must not answer for everything. ``others`` are known too."""
    known = set(others) | set(g.get("arguments", ()))
    for name in request.args:
        if name not in known:
            raise BadRequest(f"{name[:40]!r} is no parameter of this address; it takes {', '.join(sorted(known)) or 'none'}.")


def refuse_too_many() -> None:
    """Refuse an address with more parameters than any page can use."""
    if len(request.query_string) > 2 * MOST and sum(len(given) for _, given in request.args.lists()) > MOST:
        raise BadRequest(f"The address has more than {MOST:,} parameters. Ask for fewer at a time, or for all without naming them.")


def only_known(page: str) -> str:
    """The page that was made of the address, where every name in the address was asked for on the way; else 400."""
    refuse_unknown()
    return page


def words(name: str) -> str:
    """A text, without white space around it; empty where none is given."""
    value = " ".join(_first(name).split())
    if len(value) > LONGEST:
        raise BadRequest(f"{name} is {len(value)} characters long; at most {LONGEST} are looked for.")
    return value


def whole(name: str, default: int, least: int, most: int) -> int:
    """A whole number between two bounds."""
    value = _first(name).strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not least <= int(value[:9]) <= most:
        raise BadRequest(f"{name}={value[:40]!r} is not a whole number from {least} to {most}.")
    return int(value)


def one_of(name: str, allowed: Iterable[str]) -> str:
    """One of the allowed values; empty where none is given."""
    value = _first(name).strip()
    known = list(allowed)
    if value and value not in known:
        raise BadRequest(f"{name}={value[:40]!r} is not one of {', '.join(known)}.")
    return value


def some_of(name: str, allowed: Iterable[str]) -> frozenset[str]:
    """Those of the allowed values that are given, each as its own parameter of this name."""
    known = list(allowed)
    given = [v.strip() for v in values(name) if v.strip()]
    for value in given:
        if value not in known:
            raise BadRequest(f"{name}={value[:40]!r} is not one of {', '.join(known)}.")
    return frozenset(given)


def flag(name: str) -> bool:
    """Whether a box is ticked: ``1``, ``true``, ``yes`` or ``on``."""
    return one_of(name, ("1", "true", "yes", "on", "0", "false", "no")) in {"1", "true", "yes", "on"}


def any_of(*names: str) -> bool:
    """Whether any of these is given."""
    return any(value.strip() for name in names for value in values(name))


def _first(name: str) -> str:
    """The first value of a name; empty where none is given."""
    return next(iter(values(name)), "")
