from __future__ import annotations

from bench.nodes import sample
from bench.pages import BROWSER, addresses, rules
from bench.questions import example_calls, sampled_calls
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue, ask
from web.app import create_app
from web.service import Service


def test_every_page_of_the_application_is_asked_for(store: Store) -> None:
    """Whoever adds a page with a new kind of key finds it here as left out."""
    nomnet = Service(store, Catalogue.load())
    nodes = sample(store.reader(), nomnet.base, 5)
    found, left = addresses(rules(nomnet), nodes)
    assert left == ["/decisions/<path:key>"], "nobody has decided anything about the works of the invented corpus"
    client = create_app(nomnet).test_client()
    for address in {a.kind: a for a in found}.values():
        response = client.get(address.path, headers={"Accept": BROWSER})
        assert response.status_code == 200, address.path


def test_every_question_is_asked_on_a_graph_that_lacks_the_examples(store: Store) -> None:
    catalogue, reader = Catalogue.load(), store.reader()
    assert example_calls(reader, catalogue) is None
    calls = list(sampled_calls(catalogue, sample(reader, Catalogue.load().questions()[0].base, 5), 2))
    assert {call.question.name for call in calls} == {question.name for question in catalogue}
    for call in calls:
        ask(reader, call.question, **call.parameters)
        assert call.text.count("UNDEF") <= call.question.text.count("UNDEF")


def test_the_heaviest_nodes_come_first_and_chance_is_the_same_twice(store: Store) -> None:
    base = Service(store, Catalogue.load()).base
    nodes = sample(store.reader(), base, 6)
    assert nodes == sample(store.reader(), base, 6)
    assert nodes.heavy("link") == "influences--robot-trust--robot-adoption"
    assert nodes.heavy("work") == "petersen2014"
    assert nodes.ends["influences--robot-trust--robot-adoption"] == ("robot-trust", "robot-adoption")
    assert nodes.heavy("claim").count("/") == 1
