"""Lists of references in citation styles: APA by the rules of its manual, others by what citeproc-py answers, and what is mended."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bib import Name, Work
from bib.errors import UnknownStyleError, UnusableStyleError
from bib.writers.citeproc_gaps import END, ITALIC
from bib.writers.formatted import COMMON, Run, reference_list, style_name, style_names, style_title

WU, BERG, EK = Name("Wu", "Li"), Name("Berg", "Jan Peter", "van den"), Name("Ek", "Bo", suffix="Jr.")
ORACLE = json.loads((Path(__file__).parents[2] / "oracles" / "csl" / "answers.json").read_text("utf-8"))


def one(work: Work, style: str = "apa") -> str:
    (entry,) = reference_list([work], style)
    return entry.text


def article(**fields: Any) -> Work:
    given = {
        "key": "k",
        "type": "article-journal",
        "title": "On things",
        "author": (WU,),
        "issued": (2020,),
        "container_title": "Journal of Things",
    }
    return Work(**(given | fields))


# Publication Manual of the American Psychological Association, 7th edition; the number is the section or the example of chapter 10.
@pytest.mark.parametrize(
    ("rule", "work", "expected"),
    [
        (
            "10.1 example 1: volume, issue, pages, DOI",
            article(volume="4", issue="2", page="1–9", doi="10.99999/x"),
            "Wu, L. (2020). On things. Journal of Things, 4(2), 1–9. https://doi.org/10.99999/x",
        ),
        (
            "9.8 ampersand before the last author, particle before the family name",
            article(author=(WU, BERG)),
            "Wu, L., & van den Berg, J. P. (2020). On things. Journal of Things.",
        ),
        (
            "9.8 twenty authors are all listed",
            article(author=(WU,) * 20),
            ", ".join(["Wu, L."] * 19) + ", & Wu, L. (2020). On things. Journal of Things.",
        ),
        (
            "9.8 of more, nineteen and the last",
            article(author=(*(WU,) * 19, EK, BERG)),
            ", ".join(["Wu, L."] * 19) + ", … van den Berg, J. P. (2020). On things. Journal of Things.",
        ),
        (
            "9.11 a group is an author",
            article(author=(Name(literal="Guild of R&D"),)),
            "Guild of R&D. (2020). On things. Journal of Things.",
        ),
        (
            "9.12 without an author the title comes first, and only there",
            Work("k", "document", "A leaflet", issued=(2020,)),
            "A leaflet. (2020).",
        ),
        ("9.14 no date", article(issued=()), "Wu, L. (n.d.). On things. Journal of Things."),
        ("9.14 in press", article(issued=(), issued_text="in press"), "Wu, L. (in press). On things. Journal of Things."),
        ("9.19 no full stop behind a question mark", article(title="What goes?"), "Wu, L. (2020). What goes? Journal of Things."),
        (
            "10.2 example 20: a book, its edition, no place",
            Work("k", "book", "Going", (WU,), issued=(2020,), publisher="Press", publisher_place="Oslo", edition="2"),
            "Wu, L. (2020). Going (2nd ed.). Press.",
        ),
        (
            "10.2 example 24: an edited book",
            Work("k", "book", "Going", editor=(WU, BERG), issued=(2020,), publisher="Press"),
            "Wu, L., & van den Berg, J. P. (Eds.). (2020). Going. Press.",
        ),
        (
            "10.3 example 38: a chapter",
            Work("k", "chapter", "A wheel", (WU,), (BERG,), (2020,), container_title="Parts", page="1–9", publisher="Press"),
            "Wu, L. (2020). A wheel. In J. P. van den Berg (Ed.), Parts (pp. 1–9). Press.",
        ),
        (
            "10.6 example 64: a thesis",
            Work("k", "thesis", "By night", (WU,), issued=(2020,), genre="Master's thesis", publisher="University"),
            "Wu, L. (2020). By night [Master's thesis]. University.",
        ),
    ],
)
def test_apa_by_its_manual(rule: str, work: Work, expected: str) -> None:
    assert one(work) == expected, rule


def test_apa_sorts_and_letters_what_the_same_authors_have_of_one_year() -> None:
    works = [
        article(key="z", title="Zebras"),
        article(key="b", author=(BERG,)),
        article(key="o", title="Oxen"),
        article(key="c", issued=(2019,)),
    ]
    assert [(e.key, e.text[:16]) for e in reference_list(works)] == [
        ("b", "van den Berg, J."),
        ("c", "Wu, L. (2019). O"),
        ("o", "Wu, L. (2020a). "),
        ("z", "Wu, L. (2020b). "),
    ]
    alone = reference_list([article(year_suffix="b")])
    assert alone[0].text.startswith("Wu, L. (2020). "), "the letters are those of this list"
    assert all("2020a" not in e.text for e in reference_list(works, "ieee"))


def test_titles_of_journals_and_books_are_in_italics() -> None:
    (entry,) = reference_list([article(volume="4", issue="2")])
    assert [run.text for run in entry.runs if run.italic] == ["Journal of Things", "4"]
    assert reference_list([Work("k", "book", "Going", (WU,))])[0].runs[1] == Run("Going", italic=True)
    assert any(run.bold for run in reference_list([article(volume="4")], "nature")[0].runs)


def test_what_stands_in_a_work_is_text() -> None:
    hostile = article(
        title=f"<b>&amp; {ITALIC}on{END} <script>", container_title="A & B <i>C</i>", author=(Name(literal="R&D <u>Ltd</u>"),)
    )
    (entry,) = reference_list([hostile])
    assert entry.text == "R&D <u>Ltd</u>. (2020). <b>&amp; on <script>. A & B <i>C</i>."
    assert [run.text for run in entry.runs if run.italic] == ["A & B <i>C</i>"]


@pytest.mark.parametrize(
    ("style", "start"),
    [
        ("apa", "Wu, L., et al. (2020)"),
        ("ieee", "[1] L. Wu et al., “On"),
        ("chicago-author-date", "Wu, Li, et al. 2020"),
        ("nlm-citation-sequence", "1. Wu L, et al. On"),
        ("sage-harvard", "Wu L et al. (2020)"),
    ],
)
def test_authors_that_a_source_leaves_out_are_et_al(style: str, start: str) -> None:
    assert re.sub(r"Wu, L\.(?=, et al\. 2020)", "Wu, Li", one(article(author=(WU, Name(literal="others"))), style)).startswith(start)


def test_each_work_stands_once_and_none_makes_an_empty_list() -> None:
    assert reference_list([]) == ()
    assert len(reference_list([article(), article()])) == 1


# --- what citeproc-py answers without mending ---

AMERICAN = {"ieee", "chicago-author-date"}
GAPS = {
    ("apa", "edited"): "Wu, L., & Ek, B. (Eds.). (2020). Going together. Invented Press.",
    ("apa", "chapter"): "Wu, L. (2020). A wheel. In J. van den Berg & B. Ek (Eds.), Parts of things (pp. 1–9). Invented Press.",
    ("apa", "thesis"): "Ek, B. (2020). Going by night [Master's thesis]. Invented University.",
    ("apa", "authorless"): "A leaflet. (2020).",
    ("chicago-author-date", "edited"): "L. Wu, B. Ek. 2020. Going Together. Invented Press.",
    ("chicago-author-date", "authorless"): "“A Leaflet.” 2020.",
    ("nlm-citation-sequence", "edited"): "1. Wu L, Ek B, editors. Going together. Invented Press; 2020.",
    ("elsevier-harvard", "authorless"): "A leaflet, 2020.",
    ("emerald-harvard", "book"): "van den Berg, J. (2020), Going, 2nd ed., Invented Press.",
    ("emerald-harvard", "edited"): "Wu, L. and Ek, B. (Eds.). (2020), Going Together, Invented Press.",
    (
        "emerald-harvard",
        "chapter",
    ): "Wu, L. (2020), “A wheel”, in van den Berg, J. and Ek, B. (Eds.), Parts of Things, Invented Press, pp. 1–9.",
    ("emerald-harvard", "authorless"): "“A leaflet”. (2020).",
}
"""Where ours says other than citeproc-py: words for what is not there, a label in the wrong case, one thing twice."""


def work_of(item: dict[str, Any]) -> Work:
    people = {
        role: tuple(Name(n["family"], n["given"], n.get("non-dropping-particle", "")) for n in item.get(role, ()))
        for role in ("author", "editor")
    }
    texts = {
        a: item.get(c, "")
        for a, c in (
            ("volume", "volume"),
            ("issue", "issue"),
            ("page", "page"),
            ("publisher", "publisher"),
            ("edition", "edition"),
            ("genre", "genre"),
            ("doi", "DOI"),
            ("container_title", "container-title"),
        )
    }
    return Work(item["id"], item["type"], item["title"], issued=tuple(item["issued"]["date-parts"][0]), **people, **texts)


def punctuated(text: str, style: str) -> str:
    """What citeproc-py answers, with the three rules of punctuation that it does not keep."""
    text = re.sub(r"^(\[1\]|1\.)(?=\S)", r"\1 ", text)
    if style in AMERICAN:
        text = re.sub(r"([?]?)”([.,])", lambda m: f"{m[1]}{'' if m[1] and m[2] == '.' else m[2]}”", text)
    return text.replace("?.", "?")


@pytest.mark.parametrize("style", sorted(ORACLE["answers"]))
def test_other_styles_are_what_citeproc_answers_but_for_its_gaps(style: str) -> None:
    ours = {item["id"]: one(work_of(item), style) for item in ORACLE["works"]}
    theirs = {key: punctuated(text, style) for key, text in ORACLE["answers"][style].items()}
    assert ours == theirs | {key: text for (of, key), text in GAPS.items() if of == style}
    assert all(theirs[key] != text for (of, key), text in GAPS.items() if of == style), "a gap that is none any more"


# --- styles ---


def test_a_style_by_its_name_a_short_name_or_a_journals() -> None:
    assert len(style_names()) > 10_000
    assert [style_name(x) for x in ("apa", "APA", "ieee.csl", "Vancouver", "MLA", "Industrial Marketing Management")] == [
        "apa",
        "apa",
        "ieee",
        "nlm-citation-sequence",
        "modern-language-association",
        "industrial-marketing-management",
    ]
    assert style_title("industrial-marketing-management") == "Industrial Marketing Management"
    assert one(article(), "Industrial Marketing Management") == one(article()), "the journal's style is APA under its name"


def test_an_unknown_style_is_told_with_close_ones() -> None:
    with pytest.raises(UnknownStyleError, match="no citation style 'chicago-author-dat'") as caught:
        reference_list([article()], "chicago-author-dat")
    assert "chicago-author-date" in caught.value.close and "chicago-author-date" in str(caught.value)
    with pytest.raises(UnknownStyleError):
        style_name("../../etc/passwd")


def test_a_style_that_makes_no_list_says_so() -> None:
    with pytest.raises(UnusableStyleError, match="only cites in notes"):
        reference_list([article()], "agora")


@pytest.mark.parametrize("style", sorted(COMMON))
def test_the_common_styles_print_every_kind_of_work(style: str) -> None:
    kinds = ("article-journal", "book", "chapter", "paper-conference", "report", "thesis", "webpage", "document", "manuscript")
    works = [article(key=kind, type=kind, title=f"A {kind} of things", url="https://example.org/x") for kind in kinds]
    entries = reference_list(works, style)
    assert {e.key for e in entries} == set(kinds)
    for entry in entries:
        words = entry.text.lower()
        assert "wu" in words and ("2020" in words or entry.key == "webpage") and "none" not in words and "  " not in words, entry.text
