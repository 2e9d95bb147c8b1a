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


@pytest.mark.parametrize("id_", ["a2020.ttl", "a2020.JSON", "x.csv", "x.jsonld", "con", "Aux", "nul.2020", "LPT1"])
def test_an_id_that_an_address_or_a_disk_takes_for_something_else_is_refused(id_: str) -> None:
    ((line, key, severity, words),) = faults(HEAD.replace("id: zed2020", f"id: {id_}"))
    assert (line, key, severity) == (3, "study.id", "error")
    assert repr(id_) in words and words.endswith("Give it another id, such as author and year.")


def test_an_id_of_a_claim_that_ends_like_data_is_refused_and_a_like_one_taken() -> None:
    (fault, *_) = faults(HEAD + f"claims:\n- {{{CLAIM.replace('H1', 'H1.ttl')}}}\n")
    assert fault[:3] == (9, "claims.0.id", "error")
    assert faults(HEAD.replace("id: zed2020", "id: consumer2020.v2") + f"claims:\n- {{{CLAIM.replace('H1', 'H1.a')}}}\n") == []


@pytest.mark.parametrize(("where", "key"), [
    ("constructs: [{name: X, aliases: [Y, '']}]", "constructs.0.aliases.1"),
    ("constructs: [{name: X, aliases: ['--']}]", "constructs.0.aliases.0"),
    ("constructs: [{name: X, abbreviation: '?'}]", "constructs.0.abbreviation"),
    ("constructs: [{name: '  '}]", "constructs.0.name"),
    ("constructs: [{name: '…'}]", "constructs.0.name"),
    ("constructs: [{name: X, components: ['']}]", "constructs.0.components.0"),
    ("claims: [{id: H1, kind: finding, text: T, relation: influences, independent: ['', X], dependent: Y}]", "claims.0.independent.0"),
    ("claims: [{id: H1, kind: finding, text: T, relation: influences, independent: X, dependent: ' '}]", "claims.0.dependent"),
    ("claims: [{id: H1, kind: finding, text: T, relation: influences, independent: X, dependent: '-'}]", "claims.0.dependent.0"),
    ("claims: [{id: H1, kind: finding, text: ' ', relation: influences, independent: X, dependent: Y}]", "claims.0.text"),
    ("issues: [{check: c, message: ''}]", "issues.0.message")])
def test_what_has_no_name_or_says_nothing_is_refused(where: str, key: str) -> None:
    errors = [f for f in faults(f"record: 1\nsource: {{path: a.txt}}\nstudy: {{id: zed2020}}\n{where}\n") if f[2] == "error"]
    ((line, found, _, words),) = errors
    assert (line, found) == (4, key)
    assert "the text is empty" in words or "has no letter or digit" in words


@pytest.mark.parametrize(("issued", "words"), [
    ("-5", "-5 is no year from 1500 to 2100"), ("99999", "99999 is no year"), ("1200", "1200 is no year"),
    ("2020-13-45", "2020-13-45 is no date: there is no such month or day"), ("2021-02-29", "is no date"),
    ("{date-parts: [[2020, 4, 31]]}", "2020-4-31 is no date"), ("{date-parts: [[2020, 1, 1, 1]]}", "is no date")])
def test_a_date_that_is_none_is_refused(issued: str, words: str) -> None:
    ((line, key, severity, said),) = faults(HEAD.replace("id: zed2020", f"id: zed2020, issued: {issued}"))
    assert (line, key, severity) == (3, "study.issued", "error")
    assert words in said


@pytest.mark.parametrize("issued", ["2020", "2020-02-29", "in press", "{date-parts: [[2020, 12]]}", "{date-parts: []}"])
def test_a_date_is_taken(issued: str) -> None:
    assert faults(HEAD.replace("id: zed2020", f"id: zed2020, issued: {issued}")) == []


def test_an_unusual_year_of_a_cited_work_is_a_doubt() -> None:
    ((_, key, severity, words),) = faults(HEAD.replace("{id: r1}", "{id: r1, issued: 350}"))
    assert (key, severity) == ("references.0.issued", "warning")
    assert "350 is no year from 1000 to 2100" in words


@pytest.mark.parametrize("path", ["/home/me/a.pdf", "papers/a.pdf", "C:\\a.pdf"])
def test_a_source_is_named_without_its_folder(path: str) -> None:
    ((line, key, severity, words),) = faults(HEAD.replace("path: a.txt", f"path: '{path}'"))
    assert (line, key, severity) == (2, "source.path", "error")
    assert "names the folder too" in words


def test_guesses_stop_where_they_would_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.records.checks.COMPARED", 7)
    cites = ", ".join(f"x{n}" for n in range(5))
    text = HEAD.replace("{name: speed}", f"{{name: speed, definition_cites: [{cites}]}}")
    found = faults(text.replace("references: [{id: r1}]", "references: [{id: x}]"))
    assert [("Did you mean x?" in words) for *_, words in found] == [True, True, True, False, False], "two ids are compared each time"


def test_a_method_of_a_page_is_quoted_in_short() -> None:
    ((_, key, _, reason),) = faults(HEAD.replace("[survey]", "[" + "lorem " * 9000 + "]"))
    assert key == "study.methods.0" and len(reason) < 250
