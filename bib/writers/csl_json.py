"""Works to CSL-JSON, which Zotero, Mendeley and pandoc read: an array of items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from bib.csl_fields import DATES, TEXTS
from bib.model import Work
from bib.title_marks import to_html

_SPAN = re.compile(r"(-?\d{1,4}(?:-\d\d){0,2})/(-?\d{1,4}(?:-\d\d){0,2})")


def write_csl_json(works: Iterable[Work]) -> str:
    """The CSL-JSON text of the works in their order; what CSL has no key for stands under ``custom``.

    >>> print(write_csl_json([Work(key="a2020", type="book", title="Things", issued=(2020,))]), end="")
    [
      {
        "id": "a2020",
        "type": "book",
        "title": "Things",
        "issued": {
          "date-parts": [
            [
              2020
            ]
          ]
        }
      }
    ]
    """
    return json.dumps([item_of(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def item_of(work: Work) -> dict[str, Any]:
    """The CSL item of a work with all that it holds: mark-up in the title, attachments and fields of its source under ``custom``."""
    item = work.to_csl()
    if work.title and work.title_marks:
        item["title"] = to_html(work.title, work.title_marks)
    if match := _SPAN.fullmatch(work.issued_text) if not work.issued else None:
        item["issued"] = {"date-parts": [_parts(match[1]), _parts(match[2])]}
    custom: dict[str, Any] = {}
    for name, value in work.extra:
        if name in ("season", "circa") and "issued" in item and name not in item["issued"]:
            item["issued"][name] = value
        elif name in DATES and name not in item:
            item[name] = _value(value)
        elif name in TEXTS and name not in item:
            item[name] = value
        elif name == "csl-type":
            item["type"] = value
        else:
            there = custom.get(name)
            custom[name] = value if there is None else [*(there if isinstance(there, list) else [there]), value]
    if work.files:
        custom["attachments"] = [{k: v for k, v in (("path", f.path), ("title", f.title), ("type", f.media_type)) if v} for f in work.files]
    if work.cited:
        custom["cited"] = list(work.cited)
    return item | ({"custom": custom} if custom else {})


def _parts(text: str) -> list[int]:
    sign = -1 if text.startswith("-") else 1
    first, *others = text.lstrip("-").split("-")
    return [sign * int(first), *map(int, others)]


def _value(text: str) -> Any:
    """A date as it was read: an object, or a text."""
    try:
        return json.loads(text) if text.startswith("{") else text
    except (ValueError, RecursionError):
        return text
