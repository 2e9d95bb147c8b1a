"""Studies and the corpus in the words of schema.org."""

from __future__ import annotations

import pytest
from rdflib import SDO

from kg.descriptions import schema_org
from kg.descriptions.schema_org import KINDS, SHOWN, corpus, publication
from kg.descriptions.site import Ask, Site
from kg.graph.store import Store
from kg.queries.answer import Cell, Row
from kg.queries.catalogue import ask
from ontology.describe import terms
from ontology.prefixes import BASE, PREFIXES
from tests.triples import graph_of


def row(**cells: str) -> Row:
    """A row with these cells; the columns that a work has are there, unbound."""
    columns = ("work", "class", "title", "year", "containerTitle", "volume", "issueNumber", "pages", "publisher", "doi", "url", "name",
               "family", "given", "role")
    return dict.fromkeys(columns) | {name: Cell(value, "literal") for name, value in cells.items()}


def study_of(store: Store, key: str) -> dict[str, object]:
    about = ask(store.reader(), "studies/about", study=key).rows[0]
    work = about["work"]
    printed = ask(store.reader(), "tables/bibliography", work=work).rows if work else []
    return publication(about, printed, ask(store.reader(), "studies/constructs", study=key).rows)


STUDY: Row = {name: Cell(value, "literal") for name, value in (
    ("study", f"{BASE}studies/x"), ("work", f"{BASE}works/x"), ("title", "T"), ("studyLabel", "X (2020)"), ("year", "2020"))}


def test_an_article_with_its_authors_journal_and_constructs(store: Store) -> None:
    said = study_of(store, "lindqvist2019")
    assert (said["@type"], said["@id"], said["datePublished"]) == ("ScholarlyArticle", f"{BASE}works/lindqvist2019", "2019")
    assert "<script>alert(1)</script>" in str(said["name"])
    authors = said["author"]
    assert isinstance(authors, list) and all(a["@type"] == "Person" and a["name"] == f"{a['givenName']} {a['familyName']}" for a in authors)
    about = said["about"]
    assert isinstance(about, list) and {"@type": "DefinedTerm", "@id": f"{BASE}constructs/robot-trust", "name": "robot trust"} in about
    assert "abstract" not in said


def test_it_is_json_ld_of_schema_org(store: Store) -> None:
    said = study_of(store, "lindqvist2019") | {"@context": {"@vocab": PREFIXES["schema"]}}
    graph = graph_of(said)
    assert len(graph) > 10 and all(str(p).startswith((PREFIXES["schema"], PREFIXES["rdf"])) for p in graph.predicates())


def test_an_issue_stands_in_its_volume_in_its_journal() -> None:
    printed = row(**{"class": PREFIXES["fabio"] + "JournalArticle"}, containerTitle="Journal of Robots", volume="3", issueNumber="2",
                  pages="1-9", doi="10.1000/x", name="ACME", role="author", title="T")
    said = publication(STUDY, [printed], [])
    assert said["isPartOf"] == {"@type": "PublicationIssue", "issueNumber": "2", "isPartOf": {
        "@type": "PublicationVolume", "volumeNumber": "3", "isPartOf": {"@type": "Periodical", "name": "Journal of Robots"}}}
    assert (said["sameAs"], said["pagination"]) == ("https://doi.org/10.1000/x", "1-9")
    assert said["identifier"] == {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/x"}
    assert said["author"] == [{"@type": "Organization", "name": "ACME"}], "a name that is not taken apart is no person's"


def test_a_thesis_has_its_university_and_a_chapter_its_book() -> None:
    printed = row(**{"class": PREFIXES["fabio"] + "MastersThesis"}, publisher="University of X", url="https://example.org/t")
    thesis = publication(STUDY, [printed], [])
    assert (thesis["@type"], thesis["publisher"]["name"], thesis["sameAs"]) == ("Thesis", "University of X", "https://example.org/t")
    chapter = publication(STUDY, [row(**{"class": PREFIXES["fabio"] + "BookChapter"}, containerTitle="A Book", volume="1")], [])
    assert (chapter["@type"], chapter["isPartOf"]) == ("Chapter", {"@type": "Book", "name": "A Book"})


def test_a_study_without_a_work_is_named_by_what_its_record_says() -> None:
    said = publication(STUDY | {"work": None, "title": None, "year": None}, [], [])
    assert said == {"@context": "https://schema.org", "@type": "CreativeWork", "@id": f"{BASE}studies/x", "url": f"{BASE}studies/x",
                    "name": "X (2020)"}


def test_it_is_about_what_it_tests_most_and_not_about_all_that_it_mentions() -> None:
    def construct(number: int, tests: int) -> Row:
        return {name: Cell(str(value), "literal") for name, value in (
            ("concept", f"{BASE}constructs/c{number}"), ("conceptLabel", f"c{number}"), ("tests", tests), ("definitions", 0))}

    many = [construct(n, n) for n in range(SHOWN + 10)]
    names = [c["name"] for c in publication(STUDY, [], [*many, many[-1]])["about"]]
    assert names == [f"c{n}" for n in range(SHOWN + 9, 9, -1)]
    assert "about" not in publication(STUDY, [], [construct(1, 0)])


def test_every_kind_of_work_that_the_ontology_has_is_known() -> None:
    kinds = {t.name for t in terms("class") if t.name.startswith("fabio:")} - {"fabio:Expression"}
    assert kinds == set(KINDS)


def test_the_corpus_is_a_dataset_of_its_size(site: Site, asking: Ask) -> None:
    said = corpus(asking("corpus/figures").rows, site)
    assert (said["@type"], said["@id"], said["license"]) == ("Dataset", f"{BASE}void#corpus", site.licence)
    assert "3 studies, 20 constructs, 29 links, 32 claims, 7 works" in said["description"] and "the invented corpus" in said["description"]
    assert "license" not in corpus([], Site(BASE, BASE))


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_kinds_are_types_of_schema_org(kind: str) -> None:
    assert SDO[kind] and schema_org.CONTEXT == "https://schema.org"
