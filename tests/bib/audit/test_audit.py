"""The citation audit: an invented manuscript with one fault of each kind, and each fault mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.audit import Finding, audit
from bib.audit.places import outside

MANUSCRIPT = Path(__file__).with_name("manuscript.txt").read_text(encoding="utf-8")


def found(text: str) -> dict[str, list[Finding]]:
    by_check: dict[str, list[Finding]] = {}
    for finding in audit(text).findings:
        by_check.setdefault(finding.check, []).append(finding)
    return by_check


@pytest.mark.parametrize(("check", "line", "printed", "told"), [
    ("cited-not-listed", 6, "Quist, 1999", "has no entry"),
    ("locator-outside-pages", 6, "Vesper (2017", "200–222"),
    ("name-differs", 6, "Brandd (2018)", "Brandt, 2018"),
    ("ambiguous", 7, "Ueda, 2012", "entries 8 and 9"),
    ("year-differs", 7, "Tamm, 2016", "Tamm, 2015"),
    ("listed-not-cited", 13, "Neverby", "Neverby, 2003, is not cited"),
    ("incomplete-entry", 15, "Okafor, D., Brandt", "the volume and the pages"),
    ("malformed-doi", 16, "Petersen", "11.1000/182"),
    ("year-letters", 19, "Ueda", "2012a, 2012b"),
])
def test_each_fault_is_told_with_its_line_and_the_likely_reading(check: str, line: int, printed: str, told: str) -> None:
    finding = found(MANUSCRIPT)[check][0]
    assert finding.line == line and finding.printed.startswith(printed) and told in f"{finding.message} {finding.likely}"


def test_nothing_else_is_told() -> None:
    assert {check: len(findings) for check, findings in found(MANUSCRIPT).items()} == {
        "cited-not-listed": 1, "locator-outside-pages": 1, "name-differs": 2, "ambiguous": 1, "year-differs": 1, "listed-not-cited": 1,
        "incomplete-entry": 1, "malformed-doi": 1, "year-letters": 1}


@pytest.mark.parametrize(("check", "wrong", "right"), [
    ("cited-not-listed", "; Quist, 1999", ""),
    ("locator-outside-pages", "p. 412", "p. 212"),
    ("year-differs", "Tamm, 2016", "Tamm, 2015"),
    ("listed-not-cited", "Neverby, N. (2003). A book that nobody cites. Invented Press.\n", ""),
    ("incomplete-entry", "Tired hands. Journal of Invented Work.", "Tired hands. Journal of Invented Work, 6(1), 1–20."),
    ("malformed-doi", "11.1000/182", "10.1000/182"),
])
def test_a_mended_fault_is_no_longer_told(check: str, wrong: str, right: str) -> None:
    assert wrong in MANUSCRIPT
    assert check in found(MANUSCRIPT) and check not in found(MANUSCRIPT.replace(wrong, right))


def test_letters_mend_two_works_of_one_year() -> None:
    mended = MANUSCRIPT.replace("(2012). Floors", "(2012a). Floors").replace("(2012). Layouts", "(2012b). Layouts")
    assert not {"ambiguous", "year-letters"} & set(found(mended.replace("Ueda, 2012)", "Ueda, 2012a, 2012b)")))
    letter = found(mended)["letter"] if "letter" in found(mended) else found(mended)["ambiguous"]
    assert letter[0].printed == "Ueda, 2012", "the letter is missing in the text"


def test_an_entry_out_of_order_and_one_that_stands_twice() -> None:
    moved = MANUSCRIPT.rstrip("\n") + "\nBrandt, A. (2018). Why operators tire. Journal of Invented Work, 3(2), 11–20.\n"
    findings = found(moved)
    assert [(f.line, f.entry) for f in findings["order"]] == [(22, 12)]
    assert "Entries 1 and 12 describe one work" in findings["duplicate-entry"][0].message
    assert "order" not in found(MANUSCRIPT) and "duplicate-entry" not in found(MANUSCRIPT)


def test_et_al_for_two_authors_and_authors_left_out() -> None:
    assert "et-al" not in found(MANUSCRIPT)
    short = found(MANUSCRIPT.replace("Okafor, Brandt, &\nLindqvist, 2021", "Okafor & Brandt,\n2021"))
    assert short["name-differs"][0].message.endswith("authors are left out.")


def test_a_list_by_families_without_initials_is_in_order() -> None:
    entries = ["Chen, H., Chiang, R., & Storey, V. (2012). A. Press.", "Chen, D., Preston, D., & Swink, M. (2015). B. Press.",
               "Gupta, S., & Adams, B. (2018). C. Press.", "Gupta, M., & George, J. (2016). D. Press.", "Liu, Y. (2020). E. Press.",
               "Liu, H., Ke, W., & Chen, J. (2010). F. Press."]
    assert "order" not in found("Words (Liu, 2020).\n\nReferences\n\n" + "\n".join(entries) + "\n")


def test_a_text_without_a_list_has_no_findings_about_one() -> None:
    assert audit("Trust helps (Berg, 2020), they say.").findings == ()
    assert audit("").findings == ()


@pytest.mark.parametrize(("locator", "pages", "expected"), [
    ("203", "671–685", True), ("672", "671–685", False), ("684-690", "671–85", True), ("680", "671–85", False),
    ("chap. 3", "671–685", False),
    ("203", "e1024", False), ("203", "", False), ("p. 671", "671–685", False), ("5", "12-3", True), ("13", "12-3", False)])
def test_pages_outside(locator: str, pages: str, expected: bool) -> None:
    assert outside(locator, pages) is expected


@given(st.text(max_size=400), st.text(max_size=300))
def test_whatever_the_text_there_is_an_audit(text: str, entries: str) -> None:
    made = audit(f"{text} (Berg, 2020)\n\nReferences\n{entries}")
    assert all(finding.line >= 1 and finding.message for finding in made.findings)


def test_two_slips_in_one_citation_are_two_findings() -> None:
    findings = found(MANUSCRIPT.replace("Okafor, Brandt, &\nLindqvist, 2021", "Okafor, Brandd, &\nLindqvist, 2022"))
    told = [finding.printed for check in ("name-differs", "year-differs") for finding in findings[check]]
    assert told.count("Okafor, Brandd, & Lindqvist, 2022") == 2


def test_many_alike_are_told_in_short() -> None:
    entries = "".join(f"Berg, J. (2020). Title number {n} of many. Journal of Invented Work, {n}(2), {n}–{n + 3}.\n" for n in range(1, 41))
    findings = found(f"Words (Berg, 2020).\n\nReferences\n\n{entries}")
    assert findings["year-letters"][0].message.startswith("Entries 1, 2, 3, 4, 5 and 35 more have the same authors and year")
    assert len(findings["ambiguous"][0].message) < 400
    same = found("Words (Berg, 2020).\n\nReferences\n\n" + "Berg, J. (2020). On trust. Invented Press.\n" * 4)["duplicate-entry"]
    assert [finding.entry for finding in same] == [2, 3, 4]
