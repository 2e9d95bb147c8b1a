"""Citations linked to works: the method, how sure, and what stays open."""

from __future__ import annotations

import pytest

from bib.intext import Linked, find_markers, link, link_or_stub, unlinked_works
from bib.model import OTHERS, Name, Work


def work(key: str, names: str, year: int | str, suffix: str = "", given: str = "") -> Work:
    people = tuple(Name(literal=n) if n == OTHERS or " of " in n or n.isupper() else Name(family=n, given=given) for n in names.split("; "))
    if isinstance(year, int):
        return Work(key=key, author=people, issued=(year,), year_suffix=suffix)
    return Work(key=key, author=people, issued_text=year, year_suffix=suffix)


WORKS = [
    work("berg", "Berg; Wu", 2010), work("three", "Dahl; Roos; Lind", 2011), work("one", "Karjaluoto", 2012),
    work("five", "Siva; Kamal; Irani; Weera", 2017),
    work("porter", "Porter", 1985, given="Michael"), work("who", "World Health Organization of Things", 2019),
    work("cass", "O'Casey; Weera", 2010),
    work("haan", "de Haan", 2001), work("a", "Lau; Orr", 2009, "a"), work("b", "Lau; Orr", 2009, "b"), work("press", "Elia", "in press"),
    work("m1", "Morgan; Slot; Vor", 2003), work("m2", "Morgan; Vor; Mason", 2003), work("freud", "Freud", 1983),
    work("nodate", "Gart", "n.d."), work("cjk", "李; 王", 2014),
]


def one(text: str, works: list[Work] | None = None) -> Linked:
    linked = link(find_markers(text, works=works or WORKS), works or WORKS)
    assert len(linked) == 1
    return linked[0]


@pytest.mark.parametrize(("text", "key", "method"), [
    ("(Berg & Wu, 2010)", "berg", "exact"),
    ("Berg and Wu (2010)", "berg", "exact"),
    ("(Dahl et al., 2011)", "three", "et al."),
    ("(Dahl, Roos, & Lind, 2011)", "three", "exact"),
    ("(Karjaluo, 2012)", "one", "misspelt name"),
    ("(Karjaluto, 2012)", "one", "misspelt name"),
    ("(Sivar, Kamal, Irani, & Weera, 2017)", "five", "misspelt name"),
    ("O'Cass and Weera (2010)", "cass", "misspelt name"),
    ("(Kamal, Siva, Irani, & Weera, 2017)", "five", "order of names"),
    ("(Siva, Kamal, Iranni, & Weera, 2017)", "five", "misspelt co-author"),
    ("(Siva & Kamal, 2017)", "five", "authors missing"),
    ("(Dahl, 2011)", "three", "et al. missing"),
    ("(Berg & Wu, 2011)", "berg", "year off by one"),
    ("(Berg & Wu, 2010a)", "berg", "letter not in list"),
    ("Michael (1985)", "porter", "given name"),
    ("Michael Porter (1985)", "porter", "exact"),
    ("(World Health Organization of Things, 2019)", "who", "exact"),
    ("(WHOT, 2019)", "who", "exact"),
    ("(World Health Organization, 2019)", "who", "title"),
    ("(Haan, 2001)", "haan", "exact"),
    ("(De Haan, 2001)", "haan", "exact"),
    ("(Lau & Orr, 2009b)", "b", "exact"),
    ("(Elia, in press)", "press", "exact"),
    ("(Elia, 2020)", "press", "year missing"),
    ("(Gart, n.d.)", "nodate", "exact"),
    ("(Freud, 1890/1983)", "freud", "exact"),
    ("(Morgan, Vor, & Mason, 2003)", "m2", "exact"),
    ("(李 & 王, 2014)", "cjk", "exact"),
])
def test_method(text: str, key: str, method: str) -> None:
    found = one(text)
    assert (found.resolves_to, found.method) == (key, method)
    assert key in found.candidates


@pytest.mark.parametrize("text", [
    "(Zipp, 2001)", "(Berg & Wu, 2013)", "(Bergmann, 2010)", "(Wu, 2010)", "(Morgan, Xu, & Yang, 1999)", "(Karl & Jalo, 2012)"])
def test_nothing_fits(text: str) -> None:
    assert one(text).resolves_to is None
    assert one(text).candidates == ()
    assert one(text).method == "none"


@pytest.mark.parametrize(("text", "keys"), [("(Lau & Orr, 2009)", ("a", "b")), ("(Morgan et al., 2003)", ("m1", "m2"))])
def test_what_is_ambiguous_stays_so(text: str, keys: tuple[str, ...]) -> None:
    found = one(text)
    assert (found.resolves_to, found.method, found.candidates) == (None, "ambiguous", keys)
    assert found.confidence < 0.6


def test_letters_that_the_list_lacks_follow_its_order() -> None:
    works = [work("m1", "Morgan; Slot; Vor", 2009), work("m2", "Morgan; Vor; Mason", 2009)]
    found = [one(f"(Morgan et al., 2009{letter})", works) for letter in "ab"]
    assert [(f.resolves_to, f.method, f.candidates) for f in found] == [
        ("m1", "letter by order", ("m1", "m2")), ("m2", "letter by order", ("m1", "m2"))]
    assert all(f.confidence < 0.7 for f in found)
    assert one("(Morgan et al., 2009c)", works).resolves_to is None


def test_a_namesake_with_other_co_authors_is_only_a_candidate() -> None:
    found = one("(Dahl, Hult, & Orr, 2011)")
    assert (found.resolves_to, found.method, found.confidence, found.candidates) == (None, "none", 0.0, ("three",))


def test_an_organization_that_was_read_as_several_authors() -> None:
    works = [Work(key="x", author=(Name(literal="Panel on Plants, Nutrition and Allergies (PNA)"),), issued=(2010,))]
    assert one("(Panel on Plants, Nutrition and Allergies, 2010)", works).resolves_to == "x"


def test_an_initial_parts_namesakes() -> None:
    works = [Work(key="p", author=(Name("Wang", "Ping"), Name("Li"), Name("Xu")), issued=(2017,)),
             Work(key="y", author=(Name("Wang", "Y. T."), Name("Ma"), Name("Xu")), issued=(2017,))]
    assert one("(Wang Y. et al., 2017)", works).resolves_to == "y"
    assert one("(P. Wang et al., 2017)", works).resolves_to == "p"
    assert one("(Wang et al., 2017)", works).resolves_to is None
    both = [Work(key="jg", author=(Name("Yang", "Jian-Guo"), Name("Ma")), issued=(2017,)),
            Work(key="j", author=(Name("Yang", "J."), Name("Xu")), issued=(2017,))]
    assert [one(f"(Yang {initials} et al., 2017)", both).resolves_to for initials in ("J.-G.", "J.")] == ["jg", "j"]


def test_an_abbreviation_that_the_text_introduces() -> None:
    works = [Work(key="x", author=(Name(literal="Ministry of Roads"),), issued=(2018,))]
    linked = link(find_markers("(Ministry of Roads [MORO], 2018) and later (MORO, 2018)"), works)
    assert [item.resolves_to for item in linked] == ["x", "x"]


def test_confidence_falls_with_what_had_to_be_forgiven() -> None:
    order = ["(Berg & Wu, 2010)", "(Berg & Wu, 2010a)", "(Berg, 2010)", "(Berg & Wu, 2011)"]
    confidences = [one(text).confidence for text in order]
    assert confidences == sorted(confidences, reverse=True)
    assert len(set(confidences)) == len(order)
    assert confidences[0] == 1.0


def test_without_a_list_each_author_and_year_has_one_stub() -> None:
    text = "(Berg et al., 2014) and Berg, Wu, and Lind (2014) and (Berg, Wu, & Lind, 2014; Roos, 2014; Roos, 2014a) and Roos (2014)"
    linked, stubs = link_or_stub(find_markers(text))
    assert [item.resolves_to for item in linked] == ["w1", "w1", "w1", "w2", "w3", "w2"]
    assert {item.method for item in linked} == {"stub"}
    assert [([n.family_form for n in s.author], s.issued, s.year_suffix) for s in stubs] == [
        (["Berg", "Wu", "Lind"], (2014,), ""), (["Roos"], (2014,), ""), (["Roos"], (2014,), "a")]


def test_et_al_stays_apart_where_two_stubs_begin_so() -> None:
    linked, stubs = link_or_stub(find_markers("(Berg, Wu, & Lind, 2014; Berg, Roos, & Orr, 2014; Berg et al., 2014)"))
    assert [item.resolves_to for item in linked] == ["w1", "w2", "w3"]
    assert stubs[2].author == (Name(family="Berg"), Name(literal=OTHERS))


def test_stubs_only_for_what_fits_no_work() -> None:
    linked, stubs = link_or_stub(find_markers("(Berg & Wu, 2010; Zipp, 2001; Lau & Orr, 2009; World Bank, 2002)"), WORKS)
    assert [(item.resolves_to, item.method) for item in linked] == [("berg", "exact"), ("w1", "stub"), (None, "ambiguous"), ("w2", "stub")]
    assert [n.family_form for s in stubs for n in s.author] == ["Zipp", "World Bank"]
    assert stubs[1].author[0].literal == "World Bank"


def test_names_of_stubs() -> None:
    text = ("(Wang Y.-T. et al., 2001; Wang et al., 2001; Wang P. et al., 2001; Roos, M. & van den Dam, 2002; "
            "García Márquez, 2003; J. K. Orr, 2004)")
    linked, stubs = link_or_stub(find_markers(text))
    assert [[(n.family, n.given) for n in s.author if not n.stands_for_others] for s in stubs] == [
        [("Roos", "M."), ("van den Dam", "")], [("García Márquez", "")], [("Orr", "J. K.")], [("Wang", "Y.-T.")], [("Wang", "P.")]]
    assert [item.resolves_to for item in linked] == ["w4", "w4", "w5", "w1", "w2", "w3"]


def test_works_that_nothing_cites() -> None:
    linked = link(find_markers("(Lau & Orr, 2009; Berg & Wu, 2010)"), WORKS[:10])
    assert [w.key for w in unlinked_works(linked, WORKS[:10])] == ["three", "one", "five", "porter", "who", "cass", "haan"]


def test_names_before_et_al_tell_works_of_one_first_author_apart() -> None:
    works = [Work("r1", author=tuple(map(Name, ("Dahl", "Hume", "Ito", "Arp"))), issued=(2021,)),
             Work("r2", author=tuple(map(Name, ("Dahl", "Ito", "Hume", "Carr"))), issued=(2021,))]
    told = link(find_markers("First (Dahl, Hume, Ito, et al., 2021), then (Dahl, Ito, et al., 2021), and (Dahl et al., 2021)."), works)
    assert [(item.resolves_to, item.method) for item in told] == [("r1", "et al."), ("r2", "et al."), (None, "ambiguous")]
