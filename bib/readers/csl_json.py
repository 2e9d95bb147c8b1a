"""CSL-JSON to works, as Zotero, Better BibTeX, Mendeley and pandoc write it.

>>> parse_csl_json('[{"id": "a2020", "type": "book", "title": "Things", "issued": {"date-parts": [["2020"]]}}]')["a2020"].issued
(2020,)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bib.csl_fields import DATES, ROLES, TEXTS, TYPES
from bib.latex import single_spaced
from bib.library import Library
from bib.model import CSL_TEXTS, Attachment, Marks, Name, Work
from bib.readers.checks import checked
from bib.readers.dates import date_parts
from bib.readers.keying import keyed
from bib.readers.source import Findings
from bib.title_marks import from_html

FORM = "CSL-JSON"
"""What a library that was read from such a file calls its format."""

_PEOPLE = frozenset({"author", "editor", "translator", *ROLES})
_GAP = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\}\s*,?\s*(?=\{)")
_HEAD = re.compile(r"\s*(?:\{\s*\"(?:items|references)\"\s*:\s*)?(\[)?")
_PARTICLES = re.compile(r"((?:[^\W\dA-Z_][\w'’]*\s+)+)(?=\S)")


def parse_csl_json(text: str, source: str = "text") -> Library:
    """The works of a CSL-JSON text and its failures; ``source`` names the text in them."""
    findings = Findings(source)
    read: list[tuple[Work, int | None]] = []
    for item, line, raw in _items(text, findings):
        if "itemType" in item and "type" not in item:
            findings.error(line, "this is an item of Zotero's own JSON, not of CSL-JSON", "Export it as CSL JSON.", raw=raw)
        elif not any(name in item for name in ("type", "title", "author", "id", "DOI")):
            findings.error(line, "the object has neither type nor title nor author nor id: it is no CSL item", "Is it CSL-JSON?", raw=raw)
        else:
            work = _work(item, findings, line, raw)
            read.append((checked(work, findings, line), line))
    if not read and not findings.failures:
        findings.warn(None, "the file holds no CSL item" if text.strip() else "the file is empty", "Export it again.")
    return findings.library(keyed(read, findings, "csl-id"), FORM)


def _items(text: str, findings: Findings) -> Iterator[tuple[dict[str, Any], int, str]]:
    """The objects of the list one by one with their lines, so that damage to one takes no other with it."""
    decoder = json.JSONDecoder(object_pairs_hook=_pairs)
    head = _HEAD.match(text)
    position, line, counted = (head.end() if head else 0), 1, 0
    while True:
        position = _GAP.match(text, position).end()  # type: ignore[union-attr]
        line += text.count("\n", counted, position)
        counted = position
        if position >= len(text) or text[position] in "]}":
            closing = text[position:].strip(" \n\t]}")
            if position >= len(text) and head and head[1]:
                findings.warn(line, "the list has no end (]): the file may be cut", "Export it again.")
            elif closing and not (head and not head[1]) and not closing.startswith((",", '"')):
                findings.warn(line, "text stands behind the list and is not read", raw=closing)
            return
        try:
            item, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            if match := _NEXT.search(text, position):
                end, raw = match.end(), text[position:match.start() + 1]
            else:
                end, raw = len(text), text[position:position + 1000]
            findings.error(line, f"the item is no JSON ({_fault(error, text, line, position)})", "Mend it, or export it again.", raw=raw)
            position = end
            if end == len(text):
                return
            continue
        raw = text[position:min(end, position + 1000)]
        if isinstance(item, dict) and isinstance(item.get("items"), list):  # a list in an object with other things beside it
            yield from ((part, line, _json(part)[:1000]) for part in item["items"] if isinstance(part, dict))
        elif isinstance(item, dict):
            yield item, line, raw
        else:
            findings.error(line, "this is no CSL item but a bare value", "Is it CSL-JSON?", raw=raw)
        position = end


def _fault(error: Exception, text: str, line: int, position: int) -> str:
    """What is wrong with an item that begins at the position, on the line."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {line + text.count(chr(10), position, error.pos)}"
    return "it nests too deep" if isinstance(error, RecursionError) else str(error)


class _Twice(dict[str, Any]):
    """An object in which a key stood twice; the first one counts."""

    twice: tuple[str, ...] = ()


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(reversed(pairs))
    if len(found) == len(pairs):
        return dict(pairs)
    together = _Twice(found)
    together.twice = tuple(dict.fromkeys(name for i, (name, _) in enumerate(pairs) if name in dict(pairs[:i])))
    return together


def _work(item: dict[str, Any], findings: Findings, line: int, raw: str) -> Work:
    """The work of an item; what a work has no attribute for stays in ``extra`` under its own name."""
    key = _plain(item.pop("id", "")) or ""
    for name in getattr(item, "twice", ()):
        findings.warn(line, f"{name} stands twice; the first one is used", "Delete one.", key=key, raw=raw)
    kind = _plain(item.pop("type", "")) or "document"
    if kind not in TYPES:
        findings.warn(line, f"{kind[:60]!r} is no CSL type; the work is read as a document", key=key, raw=raw)
    extra: list[tuple[str, str]] = [] if kind in TYPES else [("csl-type", kind)]
    texts: dict[str, str] = {}
    people: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, tuple[tuple[int, ...], str]] = {}
    files: list[Attachment] = []
    cited: tuple[str, ...] = ()
    marks: Marks | None = None
    for name, value in item.items():
        if name in _PEOPLE:
            people[name] = _names(value)
            if value and not people[name]:
                findings.warn(line, f"{name} holds no names; it is kept as it stands", key=key, raw=raw)
                extra.append((name + "-text", _json(value)))
        elif name in ("issued", "accessed"):
            parts, text, more = _date(value)
            dates[name] = (parts, text)
            extra += [(f"{name}-{part}" if name == "accessed" else part, detail) for part, detail in more]
        elif name in DATES:
            extra.append((name, _json(value)))
        elif name == "custom" and isinstance(value, dict):
            files, cited = _ours(value)
            extra += [(k, text) for k, v in value.items() if k not in ("attachments", "cited") for text in _several(v)]
        elif name in CSL_TEXTS:
            plain = _plain(value) if not isinstance(value, list | dict) else _joined(value)
            if name == "title":
                plain, set_apart = from_html(plain)
                marks = set_apart if set_apart and single_spaced(plain) == plain else None
            texts[CSL_TEXTS[name]] = single_spaced(plain)
        elif name in TEXTS or value not in (None, "", [], {}):
            extra.append((_ALSO.get(name, name), _plain(value) if not isinstance(value, list | dict) else _json(value)))
    issued, issued_text = dates.get("issued", ((), ""))
    accessed, accessed_text = dates.get("accessed", ((), ""))
    extra += [("accessed-text", accessed_text)] if accessed_text else []
    return Work(key=key, type=kind if kind in TYPES else "document", author=people.get("author", ()), editor=people.get("editor", ()),
                translator=people.get("translator", ()), roles=tuple((role, people[role]) for role in ROLES if people.get(role)),
                issued=issued, issued_text=issued_text, accessed=accessed, files=tuple(files), cited=cited, title_marks=marks, **texts,
                extra=tuple((name, text) for name, text in extra if text))


_ALSO = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}


def _plain(value: Any) -> str:
    """The text of a text or a number."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    return single_spaced(str(value)) if isinstance(value, str | int | float) else ""


def _joined(value: Any) -> str:
    """The text of a list of texts (Crossref has titles so); of anything else its JSON."""
    return "; ".join(value) if isinstance(value, list) and all(isinstance(part, str) for part in value) else _json(value)


def _json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _several(value: Any) -> list[str]:
    """The texts of a value that may be a list of them."""
    return [part for part in value if part] if isinstance(value, list) and all(isinstance(p, str) for p in value) else [_json(value)]


def _names(value: Any) -> tuple[Name, ...]:
    names = (_name(part) for part in (value if isinstance(value, list) else [value]))
    return tuple(name for name in names if name is not None)


def _name(value: Any) -> Name | None:
    """A name; particles that stand in its family or given name are taken out where the item asks for it."""
    if isinstance(value, str):
        return Name(literal=single_spaced(value)) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    part = {name: _plain(value.get(name)) for name in ("family", "given", "non-dropping-particle", "dropping-particle", "suffix",
                                                       "literal")}
    family, particle = part["family"], part["non-dropping-particle"]
    if family and not particle and value.get("parse-names") and (match := _PARTICLES.match(family)):
        family, particle = family[match.end():], match[1].strip()
    if not family and not part["literal"]:
        return Name(family=part["given"]) if part["given"] else None
    if part["literal"] and not family:
        return Name(literal=part["literal"])
    return Name(family, part["given"], particle, part["suffix"], "", part["dropping-particle"])


def _date(value: Any) -> tuple[tuple[int, ...], str, list[tuple[str, str]]]:
    """The date as numbers, or as text where it is none; and what it says beside that."""
    if isinstance(value, str | int):
        parts, whole = date_parts(str(value))
        return (parts, "", []) if whole else ((), str(value), [])
    if not isinstance(value, Mapping):
        return (), "", []
    more = [(name, _plain(value[name])) for name in ("season", "circa") if value.get(name)]
    text = _plain(value.get("literal")) or _plain(value.get("raw")) or _plain(value.get("edtf"))
    listed = value.get("date-parts")
    dates = [_numbers(part) for part in listed if isinstance(part, list)] if isinstance(listed, list) else []
    dates = [date for date in dates if date]
    if len(dates) > 1:
        return (), "/".join("-".join(f"{n:02}" if i else str(n) for i, n in enumerate(date)) for date in dates[:2]), more
    if dates:
        return dates[0], "", more + ([("issued-text", text)] if text and not date_parts(text)[1] else [])
    parts, whole = date_parts(text)
    return (parts, "", more) if whole and parts else ((), text, more)


def _numbers(parts: list[Any]) -> tuple[int, ...]:
    """Year, month and day as far as they are numbers in their range."""
    found: list[int] = []
    for part, (least, most) in zip(parts, ((-9999, 9999), (1, 12), (1, 31)), strict=False):
        text = _plain(part)
        if not re.fullmatch(r"-?\d{1,4}", text) or not least <= int(text) <= most:
            break
        found.append(int(text))
    return tuple(found)


def _ours(custom: Mapping[str, Any]) -> tuple[list[Attachment], tuple[str, ...]]:
    """Attachments and cited references, where our own writer put them."""
    listed = custom.get("attachments")
    files = [Attachment(_plain(part.get("path")), _plain(part.get("title")), _plain(part.get("type")))
             for part in (listed if isinstance(listed, list) else []) if isinstance(part, Mapping) and _plain(part.get("path"))]
    cited = custom.get("cited")
    return files, tuple(part for part in cited if isinstance(part, str)) if isinstance(cited, list) else ()
