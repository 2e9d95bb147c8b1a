"""Citations found in a text: every form, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.citations import long_citation, parenthetical_citation, short_citation
from bib.intext import Marker, find_markers, link
from bib.intext.words import NOT_NAMES
from bib.model import Name, Work

FORMS = {
    # parenthetical, with what leads in and what follows
    "Trust matters (Berg, 2017).": ["Berg, 2017"],
    "(Berg & Wu, 2017; Lind et al., 2019)": ["Berg & Wu, 2017", "Lind et al., 2019"],
    "(e.g., Berg, 2017), (see Wu, 2018), (cf. Lind, 2019), (see, e.g., Roos, 2020; Dahl, 2021 for reviews)":
        ["Berg, 2017", "Wu, 2018", "Lind, 2019", "Roos, 2020", "Dahl, 2021"],
    "(Berg, Wu, & Lind, 2015), (Berg, Wu and Lind 2015), (Berg; 2015)": ["Berg, Wu, & Lind, 2015", "Berg, Wu and Lind 2015"],
    "(Berg 1989; Wu 2009, 2014)": ["Berg 1989", "Wu 2009", "Wu 2014"],
    "(Berg et al. 2010, Wu and Lind 2011, Dahl 2012)": ["Berg et al. 2010", "Wu and Lind 2011", "Dahl 2012"],
    "(see Berg, 1994, and Wu, 1996, for details)": ["Berg, 1994", "Wu, 1996"],
    "(Berg,2010;Wu,2011)(Lind et al.2012)": ["Berg, 2010", "Wu, 2011", "Lind et al. 2012"],
    "(Sun, et al., 2020), (Sun et al 2020), (Sun et. al., 2020)": ["Sun, et al., 2020", "Sun et al 2020", "Sun et. al., 2020"],
    "(Roos, M., Dahl, P. & Thorn, A., 2012), (Wang Y. et al., 2017)": ["Roos, M., Dahl, P. & Thorn, A., 2012", "Wang Y. et al., 2017"],
    "strategies spread. (Berg & Swann, 2018).": ["Berg & Swann, 2018"],
    # narrative
    "Berg (2017), Berg and Wu (2018) and Berg, Wu, and Lind (2019) agree.":
        ["Berg (2017)", "Berg and Wu (2018)", "Berg, Wu, and Lind (2019)"],
    "However, Berg, Wu, and Lind (2010) and Similarly Dahl (2011)": ["Berg, Wu, and Lind (2010)", "Dahl (2011)"],
    "Berg et al. (2017) and Wu and colleagues (2018)": ["Berg et al. (2017)", "Wu and colleagues (2018)"],
    "Gnizy's (2019) work, Hayes’s (2013), Rogers’ (2003), Berg et al.'s (2017)":
        ["Gnizy's (2019)", "Hayes’s (2013)", "Rogers (2003)", "Berg et al.'s (2017)"],
    "Michael Porter (1985) and J. K. Dahl (1990)": ["Michael Porter (1985)", "J. K. Dahl (1990)"],
    "In Norway, Berg, Wu and Lind (2010) found": ["Berg, Wu and Lind (2010)"],
    "work of Lemon and Veer [2016]": ["Lemon and Veer (2016)"],
    # letters, several years, words for years
    "(Berg, 2017a, 2017b)": ["Berg, 2017a", "Berg, 2017b"],
    "Chin (1998a,b) and (Hu & Bent, 1998a–c)": ["Chin (1998a)", "Chin (1998b)", "Hu & Bent, 1998a", "Hu & Bent, 1998b", "Hu & Bent, 1998c"],
    "(Berg, in press; Wu & Lind, n.d.; de Haan, forthcoming; Roos, in press-a; n.d.-b)":
        ["Berg, in press", "Wu & Lind, n.d.", "de Haan, forthcoming", "Roos, in press-a", "Roos, n.d.-b"],
    "(Weber, 1922/1978) and (Marx 1867 [1976])": ["Weber, 1922", "Marx 1867"],
    "(Pine – Gilmore 1998; 1999) and Pine – Gilmore (2000)": ["Pine – Gilmore 1998", "Pine – Gilmore 1999", "Pine – Gilmore (2000)"],
    # names
    "(van den Berg, 2001; de Haan & ter Hof, 2002), al-Debei (2003), O’Cass and Day (2004), Ragu-Nathan (2005), Le Meunier-Fitz (2006)":
        ["van den Berg, 2001", "de Haan & ter Hof, 2002", "al-Debei (2003)", "O’Cass and Day (2004)", "Ragu-Nathan (2005)",
         "Le Meunier-Fitz (2006)"],
    "Järvi and Şahin (2010), Đukić (2011), Jurić (2012), (García Márquez y Ortega, 2013), 李 (2014)":
        ["Järvi and Şahin (2010)", "Đukić (2011)", "Jurić (2012)", "García Márquez y Ortega, 2013", "李 (2014)"],
    "(He et al., 2010; An & Kim, 2011)": ["He et al., 2010", "An & Kim, 2011"],
    # other languages
    "Nach Müller und Schmidt (2010, S. 15), vgl. (Meyer ja Salo 2007, 118)": ["Müller und Schmidt (2010)", "Meyer ja Salo 2007"],
    # organizations and titles
    "(World Health Organization [WHO], 2019), WHO (2020), (U.S. Census Bureau, 2020), (R Core Team, 2019)":
        ["World Health Organization, 2019", "WHO (2020)", "U.S. Census Bureau, 2020", "R Core Team, 2019"],
    "Ministry of Health and Welfare (2018) and (Annual plan, Company A, 2024)":
        ["Ministry of Health and Welfare (2018)", "Annual plan, Company A, 2024"],
    "(“Annual report,” 2019)": ["“Annual report,” 2019"],
    # brackets within brackets
    "(see Berg [2010] and Wu [2011, 2012])": ["Berg (2010)", "Wu (2011)", "Wu (2012)"],
    "(Maklan and Klaus (2011)), [Berg, 2010; see also Wu, 2011 for a review]": ["Maklan and Klaus (2011)", "Berg, 2010", "Wu, 2011"],
    "the view (RBV; Berg, 1991)": ["Berg, 1991"],
    # broken over lines and pages
    "(Fornell and Lar-\ncker, 1981) (Fornell\nand Larcker,\n1981)": ["Fornell and Larcker, 1981", "Fornell and Larcker, 1981"],
    "(White, Hill, Mills, &\n\nSmeaton, 2003)": ["White, Hill, Mills, & Smeaton, 2003"],
    "(White, Hill, Mills, &\n\n12\n\nSmeaton, 2003)": ["White, Hill, Mills, & Smeaton, 2003"],
    "Homburg,\nJurić, and Kuehnl\n(2017)": ["Homburg, Jurić, and Kuehnl (2017)"],
    "as Ragu-\nNathan (2005) and *Berg et al.* (2006)": ["Ragu-Nathan (2005)", "Berg et al. (2006)"],
    # without brackets
    "shown by Berg et al., 2017, and by Wu & Lind, 2018.": ["Berg et al., 2017", "Wu & Lind, 2018"],
}

NONE = [
    "In 2019, the firm grew; by 2020 it had 2,015 staff.", "(2019)", "(in 2019)", "(since 2010)", "(1999–2005)", "the 1990s (1995)",
    "(Figure 2)", "(Figure 2, 2015)", "(Table 3, 2020 data)", "(see Section 3, 2015)", "(n = 147, 2015)", "(n = 200 in 2015)",
    "(Employee 1B, Organization B, 2024)", "(Respondent 4, 2020)", "(Manager, Alpha Oy, 2019)", "(Interview 3, May 2015)", "(P3, 2020)",
    "(May 2015)", "(May 5, 2020)", "(5 May 2020)", "from January (2015) to December (2016)", "(Q1 2020)", "(Spring 2015)",
    "(Oslo, Norway, 2016)", "in Kenya (2015)", "(Acme Inc., Chicago, IL, 2010)", "(USD 2000)", "(EUR 1,950)", "(p. 2010)",
    "(London: Sage Press, 2015)", "(Cambridge: MIT Press, 2015)", "© 2015 Elsevier. Received 12 May 2015", "Journal of Marketing (2015)",
    "(Excel 2010, Microsoft, Seattle, USA)", "(J. Berg, personal communication, May 3, 2018)", "https://example.org/2015/05", "(12.3.2015)",
    "World War II (1945)", "Model 1 (2000)",
]


def texts(text: str, works: list[Work] | None = None, numbered: int = 0) -> list[str]:
    return [m.text for m in find_markers(text, works=works or [], numbered=numbered)]


@pytest.mark.parametrize("text", FORMS)
def test_form(text: str) -> None:
    assert texts(text) == [t for t in FORMS[text]]


@pytest.mark.parametrize("text", NONE)
def test_no_citation(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(("text", "locator"), [
    ("(Berg, 2001, p. 203)", "203"), ("(Berg 2019, 5–6)", "5–6"), ("Berg (2019: 12)", "12"), ("(Berg, 1984: 172)", "172"),
    ("(Berg, 2012, pp. 11–18)", "11–18"),
    ("(vgl. Berg 2010, S. 15 f.)", "15 f."), ("(Berg 1991, ch. 3)", "ch. 3"), ("(Berg, 1991, Table 2)", "Table 2"),
    ("(Berg, 1991)", ""), ("(Berg, 1991, 1994)", "")])
def test_the_place_in_the_work_is_kept_apart(text: str, locator: str) -> None:
    marker = find_markers(text)[0]
    assert marker.locator == locator
    assert "203" not in marker.text


def test_parts_of_a_marker() -> None:
    marker = find_markers("As seen\nbefore (see Berg, de Haan, et al., 2017b, p. 4).")[0]
    assert marker == Marker(
        text="Berg, de Haan, et al., 2017b", start=20, end=54, line=2, form="parenthetical", authors=("Berg", "de Haan"), others=True,
        year=2017, year_text="2017", suffix="b", locator="4", year_start=43, year_end=48, confidence=0.99)


def test_a_work_cited_at_second_hand_names_where() -> None:
    first, second = find_markers("(Free, 1984, as cited in Jonas, 2010)")
    assert (first.text, first.cited_in) == ("Free, 1984", "Jonas, 2010")
    assert (second.text, second.cited_in) == ("Jonas, 2010", "")
    assert [m.cited_in for m in find_markers("(Free 1982 cited in Caru & Cova 2003)")] == ["Caru & Cova 2003", ""]
    assert [m.cited_in for m in find_markers("(Free, 1984; Jonas, 2010)")] == ["", ""]


def test_rows_of_tables() -> None:
    text = "| Sun, Hall, and Roos (2020) | culture | Guna et al., 2017 |\nA\tBerg, 1991; 1997\tx\nProse (Berg, 2001)."
    assert [(m.text, m.form, m.line) for m in find_markers(text)] == [
        ("Sun, Hall, and Roos (2020)", "table", 1), ("Guna et al., 2017", "table", 1), ("Berg, 1991", "table", 2),
        ("Berg, 1997", "table", 2),
        ("Berg, 2001", "parenthetical", 3)]
    assert texts("| Sales 2015 | Total 2016 | Oslo, 2017 |") == []


def test_what_is_left_out() -> None:
    text = "(Berg, 2001) (Wu, 2002) (Lind, 2003)\nReferences\nRoos, A. (2004)."
    assert [m.text for m in find_markers(text, text.index("References"), leave_out=[(13, 23)])] == ["Berg, 2001", "Lind, 2003"]


def test_doubtful_forms_count_with_a_name_of_the_list() -> None:
    works = [Work(key="r1", author=(Name("Kent"),), issued=(2010,)), Work(key="r2", author=(Name("May"),), issued=(2011,)),
             Work(key="r3", author=(Name("Chile"),), issued=(2012,))]
    text = "as Kent 2010 found (May, 2011) in Chile (2012) and Dahl 2013 (So, 2014)"
    assert texts(text) == []
    assert texts(text, works) == ["Kent 2010", "May, 2011", "Chile (2012)"]


def test_a_dash_parts_authors_only_where_the_text_has_that_style() -> None:
    assert texts("In Europe – Porter (1980) says so.") == ["Porter (1980)"]
    assert texts("In short (Pine – Gil 1998), Lusch – Vargo (2004) say so.") == ["Pine – Gil 1998", "Lusch – Vargo (2004)"]


def test_surer_forms_have_more_confidence() -> None:
    by_text = {m.text: m.confidence for m in find_markers("(Berg et al., 2001; Wu, 2002; Lind 2003; MWD 2004)")}
    assert list(by_text.values()) == sorted(by_text.values(), reverse=True)
    assert len(set(by_text.values())) == 4


names = st.from_regex(r"(van |de |O'|Mac)?[B-DF-HJ-NP-TV-Z][aeiouäöé][b-df-hj-np-tv-z]{1,2}[aeiou](son|berg|-Roos)?", fullmatch=True)
works = st.builds(
    lambda people, year: Work(key="r1", author=tuple(Name(family=n) for n in people), issued=(year,)),
    st.lists(names.filter(lambda n: n.lower().split()[-1] not in NOT_NAMES), min_size=1, max_size=5, unique_by=lambda n: n.lower()),
    st.integers(1900, 2040))


ways: list[Callable[[Work], str]] = [
    short_citation, long_citation, lambda w: f"({parenthetical_citation(w)})", lambda w: f"(see {parenthetical_citation(w)}, p. 3)"]


@given(works, st.sampled_from(ways), st.booleans())
def test_what_a_style_prints_is_found_and_linked(work: Work, cite: Callable[[Work], str], wrapped: bool) -> None:
    """Any work, cited by another module in any way, also with a line break for every space."""
    text = f"It has been argued that {cite(work)} is right."
    linked = link(find_markers(text.replace(" ", "\n") if wrapped else text), [work])
    assert [item.resolves_to for item in linked] == ["r1"]
    assert linked[0].marker.year == work.year


@given(st.lists(st.sampled_from(list(FORMS)), min_size=1, max_size=6))
def test_citations_do_not_hang_on_the_paragraphs_around(paragraphs: list[str]) -> None:
    dashes = [p for p in paragraphs if "–" not in p]  # a text in the style with dashes is read differently as a whole
    text = "\n\nIt is said here as well.\n\n".join(dashes)
    assert texts(text) == [t for p in dashes for t in FORMS[p]]


@pytest.mark.parametrize(("text", "locator"), [
    ("So it is (Berg 2011, 141, 148).", "141, 148"), ("So it is (Berg et al. 2017, 382–384, 386).", "382–384, 386"),
    ("So it is. (Berg 2022, 361–362.)", "361–362"), ("As Berg and Wu (1998, 175–\n\n176) say.", "175–176"),
    ("So it is (Berg 2011, 12, 2012).", "12"), ("So it is (Berg 2011, 2012).", "")])
def test_pages_behind_a_year(text: str, locator: str) -> None:
    assert find_markers(text)[0].locator == locator
