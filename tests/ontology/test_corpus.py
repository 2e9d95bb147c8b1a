"""The records of the shipped corpus agree with themselves where no type and no shape can tell."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

RECORDS = sorted((Path(__file__).parents[2] / "ontology" / "corpus" / "records").glob("*.yaml"))
THEMES = ("categories", "themes", "operationalised_themes")


@cache
def read(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return record


CITING = [path for path in RECORDS if read(path).get("citations")]
THEMED = [path for path in RECORDS if any(key in read(path)["study"] for key in THEMES)]


def cited(record: dict[str, Any]) -> set[str]:
    """The ids of the entries and stubs that the text cites somewhere."""
    return {c.get("resolves_to") or c.get("work") for c in record["citations"]} - {None}


@pytest.mark.parametrize("path", CITING, ids=lambda p: p.stem)
def test_every_listed_work_is_cited_in_the_text(path: Path) -> None:
    record = read(path)
    listed = {entry["id"] for key in ("references", "works") for entry in record.get(key) or []}
    assert sorted(listed - cited(record)) == []


@pytest.mark.parametrize("path", CITING, ids=lambda p: p.stem)
def test_every_source_of_a_second_hand_statement_is_cited_in_the_text(path: Path) -> None:
    record = read(path)
    assert [(s["line"], source["ref"]) for s in record["attributed"] for source in s["sources"] if source["ref"] not in cited(record)] == []


@pytest.mark.parametrize("path", CITING, ids=lambda p: p.stem)
def test_citations_stand_in_the_order_of_the_text(path: Path) -> None:
    lines = [citation["line"] for citation in read(path)["citations"]]
    assert [(a, b) for a, b in pairwise(lines) if a > b] == []


def test_some_records_have_citations_and_themes() -> None:
    assert CITING and THEMED


@pytest.mark.parametrize("path", THEMED, ids=lambda p: p.stem)
def test_themes_are_sets_of_constructs_of_their_record(path: Path) -> None:
    record = read(path)
    names = {construct["name"] for construct in record["constructs"]}
    themes = [theme for key in THEMES for theme in record["study"].get(key, [])]
    assert [(theme["title"], name) for theme in themes for name in theme.get("constructs", []) if name not in names] == []
