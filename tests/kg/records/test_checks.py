"""Checks across the parts of a record: one fault, one finding, at its line."""

from __future__ import annotations

import pytest

from kg.records.checks import ends_of
from tests.kg.records.invented import CLAIM, HEAD, faults, record

PART = "{kind: hypothesis, text: T, relation: influences, independent: RT, dependent: speed, basis: tested"

FOUND = {
    "claim twice": (f"claims:\n- {{{CLAIM}}}\n- {{{CLAIM}}}\n", 10, "claims.1.id", "error", "'H1' stands twice among the claims"),
    "unknown definition cite": (
        "",
        7,
        "constructs.0.definition_cites.0",
        "error",
        "'r9' is not among the references and works of this record Add it there.",
    ),
    "unknown scale cite": ("", 7, "constructs.0.scale_cites.0", "error", "'q' is not among"),
    "unknown cite of a further definition": ("", 7, "constructs.0.other_definitions.0.cites.0", "error", "'r7' is not among"),
    "unknown source": (
        "attributed:\n- {text: T, relation: influences, independent: RT, dependent: speed, result: found,\n   sources: {ref: r2}}",
        10,
        "attributed.0.sources.0.ref",
        "error",
        "'r2' is not among the references and works",
    ),
    "unknown via": (
        "attributed:\n- {text: T, relation: influences, independent: RT, dependent: speed, result: found, via: x}",
        9,
        "attributed.0.via",
        "error",
        "'x'",
    ),
    "unknown citation": ("citations:\n- {marker: Z, resolves_to: r3}\n", 9, "citations.0.resolves_to", "error", "'r3'"),
    "unknown stub": ("citations:\n- {marker: Z, work: w3}\n", 9, "citations.0.work", "error", "'w3'"),
    "unknown candidate": ("citations:\n- {marker: Z, candidates: [r1,\n   r3]}\n", 10, "citations.0.candidates.1", "error", "'r3'"),
    "unknown row": ("synthesis:\n- {citation: Z, resolves_to: r3}\n", 9, "synthesis.0.resolves_to", "error", "'r3'"),
    "unknown parent": (
        f"claims:\n- {{{CLAIM}, part_of: H9}}\n",
        9,
        "claims.0.part_of",
        "error",
        "'H9' is not among the claims of this record Add it there.",
    ),
    "a verdict that no number implies": (
        f"claims:\n- {{{CLAIM},\n   verdict_implied: true}}\n",
        10,
        "claims.0.verdict_implied",
        "warning",
        "the verdict of H1 is implied by numbers, and the claim has none",
    ),
    "part of itself": (f"claims:\n- {{{CLAIM}, part_of: H1}}\n", 9, "claims.0.part_of", "error", "H1 is a part of itself"),
    "unknown model": (
        f"claims:\n- {{{CLAIM}, evidence: [{{kind: path,\n   model: m2}}]}}\n",
        10,
        "claims.0.evidence.0.model",
        "error",
        "'m2' is not among the models",
    ),
    "unknown sample": (
        f"claims:\n- {{{CLAIM}, evidence: [{{kind: path, sample: s2}}]}}\n",
        9,
        "claims.0.evidence.0.sample",
        "error",
        "'s2'",
    ),
    "unknown end": (
        f"claims:\n- {{{CLAIM}, moderators: [robot trst]}}\n",
        9,
        "claims.0.moderators.0",
        "warning",
        "'robot trst'; it counts as one that is only mentioned Did you mean 'robot trust'?",
    ),
    "unknown end of a test": (
        f"claims:\n- {{{CLAIM}, tests: [{{independent: RT,\n   dependent: gain}}]}}\n",
        10,
        "claims.0.tests.0.dependent.0",
        "warning",
        "'gain'",
    ),
    "unknown end of a found pair": (
        "synthesis:\n- {citation: Z, found: [{independent: RT, dependent: gain}]}\n",
        9,
        "synthesis.0.found.0.dependent.0",
        "warning",
        "'gain'",
    ),
    "unknown about": ("issues:\n- {check: c, message: M, about: H7}\n", 9, "issues.0.about", "warning", "'H7' is no claim, construct"),
    "parent against its parts": (
        f"claims:\n- {{{CLAIM}, verdict: supported}}\n- {PART}, id: H1a, part_of: H1, verdict: supported}}\n"
        f"- {PART}, id: H1b, part_of: H1, verdict: not-supported}}\n",
        9,
        "claims.0.verdict",
        "warning",
        "H1 is called supported, but its parts are not-supported and supported Is it mixed or partially-supported?",
    ),
    "quotation in retold words": (
        f"wording: retold\nclaims:\n- {{{CLAIM}, evidence: [{{kind: qualitative, quote: Q}}]}}\n",
        10,
        "claims.0.evidence.0.quote",
        "warning",
        "retold",
    ),
}


def head_of(key: str) -> str:
    """The head, with what the constructs need for the fault."""
    if not key.startswith("constructs"):
        return HEAD
    extra = {
        "definition_cites": "definition_cites: [r9]",
        "scale_cites": "scale_cites: q",
        "other_definitions": "other_definitions: [{text: T, cites: r7}]",
    }
    return HEAD.replace("{name: robot trust,", f"\n  {{name: robot trust, {extra[key.split('.')[2]]},")


@pytest.mark.parametrize(("rest", "line", "key", "severity", "words"), FOUND.values(), ids=FOUND)
def test_a_finding(rest: str, line: int, key: str, severity: str, words: str) -> None:
    ((found_line, found_key, found_severity, reason),) = faults(head_of(key) + rest)
    assert (found_line, found_key, found_severity) == (line, key, severity)
    assert words in reason


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ("{id: w1}", "{id: r1}", "works.0.id", "'r1' stands twice among the references and works"),
        ("{id: m1, sample: s1}", "{id: m1}, {id: m1}", "models.1.id", "'m1' stands twice"),
        ("{id: s1}", "{id: s1}, {id: s1}", "study.samples.1.id", "'s1' stands twice"),
        ("sample: s1", "sample: s7", "models.0.sample", "'s7' is not among the samples"),
        ("{name: speed}", "{name: Robot-Trust}", "constructs.2", "'Robot-Trust' is borne by 'robot trust' already"),
        ("{name: speed}", "{name: speed, abbreviation: rt}", "constructs.2", "'rt' is borne by 'robot trust' already"),
        ("{name: speed}", "{name: speed, aliases: [robot adoption]}", "constructs.2", "'robot adoption' is borne by"),
        ("{name: speed}", "{name: speed}, {name: '—'}", "constructs.3.name", "has no letter"),
    ],
)
def test_a_finding_in_the_head(old: str, new: str, key: str, words: str) -> None:
    ((_, found_key, severity, reason),) = faults(HEAD.replace(old, new))
    assert (found_key, severity) == (key, "error")
    assert words in reason


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ("[survey]", "[surveys]", "study.methods.0", "'surveys' is not in the scheme of methods; it is kept as text Did you mean survey?"),
        ("{name: speed}", "{name: speed, components: [gain]}", "constructs.2.components.0", "'gain'"),
    ],
)
def test_a_doubt_in_the_head(old: str, new: str, key: str, words: str) -> None:
    ((_, found_key, severity, reason),) = faults(HEAD.replace(old, new))
    assert (found_key, severity) == (key, "warning")
    assert words in reason


def test_a_circle_of_parents_is_told_of_each() -> None:
    found = faults(HEAD + f"claims:\n- {PART}, id: A1, part_of: B1}}\n- {PART}, id: B1, part_of: A1}}\n")
    assert [(f[1], f[2]) for f in found] == [("claims.0.part_of", "error"), ("claims.1.part_of", "error")]


@pytest.mark.parametrize(
    "verdicts",
    [
        ("supported", "supported", "supported"),
        ("partially-supported", "supported", "not-supported"),
        ("mixed", "supported", "not-supported"),
        ("none", "supported", "not-supported"),
        ("supported", "none", "supported"),
        ("not-supported", "not-supported", "not-supported"),
    ],
)
def test_verdicts_that_fit_are_no_doubt(verdicts: tuple[str, str, str]) -> None:
    parent, one, two = verdicts
    assert (
        faults(
            HEAD + f"claims:\n- {{{CLAIM}, verdict: {parent}}}\n- {PART}, id: H1a, part_of: H1, verdict: {one}}}\n"
            f"- {PART}, id: H1b, part_of: H1, verdict: {two}}}\n"
        )
        == []
    )


def test_an_unknown_name_is_told_once() -> None:
    claims = "".join(f"- {{{CLAIM.replace('H1', f'H{i}')}, mediators: [Gain]}}\n" for i in range(3))
    assert [f[1] for f in faults(HEAD + "claims:\n" + claims)] == ["claims.0.mediators.0"]


def test_a_sound_record_has_no_findings() -> None:
    issues = "".join(f"- {{check: c, message: M, about: {about}}}\n" for about in ("H1", "RT", "speed", "r1", "w1", "m1", "s1", "zed2020"))
    assert faults(HEAD + f"claims:\n- {{{CLAIM}}}\nissues:\n{issues}") == []


def test_everything_that_has_ends_is_gone_through() -> None:
    found = record(
        f"claims:\n- {{{CLAIM}, tests: [{{independent: RT}}], evidence: [{{kind: path}}, {{kind: path}}]}}\n"
        "attributed: [{text: T, relation: other, result: found}]\nsynthesis: [{citation: Z, found: [{}]}]\n"
    )
    assert [".".join(map(str, place)) for place, _ in ends_of(found)] == [
        "claims.0",
        "claims.0.tests.0",
        "claims.0.evidence.0",
        "claims.0.evidence.1",
        "attributed.0",
        "synthesis.0",
        "synthesis.0.found.0",
    ]
