"""Records as YAML, made to be read and diffed, and as JSON: what :mod:`kg.records.read` reads back as the same record.

Keys stand in one order, whatever file they came from. A list or mapping that fits on a line is written on one; what is longer has a
line for each part, long texts are folded, and a blank line stands between long items.
"""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

from kg.records.bibliographic import Part
from kg.records.model import Record
from kg.records.text import scalar

WIDTH = 130

ORDER = (
    "record", "wording", "source", "study", "references", "works", "citations", "constructs", "models", "claims", "attributed",
    "synthesis", "statistics", "issues", "id", "kind", "check", "marker", "number", "position", "name", "op", "abbreviation", "aliases",
    "key", "label", "alt",
    "citation", "ref", "form", "where", "raw", "path", "sha256", "text_sha256", "reader", "reader_version", "text", "message", "about",
    "stub", "type", "family", "given", "suffix", "non-dropping-particle", "dropping-particle", "title", "caption", "author", "editor",
    "issued", "date-parts", "year-suffix", "container-title", "publisher", "publisher-place", "edition", "genre", "language", "volume",
    "issue", "page", "DOI", "URL", "work", "known_from", "keywords", "abstract", "resolves_to", "method", "candidates", "sentence",
    "section", "intent", "purpose", "size", "unit", "country", "industry", "respondents", "response_rate", "period", "subgroup",
    "description",
    "role", "definition", "definition_line", "definition_locator", "definition_cites", "cites", "other_definitions", "measurement",
    "reliability", "scale_cites", "scale_note", "components", "loading", "technique", "outcome", "controls", "main", "relation",
    "independent", "mediators", "moderators", "dependent", "pairing", "sign", "shape", "mediation", "verdict", "verdict_text",
    "verdict_line", "verdict_implied", "basis", "part_of", "result", "stance", "hedged", "via", "columns", "findings", "found", "row",
    "col", "estimate", "metric", "value", "percent", "se", "t", "df", "p", "ci", "level", "low", "high", "n", "model", "sample",
    "bears", "quote", "gist", "material", "respondent", "organization", "items", "corrected",
    "to", "construct", "reason", "by", "table", "figure", "line",
    "start", "end", "locator", "extractor", "confidence", "note", "mentions", "tests", "evidence", "sources", "methods", "samples",
    "theories", "research_questions", "sections", "tables", "figures", "literal",
)
"""The order in which keys are written; keys that a record has beside these follow in their own order."""

_RANK = {key: rank for rank, key in enumerate(ORDER)}
_PLAIN = re.compile(r"[^\W_](?:[\w./()+*%=<>;’–—“”…' -]*[\w.)%+’”…])?")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def record_data(record: Part) -> dict[str, Any]:
    """The record as plain data with its keys in order, without what it does not say."""
    data = _ordered(record.model_dump(mode="python", by_alias=True, exclude_unset=True))
    return {str(k): v for k, v in data.items()}


def record_json(record: Record) -> str:
    """The record as JSON text with a line for each part."""
    return json.dumps(record_data(record), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def record_yaml(record: Part) -> str:
    """The record, or a thesaurus, as YAML 1.2 text."""
    sections: list[str] = []
    for key, value in record_data(record).items():
        lines = _entry(key, value, 0)
        if value and isinstance(value, (list, dict)) and len(lines) > 1:
            lines = ["", *lines]
        sections += lines
    return "\n".join(sections) + "\n"


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda k: _RANK.get(k, len(_RANK)))  # stable: unknown keys keep their order
        return {k: _ordered(value[k]) for k in keys}
    return [_ordered(v) for v in value] if isinstance(value, list) else value


def _entry(key: str, value: Any, indent: int) -> list[str]:
    """The lines of one entry of a mapping."""
    pad, head = " " * indent, f"{' ' * indent}{_text(key)}:"
    width = WIDTH - len(head) - 1 if isinstance(value, str) or (value and isinstance(value, (dict, list))) else 10**9
    if (line := _flow(value, width)) is not None and not _wants_lines(key, value):
        return [f"{head} {line}"]
    if isinstance(value, str):
        if _foldable(value):
            return [f"{head} >-", *textwrap.wrap(value, WIDTH, initial_indent=pad + "  ", subsequent_indent=pad + "  ",
                                                 break_long_words=False, break_on_hyphens=False)]
        return [f"{head} {_quoted(value)}"]
    if isinstance(value, dict):
        return [head, *(line for k, v in value.items() for line in _entry(k, v, indent + 2))]
    return [head, *_items(value, indent + 2)]


def _items(values: list[Any], indent: int) -> list[str]:
    """The lines of a list, an item each; long items are set apart by blank lines."""
    pad = " " * indent
    lines: list[str] = []
    long_before = False
    for value in values:
        flow = _flow(value, WIDTH - indent - 2 if value and isinstance(value, (dict, list)) else 10**9)
        if flow is not None:
            item = [f"{pad}- {flow}"]
        elif isinstance(value, dict):
            inner = [line for k, v in value.items() for line in _entry(k, v, indent + 2)]
            item = [f"{pad}- {inner[0].lstrip()}", *inner[1:]]
        else:
            inner = _items(value, indent + 2)
            item = [f"{pad}- {inner[0].lstrip()}", *inner[1:]]
        is_long = len(item) > 1
        if lines and (is_long or long_before):
            lines.append("")
        lines += item
        long_before = is_long
    return lines


def _wants_lines(key: str, value: Any) -> bool:
    """Whether a list is written with a line for each item though it would fit on one: lists of things, not of words."""
    return isinstance(value, list) and len(value) > 1 and all(isinstance(v, dict) for v in value) and key not in ("author", "editor")


def _flow(value: Any, width: int) -> str | None:
    """The value on one line; None where that is longer than the width."""
    if isinstance(value, dict):
        text = "{" + ", ".join(f"{_text(k)}: {_flow(v, 10**9)}" for k, v in value.items()) + "}"
    elif isinstance(value, list):
        text = "[" + ", ".join(str(_flow(v, 10**9)) for v in value) + "]"
    else:
        text = _text(value)
    return text if len(text) <= width else None


def _text(value: Any) -> str:
    """A scalar as YAML; a text in quotes wherever a reader could take it for anything else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(getattr(value, "text", repr(value)))
    text = str(value)
    return text if _PLAIN.fullmatch(text) and "  " not in text and scalar(text) == text else _quoted(text)


def _quoted(text: str) -> str:
    """The text in double quotes, unprintable characters escaped; JSON's escapes are YAML's."""
    return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(str(text), ensure_ascii=False))


def _foldable(text: str) -> bool:
    """Whether a folded block gives the text back: words with single spaces between them."""
    return bool(text) and text.split() == text.split(" ") and not _UNPRINTABLE.search(text)
