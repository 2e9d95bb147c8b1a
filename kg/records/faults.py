"""The faults of typed data in plain words: pydantic's errors, and keys that look misspelt, as Failures with line and next step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kg.errors import Failure, RecordError
from kg.records.bibliographic import KEY
from kg.records.text import Place, Source

M = TypeVar("M", bound=BaseModel)

_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a mapping", type(None): "nothing"}
_PATTERNS = {
    KEY: "no key: letters, digits and . _ : - are allowed, the first a letter or digit",
    r"^[0-9a-f]{64}$": "no SHA-256: 64 digits 0-9 and a-f are expected",
}
_LIMITS = {"greater_than_equal": ("ge", "at least"), "less_than_equal": ("le", "at most"), "greater_than": ("gt", "more than"),
           "less_than": ("lt", "less than")}


def validated(model: type[M], source: Source) -> M:
    """The source's value as a model; a RecordError holds every fault, in the order of the file."""
    try:
        return model.model_validate(source.value)
    except ValidationError as error:
        raise RecordError(explained(error, source)) from None


def explained(error: ValidationError, source: Source) -> list[Failure]:
    """Each fault once, in the order of the file: several ways in which one value fits no allowed type are one fault."""
    reasons: dict[Place, list[tuple[str, str]]] = {}
    for detail in error.errors(include_url=False):
        found = _in_words(detail)
        known = reasons.setdefault(_place(detail, source.value), [])
        if found not in known:
            known.append(found)
    failures = [source.failure(place, ", or ".join(r for r, _ in found), found[0][1]) for place, found in reasons.items()]
    return sorted(failures, key=lambda f: f.line or 0)


def _place(detail: ErrorDetails, value: Any) -> Place:
    """Where the fault stands in the file: pydantic's location without what only its types know, with the keys as written."""
    place: list[str | int] = []
    for part in detail["loc"]:
        if isinstance(value, dict):
            written = next((k for k in (part, str(part).replace("-", "_").lower()) if k in value), None)
            if written is not None:
                place.append(written)
                value = value[written]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            place.append(part)
            value = value[part]
    if detail["type"] == "missing" and place[-1:] != [detail["loc"][-1]]:  # a key without a value counts as missing and is there
        place.append(detail["loc"][-1])
    return tuple(place)


_MISSED = {"source": ", e.g. source: {path: paper.pdf}", "study": " with an id, e.g. study: {id: wu2020, title: ...}",
           "record": ": record: 1"}
"""What a person who writes a first record does not know yet."""


def _in_words(detail: ErrorDetails) -> tuple[str, str]:
    """What is wrong, and what to do."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    shown = _shown(given)
    if kind == "missing":
        key = str(detail["loc"][-1])
        return f"the key {key!r} is missing", f"Add it{_MISSED.get(key, '')}."
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'|(\d+)", str(context.get("expected", "")))
        words = [a or b for a, b in allowed]
        close = get_close_matches(str(given), words, n=1, cutoff=0.6)
        return f"{shown} is not one of {', '.join(words)}", f"Did you mean {close[0]}?" if close else "Write one of them."
    if kind == "value_error":
        return str(context.get("error", detail["msg"])), "Mend the record."
    if kind == "string_pattern_mismatch":
        return f"{shown} is {_PATTERNS.get(str(context.get('pattern')), 'not of the form ' + str(context.get('pattern')))}", "Change it."
    if kind in _LIMITS:
        name, words_ = _LIMITS[kind]
        return f"{shown} is out of range: {words_} {context.get(name)} is expected", "Check the number against the document."
    if kind == "string_type":
        return f"text is expected, not {_kind(given)} ({shown})", "Put it in quotes." if isinstance(given, bool) else "Write text."
    if kind.startswith(("int_", "float_", "finite_")):
        what = "a whole number" if kind.startswith("int_") else "a number"
        return f"{what} is expected, not {shown}", "Write digits only, or leave the key out."
    if kind.startswith("bool_"):
        return f"true or false is expected, not {shown}", "Write true or false."
    if kind == "list_type":
        return f"a list is expected, not {_kind(given)}", "Write [..] or lines that begin with '- '."
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return f"keys with values are expected, not {_kind(given)} ({shown})", "Write {key: value} or lines with 'key: value'."
    if kind in {"string_too_short", "too_short"}:
        return "the text is empty", "Write what the document prints, or leave the entry out."
    if kind in {"string_too_long", "too_long"}:
        return f"the text is longer than {context.get('max_length')} characters", "Shorten it."
    return detail["msg"], "Mend the record."


def _shown(value: Any) -> str:
    text = repr(getattr(value, "text", value)) if not isinstance(value, (dict, list)) else _kind(value)
    return text if len(text) <= 80 else text[:79] + "…"


def _kind(value: Any) -> str:
    return next((words for type_, words in _KINDS.items() if isinstance(value, type_)), type(value).__name__)


def misspelt_keys(model: BaseModel, source: Source) -> Iterator[Failure]:
    """A warning for each key that the model does not know but that is nearly one that it knows, e.g. ``verdit``."""
    for place, known in _unknown(model, ()):
        if near := next((k for k in known if _nearly(str(place[-1]), k)), None):
            yield source.failure(place, f"the key {place[-1]!r} is unknown and kept as it is", f"Did you mean {near}?", warning=True)


def unknown_keys(model: BaseModel, source: Source) -> Iterator[Failure]:
    """A failure for each key that the model does not know, for files where such a key is of no use to anybody."""
    for place, known in _unknown(model, ()):
        near = next((k for k in known if _nearly(str(place[-1]), k)), None)
        yield source.failure(place, f"the key {place[-1]!r} is unknown and not used",
                             f"Did you mean {near}?" if near else f"The keys here are {', '.join(known)}.")


def _unknown(value: Any, place: Place) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The place of each key that its model does not know, with the keys that the model knows."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        for key in value.model_extra or ():
            yield (*place, key), _known_keys(type(value))
        for name in fields:
            part = getattr(value, name)
            if part and isinstance(part, (BaseModel, list)):
                yield from _unknown(part, (*place, fields[name].alias or name))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            if isinstance(part, BaseModel):
                yield from _unknown(part, (*place, position))


@cache
def _known_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model as a record writes them."""
    return tuple(f.alias or name for name, f in model.model_fields.items())


@cache
def _nearly(key: str, known: str) -> bool:
    """Whether the key is the known one but for its case, hyphens, or one slip of the pen (two in a long word)."""
    one, two = (re.sub(r"[-_ ]", "", k).lower() for k in (key, known))
    if one == two:
        return True
    allowed = 0 if len(two) < 4 else 1 if len(two) < 7 else 2
    return abs(len(one) - len(two)) <= allowed and _slips(one, two) <= allowed


def _slips(one: str, two: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make one word of the other."""
    before, row = list(range(len(two) + 1)), list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
