"""Printed references as works: styles, kinds, damage."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bib.model import Name
from bib.references import parse_entries, parse_reference, read_references
from bib.references.rules import by_rules
from bib.references.split import PrintedReference
from bib.references.training import grammar, houses
from bib.references.training.aligned import Sample
from bib.references.training.invented import work
from tests.bib.references.test_find import ENTRIES

# The same article in every style, as the styles' own guides print one.
ARTICLE = {
    "APA 7": "Aalto, M. K., & Bergman, J. (2018). Hedges as a strategic resource of small firms. Journal of Garden Management, 12(3), "
    "145–167. https://doi.org/10.1234/jgm.2018.07",
    "APA 6": "Aalto, M. K., & Bergman, J. (2018). Hedges as a strategic resource of small firms. Journal of Garden Management, 12(3), "
    "145–167. doi:10.1234/jgm.2018.07",
    "Harvard": "Aalto, M.K. and Bergman, J. (2018) 'Hedges as a strategic resource of small firms', Journal of Garden Management, "
    "12(3), pp. 145–167. doi: 10.1234/jgm.2018.07.",
    "Chicago": "Aalto, Maija K., and John Bergman. 2018. “Hedges as a Strategic Resource of Small Firms.” Journal of Garden Management "
    "12 (3): 145–67. https://doi.org/10.1234/jgm.2018.07.",
    "MLA": "Aalto, Maija K., and John Bergman. “Hedges as a Strategic Resource of Small Firms.” Journal of Garden Management, vol. 12, "
    "no. 3, 2018, pp. 145–67, https://doi.org/10.1234/jgm.2018.07.",
    "Elsevier Harvard": "Aalto, M.K., Bergman, J., 2018. Hedges as a strategic resource of small firms. Journal of Garden Management 12 "
    "(3), 145–167. https://doi.org/10.1234/jgm.2018.07",
    "Vancouver": "1. Aalto MK, Bergman J. Hedges as a strategic resource of small firms. Journal of Garden Management. "
    "2018;12(3):145–67. doi:10.1234/jgm.2018.07",
    "IEEE": "[1] M. K. Aalto and J. Bergman, “Hedges as a strategic resource of small firms,” Journal of Garden Management, vol. 12, "
    "no. 3, pp. 145–167, 2018, doi: 10.1234/jgm.2018.07.",
    "ACM": "[1] Maija K. Aalto and John Bergman. 2018. Hedges as a strategic resource of small firms. Journal of Garden Management 12, "
    "3 (2018), 145–167. https://doi.org/10.1234/jgm.2018.07",
    "Finnish": "Aalto, Maija – Bergman, John (2018) Hedges as a strategic resource of small firms. Journal of Garden Management, Vol. "
    "12 (3), 145–167. doi:10.1234/jgm.2018.07",
    "German": "Aalto, Maija/Bergman, John (2018): Hedges as a strategic resource of small firms. In: Journal of Garden Management, Jg. "
    "12, Nr. 3, S. 145–167. doi:10.1234/jgm.2018.07",
}


@pytest.mark.parametrize("style", ARTICLE)
def test_an_article_in_every_style(style: str) -> None:
    parsed = parse_reference(ARTICLE[style])
    found = parsed.work
    assert [n.family for n in found.author] == ["Aalto", "Bergman"]
    assert (found.title.casefold(), found.container_title) == ("hedges as a strategic resource of small firms",
                                                               "Journal of Garden Management")
    assert (found.year, found.volume, found.issue, found.page.split("–")[0], found.doi) == (2018, "12", "3", "145", "10.1234/jgm.2018.07")
    assert found.type == "article-journal"
    assert 0.5 < parsed.confidence <= 1
    assert all(parsed.text[slice(*parsed.spans[name])] for name in ("author", "issued", "title", "container-title", "volume", "issue",
                                                                    "page", "DOI"))


@pytest.mark.parametrize(("text", "kind", "fields"), [
    ("Aalto, M. (2019). Gardens and their keepers (2nd ed.). Norwich: Hedge Press.", "book",
     {"title": "Gardens and their keepers", "edition": "2nd", "publisher": "Hedge Press", "publisher_place": "Norwich"}),
    ("Aalto, M. (2019). Rain in lists. In K. Lund & P. Moss (Eds.), Weather of books (pp. 12–29). Oslo: Leaf Press.", "chapter",
     {"title": "Rain in lists", "container_title": "Weather of books", "page": "12–29", "publisher": "Leaf Press",
      "publisher_place": "Oslo"}),
    ("Aalto, M. (2019). Rain in lists (Doctoral dissertation). University of Norwich.", "thesis", {"title": "Rain in lists",
        "publisher": "University of Norwich"}),
    ("Aalto, M., & Moss, P. (2001). Indexing hedges. In Proceedings of the 3rd International Conference on Gardens (pp. 30–39). Berlin: "
     "Springer.", "paper-conference",
     {"title": "Indexing hedges", "container_title": "Proceedings of the 3rd International Conference on Gardens", "page": "30–39"}),
    ("World Hedge Organization. (2015). Hedges of the world. Geneva: World Hedge Organization.", "book", {"title": "Hedges of the world",
        "publisher_place": "Geneva"}),
    ("Aalto, M. (in press). Late hedges. Journal of Garden Management.", "article-journal", {"title": "Late hedges",
        "issued_text": "in press"}),
    ("Aalto, M. (n.d.). Hedges. Retrieved May 3, 2020, from https://www.example.org/hedges", "webpage",
     {"url": "https://www.example.org/hedges", "issued_text": "n.d.", "accessed": (2020, 5, 3)}),
    ("Aalto, M. (2021). Hedges and rain. Leaf Review, 103412.", "article-journal", {"page": "103412", "volume": ""}),
    ("Aalto, M. (2020b). Hedges and rain. Leaf Review, 3(1), 4–9.", "article-journal", {"year_suffix": "b", "volume": "3"}),
    ("Aalto, M. (2021). Models of hedges. arXiv preprint arXiv:2101.01234.", "article", {"title": "Models of hedges",
        "extra": (("eprint", "2101.01234"),)}),
])
def test_every_kind_of_work(text: str, kind: str, fields: dict[str, object]) -> None:
    found = parse_reference(text).work
    assert found.type == kind
    assert {name: getattr(found, name) for name in fields} == fields


def test_editors_of_a_chapter() -> None:
    found = parse_reference("Aalto, M. (2019). Rain. In K. Lund & P. Moss (Eds.), Weather of books (pp. 12–29). Oslo: Leaf Press.").work
    assert found.editor == (Name("Lund", "K."), Name("Moss", "P."))
    assert found.author == (Name("Aalto", "M."),)


@pytest.mark.parametrize(("printed", "doi"), [
    ("https://doi.org/10.1234/abc.(2018)07", "10.1234/abc.(2018)07"), ("<https://doi.org/10.1234/abc.07>", "10.1234/abc.07"),
    ("(doi:10.1234/abc.07)", "10.1234/abc.07"),
    ("doi: 10.1234/ abc.2018.07", "10.1234/abc.2018.07"), ("http://dx.doi.org/10.1234/\nabc-07", "10.1234/abc-07"),
    ("https://doi.org/10.1002/1097-0266(200010/11)21:10/11<1105::AID-SMJ133>3.0.CO;2-E",
     "10.1002/1097-0266(200010/11)21:10/11<1105::AID-SMJ133>3.0.CO;2-E"),
    ("doi:10.1002/(SICI)1097-0266(199603)17:3<201::AID-SMJ804>3.0.CO;2-3.",
     "10.1002/(SICI)1097-0266(199603)17:3<201::AID-SMJ804>3.0.CO;2-3")])
def test_identifiers_however_they_are_broken(printed: str, doi: str) -> None:
    assert parse_reference(f"Aalto, M. (2018). Hedges. Leaf Review, 12(3), 145–167. {printed}").work.doi == doi


@pytest.mark.parametrize(("printed", "url"), [
    ("Retrieved from https://www.example.org/hedge/of-the\n/world.html", "https://www.example.org/hedge/of-the/world.html"),
    ("Available at: http://www.example.org/data/ 12/34.pdf (accessed 3 May 2020).", "http://www.example.org/data/12/34.pdf"),
    ("<www.example.org/x>.", "www.example.org/x")])
def test_addresses_however_they_are_broken(printed: str, url: str) -> None:
    assert parse_reference(f"Aalto, M. (2018). Hedges. {printed}").work.url == url


def test_a_dash_is_the_author_of_the_entry_before() -> None:
    texts = ("Aalto, Maija. 2018. Hedges. Norwich: Hedge Press.", "———. 2019. Leaves. Norwich: Hedge Press.",
             "--- (2020). Rain. Norwich: Hedge Press.", "Lund, K. (2001). Moss. Oslo: Leaf Press.")
    found = parse_entries([PrintedReference(t, 0, len(t), 1) for t in texts])
    assert [[n.family for n in one.work.author] for one in found] == [["Aalto"]] * 3 + [["Lund"]]
    assert [one.work.year for one in found] == [2018, 2019, 2020, 2001]


def test_all_references_of_a_text_are_read() -> None:
    text = "Prose.\n\nReferences\n\n" + "\n".join(ENTRIES)
    found = read_references(text)
    assert [parsed.work.author[0].family for _, parsed in found] == ["Aalto", "Berg", "Berg", "Castro", "Dahl"]
    assert [(parsed.work.year, parsed.work.year_suffix) for _, parsed in found] == [(2018, ""), (2019, "a"), (2019, "b"), (2020, ""),
        (None, "")]


@pytest.mark.parametrize("text", ["", " ", ".", "(((((", "1234", "a" * 5000, "Smith, " * 900, "(2020) " * 500, "10.1000/" * 400,
                                  "– " * 900, "https://" * 500, "[" * 3000, "“" * 900, "1. " * 900])
def test_no_text_breaks_it(text: str) -> None:
    parsed = parse_reference(text)
    assert 0 <= parsed.confidence <= 1
    assert all(0 <= a < b <= len(text) for a, b in parsed.spans.values())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(tuple(".,;:()[]\"' \n-–<>/&0aÉ字\u0301\u00ad")),
                                                 st.booleans()), max_size=12))
def test_no_mutation_of_a_reference_breaks_it(seed: int, edits: list[tuple[float, str, bool]]) -> None:
    rng = Random(seed)
    text = Sample.of(grammar.entry(rng, houses.house(rng), work(rng, "w"))).text
    for where, mark, instead in edits:
        at = int(where * len(text))
        text = text[:at] + mark + text[at + instead:]
    parsed = parse_reference(text)
    assert all(0 <= a < b <= len(text) for a, b in parsed.spans.values())
    assert parsed == parse_reference(text)
    read_references(f"References\n\n{text}\n{text}")


@pytest.mark.parametrize("text", ["L. Wu, Hedges, Leaf Review 5 (2020) 3–9", "[1] L. Wu, “Hedges,” Leaf Review, vol. 5, 2020.",
                                  "Wu L. Hedges. Leaf Rev. 2020;5:3–9.",
                                  "Wu, L. (2020). Hedges, rain, moss, to appear", "Hedges of the world, 2020"])
def test_rules_leave_alone_what_does_not_fit_them(text: str) -> None:
    assert by_rules(text) is None
