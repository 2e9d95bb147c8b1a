"""Works to CSL-JSON, which Zotero, Mendeley and pandoc read: an array of items."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bib.model import Work


def write_csl_json(works: Iterable[Work]) -> str:
    """The CSL-JSON text of the works in their order; fields that CSL has no key for stay out.

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
    return json.dumps([work.to_csl() for work in works], ensure_ascii=False, indent=2) + "\n"
