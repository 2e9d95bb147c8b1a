"""Printed names in every order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.model import OTHERS, Name
from bib.names import printed_names
from bib.references.training.houses import given_form

J, A, B = Name("Jones", "E."), Name("Ahola", "M."), Name("Berg", "J.-P.", "van den")


@pytest.mark.parametrize(("text", "names"), [
    ("Ahola, M., Jones, E., & van den Berg, J.-P.", (A, J, B)),
    ("Ahola, M. and Jones, E.", (A, J)),
    ("Ahola, M.; Jones, E.; van den Berg, J.-P.", (A, J, B)),
    ("M. Ahola, E. Jones, and J.-P. van den Berg.", (A, J, B)),
    ("Ahola, M., E. Jones, and J.-P. van den Berg", (A, J, B)),
    ("Ahola M, Jones EK, de Vries P.", (Name("Ahola", "M"), Name("Jones", "EK"), Name("Vries", "P.", "de"))),
    ("Ahola M., Jones E.K.", (Name("Ahola", "M."), Name("Jones", "E.K."))),
    ("AHOLA, M., JONES, E.", (A, J)),
    ("Ahola, Maija – Jones, Ed", (Name("Ahola", "Maija"), Name("Jones", "Ed"))),
    ("Ahola, Maija / Jones, Ed", (Name("Ahola", "Maija"), Name("Jones", "Ed"))),
    ("Ahola, Maija & Jones, Edwin.", (Name("Ahola", "Maija"), Name("Jones", "Edwin"))),
    ("Ahola, Maija, and Ed Jones", (Name("Ahola", "Maija"), Name("Jones", "Ed"))),
    ("Ahola, Maija, Ed Jones, und Kim Lee", (Name("Ahola", "Maija"), Name("Jones", "Ed"), Name("Lee", "Kim"))),
    ("Maija Ahola et Ed Jones", (Name("Ahola", "Maija"), Name("Jones", "Ed"))),
    ("Ahola, Jones and Lee", (Name("Ahola"), Name("Jones"), Name("Lee"))),
    ("Ahola, M., Jones, E., et al.", (A, J, Name(literal=OTHERS))),
    ("Ahola M et al", (Name("Ahola", "M"), Name(literal=OTHERS))),
    ("Ahola, M. ym.", (A, Name(literal=OTHERS))),
    ("Ahola, M., … Jones, E.", (A, J)),
    ("Hale, J. F., Jr., & Jones, E.", (Name("Hale", "J. F.", suffix="Jr."), J)),
    ("John Hale Jr.", (Name("Hale", "John", suffix="Jr."),)),
    ("De Bellini, E., & O'Hara, K.", (Name("De Bellini", "E."), Name("O'Hara", "K."))),
    ("García Moreno, Gabriel", (Name("García Moreno", "Gabriel"),)),
    ("In M. Ahola & E. Jones (Eds.)", (A, J)),
    ("Ahola, M., & Jones, E. (Hrsg.)", (A, J)),
    ("Ahola, M. (Ed.)", (A,)), ("M. Ahola, Ed.", (A,)), ("Ahola, M., ed.", (A,)),
    ("edited by Maija Ahola", (Name("Ahola", "Maija"),)),
    ("World Hedge Organization", (Name(literal="World Hedge Organization"),)),
    ("Centers for Hedge Control and Repair", (Name(literal="Centers for Hedge Control and Repair"),)),
    ("OECD", (Name(literal="OECD"),)),
    ("U.S. Department of Gardens", (Name(literal="U.S. Department of Gardens"),)),
    ("李明, 张伟", (Name("李", "明"), Name("张", "伟"))),
    ("Åberg, Ö., & Żuk, Ł.", (Name("Åberg", "Ö."), Name("Żuk", "Ł."))),
    ("", ()), ("et al.", ()), (" , ; & ", ()),
])
def test_every_printed_order(text: str, names: tuple[Name, ...]) -> None:
    assert printed_names(text) == names


FAMILIES = st.sampled_from(("Ahola", "Jones", "van den Berg", "O’Hara", "Müller-Lund", "Wu", "Çelik", "de la Cruz", "McKay", "Nguyen"))
GIVEN = st.sampled_from(("Maija K.", "Ed", "Jean-Paul", "Li", "A. B. C.", "Özgür"))
PEOPLE = st.lists(st.tuples(FAMILIES, GIVEN), min_size=1, max_size=9)


@given(PEOPLE, st.sampled_from(("J. A.", "J.A.", "JA")), st.sampled_from((", & ", " and ", " und ", ", ")))
def test_inverted_lists_give_back_their_families(people: list[tuple[str, str]], form: str, last: str) -> None:
    between = ", " if form != "JA" else " "
    shown = [f"{family}{between}{given_form(name, form)}" for family, name in people]
    text = last.join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]
    assert [n.family_form for n in printed_names(text)] == [family for family, _ in people]


@given(PEOPLE, st.sampled_from((", and ", " & ", " et ", ", ")))
def test_upright_lists_give_back_their_families(people: list[tuple[str, str]], last: str) -> None:
    shown = [f"{given_form(name, 'J. A.')} {family}" for family, name in people]
    text = last.join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]
    assert [n.family_form for n in printed_names(text)] == [family for family, _ in people]


@given(st.text(max_size=200))
def test_any_text_gives_names_with_something_in_them(text: str) -> None:
    assert all(n.literal or n.family or n.given for n in printed_names(text))
