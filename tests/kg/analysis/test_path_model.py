"""What of one study is drawn, and what is said of the rest."""

from __future__ import annotations

import pytest

from kg.analysis.path_model import Estimate, LooseEstimate, PathModel, number, path_model, scopes
from tests.kg.analysis.models import NAMES, PARTS, one_test, path, reading_study


@pytest.fixture(scope="module")
def model() -> PathModel:
    return reading_study()


def arrows(model: PathModel) -> dict[tuple[str, str], str]:
    return {(a.source, a.target): a.state for a in model.arrows}


def test_hypotheses_and_model_paths_are_the_model_findings_are_not(model: PathModel) -> None:
    assert model.scope == "hypotheses and paths of the estimated model"
    assert scopes(PARTS) == ("hypotheses and paths of the estimated model", "findings and practices")
    assert ("age", "recall") not in arrows(model)
    assert arrows(path_model("s", PARTS, NAMES, "findings and practices")) == {("age", "recall"): "supported"}


def test_every_path_is_an_arrow_with_the_state_of_its_claim(model: PathModel) -> None:
    assert arrows(model) == {("warmth", "focus"): "supported", ("glare", "focus"): "supported", ("focus", "speed"): "supported",
                             ("speed", "recall"): "supported", ("focus", "recall"): "not-supported"}


def test_a_mediation_is_named_and_its_legs_keep_their_own_claims(model: PathModel) -> None:
    (mediation,) = model.mediations
    assert (mediation.source, mediation.via, mediation.target, mediation.part.name) == ("focus", ("speed",), "recall", "H3")
    leg = next(a for a in model.arrows if (a.source, a.target) == ("focus", "speed"))
    assert [p.claim for p in leg.parts] == ["L-1"]


def test_a_leg_without_a_claim_of_its_own_bears_the_mediation() -> None:
    model = path_model("s", [one_test("H1", "mediates", "warmth", "recall", "focus speed", verdict="partially-supported")], NAMES)
    assert arrows(model) == dict.fromkeys([("warmth", "focus"), ("focus", "recall"), ("warmth", "speed"), ("speed", "recall")], "mixed")
    assert all(p.note == "leg of a mediation" and not p.estimates for a in model.arrows for p in a.parts)


def test_moderators_point_at_the_arrow_that_they_change(model: PathModel) -> None:
    assert {(m.source, m.onto, m.state) for m in model.moderations} == {
        ("age", ("focus", "speed"), "not-supported"),
        ("noise", ("focus", "speed"), "supported"), ("coffee", ("focus", "speed"), "supported")}
    assert next(m for m in model.moderations if m.source == "coffee").issues == ("called supported at p = .07",)


def test_a_moderated_path_without_a_claim_is_drawn_as_unclaimed() -> None:
    model = path_model("s", [one_test("H1", "moderates", "warmth", "recall", by="age")], NAMES)
    assert arrows(model) == {("warmth", "recall"): "unclaimed"}


def test_the_direct_path_beside_a_mediation_is_drawn_with_its_estimate() -> None:
    direct = Estimate("direct", -0.02, "beta", "ns")
    model = path_model("s", [one_test("H2", "mediates", "warmth", "recall", "focus", estimates=(direct,))], NAMES)
    arrow = next(a for a in model.arrows if (a.source, a.target) == ("warmth", "recall"))
    assert (arrow.state, arrow.estimates, arrow.estimates[0].short) == ("estimated", (direct,), "−0.02 n.s.")


def test_an_estimate_that_another_claim_prints_joins_the_arrow_and_not_its_state() -> None:
    direct = Estimate("direct", 0.15, "beta", printed="Table 4")
    model = path_model("s", [one_test("H2", "mediates", "warmth", "recall", "focus", estimates=(direct,)),
                             one_test("L-1", "influences", "warmth", "recall", kind="model-path", verdict="not-supported")], NAMES)
    arrow = next(a for a in model.arrows if (a.source, a.target) == ("warmth", "recall"))
    assert (arrow.state, arrow.estimates) == ("not-supported", (direct,))


def test_an_estimate_whose_link_no_claim_tests_is_drawn_as_estimated() -> None:
    direct = LooseEstimate("H2", "warmth", "recall", Estimate("direct", -0.02, "beta", "ns"))
    correlation = LooseEstimate("H2", "glare", "age", Estimate("correlation", 0.3, "r"))
    model = path_model("s", [one_test("H2", "mediates", "warmth", "recall", "focus")], NAMES, loose=[direct, correlation])
    assert arrows(model)["warmth", "recall"] == "estimated"
    assert ("glare", "age") not in arrows(model), "a correlation is no path"
    other = path_model("s", [one_test("H2", "mediates", "warmth", "recall", "focus", kind="finding")], NAMES, loose=[LooseEstimate(
        "H9", "warmth", "recall", direct.estimate)])
    assert ("warmth", "recall") not in arrows(other), "only with the claims that are drawn"


def test_a_parent_is_not_drawn_beside_its_parts_but_named(model: PathModel) -> None:
    assert ("L-5", "its parts are drawn") in {(o.claim, o.reason) for o in model.left_out}
    assert "context" not in model.constructs


def test_a_parent_whose_parts_are_of_another_kind_is_drawn() -> None:
    tests = [one_test("P1", "influences", "warmth", "focus", kind="proposition", basis="illustrated"),
             one_test("L-1", "influences", "warmth", "focus", kind="finding", basis="illustrated", part_of="P1")]
    assert arrows(path_model("s", tests, NAMES)) == {("warmth", "focus"): "illustrated"}


def test_paths_of_moderators_are_left_out_by_name_and_drawn_on_demand(model: PathModel) -> None:
    reason = next(o.reason for o in model.left_out if o.claim == "L-4")
    assert reason == "path of the moderator coffee taken to reading speed (0.05 n.s., not supported)"
    assert ("coffee", "speed") in arrows(path_model("s", PARTS, NAMES, lower_order=True))


def test_a_hypothesis_about_a_moderator_is_never_left_out() -> None:
    tests = [one_test("H1", "moderates", "warmth", "recall", by="age"),
             one_test("H2", "influences", "age", "recall", verdict="not-supported")]
    model = path_model("s", tests, NAMES)
    assert ("age", "recall") in arrows(model)
    assert not model.left_out


def test_parts_of_a_construct_are_a_group(model: PathModel) -> None:
    assert [(g.whole, g.members) for g in model.groups] == [("context", ("age", "noise", "coffee"))]


def test_a_whole_that_is_drawn_itself_frames_nothing_and_the_claim_is_named() -> None:
    tests = [one_test("H1", "influences", "age noise", "recall"), one_test("H2", "influences", "context", "recall"),
             one_test("L-1", "part-of", "age noise", "context", kind="model-path")]
    model = path_model("s", tests, NAMES)
    assert not model.groups
    assert [o.claim for o in model.left_out] == ["L-1"]


@pytest.mark.parametrize(("claim", "reason"), [
    (one_test("H1", "recommends", "age", "recall"), "a relation of the kind recommends is no path"),
    (one_test("H1", "influences", "age", ""), "names no ends"),
    (one_test("H1", "influences", "age recall", "recall"), "leads from a construct to itself"),
])
def test_what_cannot_be_drawn_is_named_with_its_reason(claim: object, reason: str) -> None:
    model = path_model("s", [claim], NAMES)  # type: ignore[list-item]
    assert [o.reason for o in model.left_out] == [reason]
    assert not model.arrows


def test_two_claims_on_one_arrow_that_differ_make_it_mixed() -> None:
    tests = [one_test("H1", "influences", "age", "recall"), one_test("H2", "influences", "age", "recall", verdict="not-supported")]
    assert arrows(path_model("s", tests, NAMES)) == {("age", "recall"): "mixed"}


def test_an_association_has_no_direction_and_is_one_arrow_both_ways() -> None:
    tests = [one_test("H1", "associated-with", "age", "recall"), one_test("H2", "associated-with", "recall", "age")]
    (arrow,) = path_model("s", tests, NAMES).arrows
    assert (arrow.directed, [p.claim for p in arrow.parts]) == (False, ["H1", "H2"])


def test_ends_that_act_jointly_say_so() -> None:
    model = path_model("s", [one_test("H1", "influences", "age noise", "recall")], NAMES)
    assert {p.note for a in model.arrows for p in a.parts} == {"only together"}


@pytest.mark.parametrize(("op", "p", "stars"), [
    ("<", 0.001, "***"), ("<", 0.01, "**"), ("<", 0.05, "*"), ("<", 0.1, "†"), ("=", 0.0004, "***"), ("=", 0.05, "†"), ("=", 0.07, "†"),
    ("=", 0.16, " n.s."), (">", 0.05, " n.s."), (">", 0.01, ""), ("ns", None, " n.s."), (None, None, "")])
def test_stars_follow_the_printed_p(op: str | None, p: float | None, stars: str) -> None:
    assert Estimate("path", 0.3, p_operator=op, p_value=p).stars == stars


def test_the_main_model_comes_first_and_correlations_last() -> None:
    other, main, r = path(0.1, main=False), path(0.2), Estimate("correlation", 0.3, "r")
    (arrow,) = path_model("s", [one_test("H1", "influences", "age", "recall", estimates=(r, other, main))], NAMES).arrows
    assert arrow.estimates == (main, other, r)


def test_a_corrected_value_is_shown_and_the_printed_one_told() -> None:
    estimate = Estimate("path", 2.1, "beta", corrected=0.21, printed="Table 1")
    assert estimate.short == "0.21"
    assert estimate.full == "path beta = 2.10 as printed, read as 0.21 (Table 1)"


@pytest.mark.parametrize(("value", "text"), [
    (0.2, "0.20"), (-0.12, "−0.12"), (0.001, "0.001"), (1, "1.00"), (0.0, "0.00"), (12.345, "12.345")])
def test_numbers_look_as_papers_print_them(value: float, text: str) -> None:
    assert number(value) == text
