"""References and citations of one text together."""

from __future__ import annotations

from bib.apparatus import apparatus

TEXT = """Robots learn (Berg & Wu, 2020). Hands tire (Quist, 1999), as Berg and Wu (2020) say.

References

Berg, J., & Wu, L. (2020). On trust. Press.
Ito, A. (2018). On hands. Press.
"""

NUMBERED = """Robots learn [1], hands tire [2, 1].

References

[1] J. Berg, "On trust," Press Review, vol. 3, pp. 4–9, 2020.
[2] A. Ito, "On hands," Press Review, vol. 4, pp. 1–2, 2018.
"""


def test_each_citation_has_its_entry_or_its_stub() -> None:
    found = apparatus(TEXT)
    assert [work.key for work in found.works] == ["r1", "r2"]
    assert [(item.marker.text, item.resolves_to) for item in found.citations] == [
        ("Berg & Wu, 2020", "r1"), ("Quist, 1999", "w1"), ("Berg and Wu (2020)", "r1")]
    assert [(stub.key, stub.author[0].family, stub.year) for stub in found.stubs] == [("w1", "Quist", 1999)]


def test_places_point_into_the_text() -> None:
    found = apparatus(TEXT)
    for item in found.citations:
        assert TEXT[item.marker.start:item.marker.end] == item.marker.text.removesuffix(")")
    for one in found.listed:
        assert TEXT[one.printed.start:one.printed.end] == one.printed.text == TEXT.splitlines()[one.printed.line - 1]


def test_numbers_mean_entries_where_the_list_is_numbered() -> None:
    assert [item.resolves_to for item in apparatus(NUMBERED).citations] == ["r1", "r2", "r1"]
    assert apparatus(NUMBERED.replace("[1] J.", "J.").replace("[2] A.", "A.")).citations == ()


def test_without_a_list_all_is_stubs() -> None:
    found = apparatus("Robots learn (Berg & Wu, 2020; Ito, 2018).")
    assert found.listed == () and [stub.key for stub in found.stubs] == ["w1", "w2"]
