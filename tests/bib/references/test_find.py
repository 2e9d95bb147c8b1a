"""Where lists of references stand in a text."""

from __future__ import annotations

import pytest

from bib.references import reference_lists
from bib.references.find import heading_of

ENTRIES = ("Aalto, M., & Berg, J. (2018). On the habits of invented firms. Journal of Made-up Trade, 12(3), 45–67.",
           "Berg, J. (2019a). Gardens and their keepers. Norwich: Hedge Press.",
           "Berg, J. (2019b). Rain in lists. In K. Lund (Ed.), Weather of books (pp. 1–9). Leaf.",
           "Castro, L., Dumont, P., & Wu, L. (2020). Three names and a year. Review of Names, 4, 11–19. https://doi.org/10.1000/abc.12",
           "Dahl, E. (n.d.). Undated things. Retrieved May 3, 2020, from https://www.example.org/things")
PROSE = ("This study is about invented firms, and we were glad to see that they have gardens (Berg, 2019a). The keepers are kind and "
         "they will "
         "answer any question that we have.")


def body(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def listed(text: str) -> list[str]:
    return [text[one.start:one.end] for one in reference_lists(text)]


@pytest.mark.parametrize("line", [
    "References", "REFERENCES", "## References", "**References**", "7. References", "7 References", "VII. REFERENCES",
    "# 8.1 Literature cited", "References:", "R E F E R E N C E S",
    "Bibliography", "Works Cited", "Literatur", "Literaturverzeichnis", "**6 Literaturverzeichnis**", "Références",
    "Références bibliographiques", "Bibliografía", "Lähteet", "LÄHDELUETTELO",
    "Referências", "Källor", "Källförteckning", "Litteraturliste", "References and Notes", "__Referencias__", "Bibliografia", "参考文献"])
def test_a_heading_in_any_of_many_forms_opens_the_list(line: str) -> None:
    text = body(PROSE, line, *ENTRIES)
    assert listed(text) == ["\n\n".join(ENTRIES)]
    assert reference_lists(text)[0].heading


@pytest.mark.parametrize("line", ["The references are below", "Reference group and control group", "References ........ 53",
                                  "A reference", "Literature review"])
def test_other_lines_are_no_heading(line: str) -> None:
    assert heading_of(line) == ""


def test_the_heading_in_a_table_of_contents_opens_nothing() -> None:
    contents = "Contents\n\n1 Introduction\n\n2 Method\n\nReferences\n\nAppendix\n\n1\n\n12\n\n53\n"
    text = contents + body(PROSE, PROSE, "References", *ENTRIES)
    assert listed(text) == ["\n\n".join(ENTRIES)]


def test_a_list_without_a_heading_is_found_by_its_entries() -> None:
    text = body(PROSE, PROSE, "\n".join(ENTRIES))
    (found,) = reference_lists(text)
    assert (found.heading, text[found.start:found.end]) == ("", "\n".join(ENTRIES))


def test_prose_with_citations_is_no_list() -> None:
    assert reference_lists(body(*[PROSE] * 8)) == []
    assert reference_lists("") == []


@pytest.mark.parametrize("after", [
    "## Appendix A. Items\n\nThe items that we asked were these and they are long.", "Appendix\n\nQuestion 1: how old is the firm?",
    "**About the authors**\n\nJ. Berg is a gardener.",
    "Table 1\n\nA\tB\n1\t2", "Acknowledgements\n\nWe thank the hedge.", "# Liitteet\n\nKysymys 1",
    "\n\n".join([PROSE] * 4), "| a | b |\n|---|---|\n| 1 | 2 |", "Author biographies\n\nJ. Berg received his degree in 2001 and has "
    "worked since.",
    "## Supplementary material\n\nMore is online."])
def test_a_list_ends_where_something_else_begins(after: str) -> None:
    text = body(PROSE, "References", *ENTRIES, after)
    assert listed(text) == ["\n\n".join(ENTRIES)]


def test_several_lists_are_found_apart() -> None:
    text = body(PROSE, "References", *ENTRIES[:3], "## Chapter 2", PROSE, PROSE, "References", *ENTRIES[2:])
    assert listed(text) == ["\n\n".join(ENTRIES[:3]), "\n\n".join(ENTRIES[2:])]


def test_kinds_of_sources_inside_a_list_do_not_end_it() -> None:
    text = body(PROSE, "# Bibliography", "## Books", *ENTRIES[:3], "## Articles", *ENTRIES[3:])
    assert listed(text)[-1].endswith(ENTRIES[-1])
    assert "".join(listed(text)).count("(2019a)") == 1


def test_the_last_line_needs_no_end() -> None:
    text = body(PROSE, "References") + "\n".join(ENTRIES)
    assert listed(text) == ["\n".join(ENTRIES)]


def test_numbered_entries_wrapped_over_lines_follow_a_heading() -> None:
    entries = ("[1] A K Moritz, ‘A tale of hedges that goes on over\nthe line’, Leaf Review 1937;81:3.\n"
               "[2] B J Wanner, ‘Another tale’, Leaf Review\n1938;82:4.")
    assert listed(body(PROSE, "References", entries)) == [entries]
