"""What stands in the address of a page after the question mark, checked: 400 with what is allowed where a value is not."""

from __future__ import annotations

from collections.abc import Iterable

from flask import request
from werkzeug.exceptions import BadRequest

LONGEST = 300
"""A text to look for is at most this long."""


def words(name: str) -> str:
    """A text, without white space around it; empty where none is given."""
    value = " ".join(request.args.get(name, "").split())
    if len(value) > LONGEST:
        raise BadRequest(f"{name} is {len(value)} characters long; at most {LONGEST} are looked for.")
    return value


def whole(name: str, default: int, least: int, most: int) -> int:
    """A whole number between two bounds."""
    value = request.args.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not least <= int(value[:9]) <= most:
        raise BadRequest(f"{name}={value[:40]!r} is not a whole number from {least} to {most}.")
    return int(value)


def one_of(name: str, allowed: Iterable[str]) -> str:
    """One of the allowed values; empty where none is given."""
    value = request.args.get(name, "").strip()
    known = list(allowed)
    if value and value not in known:
        raise BadRequest(f"{name}={value[:40]!r} is not one of {', '.join(known)}.")
    return value


def some_of(name: str, allowed: Iterable[str]) -> frozenset[str]:
    """Those of the allowed values that are given, each as its own parameter of this name."""
    known = list(allowed)
    values = [v.strip() for v in request.args.getlist(name) if v.strip()]
    for value in values:
        if value not in known:
            raise BadRequest(f"{name}={value[:40]!r} is not one of {', '.join(known)}.")
    return frozenset(values)


def flag(name: str) -> bool:
    """Whether a box is ticked: ``1``, ``true``, ``yes`` or ``on``."""
    return one_of(name, ("1", "true", "yes", "on", "0", "false", "no")) in {"1", "true", "yes", "on"}


def any_of(*names: str) -> bool:
    """Whether any of these is given."""
    return any(value.strip() for name in names for value in request.args.getlist(name))
