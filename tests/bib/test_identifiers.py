"""Identifiers: normal forms, check digits, what a text holds, addresses. The numbers with check digits are those of their standards."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.identifiers import KINDS, Kind, each, find, is_valid, isbn10, link, normalised

SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"

NORMAL: list[tuple[Kind, str, str | None]] = [
    ("doi", "10.1000/ABC", "10.1000/ABC"), ("doi", "https://doi.org/10.1000/x", "10.1000/x"),
    ("doi", "http://dx.doi.org/10.1000/x", "10.1000/x"),
    ("doi", "doi:10.1000/x", "10.1000/x"), ("doi", "DOI 10.1000/x.", "10.1000/x"), ("doi", "info:doi/10.1000/x", "10.1000/x"),
    ("doi", "<https://doi.org/10.1000/x>", "10.1000/x"), ("doi", "doi: https://doi.org/10.1000/x", "10.1000/x"), ("doi", SICI, SICI),
    ("doi", SICI.replace("<", "%3C").replace(">", "%3E"), SICI), ("doi", SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI),
    ("doi", "https://doi.org/10.1000%2Fx", "10.1000/x"), ("doi", "10.1016/0030-4018(73)90041-2", "10.1016/0030-4018(73)90041-2"),
    ("doi", "(10.1000/x)", "10.1000/x"), ("doi", "10.1000/50%off", "10.1000/50%off"), ("doi", "10.1000/x<br />", "10.1000/x"),
    ("doi", "10.1000/", None), ("doi", "10.1/x", None), ("doi", "10.1000/x and more", None), ("doi", "n/a", None),
    ("isbn", "978-0-306-40615-7", "9780306406157"), ("isbn", "0-306-40615-2", "9780306406157"),
    ("isbn", "ISBN 0306406152", "9780306406157"),
    ("isbn", "0-8044-2957-X", "9780804429573"), ("isbn", "978-0-306-40615-8", None), ("isbn", "0-306-40615-3", None), ("isbn", "12", None),
    ("issn", "0378-5955", "0378-5955"), ("issn", "03785955", "0378-5955"), ("issn", "ISSN: 2049-363x", None),
    ("issn", "2434-561X", "2434-561X"),
    ("issn", "0378-5954", None),
    ("pmid", "PMID: 0123", "123"), ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/", "123"), ("pmid", "PMC123", None),
    ("pmcid", "pmc77", "PMC77"), ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/", "PMC77"), ("pmcid", "77", None),
    ("arxiv", "arXiv:2101.00001v2", "2101.00001v2"), ("arxiv", "https://arxiv.org/pdf/2101.00001.pdf", "2101.00001"),
    ("arxiv", "hep-th/9901001", "hep-th/9901001"), ("arxiv", "math.GT/0309136", "math/0309136"),
    ("arxiv", "10.48550/arXiv.2101.00001", "2101.00001"),
    ("arxiv", "2101.1", None),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"), ("orcid", "0000000218250097", "0000-0002-1825-0097"),
    ("orcid", "0000-0002-1694-233X", "0000-0002-1694-233X"), ("orcid", "0000-0002-1825-0098", None),
    ("handle", "https://hdl.handle.net/10535/12", "10535/12"), ("handle", "hdl:10535/12.", "10535/12"), ("handle", "12", None),
    ("url", "HTTPS://example.org/a(b)", "https://example.org/a(b)"), ("url", "<https://example.org>", "https://example.org"),
    ("url", "example.org", None), ("url", "http://[::1", None),
]


@pytest.mark.parametrize(("kind", "text", "normal"), NORMAL)
def test_normal_forms(kind: Kind, text: str, normal: str | None) -> None:
    assert normalised(kind, text) == normal
    assert is_valid(kind, text) == (normal is not None)


@pytest.mark.parametrize(("kind", "text", "normal"), [case for case in NORMAL if case[2]])
def test_a_normal_form_is_its_own(kind: Kind, text: str, normal: str) -> None:
    assert normalised(kind, normal) == normal
    assert link(kind, normal).isascii() and " " not in link(kind, normal) and "<" not in link(kind, normal)


@given(st.integers(0, 10**12 - 1), st.integers(0, 9))
def test_an_isbn_is_valid_with_one_digit_out_of_ten(body: int, check: int) -> None:
    prefix = "978" + f"{body % 10**9:09}"
    valid = [digit for digit in range(10) if is_valid("isbn", f"{prefix}{digit}")]
    assert len(valid) == 1
    short = isbn10(f"{prefix}{valid[0]}")
    assert short is not None and normalised("isbn", short) == f"{prefix}{valid[0]}"
    assert isbn10("979" + prefix[3:] + str(check)) is None


def test_what_a_text_holds() -> None:
    text = (f"See https://doi.org/10.1000/x(1)). Also {SICI}; <i>10.1000/y</i>, ISBN 978-0-306-40615-7, ISSN 0378-5955. "
            "https://example.org/a_(b)). PMID 1234; PMC77; arXiv:2101.00001. https://orcid.org/0000-0002-1825-0097, hdl:10535/12. 2019")
    found = find(text)
    assert [(i.kind, i.value) for i in found] == [
        ("doi", "10.1000/x(1)"), ("doi", SICI), ("doi", "10.1000/y"), ("isbn", "9780306406157"), ("issn", "0378-5955"),
        ("url", "https://example.org/a_(b)"), ("pmid", "1234"), ("pmcid", "PMC77"), ("arxiv", "2101.00001"),
        ("orcid", "0000-0002-1825-0097"), ("handle", "10535/12")]
    assert all(text[i.start:i.end] == i.text for i in found)
    assert found[1].link == "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"


@given(st.text(alphabet=st.sampled_from(" .,()<>[]{}10/doi:xX-ISBNhtps%2F"), max_size=60))
def test_nothing_that_is_found_is_invalid_or_overlaps(text: str) -> None:
    found = find(text)
    assert all(is_valid(i.kind, i.text) for i in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text(max_size=40))
def test_any_text_is_an_identifier_or_none(kind: Kind, text: str) -> None:
    value = normalised(kind, text)
    assert value is None or normalised(kind, value) == value


def test_several_in_one_field() -> None:
    assert list(each("issn", "0378-5955, 2049-3631")) == [("0378-5955", "0378-5955"), ("2049-3631", None)]
    assert [value for _, value in each("isbn", "9780306406157 0306406152")] == ["9780306406157", "9780306406157"]
