"""Named graphs as documents: all that one record says."""

from __future__ import annotations

import pyoxigraph
import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store

GRAPH = pyoxigraph.NamedNode("https://w3id.org/nomnet/graphs/studies/lindqvist2019")


@pytest.mark.parametrize(("suffix", "form"), [("ttl", pyoxigraph.RdfFormat.TURTLE), ("nq", pyoxigraph.RdfFormat.N_QUADS),
                                              ("jsonld", pyoxigraph.RdfFormat.JSON_LD)])
def test_a_study_graph_comes_whole_in_every_form(client: FlaskClient, store: Store, suffix: str, form: pyoxigraph.RdfFormat) -> None:
    response = client.get(f"/graphs/studies/lindqvist2019.{suffix}")
    wanted = {quad.triple for quad in store.reader().quads_for_pattern(None, None, None, GRAPH)}
    assert {quad.triple for quad in pyoxigraph.parse(response.data, format=form)} == wanted and len(wanted) > 100


def test_a_browser_gets_turtle_and_an_unknown_graph_is_a_404(client: FlaskClient) -> None:
    assert client.get("/graphs/thesaurus").content_type.startswith("text/turtle")
    missing = client.get("/graphs/studies/lindqvist2018")
    assert missing.status_code == 404 and "studies/lindqvist2019" in missing.text
    assert client.get("/graphs/thesaurus", headers={"Accept": "image/png"}).status_code == 406
