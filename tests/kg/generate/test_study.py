from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kg.corpus import Corpus
from kg.generate.corpus import shipped_rates
from kg.records.checks import ROLES, ends_of
from kg.records.names import fold
from kg.records.write import record_data


def shapes(corpus: Corpus) -> Counter[str]:
    """Kinds, verdicts, bases, relations, kinds of evidence and results of statements, each as a share of its own."""
    found: Counter[str] = Counter()
    for record in corpus.records:
        for claim in record.claims:
            found.update(f"{name} {getattr(claim, name)}" for name in ("kind", "verdict", "basis", "relation", "sign"))
            found.update(f"evidence {e.kind}" for e in claim.evidence)
            found.update(f"bears {e.bears}" for e in claim.evidence)
        found.update(f"result {s.result}" for s in record.attributed)
    of = Counter(key.split()[0] for key in found.elements())
    return Counter({key: count / of[key.split()[0]] for key, count in found.items()})  # type: ignore[misc]


def test_shares_are_those_of_the_shipped_corpus(forty: Corpus) -> None:
    shipped = shapes(Corpus(tuple(p.record for p in shipped_rates().patterns)))
    generated = shapes(forty)
    off = {key: (share, generated[key]) for key, share in shipped.items() if abs(share - generated[key]) > 0.1}
    assert not off


def test_studies_are_about_as_long_as_those_of_the_shipped_corpus(forty: Corpus) -> None:
    patterns = [p.record for p in shipped_rates().patterns]
    for part in ("claims", "attributed", "references", "statistics"):
        shipped = sum(len(getattr(r, part)) for r in patterns) / len(patterns)
        generated = sum(len(getattr(r, part)) for r in forty.records) / len(forty.records)
        assert 0.6 * shipped < generated < 1.6 * shipped, part


def test_parts_stand_with_their_parents(forty: Corpus) -> None:
    parts = [(record, claim) for record in forty.records for claim in record.claims if claim.part_of]
    assert len(parts) > 100
    for record, claim in parts:
        assert claim.part_of in {c.id for c in record.claims}
    assert any(re.fullmatch(r"[HP]\d+[a-z]", claim.id) for _, claim in parts)


def texts(value: Any) -> Iterator[str]:
    """All texts in plain data, whatever their keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def runs(texts: Iterable[str]) -> set[str]:
    """Three words in a row, short ones left out, of the texts."""
    found: set[str] = set()
    for text in texts:
        words = re.findall(r"[^\W\d_]{4,}", text.lower())
        found.update(" ".join(words[n:n + 3]) for n in range(len(words) - 2))
    return found


def test_no_words_of_the_shipped_corpus_come_through(forty: Corpus) -> None:
    """Neither names of constructs nor three words in a row of any text; notations and kinds of checks may."""
    shipped = [p.record for p in shipped_rates().patterns]
    notations = runs([*(m for r in shipped for m in r.study.methods), *(i.check for r in shipped for i in r.issues),
                      *(s.kind for r in shipped for s in r.statistics)])
    words = runs(texts([record_data(r) for r in shipped]))
    assert len(words) > 5_000
    assert not words & runs(texts([record_data(r) for r in forty.records])) - notations
    names = {fold(name) for r in shipped for c in r.constructs for name in c.all_names()}
    assert not names & {fold(name) for record in forty.records for c in record.constructs for name in c.all_names()}


def test_every_end_is_a_construct_that_the_study_lists(forty: Corpus) -> None:
    for record in forty.records:
        listed = {c.name for c in record.constructs}
        assert {name for _, part in ends_of(record) for role in ROLES for name in getattr(part, role)} <= listed


def test_second_hand_statements_name_their_sources(forty: Corpus) -> None:
    statements = [s for record in forty.records for s in record.attributed]
    assert sum(bool(s.sources) for s in statements) > 0.95 * len(statements)
