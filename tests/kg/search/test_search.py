"""What a question finds, in which order, with what marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.store import Store
from kg.search import index
from kg.search.documents import Document
from kg.search.search import NAMES, Group, Search, Suggestion

HOSTILE = ['"', '""', "*", "**", "NEAR(", "NEAR(a b, 2)", "a AND", "NOT", "OR OR", "title:robot", "{title} : robot", "^robot", "robot*",
           "-", "--x", "(",
           ")", "+", ":", "\x00", "robot\x00trust", "'; DROP TABLE doc; --", "' OR 1=1 --", "%", "_", "\\", "😀", "👩‍🔬 robot", "倉庫",
           "人機", "\ud800", "\u202e", "\ufeff", "a" * 10_000, "robot " * 2_000, '"' * 9_999, "(" * 5_000, "-a " * 3_000, "é" * 10_000,
           "<script>alert(1)</script>", "\n\t\r", "İ", "ß", "ﬁ", "٣", "½", "²"]


def keys(search: Search, question: str, kind: str) -> list[str]:
    """The last parts of the addresses of the hits of a kind, in their order."""
    found = search.find(question, limit=100)
    return [hit.iri.rsplit("/", 1)[-1] for group in found.groups if group.kind == kind for hit in group.hits]


def marked(search: Search, question: str, kind: str) -> list[list[str]]:
    """What is marked in titles, names and texts of the hits of a kind."""
    return [[piece for p in (hit.title, *hit.others, hit.text, *hit.more) for piece, hit_ in p.pieces if hit_]
            for group in search.find(question).groups if group.kind == kind for hit in group.hits]


def test_a_name_an_alias_and_an_abbreviation_lead_to_the_construct(search: Search) -> None:
    for question in ("robot trust", "trust in robots", "RT", "rt", "ROBOT-TRUST"):
        assert keys(search, question, "constructs")[0] == "robot-trust", question
    assert keys(search, "RT", "constructs") == ["robot-trust"], "an abbreviation is no beginning of other words"


def test_names_stand_before_texts(search: Search) -> None:
    found = keys(search, "speed", "constructs")
    assert found[0] == "picking-speed" and "robot-trust" not in found[:1]
    titles = [hit.title.marks != () for g in search.find("speed", limit=50).groups if g.kind == "constructs" for hit in g.hits]
    assert titles == sorted(titles, reverse=True), "those without the word in their name stand last"


def test_every_word_must_occur_and_may_go_on(search: Search) -> None:
    assert keys(search, "tired trust", "claims") == ["H3"]
    assert keys(search, "tir trus", "claims") == ["H3"]
    assert search.find("tired leaflet").how == "some"


def test_accents_case_number_and_spelling_of_either_country_do_not_matter(search: Search) -> None:
    assert keys(search, "nandu ROBOTS", "works")[0] == "lindqvist2019"
    assert keys(search, "naive", "constructs") == keys(search, "NAÏVE", "constructs") == ["naive-optimism"]
    assert set(keys(search, "operator", "constructs")) == set(keys(search, "operators", "constructs")) != set()


@pytest.mark.parametrize(("question", "instead"), [
    ("robto trsut", "robot trust"), ("oprator fatigue", "operator fatigue"), ("robottrust", "robot trust"), ("adopton", "adoption"),
    ("Robto -fatigue", "robot -fatigue"), ("pick ing speed", "picking speed")])
def test_slips_of_spelling_are_mended_and_said(search: Search, question: str, instead: str) -> None:
    found = search.find(question)
    assert (found.how, found.instead) == ("mended", instead) and found.total > 0
    assert found.total == search.find(instead).total, "what is shown is what the mended question finds"


def test_what_is_spelt_right_is_not_mended(search: Search) -> None:
    found = search.find("robot trust")
    assert (found.how, found.instead, found.missing) == ("all", "", ())


def test_some_of_the_words_are_better_than_nothing(search: Search) -> None:
    found = search.find("what is robot trust in xylophones?")
    assert found.how == "some" and found.missing == ("xylophones",)
    assert found.groups[0].hits[0].title.text == "robot trust"
    both = search.find("leaflet fatigue")
    assert both.how == "some" and both.missing == () and {group.kind for group in both.groups} >= {"constructs", "works"}


def test_nothing_is_said_with_the_words_that_are_nowhere(search: Search) -> None:
    found = search.find("xylophone zeppelin")
    assert (found.how, found.groups, found.missing) == ("none", (), ("xylophone", "zeppelin"))
    assert search.find("").asked == search.find("😀 -robot").asked == ""


def test_few_hits_bring_a_word_that_finds_much_more(search: Search, own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    titles = ["patten", *(f"pattern {n}" for n in range(9)), "shelves"]
    monkeypatch.setattr(index, "documents", lambda reader, kind: [
        Document("works", f"w{n}", f"w{n}", title) for n, title in enumerate(titles)] if kind.name == "works" else [])
    made = Search(own)
    found = made.find("patten")
    assert (found.how, found.total, found.suggestions) == ("all", 1, (Suggestion("pattern", 9),))
    assert made.find("pattern").suggestions == made.find("shelves").suggestions == ()


def test_a_phrase_stands_side_by_side(search: Search) -> None:
    assert search.find('"robot trust"').how == "all"
    assert search.find('"trust robot"').how == "some", "not in the other order: its words apart"


def test_a_minus_takes_out(search: Search) -> None:
    assert "robot-trust" in keys(search, "robot", "constructs")
    assert "robot-trust" not in keys(search, "robot -trust", "constructs")
    assert "robot-adoption" in keys(search, "robot -trust", "constructs")


def test_a_claim_has_its_state_its_study_and_its_place(search: Search) -> None:
    hit = next(hit for g in search.find("tired operators").groups if g.kind == "claims" for hit in g.hits)
    assert hit.facts["state"] == "not-supported" and str(hit.facts["study"]).endswith("/lindqvist2019") and hit.title.text == "H3"
    assert search.find("lindqvist2019 H1").groups[0].hits[0].title.text == "H1"


def test_a_link_is_found_by_its_ends_with_its_states(search: Search) -> None:
    found = search.find("robot trust -> robot adoption", ["links"])
    hit = next(hit for g in found.groups if g.kind == "links" for hit in g.hits)
    assert hit.iri.endswith("influences--robot-trust--robot-adoption") and hit.facts["contested"] is True
    assert (hit.facts["supported"], hit.facts["not-supported"], hit.facts["illustrated-against"], hit.facts["second-hand"]) == (1, 1, 1, 1)
    assert "mixed" not in hit.facts


def test_a_link_is_found_by_any_name_of_its_ends(search: Search) -> None:
    assert "influences--robot-trust--robot-adoption" in keys(search, "RT robotics adoption", "links")
    assert search.find("RT robotics adoption").how == "all"
    assert keys(search, "robot trust", "links")[0].startswith("influences--robot-trust--"), "the name it bears itself stands first"


def test_of_links_that_hold_all_words_the_tested_come_first(search: Search) -> None:
    hits = [hit for g in search.find("picking speed", ["links"], limit=100).groups for hit in g.hits]
    tested = [any(hit.facts.get(state) for state in ("supported", "not-supported", "mixed", "no-verdict")) for hit in hits]
    assert any(tested) and not all(tested) and tested == sorted(tested, reverse=True)


def test_a_name_within_a_longer_question_stands_first(search: Search) -> None:
    found = search.find("which leaflet raises robot trust")
    assert found.how == "some" and keys(search, "which leaflet raises robot trust", "constructs")[0] == "robot-trust"


def test_definitions_works_and_studies(search: Search) -> None:
    definition = next(hit for g in search.find("robot trust").groups if g.kind == "definitions" for hit in g.hits)
    assert "/constructs/" in definition.page and "/definitions/" in definition.iri and definition.text.text
    assert keys(search, "de la cruz", "works") == ["ndiaye2016"]
    assert keys(search, "experiment", "studies") == ["src-7c0ffee5"], "a study is found by its method"
    assert "okafor2021" in keys(search, "poland", "studies"), "and by where it was made"


def test_what_is_marked_tells_why_it_was_found(search: Search) -> None:
    assert marked(search, "RT", "constructs") == [["RT"]]
    for kind in ("studies", "works"):
        assert all(marked(search, "nandu", kind)), "also where only a part that is not shown otherwise holds the word"
    hit = next(hit for g in search.find("poland").groups if g.kind == "studies" for hit in g.hits)
    assert hit.more and "Poland" in hit.more[0].text


def test_an_author_s_works_come_before_what_they_claim(search: Search) -> None:
    kinds = [group.kind for group in search.find("okafor").groups]
    assert kinds.index("studies") < kinds.index("claims")


def test_pages_of_a_kind_are_the_list_in_pieces(search: Search) -> None:
    def hits(groups: tuple[Group, ...]) -> list[str]:
        return [hit.iri for group in groups for hit in group.hits]

    whole = hits(search.find("robot", ["claims"], limit=100).groups)
    pieces = [hits(search.find("robot", ["claims"], limit=3, offset=n).groups) for n in range(0, len(whole) + 3, 3)]
    assert [iri for piece in pieces for iri in piece] == whole and len(set(whole)) == len(whole) > 6
    assert all(group.hits == () for group in search.find("robot", ["claims"]).groups if group.kind != "claims")


def test_facts_of_things(search: Search) -> None:
    iri = "https://w3id.org/nomnet/studies/lindqvist2019"
    assert "survey" in str(search.facts([iri, iri, "https://w3id.org/nomnet/nothing"])[iri]["methods"])
    assert search.facts([]) == {}
    assert len(search.examples()) == 4


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_text_is_an_error(search: Search, text: str) -> None:
    found = search.find(text)
    assert found.how in {"all", "mended", "some", "none"} and found.total == sum(group.total for group in found.groups)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=60), st.text(alphabet='robt us"*-()^:{}+,NEARANDOT倉\x00', max_size=60)),
       st.sets(st.sampled_from([*NAMES, "no such kind"])), st.integers(-2, 5), st.integers(-2, 40))
def test_no_question_is_an_error(search: Search, text: str, kinds: set[str], limit: int, offset: int) -> None:
    found = search.find(text, kinds, limit, offset)
    for group in found.groups:
        assert len(group.hits) <= max(limit, 0) and group.total > 0
        assert group.kind in kinds or group.hits == ()
