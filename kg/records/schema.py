"""The JSON Schema of the study record, for editors and for programs that write records; committed as ``record.schema.json``.

Write it anew after a change of the model with ``python -m kg.records.schema``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from kg.records.model import Record

FILE = "record.schema.json"


class _WithoutTitles(GenerateJsonSchema):
    """A schema without a title for each key, which would only repeat the key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        return False


def record_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) with the keys as records write them, e.g. ``container-title``."""
    schema = Record.model_json_schema(by_alias=True, schema_generator=_WithoutTitles)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "nomnet study record, version 1"}


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_text(schema_text(), encoding="utf-8")
