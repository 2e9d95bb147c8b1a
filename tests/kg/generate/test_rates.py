from __future__ import annotations

import pytest

from kg.corpus import Corpus
from kg.generate.rates import Pattern, rates_of
from kg.generate.urn import expected


def test_families_hold_a_claim_with_all_parts_below_it(corpus: Corpus) -> None:
    record = corpus.record("lindqvist2019")
    assert record is not None
    families = [[record.claims[n].id for n in family] for family in Pattern(record).families]
    assert ["H5", "H5a", "H5b"] in families
    assert ["H1"] in families
    assert sum(map(len, families)) == len(record.claims)


def test_rates_are_what_a_hand_counts(corpus: Corpus) -> None:
    """Three studies, 7 references of which one leads to lindqvist2019, 29 constructs of 20 concepts, 5 of them through the thesaurus."""
    rates = rates_of(corpus)
    assert [p.record.id for p in rates.patterns] == ["lindqvist2019", "okafor2021", "src-7c0ffee5"]
    assert rates.inside == pytest.approx(1 / 7)
    assert rates.close == pytest.approx(sum(len(c.close) for c in corpus.thesaurus.concepts) / 20)
    assert 0 < rates.renamed <= 5 / 29
    defined = sum(len(p.core) for p in rates.patterns)
    assert 0 < defined < 29
    assert expected(29 - defined, rates.others) == pytest.approx(len({a.concept for k, a in corpus.concepts.items() if k not in {
        (p.record.id, key) for p in rates.patterns for key in p.core}}), rel=0.02)


def test_a_hub_takes_part_in_many_families(corpus: Corpus) -> None:
    record = corpus.record("lindqvist2019")
    assert record is not None
    assert "robot-trust" in Pattern(record).hubs
    assert "safety-talk" not in Pattern(record).hubs
