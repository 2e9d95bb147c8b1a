"""The thesaurus: members, relations, faults with lines, and the concept of every construct."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import Corpus, read_corpus, shipped_corpus
from kg.errors import RecordError
from kg.records.text import read_source
from kg.records.thesaurus import Assignment, Thesaurus, assign_concepts, construct_names, read_thesaurus_for, thesaurus_of
from tests.kg.records.invented import CLAIM, HEAD, read, record

ONE = record(f"claims:\n- {{{CLAIM}, mediators: [gain]}}\n")
TWO = read(HEAD.replace("zed2020", "wye2021").replace("{name: speed}", "{name: Speed, components: [pace]}")).record

SOUND = """thesaurus: 1
concepts:
  - key: trust
    label: trust in machines
    alt: [machine trust]
    note: any machine
    members:
      - {study: zed2020, construct: RT, reason: the same scale}
      - {study: wye2021, construct: robot trust, reason: the same scale, confidence: 0.8}
    broader: [{to: speed, reason: no reason at all}]
    close: [{to: robot-adoption, reason: near}]
  - key: speed
    label: speed of work
    distinct: [{to: pace, reason: pace is of the heart}]
"""


def thesaurus(tmp_path: Path, text: str) -> tuple[Thesaurus, list[tuple[int | None, str, str]]]:
    path = tmp_path / "thesaurus.yaml"
    path.write_text(text, encoding="utf-8")
    found, failures = read_thesaurus_for(path, [ONE, TWO])
    return found, [(f.line, f.key, f"{f.reason} {f.step}") for f in failures]


def test_a_sound_thesaurus(tmp_path: Path) -> None:
    found, failures = thesaurus(tmp_path, SOUND)
    assert failures == []
    concept = found.concept("trust")
    assert concept is not None
    assert [m.name for m in concept.members] == ["RT", "robot trust"]
    assert concept.broader[0].to == "speed"
    assert found.concept("pace") is None


def test_every_construct_has_one_concept(tmp_path: Path) -> None:
    found, _ = thesaurus(tmp_path, SOUND)
    assigned = assign_concepts([TWO, ONE], found)
    assert assigned["zed2020", "robot-trust"] == Assignment("trust", "trust in machines", "thesaurus", "the same scale")
    assert assigned["wye2021", "robot-trust"].confidence == 0.8
    assert assigned["zed2020", "robot-adoption"] == Assignment(
        "robot-adoption", "robot adoption", "same-name", "bears the name 'robot adoption'"
    )
    assert assigned["wye2021", "speed"] == Assignment("speed", "speed of work", "same-name", "bears the name 'Speed'")
    assert assigned["zed2020", "gain"].concept == "gain", "one that only an end names"
    assert assigned["wye2021", "pace"].concept == "pace", "one that only a component names"
    assert list(assigned) == [
        ("wye2021", "robot-trust"),
        ("wye2021", "robot-adoption"),
        ("wye2021", "speed"),
        ("wye2021", "pace"),
        ("zed2020", "robot-trust"),
        ("zed2020", "robot-adoption"),
        ("zed2020", "speed"),
        ("zed2020", "gain"),
    ]


def test_assignments_do_not_depend_on_the_order_of_records(tmp_path: Path) -> None:
    found, _ = thesaurus(tmp_path, SOUND)
    assert list(assign_concepts([ONE, TWO], found).items()) == list(assign_concepts([TWO, ONE], found).items())


def test_without_a_thesaurus_names_join() -> None:
    assigned = assign_concepts([ONE, TWO], Thesaurus())
    assert {a.method for a in assigned.values()} == {"same-name"}
    assert assigned["zed2020", "speed"].label == assigned["wye2021", "speed"].label == "Speed"


FAULTY = {
    "unknown study": ("{study: zed2020, construct: RT", "{study: zed202, construct: RT", 8, "concepts.0.members.0", "no study 'zed202'"),
    "unknown construct": ("construct: RT", "construct: robot", 8, "concepts.0.members.0", "zed2020 has no construct 'robot'"),
    "unknown to": ("to: speed", "to: spede", 10, "concepts.0.broader.0", "no concept 'spede'"),
    "to a concept that a member left": ("to: pace", "to: robot-trust", 14, "concepts.1.distinct.0", "no concept 'robot-trust'"),
    "to itself": ("to: speed", "to: trust", 10, "concepts.0.broader.0", "'trust' is broader to itself"),
    "contradiction": (
        "to: robot-adoption",
        "to: speed",
        10,
        "concepts.0.broader.0",
        "'trust' and 'speed' are close already and cannot be broader too",
    ),
    "concept twice": ("key: speed\n", "key: trust\n", 12, "concepts.1", "the concept 'trust' stands twice"),
    "unknown key": ("note:", "notes:", 6, "concepts.0.notes", "the key 'notes' is unknown and not used Did you mean note?"),
    "unknown key at the top": (
        "thesaurus: 1",
        "thesaurus: 1\nrelations: []",
        2,
        "relations",
        "'relations' is unknown and not used The keys here are thesaurus",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "key", "words"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_entry_is_left_out_and_told(tmp_path: Path, old: str, new: str, line: int, key: str, words: str) -> None:
    assert old in SOUND
    found, failures = thesaurus(tmp_path, SOUND.replace(old, new))
    ((found_line, found_key, reason),) = failures
    assert (found_line, found_key) == (line, key)
    assert words in reason
    assert found.concepts, "the other entries stay"
    assert read_again(tmp_path, found) == []


def read_again(tmp_path: Path, found: Thesaurus) -> list[object]:
    """The faults of what is left, without keys that were not used."""
    from kg.records.thesaurus import faults_of

    return list(faults_of(found, [ONE, TWO]))


def test_a_construct_in_two_concepts_stays_in_the_first(tmp_path: Path) -> None:
    text = SOUND + "    members: [{study: zed2020, construct: trust in robots, reason: R}]\n"
    found, failures = thesaurus(tmp_path, text)
    assert failures == [(15, "concepts.1.members.0", "'trust in robots' of zed2020 belongs to 'trust' already Decide for one.")]
    assert assign_concepts([ONE, TWO], found)["zed2020", "robot-trust"].concept == "trust"


def test_broader_in_a_circle_is_broken_where_it_closes(tmp_path: Path) -> None:
    text = (
        SOUND
        + "    broader: [{to: pace, reason: R}]\n".replace("pace", "gain")
        + "  - {key: gain, label: gain, broader: [{to: trust, reason: R}]}\n"
    )
    found, failures = thesaurus(tmp_path, text)
    assert [(f[0], f[1]) for f in failures] == [(16, "concepts.2.broader.0")]
    assert "circle" in failures[0][2]
    assert [len(c.broader) for c in found.concepts] == [1, 1, 0]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("key: trust", "key: ../trust", 3, "'../trust' is not of the form"),
        ("reason: near", "cause: near", 11, "the key 'reason' is missing"),
        ("concepts:", "concepts: [", 5, "YAML"),
    ],
)
def test_a_malformed_thesaurus_is_left_out_whole(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    found, failures = thesaurus(tmp_path, SOUND.replace(old, new))
    assert found == Thesaurus()
    assert words in failures[0][2]
    assert len(failures) == 1
    with pytest.raises(RecordError):
        thesaurus_of(read_source(tmp_path / "thesaurus.yaml"))


def test_the_names_of_a_study_hold_what_is_only_mentioned() -> None:
    assert construct_names(ONE) == {"robot-trust": "robot trust", "robot-adoption": "robot adoption", "speed": "speed", "gain": "gain"}


def test_the_invented_thesaurus(corpus: Corpus) -> None:
    assert [f for f in corpus.failures if "thesaurus" in f.source] == []
    concepts = corpus.concepts
    assert concepts["okafor2021", "fatigue"].concept == concepts["lindqvist2019", "operator-fatigue"].concept == "operator-fatigue"
    assert concepts["src-7c0ffee5", "handover-routines"].concept == "handover-between-robots"
    assert concepts["okafor2021", "handover-routines"].concept == "handover-routines"
    assert sum(a.method == "thesaurus" for a in concepts.values()) == 5
    assert len({a.concept for a in concepts.values()}) == 20


def test_the_shipped_thesaurus_has_no_faults() -> None:
    assert [str(f) for f in read_corpus(shipped_corpus()).failures if f.severity == "error"] == []
