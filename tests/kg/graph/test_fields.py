"""No field of a record is forgotten by the code that writes the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

import kg.graph
from kg.records.model import Record

WRITERS = " ".join(path.read_text("utf-8") for path in sorted(Path(kg.graph.__path__[0]).glob("*.py")))

LEFT_OUT = {"publisher_place": "of a work its entry in the bibliography has it, of a reference its text as printed", "edition": "likewise",
            "stub": "who lists a work under works says that it is one"}
"""Fields that the graph does without, and why."""


def models(kind: Any) -> Iterator[type[BaseModel]]:
    """The models that a type is made of, itself first."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from models(field.annotation)
    for part in get_args(kind):
        yield from models(part)


FIELDS = sorted({name for model in models(Record) for name in model.model_fields})


@pytest.mark.parametrize("name", FIELDS)
def test_the_graph_has_the_field(name: str) -> None:
    assert bool(re.search(rf"\.{name}\b", WRITERS)) != (name in LEFT_OUT), "write it in kg/graph, or say in LEFT_OUT why not"


def test_reasons_are_given_for_fields_alone() -> None:
    assert set(LEFT_OUT) <= set(FIELDS)
