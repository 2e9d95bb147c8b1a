"""Dates, identifiers, kinds and values inside a reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.references.dates import Dated, accessed, printed_date
from bib.references.kinds import kind_of
from bib.references.links import links
from bib.references.repairs import Stretch, repaired
from bib.references.values import cleaned


@pytest.mark.parametrize(("text", "date"), [
    ("(2018)", Dated((2018,))), ("2018a", Dated((2018,), "a")), ("(2018, March 5)", Dated((2018, 3, 5))), ("5. März 2018",
        Dated((2018, 3, 5))),
    ("mars 2018", Dated((2018, 3))), ("12.5.2018", Dated((2018, 5, 12))), ("2018-05-12", Dated((2018, 5, 12))),
    ("2018 Dec", Dated((2018, 12))),
    ("toukokuu 2018", Dated((2018, 5))), ("maj 2018", Dated((2018, 5))), ("[1923] 1961", Dated((1961,))), ("1961 [1923]", Dated((1961,))),
    ("in press", Dated(text="in press")), ("(n.d.-b)", Dated((), "b", "n.d.")), ("o.J.", Dated(text="o.J.")), ("forthcoming",
        Dated(text="forthcoming")),
    ("2017/2018", Dated((2017,))), ("", Dated()), ("chapter 12", Dated())])
def test_dates_as_printed(text: str, date: Dated) -> None:
    assert printed_date(text) == date


@pytest.mark.parametrize(("text", "day"), [
    ("Hedges. Retrieved May 3, 2020, from https://example.org", (2020, 5, 3)), ("Hedges. https://example.org (accessed 3 May 2020)",
        (2020, 5, 3)),
    ("Aita. https://example.org, viitattu 3.5.2020.", (2020, 5, 3)), ("Hecke. URL: https://example.org [Zugriff am 3. Mai 2020]",
                                                                      (2020, 5, 3)),
    ("Hedges [cited 2020 May 3]", (2020, 5, 3)), ("Hedges. Accessed 2020-05-03.", (2020, 5, 3)), ("Hedges retrieved. Leaf, 2020.", None)])
def test_the_day_of_access(text: str, day: tuple[int, ...] | None) -> None:
    found = accessed(text)
    assert (found[2] if found else None) == day


@given(st.text(max_size=80))
def test_any_text_has_a_date_or_none(text: str) -> None:
    issued = printed_date(text).issued
    assert not issued or (1400 <= issued[0] <= 2099 and all(1 <= x <= 31 for x in issued[1:]))


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("see 10.1234/abc-1.", "doi", "10.1234/abc-1"), ("doi:10.1234/(a)b)", "doi", "10.1234/(a)b"), ("DOI 10.1234/abc;", "doi",
        "10.1234/abc"),
    ("https://doi.org/10.1234/j. abc.2018.001", "doi", "10.1234/j.abc.2018.001"), ("ISBN 978-3-16-148410-0", "isbn", "9783161484100"),
    ("arXiv:2101.01234v2 [cs]", "arxiv", "2101.01234"), ("arXiv:hep-th/9901001", "arxiv", "hep-th/9901001"), ("PMID: 1234567.", "pmid",
        "1234567"),
    ("<http://example.org/a_b>", "url", "http://example.org/a_b"), ("http:// www.example.org/x", "url", "http://www.example.org/x"),
    ("example.com/page", "url", "example.com/page")])
def test_identifiers(text: str, kind: str, value: str) -> None:
    (found,) = links(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("text", ["10.5 percent", "pages 10.12", "doi", "www", "e.g. this/that", "10.1234 / "])
def test_what_only_looks_like_an_identifier(text: str) -> None:
    assert links(text) == ()


@pytest.mark.parametrize(("fields", "text", "kind"), [
    ({"container-title": "Journal of Hedges", "volume": "3"}, "", "article-journal"),
    ({"container-title": "Proceedings of the Hedge Conference"}, "", "paper-conference"),
    ({"container-title": "Proceedings of the National Academy of Hedges", "volume": "3"}, "", "article-journal"),
    ({"container-title": "Weather of books", "editor": "Lund"}, "", "chapter"),
    ({"container-title": "The Norwich Herald"}, "", "article-newspaper"), ({"genre": "Doctoral dissertation"}, "", "thesis"),
    ({"genre": "Working paper", "number": "3"}, "", "report"),
    ({"publisher": "Leaf"}, "", "book"), ({"URL": "https://example.org"}, "", "webpage"), ({}, "arXiv preprint", "article"),
    ({}, "", "document")])
def test_kinds(fields: dict[str, str], text: str, kind: str) -> None:
    assert kind_of(fields, text) == kind


@pytest.mark.parametrize(("name", "text", "value"), [
    ("page", "(pp. 3–9).", "3–9"), ("page", ", S. 3-9", "3-9"), ("page", "3–9 pp.", "3–9"), ("volume", "Vol. 12,", "12"),
    ("issue", "(3),", "3"), ("issue", "no. 3", "3"),
    ("issue", "n° 3", "3"), ("title", "“Hedges,” ", "Hedges"), ("title", "“Big hedges” in towns.", "“Big hedges” in towns"),
    ("title", "Hedges (and moss).", "Hedges (and moss)"),
    ("title", "What are hedges?", "What are hedges?"), ("container", "In: Weather of books,", "Weather of books"),
    ("container", "Leaf Rev.,", "Leaf Rev"), ("edition", "(2nd ed.).", "2nd"),
    ("author", "Aalto, M. K.,", "Aalto, M. K."), ("place", "(Oslo:", "Oslo"), ("date", "(n.d.).", "n.d.")])
def test_values_without_what_announces_them(name: str, text: str, value: str) -> None:
    start, end = cleaned(name, text, 0, len(text))
    assert text[start:end] == value


def test_numbers_put_together_are_told_apart() -> None:
    def names(text: str, name: str) -> dict[str, str]:
        return {k: text[one.start:one.end] for k, one in repaired(text, {name: Stretch(name, 0, len(text), 0.9, 1)}).items()}

    assert names("2 151-169", "page") == {"page": "151-169", "volume": "2"}
    assert names("1952-1962, December 1992", "date") == {"date": "December 1992", "page": "1952-1962"}
    assert names("10, No. 1-3", "volume") == {"volume": "10", "issue": "1-3"}
    assert names("Hedges of the world", "container") == {"title": "Hedges of the world"}
    assert names("pp. 3–9", "page") == {"page": "pp. 3–9"}


def test_a_year_that_nothing_has_is_the_date() -> None:
    text = "Hedges of 1066 and after, Leaf, 1994."
    found = repaired(text, {"title": Stretch("title", 0, 25, 0.9, 5)})
    assert text[found["date"].start:found["date"].end] == "1994"
