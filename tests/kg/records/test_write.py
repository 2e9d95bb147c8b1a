"""Records to YAML and JSON and back; the committed schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from kg.corpus import shipped_corpus
from kg.records import bibliographic, model
from kg.records.faults import validated
from kg.records.model import Record
from kg.records.read import read_record
from kg.records.schema import FILE, record_schema, schema_text
from kg.records.text import parse_source
from kg.records.write import ORDER, WIDTH, record_json, record_yaml
from tests.kg.records.invented import CLAIM, record

CORPUS = Path(__file__).parents[2] / "corpus"

AWKWARD = [
    "NO",
    "-",
    "~",
    "yes",
    "1",
    "1.0",
    "0x1",
    ": ",
    "a: b",
    "a #b",
    "#a",
    "'",
    '"',
    "\\",
    "{",
    "[a]",
    "a, b",
    "- a",
    "? a",
    "& a",
    "*a",
    "!a",
    "|",
    ">-",
    "%a",
    "@a",
    "`a",
    "null",
    "true",
    "2020-01-01",
    "=",
    "<<",
    "a\u2028b",
    "\u0085",
    "x:",
    "“quote”",
    "倉庫",
    "🎈",
    "<script>",
    "p < .05",
    "é",
    "---",
    "...",
    "\ufeffa",
    "word " * 60,
    "x" * 300,
    "a  b",
    " a",
    "a\nb",
    "\t",
    "key: " * 40,
    "# " + "word " * 40,
]
WORDS = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=20)
TEXT = WORDS.map(lambda t: bibliographic.text_or_none(t)).filter(bool)
NUMBER = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**6), 10**6)
FREE = st.recursive(
    st.booleans() | NUMBER | WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)
LINE = st.integers(1, 10**6)
NAMES = st.lists(TEXT, max_size=3)
ENDS = {"independent": st.lists(TEXT, min_size=1, max_size=2), "dependent": st.lists(TEXT, min_size=1, max_size=2)}
KEY = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,8}", fullmatch=True)


def part(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


EVIDENCE = part(
    {"kind": st.sampled_from(get_args(model.EvidenceKind))},
    **ENDS,
    estimate=NUMBER,
    p=part({"op": st.just("<"), "value": st.floats(0, 1)}),
    df=NUMBER | TEXT,
    ci=st.just({"level": 95, "low": -0.1, "high": 0.2}),
    sources=st.lists(part({"line": LINE}, table=TEXT), max_size=2),
    gist=TEXT,
    corrected=part({"value": NUMBER | TEXT, "reason": TEXT}),
    own=FREE,
)
CLAIMS = part(
    {"id": KEY, "kind": st.sampled_from(get_args(model.ClaimKind)), "text": TEXT, "relation": st.just("influences"), **ENDS},
    sign=st.sampled_from(get_args(model.Sign)),
    verdict=st.sampled_from(get_args(model.Verdict)),
    line=LINE,
    evidence=st.lists(EVIDENCE, max_size=2),
    mentions=st.lists(part({"text": TEXT}, where=TEXT, line=LINE), max_size=2),
    note=TEXT,
)
CONSTRUCTS = part(
    {"name": TEXT},
    aliases=NAMES,
    definition=TEXT,
    reliability=st.dictionaries(TEXT, NUMBER, max_size=2),
    items=st.lists(part({"position": LINE}, loading=st.floats(-1, 1), text=TEXT), max_size=2),
)
STUDIES = part(
    {"id": KEY},
    title=TEXT,
    author=st.lists(part({"family": TEXT}, given=TEXT, suffix=TEXT), max_size=2),
    issued=st.just({"date-parts": [[2020, 1]]}),
    known_from=st.dictionaries(TEXT, TEXT, max_size=2),
    keywords=NAMES,
    volume=TEXT,
    DOI=TEXT,
    abstract=TEXT,
    own=FREE,
    samples=st.lists(part({"id": KEY}, respondents=FREE, size=LINE), max_size=2),
)
RECORDS = part(
    {"record": st.just(1), "source": part({"path": TEXT}), "study": STUDIES},
    claims=st.lists(CLAIMS, max_size=2),
    constructs=st.lists(CONSTRUCTS, max_size=2),
    synthesis=st.lists(part({"citation": TEXT}, columns=st.dictionaries(TEXT, TEXT | st.none(), max_size=3)), max_size=2),
    statistics=st.lists(part({"kind": TEXT}, value=NUMBER | TEXT), max_size=2),
    own=FREE,
).map(Record.model_validate)


def back(text: str, name: str) -> Record:
    return validated(Record, parse_source(text.encode(), name))


@settings(deadline=None)
@given(RECORDS)
def test_what_is_written_is_read_back(found: Record) -> None:
    assert back(record_yaml(found), "a.yaml") == found
    assert back(record_json(found), "a.json") == found


@settings(deadline=None)
@given(RECORDS)
def test_writing_what_was_read_changes_nothing(found: Record) -> None:
    text = record_yaml(found)
    assert record_yaml(back(text, "a.yaml")) == text


@pytest.mark.parametrize(
    "path", sorted([*(CORPUS / "records").glob("*.yaml"), *(shipped_corpus() / "records").glob("*.yaml")]), ids=lambda p: p.stem
)
def test_whole_records_come_back(path: Path) -> None:
    found = read_record(path)
    text = record_yaml(found)
    assert back(text, "a.yaml") == found
    assert back(record_json(found), "a.json") == found
    assert max(map(len, text.splitlines())) <= WIDTH + 10


def test_a_record_as_it_stands_in_a_file() -> None:
    evidence = "[{kind: path, p: 0.04, estimate: .5, df: 12}, {kind: total}]"
    found = record(f"claims:\n- {{{CLAIM}, line: 7, sign: '+', note: {'word ' * 40}, evidence: {evidence}}}\n")
    assert (
        record_yaml(found)
        == """record: 1
source: {path: a.txt}
study: {id: zed2020, methods: [survey], samples: [{id: s1}]}
references: [{id: r1}]
works: [{id: w1}]

constructs:
  - {name: robot trust, abbreviation: RT, aliases: [trust in robots]}
  - {name: robot adoption}
  - {name: speed}
models: [{id: m1, sample: s1}]

claims:
  - id: H1
    kind: hypothesis
    text: T
    relation: influences
    independent: [RT]
    dependent: [robot adoption]
    sign: "+"
    line: 7
    note: >-
      word word word word word word word word word word word word word word word word word word word word word word word word word
      word word word word word word word word word word word word word word word
    evidence:
      - {kind: path, estimate: 0.5, df: 12.0, p: {op: "=", value: 0.04}}
      - {kind: total}
"""
    )


def parts() -> list[type[BaseModel]]:
    return [
        c for module in (bibliographic, model) for c in vars(module).values() if isinstance(c, type) and issubclass(c, bibliographic.Part)
    ]


def test_every_key_has_a_place_in_the_order() -> None:
    keys = {f.alias or name for part_ in parts() for name, f in part_.model_fields.items()}
    assert keys - set(ORDER) == set(), "say in kg/records/write.py where a new key is written"
    assert len(ORDER) == len(set(ORDER))


COMMITTED = Path(model.__file__).with_name(FILE).read_text("utf-8")


def test_the_committed_schema_is_current() -> None:
    assert schema_text() == COMMITTED, "the model has changed: run python -m kg.records.schema"


def test_the_schema_has_the_keys_as_records_write_them() -> None:
    schema = record_schema()
    assert schema["required"] == ["record", "source", "study"]
    reference = schema["$defs"]["Reference"]["properties"]
    assert {"container-title", "year-suffix", "DOI", "date-parts"} - set(reference) == {"date-parts"}
    assert json.loads(COMMITTED)["properties"].keys() == {f.alias or n for n, f in Record.model_fields.items()}
