"""YAML 1.2 and JSON texts as plain values, with the line of every part: the only door to ruamel's parser.

The values are built here from the parser's events, by the core schema of YAML 1.2 alone: ``NO`` and ``-`` are strings, dates stay
strings; tags, anchors and aliases are refused (a few lines of them can unfold to gigabytes), and so is a key that stands twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent
from ruamel.yaml.reader import ReaderError

from bib.errors import UnusableFileError
from bib.files import read_file
from kg.errors import Failure, RecordError

MAX_BYTES = 20 * 1024 * 1024
MAX_DEPTH = 60
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LATIN = "cp1252"

Place = tuple[str | int, ...]
"""The way to a part of a value by keys and positions, e.g. ``("claims", 0, "verdict")``."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?")
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)


class PrintedInt(int):
    """A whole number that was not written in its shortest form, e.g. ``007``: ``text`` keeps the form for where it is text."""

    text: str


class PrintedFloat(float):
    """A number that was not written in its shortest form, e.g. ``2.10``: ``text`` keeps the form for where it is text."""

    text: str


class Source:
    """A file that was read: its name, its text, its value, and where each part of the value stands.

    Attributes:
        name: the file as it was given.
        text: the decoded text.
        value: plain dicts, lists, strings, numbers, booleans and None.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.value: Any
        self._lines: dict[Place, int] | None = None
        self._texts: list[str] | None = None
        if name.lower().endswith(".json"):
            self.value = _json_value(name, text)
        else:
            self._lines = {}
            self.value = _Builder(name, text, self._lines).build()

    @property
    def lines(self) -> dict[Place, int]:
        """The line of every part by its place; of an entry of a mapping, the line of its key."""
        if self._lines is None:  # JSON's own reader knows no lines: a second one is asked when there is a fault
            self._lines = dict(_json_places(self.text))
        return self._lines

    def line(self, place: Place) -> int:
        """The line of the deepest part that the place leads to; 1 where it leads nowhere."""
        return next((self.lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self.lines), 1)

    def raw(self, line: int) -> str:
        """The text of one line, without white space around it, shortened."""
        if self._texts is None:
            self._texts = self.text.split("\n")
        return _shortened(self._texts, line)

    def failure(self, place: Place, reason: str, step: str = "", *, warning: bool = False) -> Failure:
        """The failure of one part, with its line and the text there."""
        line = self.line(place)
        return Failure(self.name, line, reason, dotted(place), self.raw(line), step, "warning" if warning else "error")


def dotted(place: Place) -> str:
    """The place as a key path, e.g. ``"claims.0.verdict"``."""
    return ".".join(map(str, place))


def raw_line(text: str, line: int) -> str:
    """One line of the text, without white space around it, shortened to 200 characters."""
    return _shortened(text.split("\n"), line)


def _shortened(lines: list[str], line: int) -> str:
    raw = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return raw if len(raw) <= 200 else raw[:199] + "…"


def read_source(path: Path) -> Source:
    """The value of a YAML or JSON file; a file that cannot be read is a RecordError with its failures."""
    name = str(path)
    try:
        data = read_file(path, MAX_BYTES)
    except UnusableFileError as error:
        raise _error(name, None, error.reason, error.step) from None
    return parse_source(data, name)


def parse_source(data: bytes, name: str) -> Source:
    """The value of the bytes of a YAML or JSON file; what cannot be read is a RecordError with its failures."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _error(name, None, "the file is UTF-16", "Save it as UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raw = raw_line(data.decode(_LATIN, errors="replace"), line)
        raise _error(name, line, "the file is not UTF-8 (it looks like Latin-1 or Windows-1252)", "Save it as UTF-8.", raw) from None
    source = Source(name, text)
    if source.value is None:
        raise _error(name, None, "the file is empty", "Write a record into it, or delete it.")
    if "\\" in text or _UNFIT.search(text):
        for place, string in _strings(source.value, ()):
            if _UNFIT.search(string):
                reason = "an escape stands for a control character or half a character" if "\\" in text else "it holds a control character"
                raise RecordError([source.failure(place, reason, "Delete it.")])
    return source


def _strings(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """The strings in a value, keys too, with their places."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield (*place, key), key
            yield from _strings(part, (*place, key))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _strings(part, (*place, position))


def _error(name: str, line: int | None, reason: str, step: str, raw: str = "", key: str = "") -> RecordError:
    return RecordError([Failure(name, line, reason, key, raw, step)])


class _Builder:
    """Builds the value of a YAML text from the parser's events and notes the line of each part in ``lines``."""

    def __init__(self, name: str, text: str, lines: dict[Place, int]) -> None:
        self.name, self.text, self.lines = name, text, lines

    def build(self) -> Any:
        """The value of the one document; None where there is none."""
        try:
            events = iter(YAML(typ="safe", pure=True).parse(self.text))
            value, documents = None, 0
            for event in events:
                if isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
                    documents += 1
                    if documents > 1:
                        raise self.error(event, "the file holds a second document", "Put each record into a file of its own.")
                    value = self.node(event, events, ())
            return value
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else None
            said = " ".join(x for x in (error.context, error.problem) if x)
            begun = f" begun at line {error.context_mark.line + 1}" if error.context_mark and error.context_mark is not mark else ""
            raise _error(self.name, line, f"this is no valid YAML: {said}{begun}",
                         "Check indentation, and quote texts that hold ': ' or ' #' or begin with a special character.",
                         raw_line(self.text, line or 0)) from None
        except ReaderError as error:
            line = self.text.count("\n", 0, error.position) + 1
            raise _error(self.name, line, "a control character stands in the text", "Delete it.", raw_line(self.text, line)) from None
        except YAMLError as error:
            raise _error(self.name, None, f"this is no valid YAML: {error}", "Mend it.") from None

    def error(self, event: Any, reason: str, step: str, place: Place = ()) -> RecordError:
        line = event.start_mark.line + 1
        return _error(self.name, line, reason, step, raw_line(self.text, line), dotted(place))

    def node(self, event: Any, events: Iterator[Any], place: Place) -> Any:
        """The value that begins with this event; its other events are taken from ``events``."""
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise self.error(event, f"anchors (&) and aliases (*) are not read: {event.anchor}", "Write the value out, or quote it.", place)
        if event.ctag is not None:
            raise self.error(event, f"tags are not read: {event.ctag}", "Delete the tag, or quote the text.", place)
        self.lines.setdefault(place, event.start_mark.line + 1)
        if isinstance(event, ScalarEvent):
            return scalar(event.value) if event.implicit[0] else event.value
        if len(place) > MAX_DEPTH:
            raise self.error(event, f"the value is nested more than {MAX_DEPTH} deep", "Is this a record?", place[:5])
        if isinstance(event, SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(events), SequenceEndEvent):
                items.append(self.node(event, events, (*place, len(items))))
            return items
        entries: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise self.error(event, "a key is no plain text", "Write a plain key.", place)
            key = event.value
            if key in entries:
                raise self.error(event, f"the key {key!r} stands twice in the same mapping", "Delete one of the two.", (*place, key))
            self.lines[(*place, key)] = event.start_mark.line + 1
            if event.anchor is not None or event.ctag is not None:
                self.node(event, events, (*place, key))
            entries[key] = self.node(next(events), events, (*place, key))
        return entries


def scalar(text: str) -> Any:
    """The value of a plain scalar by the core schema of YAML 1.2, e.g. 3 for ``3``, ``"NO"`` for ``NO``."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if text[0] in "0123456789+-.":
        if _INT.fullmatch(text):
            return number(text, int, PrintedInt)
        if _FLOAT.fullmatch(text):
            return number(text, float, PrintedFloat)
    return text


def number(text: str, plain: Callable[[str], int | float], printed: type[PrintedInt] | type[PrintedFloat]) -> Any:
    """The number, with its text kept where its shortest form differs; a number too large for the machine stays text."""
    value = plain(text)
    if value in (float("inf"), float("-inf")):
        return text
    if str(value) == text:
        return value
    kept = printed(text)
    kept.text = text
    return kept


class _DuplicateKeyError(ValueError):
    """A key of a JSON object stands twice."""


def _json_value(name: str, text: str) -> Any:
    """The value of a JSON text."""
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(entries := dict(pairs)) < len(pairs):
            raise _DuplicateKeyError
        return entries

    def constant(word: str) -> Any:
        raise ValueError(f"{word} is no number")

    try:
        value = json.loads(text, object_pairs_hook=once, parse_constant=constant,
                           parse_int=lambda t: number(t, int, PrintedInt) if len(t) <= 300 else t,
                           parse_float=lambda t: number(t, float, PrintedFloat))
        if _too_deep(value):
            raise RecursionError
        return value
    except _DuplicateKeyError:
        seen: set[Place] = set()
        for place, line in _json_places(text):
            if place in seen:
                raise _error(name, line, f"the key {place[-1]!r} stands twice in the same object", "Delete one of the two.",
                             raw_line(text, line), dotted(place)) from None
            seen.add(place)
        raise
    except json.JSONDecodeError as error:
        raise _error(name, error.lineno, f"this is no valid JSON: {error.msg}", "Mend it.", raw_line(text, error.lineno)) from None
    except RecursionError:
        raise _error(name, None, f"the value is nested more than {MAX_DEPTH} deep", "Is this a record?") from None
    except ValueError as error:
        raise _error(name, None, f"this is no valid JSON: {error}", "Mend it.") from None


def _too_deep(value: Any) -> bool:
    """Whether lists and objects stand more than :data:`MAX_DEPTH` deep within the value."""
    level: list[Any] = [[value]]
    for _ in range(MAX_DEPTH + 2):
        level = [part for one in level for part in (one.values() if isinstance(one, dict) else one) if isinstance(part, (dict, list))]
        if not level:
            return False
    return True


def _json_places(text: str) -> Iterator[tuple[Place, int]]:
    """The place and line of each entry and item of a valid JSON text, in its order; a key that stands twice gives its place twice."""
    open_: list[str | int] = []  # for each open object or array the key or position that is being read
    key_comes = False
    line, end = 1, 0
    yield (), 1
    for token in _JSON_TOKEN.finditer(text):
        line += text.count("\n", end, token.start())
        end = token.start()
        word = token[0]
        if word in "]}":
            open_.pop()
            key_comes = False
        elif word == ",":
            if isinstance(open_[-1], int):
                open_[-1] += 1
            else:
                key_comes = True
        elif word != ":":
            if key_comes and word != "{":
                open_[-1] = json.loads(word)
                key_comes = False
                yield tuple(open_), line
                continue
            if open_ and isinstance(open_[-1], int):
                yield tuple(open_), line
            if word in "{[":
                open_.append("" if word == "{" else 0)
                key_comes = word == "{"
