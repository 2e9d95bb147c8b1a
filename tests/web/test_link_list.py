"""The list of links: found by any name of their ends."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_link_is_found_by_any_name_of_its_ends(client: FlaskClient) -> None:
    """The abbreviation of a member stands in no label, and leads to the link all the same."""
    by_label = client.get("/links.csv?text=robot trust").text.splitlines()
    by_abbreviation = client.get("/links.csv?text=RT").text.splitlines()
    assert len(by_label) > 1 and set(by_label) <= set(by_abbreviation)
    assert client.get("/links.csv?text=nothing bears this name").text.splitlines()[1:] == []
