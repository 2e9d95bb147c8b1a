"""Each rule of intent fires on its examples and not on the others; sections decide where no words do."""

from __future__ import annotations

import pytest

from bib.intext import find_markers
from bib.intext.intent import Intent, intent_of
from bib.intext.intent_rules import RULES, Rule
from bib.sentences import sentence_around, sentences

FIRES = [(rule, text) for rule in RULES for text in rule.fires]
SILENT = [(rule, text) for rule in RULES for text in rule.silent]

CITO = {"cites", "usesMethodIn", "citesAsAuthority", "disagreesWith", "supports", "extends", "discusses", "citesAsEvidence",
        "obtainsBackgroundFrom"}


@pytest.mark.parametrize(("rule", "text"), FIRES, ids=[f"{r.name}: {t[:40]}" for r, t in FIRES])
def test_fires(rule: Rule, text: str) -> None:
    assert intent_of(text, find_markers(text)[-1]) == Intent(rule.notation, rule.name)


@pytest.mark.parametrize(("rule", "text"), SILENT, ids=[f"{r.name}: {t[:40]}" for r, t in SILENT])
def test_is_silent(rule: Rule, text: str) -> None:
    assert intent_of(text, find_markers(text)[-1]).rule != rule.name


def test_every_rule_has_examples_and_a_property_of_cito() -> None:
    assert all(len(rule.fires) > 1 and len(rule.silent) > 1 for rule in RULES)
    assert {rule.notation for rule in RULES} | {"cites"} == CITO


def test_every_work_of_one_bracket_has_the_same_intent() -> None:
    text = "Trust is defined as the willingness to rely on others (Berg, 2010; Wu & Lind, 2011; Roos et al., 2012)."
    assert {intent_of(text, m).rule for m in find_markers(text)} == {"definition"}


def test_words_about_one_citation_are_none_about_the_next() -> None:
    text = "We used the scale of Berg (2010), and trust grows with age (Lind, 2011)."
    assert [intent_of(text, m).rule for m in find_markers(text)] == ["scale", "default"]


def test_joined_citations_share_the_words_before() -> None:
    text = "Following Berg (2010) and Lind (2011), we tested for bias."
    assert [intent_of(text, m).rule for m in find_markers(text)] == ["method", "method"]


def test_the_section_decides_where_no_words_do() -> None:
    text = "Size matters (Berg, 2010)."
    marker = find_markers(text)[0]
    assert intent_of(text, marker) == Intent("cites", "default")
    assert intent_of(text, marker, "2.1 Theoretical background") == Intent("obtainsBackgroundFrom", "section")
    assert intent_of(text, marker, "3.2 Data collection") == Intent("usesMethodIn", "method section")
    assert intent_of(text, marker, "5. Discussion") == Intent("cites", "default")


def test_a_table_of_scales_cites_for_method() -> None:
    row = "| Culture | five items | Berg et al., 2017 |"
    marker = find_markers(row)[0]
    assert intent_of(row, marker, "Appendix B. Measurement items") == Intent("usesMethodIn", "scale in a table")
    assert intent_of(row, marker, "Table 1") == Intent("cites", "default")


def test_the_marker_is_looked_up_by_its_place() -> None:
    text = "Berg (2010) is cited.  We adopted the scale of Wu (2011) here, not of Berg (2010)."
    spans = sentences(text)
    found = [intent_of(span, m).rule for m in find_markers(text) if (span := sentence_around(spans, m.start))]
    assert found[:2] == ["default", "scale"]
