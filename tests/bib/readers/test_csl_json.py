"""Reading CSL-JSON: items as Zotero, Better BibTeX, Mendeley and Crossref write them, and damage."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bib import Name, Work
from bib.readers.csl_json import parse_csl_json
from tests.bib.samples import CSL_JSON


def one(**item: Any) -> Work:
    (work,) = parse_csl_json(json.dumps([{"id": "k", "type": "book", **item}]))
    return work


def test_an_item_becomes_a_work() -> None:
    library = parse_csl_json(CSL_JSON)
    work = library["berg2020"]
    assert (work.type, work.title, work.title_marks) == ("article-journal", "The BDAI of things", ((4, 8, "nocase"),))
    assert work.author == (Name("Berg", "Jan", "van den"), Name(literal="Invented Institute"))
    assert (work.issued, work.doi, work.extra) == ((2020, 11, 5), "10.1000/x", (("event-place", "Oslo"),))
    assert (library["7"].issued_text, library["7"].editor) == ("in press", (Name("Ek", "Bo"),))
    assert library.failures == () and library.format == "CSL-JSON"


@pytest.mark.parametrize(
    ("issued", "parts", "text", "extra"),
    [
        ({"date-parts": [["2020", 5]]}, (2020, 5), "", ()), ({"raw": "2020-05-03"}, (2020, 5, 3), "", ()),
        ({"literal": "n.d."}, (), "n.d.", ()),
        ({"date-parts": [[2019, 5], [2020, 1]]}, (), "2019-05/2020-01", ()),
        ({"date-parts": [[2020]], "season": 1}, (2020,), "", (("season", "1"),)),
        ({"date-parts": [[-44]], "circa": True}, (-44,), "", (("circa", "true"),)), ("2020", (2020,), "", ()),
        ({"date-parts": [[]]}, (), "", ()),
        ({"date-parts": [["x"]]}, (), "", ()), ({"date-parts": [[2020, 13]]}, (2020,), "", ()), (None, (), "", ()),
    ],
)
def test_dates(issued: Any, parts: tuple[int, ...], text: str, extra: tuple[tuple[str, str], ...]) -> None:
    work = one(issued=issued)
    assert (work.issued, work.issued_text, work.extra) == (parts, text, extra)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ([{"family": "Goethe", "given": "Johann", "dropping-particle": "von"}], (Name("Goethe", "Johann", dropping_particle="von"),)),
        ([{"family": "van den Berg", "given": "Jan", "parse-names": True}], (Name("Berg", "Jan", "van den"),)),
        ([{"family": "van den Berg", "given": "Jan"}], (Name("van den Berg", "Jan"),)), (["ACME"], (Name(literal="ACME"),)),
        ([{"given": "Plato"}], (Name("Plato"),)), ([{}, None, {"literal": " "}], ()), ({"family": "Wu"}, (Name("Wu"),)),
        ([{"family": "King", "given": "M.", "suffix": "Jr."}], (Name("King", "M.", suffix="Jr."),)),
    ],
)
def test_names(author: Any, names: tuple[Name, ...]) -> None:
    assert one(author=author).author == names


def test_roles_numbers_lists_and_what_has_no_place() -> None:
    work = one(director=[{"family": "Varda"}], volume=4, title=["A", "B"], categories=["x"], note=None, journalAbbreviation="J.",
               own={"a": 1})
    assert (work.roles, work.volume, work.title) == ((("director", (Name("Varda"),)),), "4", "A; B")
    assert work.extra == (("categories", '["x"]'), ("container-title-short", "J."), ("own", '{"a": 1}'))


DAMAGE = {
    "cut item": ('[{"id": "a", "type": "book", "title": "A"},\n{"id": "b", "ti', ["A"], 2, "error", "no JSON"),
    "broken in the middle": ('[{"id": "a", "title": "A"},\n{"id": "b", "title": },\n{"id": "c", "title": "C"}]', ["A", "C"], 2, "error",
                             "no JSON"),
    "no end": ('[{"id": "a", "title": "A"}', ["A"], 1, "warning", "no end (])"),
    "key twice": ('[{"id": "a", "title": "A", "title": "B"}]', ["A"], 1, "warning", "title stands twice"),
    "id twice": ('[{"id": "a", "title": "A"},\n{"id": "a", "title": "B"}]', ["A", "B"], 2, "warning", "stands at line 1 already"),
    "bare value": ('[1, {"id": "a", "title": "A"}]', ["A"], 1, "error", "bare value"),
    "Zotero's own": ('{"items": [{"itemType": "book", "title": "A"}]}', [], 1, "error", "Zotero's own JSON"),
    "no item": ('[{"x": 1}]', [], 1, "error", "no CSL item"),
    "unknown type": ('[{"id": "a", "type": "livre", "title": "A"}]', ["A"], 1, "warning", "no CSL type"),
    "deep": ('[{"id": "a", "title": "A"}, ' + "[" * 200_000, ["A"], 1, "error", "no JSON"),
    "empty list": ("[]", [], None, "warning", "no CSL item"),
}


@pytest.mark.parametrize(("text", "titles", "line", "severity", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damage_gives_the_good_items_and_a_failure(text: str, titles: list[str], line: int | None, severity: str, words: str) -> None:
    library = parse_csl_json(text, "x.json")
    assert [w.title for w in library] == titles
    (failure,) = library.failures
    assert (failure.line, failure.severity) == (line, severity) and words in failure.reason


def test_an_object_of_items_and_a_single_item() -> None:
    assert [w.title for w in parse_csl_json('{"items": [{"id": "a", "type": "book", "title": "A"}]}')] == ["A"]
    assert [w.title for w in parse_csl_json('{"id": "a", "type": "book", "title": "A"}')] == ["A"]


def test_a_key_that_cannot_be_one_is_kept_beside_a_made_one() -> None:
    (work,) = parse_csl_json('[{"id": "http://zotero.org/users/1/items/X", "type": "book", "title": "Apples"}]')
    assert (work.key, work.extra) == ("applesnd", (("csl-id", "http://zotero.org/users/1/items/X"),))
