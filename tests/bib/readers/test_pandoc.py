"""What our readers find in the samples is what pandoc found, as it was asked by tests/oracles/bibliographies/ask.py."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bib.readers.formats import parse
from tests.bib.samples import SAMPLES

ANSWERS = json.loads((Path(__file__).parents[2] / "oracles" / "bibliographies" / "answers.json").read_text(encoding="utf-8"))
ROLES = ("author", "editor")

# What pandoc does otherwise, and why ours is kept: format, position, key.
OTHERWISE = {
    ("BibTeX", 0, "title"): "the formula stays in dollars there", ("BibTeX", 0, "DOI"): "the resolver stays in front of it there",
    ("BibTeX", 1, "genre"): "a kind of thesis is said in words there", ("BibTeX", 1, "issued"): "a letter behind the year hides it there",
    ("RIS", 0, "author"): "an organization is taken for a person there, its last word for the family name",
    ("RIS", 0, "issued"): "a date with a slash at its end is none there", ("RIS", 1, "issued"): "as above",
    ("RIS", 0, "keyword"): "keywords come backwards there", ("RIS", 1, "ISSN"): "an ISBN is taken for an ISSN there",
    ("RIS", 1, "id"): "the date is part of the made key there",
    ("EndNote XML", 0, "ISBN"): "an ISSN is taken for an ISBN there", ("EndNote XML", 0, "number"): "the issue has another name there",
    ("EndNote XML", 0, "pages"): "pages have another name there", ("EndNote XML", 0, "issued"): "the day is left out there"}


def plain(key: str, value: Any) -> Any:
    """A value without what the two write differently by design."""
    if key in ROLES:
        parts = ("family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle")
        return [" ".join(name.get(part, "") for part in parts).split() for name in value]
    return re.sub(r"</?\w+>", "", value).replace("-", "–") if isinstance(value, str) else value


@pytest.mark.parametrize("form", ["BibTeX", "RIS", "EndNote XML"])
def test_pandoc_reads_the_same(form: str) -> None:
    ours = [work.to_csl() for work in parse(SAMPLES[form].encode())]
    assert len(ours) == len(ANSWERS[form])
    for n, (mine, theirs) in enumerate(zip(ours, ANSWERS[form], strict=True)):
        for key, value in theirs.items():
            if (form, n, key) in OTHERWISE or (form == "EndNote XML" and key == "id"):
                continue
            assert plain(key, mine.get(key)) == plain(key, value), (n, key)
    listed = {(n, key) for f, n, key in OTHERWISE if f == form}
    assert all(plain(key, ours[n].get(key)) != plain(key, ANSWERS[form][n].get(key)) for n, key in listed), "a difference is gone"
