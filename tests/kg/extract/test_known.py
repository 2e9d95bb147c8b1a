"""Works of a document that a bibliography has already."""

from __future__ import annotations

from bib.apparatus import apparatus
from bib.readers.bibtex import parse_bibtex
from kg.extract.document import document
from kg.extract.known import known_works
from kg.extract.record import extracted

TEXT = """Robots learn (Lindqvist & Okafor, 2019). Hands tire (Quist, 1999; Tamm, 2001; Berg, 2011).

References

Lindqvist, M., & Okafor, D. (2019). Trust in robots. Journal of Invented Work, 4(1), 1–19.
van den Berg, L. (2011). Norms at night. Invented Press.
Ueda, S. (2012). Floors that guide. Journal of Invented Work, 1(1), 1–9.
"""

LIBRARY = parse_bibtex("""
@article{lo19, author={Lindqvist, Maja and Okafor, Dele}, title={Trust in Robots}, journal={Journal of Invented Work}, year=2019, volume=4,
  number=1, pages={1--19}}
@article{lo19b, author={Lindqvist, Maja and Okafor, Dele}, title={Distrust of robots: a reply}, journal={Robot Review}, year=2019}
@book{berg11, author={van den Berg, Lena}, title={Norms at night}, publisher={Invented Press}, year=2011}
@article{quist99, author={Quist, Q.}, title={Tired hands}, year=1999}
@article{tamm1, author={Tamm, K.}, title={One}, year=2001}
@article{tamm2, author={Tamm, K.}, title={Two}, year=2001}
@article{ueda12, author={Ueda, S.}, title={Ceilings that fall}, journal={Annals of Roofs}, year=2012}
""")


def test_entries_by_what_they_print_and_stubs_by_names_and_year() -> None:
    found = apparatus(TEXT)
    keys = known_works(found, LIBRARY)
    assert {found.works[int(key[1:]) - 1].title: work for key, work in keys.items() if key.startswith("r")} == {
        "Trust in robots": "lo19", "Norms at night": "berg11"}
    stubs = {stub.key: stub.author[0].family for stub in found.stubs}
    assert {stubs[key]: work for key, work in keys.items() if key.startswith("w")} == {"Quist": "quist99"}, "of Tamm (2001) there are two"


def test_the_record_names_them() -> None:
    record = extracted(document(TEXT.encode(), "a.txt"), LIBRARY)
    assert [reference.work for reference in record.references] == ["lo19", "berg11", None]
    assert {work.author[0].family: work.work for work in record.works} == {"Quist": "quist99", "Tamm": None}
    assert {reference.work for reference in extracted(document(TEXT.encode(), "a.txt")).references} == {None}
