"""Writing CSL-JSON: items as other programs read them."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bib import Name, Work
from bib.readers.csl_json import parse_csl_json
from bib.writers.csl_json import write_csl_json
from tests.bib.works import WORK


@given(st.lists(WORK, max_size=2, unique_by=lambda w: w.key))
def test_what_is_written_is_read_back(works: list[Work]) -> None:
    library = parse_csl_json(write_csl_json(works))
    assert [replace(work, extra=tuple(sorted(work.extra))) for work in library] == [
        replace(work, extra=tuple(sorted(work.extra))) for work in works]
    assert [work.title_marks or () for work in library] == [work.title_marks or () for work in works]
    assert not [failure for failure in library.failures if works]


@given(WORK)
def test_what_may_be_published_holds_no_attachment(work: Work) -> None:
    assert not {"custom", "files", "attachments"} & set(work.to_csl())


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
