"""The SVG: well formed, real text, escaped, linked, accessible."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from kg.analysis.path_layout import path_layout
from kg.analysis.path_model import path_model
from kg.analysis.path_svg import description, figure, style, svg
from tests.kg.analysis.models import NAMES, PARTS, one_test, reading_study

SVG = "{http://www.w3.org/2000/svg}"


def address(kind: str, key: str) -> str | None:
    return f"/studies/lamp2021/{kind}s/{key}?a=1&b=\"2\""


@pytest.fixture(scope="module")
def root() -> ET.Element:
    return ET.fromstring(svg(path_layout(reading_study()), address))


def texts(root: ET.Element) -> str:
    return " ".join("".join(t.itertext()) for t in root.iter(f"{SVG}text"))


def test_names_and_estimates_are_text(root: ET.Element) -> None:
    said = texts(root)
    for word in ("warmth of light", "H1 0.31**", "−0.12 n.s.", "H6 0.17†", "0.13† (Table 5)", "indirect 0.07 [0.01, 0.14]", "context"):
        assert word in said


def test_markup_in_a_name_is_text(root: ET.Element) -> None:
    titles = [t.text for t in root.iter(f"{SVG}title")]
    assert NAMES["recall"] in titles
    assert "<what>" not in svg(path_layout(reading_study()), address)


def test_every_arrow_and_box_is_a_link_to_its_page(root: ET.Element) -> None:
    links = [a.get("href") for a in root.iter(f"{SVG}a") if a.get("tabindex") is None]
    model = reading_study()
    for key in model.constructs:
        assert address("construct", key) in links
    for claim in ("H1", "H2", "H3", "H4", "H5", "H6", "L-1", "L-2", "L-3"):
        assert address("claim", claim) in links
    assert len(links) == len(model.constructs) + len(model.arrows) + len(model.moderations) + len(model.mediations) + len(model.groups)


def test_links_have_names_and_nothing_is_reached_twice_by_keyboard(root: ET.Element) -> None:
    for link in root.iter(f"{SVG}a"):
        if link.get("tabindex") == "-1":
            assert link.get("aria-hidden") == "true"
        else:
            assert link.get("aria-label")


def test_it_has_a_title_and_a_description_that_its_root_points_to(root: ET.Element) -> None:
    ids = {e.get("id") for e in root if e.tag in (f"{SVG}title", f"{SVG}desc")}
    assert set((root.get("aria-labelledby") or "").split()) == ids
    assert root.get("role") == "group"
    assert ET.fromstring(svg(path_layout(reading_study()))).get("role") == "img", "without links it is one image"


def test_the_description_tells_every_arrow_and_what_is_not_drawn() -> None:
    told = description(reading_study())
    assert "H4: age changes focus of readers → reading speed; not supported; interaction beta = −0.12, p = 0.16 (Table 2)" in told
    assert "focus of readers → reading speed; supported; path beta = 0.44 (Table 2, main model); path beta = 0.13, p = 0.09 (T" in told
    assert "correlation r = 0.37" in told
    assert "Note: called supported at p = .07" in told
    assert "Not drawn: L-4, path of the moderator coffee taken to reading speed (0.05 n.s., not supported)" in told


def test_states_are_told_by_dashes_too() -> None:
    assert re.search(r"\.pd-not-supported \.pd-line[^}]*stroke-dasharray", style())
    assert re.search(r"\.pd-proposed \.pd-line[^}]*stroke-dasharray", style())
    drawn = svg(path_layout(reading_study()))
    assert drawn.count('class="pd-arrow pd-not-supported"') == 3, "the direct path, one moderator, and the legend"


def test_an_association_has_no_arrow_head() -> None:
    drawn = svg(path_layout(path_model("s", [one_test("H1", "associated-with", "age", "recall")], NAMES)))
    assert "pd-head\"" not in drawn
    assert "pd-line\"" in drawn


def test_the_legend_names_the_lines_in_use_and_no_other(root: ET.Element) -> None:
    legend = " ".join("".join(g.itertext()) for g in root.iter(f"{SVG}g") if g.get("class") == "pd-legend")
    assert "supported" in legend and "not supported" in legend and "the study has an issue here" in legend
    assert "proposed" not in legend and "cases" not in legend


def test_styles_touch_nothing_else_on_the_page() -> None:
    rules = re.sub(r"@media[^{]*\{|\}\s*\}", "}", style())
    for selector in re.findall(r"([^{}]+)\{", rules):
        assert all(part.strip().startswith(".path-diagram") for part in selector.split(",")), selector


def test_a_page_gets_two_drawings_where_the_narrow_one_fits_and_one_else() -> None:
    both = figure(reading_study(), address, "m")
    assert both.count("<svg ") == 2
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) == 4
    wide = path_model("s", [one_test(f"H{i}", "influences", key, "recall") for i, key in enumerate(NAMES) if key != "recall"], NAMES)
    assert figure(wide, address).count("<svg ") == 1
    assert "min-width" in figure(wide, address)


def test_the_same_model_gives_the_same_text() -> None:
    assert figure(path_model("lamp2021", PARTS, NAMES), address) == figure(reading_study(), address)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "]]>", "&amp;", '" onload="x', "a\u0000b", "</svg>", "倉庫", "x" * 400])
def test_whatever_a_name_holds_the_drawing_stays_well_formed(hostile: str) -> None:
    names = {"a": hostile, "b": "b"}
    model = path_model(hostile, [one_test("H1", "influences", "a", "b", issues=(hostile,))], names)
    drawn = svg(path_layout(model), lambda kind, key: hostile)
    root = ET.fromstring(drawn)
    assert not list(root.iter(f"{SVG}script"))
    assert all(e.tag.startswith(SVG) for e in root.iter())
