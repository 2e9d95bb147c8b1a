"""Writing CSL-JSON: items as other programs read them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bib import Name, Work
from bib.writers.csl_json import write_csl_json
from tests.bib.writers.test_bibtex import WORK


@given(st.lists(WORK, max_size=2, unique_by=lambda w: w.key))
def test_the_items_are_those_of_the_works_in_their_order(works: list[Work]) -> None:
    assert json.loads(write_csl_json(works)) == [work.to_csl() for work in works]


def test_an_item_has_the_names_of_csl() -> None:
    work = Work(
        "a",
        "chapter",
        "Räder & Ähren",
        (Name("Berg", "Jan", "van den"),),
        (Name(literal="Guild"),),
        (2020, 3),
        container_title="Parts",
        doi="10.1/x",
    )
    text = write_csl_json([work])
    assert "Räder & Ähren" in text and text.endswith("]\n")
    assert json.loads(text) == [
        {
            "id": "a",
            "type": "chapter",
            "title": "Räder & Ähren",
            "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}],
            "editor": [{"literal": "Guild"}],
            "container-title": "Parts",
            "DOI": "10.1/x",
            "issued": {"date-parts": [[2020, 3]]},
        }
    ]
    assert json.loads(write_csl_json([Work("b", issued_text="in press")]))[0]["issued"] == {"literal": "in press"}
    assert write_csl_json([]) == "[]\n"
