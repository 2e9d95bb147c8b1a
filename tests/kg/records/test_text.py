"""YAML 1.2 and JSON as plain values with lines; what is refused, and how fast."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RecordError
from kg.records.text import MAX_BYTES, Source, parse_source, read_source


def value(text: str, name: str = "a.yaml") -> Any:
    return parse_source(text.encode(), name).value


def failure(data: str | bytes, name: str = "a.yaml") -> tuple[int | None, str, str]:
    with pytest.raises(RecordError) as caught:
        parse_source(data if isinstance(data, bytes) else data.encode(), name)
    (found,) = caught.value.failures
    assert found.step, "a failure names the next step"
    return found.line, found.key, found.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ('"-"', "-"),
        ("2020-01-05", "2020-01-05"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("null", None),
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1e9999", "1e9999"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("007", 7),
        ("2.10", 2.1),
        ("'5'", "5"),
        ("<<", "<<"),
        ("=", "="),
        ("p < .05", "p < .05"),
    ],
)
def test_scalars_follow_the_core_schema(text: str, expected: object) -> None:
    found = value(f"a: {text}")["a"]
    assert found == expected
    assert isinstance(found, type(expected))


@pytest.mark.parametrize(("text", "printed"), [("007", "007"), ("2.10", "2.10"), ("+4", "+4"), ("1E3", "1E3")])
def test_numbers_remember_how_they_are_written(text: str, printed: str) -> None:
    assert value(f"a: {text}")["a"].text == printed
    assert not hasattr(value("a: 2.1")["a"], "text")


REFUSED = {
    "key twice": ("a: 1\nb:\n  c: 2\n  c: 3\n", 4, "b.c", "'c' stands twice"),
    "key twice, one quoted": ("a: 1\n'a': 2", 2, "a", "'a' stands twice"),
    "alias": ("a: &x 1\nb: *x", 1, "a", "anchors"),
    "alias alone": ("b: *x", 1, "b", "anchors"),
    "anchor on a key": ("&k a: 1", 1, "a", "anchors"),
    "tag": ("a: !!python/object:os.system 1", 1, "a", "tags"),
    "own tag": ("a: !x {b: 1}", 1, "a", "tags"),
    "mapping as key": ("? {a: 1}\n: 2", 1, "", "plain text"),
    "two documents": ("a: 1\n---\nb: 2", 3, "", "second document"),
    "colon in a text": ("a: 1\nb: c: d", 2, "", "no valid YAML"),
    "open bracket": ("a: [1\nb: 2", 2, "", "begun at line 1"),
    "tab": ("a:\n\tb: 1", 2, "", "no valid YAML"),
    "control character": ("a: 1\nb: \x01", 2, "", "control character"),
    "escaped control character": ('a: 1\nb: ["\\0"]', 2, "b.0", "control character"),
    "half a character": ('a: "\\ud800"', 1, "a", "half a character"),
    "not UTF-8": (b"a: 1\nb: \xe9t\xe9", 2, "", "not UTF-8"),
    "empty": ("", None, "", "empty"),
    "comments only": ("# nothing\n", None, "", "empty"),
}


@pytest.mark.parametrize(("data", "line", "key", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_said_with_line_and_key(data: str | bytes, line: int | None, key: str, words: str) -> None:
    found = failure(data)
    assert found[:2] == (line, key)
    assert words in found[2]


def test_the_text_of_a_latin_1_line_is_shown() -> None:
    with pytest.raises(RecordError) as caught:
        parse_source(b"a: 1\nb: \xe9t\xe9", "a.yaml")
    assert caught.value.failures[0].raw == "b: été"


@pytest.mark.parametrize(
    "bomb",
    [
        "a: " + "[" * 100_000,
        "- " * 5_000 + "a",
        "a: " + "{b: " * 5_000,
        "\n".join(f"{' ' * i}a:" for i in range(500)),
        "a: &a [x]\n" + "\n".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]" for i in range(9)),
    ],
    ids=["brackets", "dashes", "braces", "indents", "billion laughs"],
)
def test_bombs_are_refused_at_once(bomb: str) -> None:
    assert failure(bomb)[0] is not None


def test_a_deep_json_is_refused() -> None:
    assert "deep" in failure('{"a":' + "[" * 100_000, "a.json")[2]


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(RecordError, match="larger than 20 MB"):
        read_source(path)


def test_a_missing_file_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        read_source(tmp_path / "no.yaml")


def test_byte_order_mark_and_windows_line_ends() -> None:
    source = Source("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n".decode("utf-8-sig"))
    assert source.value == {"a": 1, "b": 2}
    assert source.line(("b",)) == 2


LINES = {("a",): 1, ("b",): 2, ("b", "c"): 3, ("b", "c", 0): 4, ("b", "c", 1): 5, ("b", "c", 1, "d"): 5, ("e",): 7}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "a: 1\nb:\n  c:\n    - x\n    - {d: 2}\n\ne: 3\n"),
        ("a.json", '{"a": 1,\n"b": {\n"c": [\n"x",\n{"d": 2}]}, \n\n"e": 3}'),
    ],
)
def test_every_part_has_its_line(name: str, text: str) -> None:
    source = parse_source(text.encode(), name)
    assert {place: source.line(place) for place in LINES} == LINES
    assert source.line(("b", "c", 1, "missing")) == 5
    assert source.line(("nowhere",)) == 1
    assert source.failure(("b", "c", 0), "is x").raw.strip('",- ') == "x"


JSON_REFUSED = {
    "key twice": ('{"a": 1,\n "b": {"c": 1,\n "c": 2}}', 3, "b.c", "'c' stands twice"),
    "open": ('{"a": 1,', 1, "", "no valid JSON"),
    "NaN": ('{"a": NaN}', None, "", "NaN"),
    "two documents": ('{"a": 1}\n{"b": 2}', 2, "", "no valid JSON"),
    "half a character": ('{"a":\n ["\\ud800"]}', 2, "a.0", "half a character"),
}


@pytest.mark.parametrize(("text", "line", "key", "words"), JSON_REFUSED.values(), ids=JSON_REFUSED)
def test_what_is_refused_of_json(text: str, line: int | None, key: str, words: str) -> None:
    found = failure(text, "a.json")
    assert found[:2] == (line, key)
    assert words in found[2]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(exclude_categories=("C",)), max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc:{", max_size=3), inner, max_size=3),
        max_leaves=8,
    )
)
def test_json_lines_find_every_place(inner: object) -> None:
    """The reader of lines goes through any JSON text; written with an entry a line, the lines rise."""
    text = json.dumps({"a": inner}, indent=1)
    source = parse_source(text.encode(), "a.json")
    assert source.value == {"a": inner}
    assert list(source.lines.values()) == sorted(source.lines.values())

    def places(value: object, place: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return [place, *(p for key, part in parts for p in places(part, (*place, key)))]

    assert sorted(map(str, places({"a": inner}, ()))) == sorted(map(str, source.lines))


def test_a_file_in_utf_16_is_called_so() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        with pytest.raises(RecordError, match=r"a.yaml: the file is UTF-16. Save it as UTF-8."):
            parse_source("\ufeffrecord: 1".encode(encoding), "a.yaml")


def test_the_text_is_cut_into_lines_once_however_many_faults_it_has() -> None:
    class Counted(str):
        cuts = 0

        def split(self, *arguments: Any, **named: Any) -> list[str]:
            Counted.cuts += 1
            return super().split(*arguments, **named)

    source = Source("a.json", Counted('{"a": 1,\n"b": 2}'))
    assert [source.failure((key,), "wrong").raw for key in ("a", "b", "a")] == ['{"a": 1,', '"b": 2}', '{"a": 1,']
    assert Counted.cuts == 1


def test_a_control_character_of_eight_bits_is_refused_in_json_as_in_yaml() -> None:
    assert failure('{"a":\n "x\x9b31m"}', "a.json")[0::2] == (1, "it holds a control character")
    assert failure('a: "x\x9b31m"')[2] == "a control character stands in the text"


@pytest.mark.parametrize(("depth", "refused"), [(60, False), (61, True), (300, True), (100_000, True)])
@pytest.mark.parametrize(("opens", "closes", "name"), [("[", "]", "a.json"), ('{"a":', "}", "a.json"), ("[", "]", "a.yaml")])
def test_json_may_be_nested_as_deep_as_yaml(opens: str, closes: str, name: str, depth: int, refused: bool) -> None:
    text = '{"x": ' + opens * depth + ("1" if "{" in opens else "") + closes * depth + "}"
    if refused:
        assert failure(text, name)[2] == "the value is nested more than 60 deep"
    else:
        assert list(value(text, name)) == ["x"]
