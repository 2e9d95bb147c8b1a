"""What a visitor asks of a matrix: filters that choose rows, filters that choose studies, and the order; and the studies that fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from kg.queries.matching import words_of
from kg.tables.matrix import Study
from kg.tables.matrix_answers import studies_of
from ontology.schemes import concept, label, notations
from web import arguments
from web.link_lines import short_designs
from web.network_view import RELATIONS
from web.options import Options
from web.rows import Row, several
from web.service import panel

MANY = 100
"""In a corpus of more studies a matrix that nothing narrows starts with what several studies speak of."""

STEP = 50
"""They are one more for every so many studies of the corpus."""

LATEST = 9999


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for; empty values ask for nothing.

    Attributes:
        constructs: keys or names; ``relation``, ``state``, ``role``, ``contested``, ``least`` and ``text`` choose rows as well.
        studies: keys or names; ``method``, ``country``, ``earliest`` and ``latest`` choose studies as well.
        second_hand: whether there is a column of what is second-hand.
    """

    constructs: tuple[str, ...] = ()
    relation: str = ""
    state: str = ""
    role: str = ""
    text: str = ""
    contested: bool = False
    least: int = 0
    studies: tuple[str, ...] = ()
    method: str = ""
    country: str = ""
    earliest: int = 0
    latest: int = 0
    second_hand: bool = False
    order: str = "studies"

    @property
    def words(self) -> tuple[str, ...]:
        """The words that names must hold."""
        return words_of(self.text)

    @property
    def filters_studies(self) -> bool:
        """Whether only some studies are asked for."""
        return bool(self.studies or self.method or self.country or self.earliest or self.latest)

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return self.filters_studies or bool(self.constructs or self.relation or self.state or self.role or self.text or self.contested
                                            or self.least)

    def in_words(self) -> list[str]:
        """The filters, each in words, for captions, e.g. ``construct: BDA``."""
        years = f"{self.earliest or '…'} to {self.latest or '…'}" if self.earliest or self.latest else ""
        named = {"construct": " or ".join(self.constructs), "relation": _word("relation", self.relation),
                 "in some study": _word("state", self.state), "role in some study": self.role, "words": self.text,
                 "only": "contested" if self.contested else "", "studies at least": str(self.least or ""),
                 "study": " or ".join(self.studies), "method": _word("method", self.method), "country": self.country, "years": years}
        return [f"{name}: {value}" for name, value in named.items() if value]


@dataclass(frozen=True, slots=True)
class Studies:
    """The studies that fit, of all; and what of them can be chosen."""

    fitting: tuple[Study, ...]
    all: tuple[Study, ...]
    methods: Options = ()
    countries: tuple[str, ...] = ()
    iris: frozenset[str] = field(default=frozenset())

    @property
    def in_words(self) -> str:
        """How many they are, e.g. ``the 5 studies of this corpus`` or ``2 of the 5 studies of this corpus``."""
        every = f"the {len(self.all)} studies of this corpus" if len(self.all) != 1 else "the one study of this corpus"
        return every if len(self.fitting) == len(self.all) else f"{len(self.fitting)} of {every}"


def chosen(orders: Collection[str], roles: Collection[str] = ()) -> Choice:
    """What the address asks for, checked: 400 with what is allowed where a value is not.

    Args:
        orders: what rows can be sorted by.
        roles: what constructs can be looked for as, where these are the rows; else the rows are links.
    """
    return Choice(
        constructs=_names("construct"), relation=arguments.one_of("relation", RELATIONS),
        state=arguments.one_of("state", notations("state")), role=arguments.one_of("role", roles) if roles else "",
        text=arguments.words("text"), contested=not roles and arguments.flag("contested"), least=arguments.whole("least", 0, 0, 10**6),
        studies=_names("study"), method=arguments.one_of("method", notations("method")), country=arguments.words("country"),
        earliest=arguments.whole("from", 0, 0, LATEST), latest=arguments.whole("to", 0, 0, LATEST),
        second_hand=not roles and arguments.flag("second-hand"), order=arguments.one_of("sort", orders) or "studies")


def studies_for(choice: Choice) -> Studies:
    """The studies that fit; those of the whole corpus are asked for too, since a filter says of how many."""
    every = panel("matrix/studies").rows
    found = panel("matrix/studies", study=choice.studies or None, method=choice.method or None, country=choice.country or None,
                  earliest=choice.earliest or None, latest=choice.latest or None).rows if choice.filters_studies else every
    fitting = tuple(studies_of(found, short_designs(found)))
    return Studies(fitting, tuple(studies_of(every, {})) if found is not every else fitting, _methods(every),
                   tuple(sorted({country for row in every for country in several(row, "countries")})), frozenset(s.iri for s in fitting))


def least_for(choice: Choice, studies: Studies) -> int:
    """How many studies must speak of a row: what is asked for; in a large corpus, where nothing narrows the rows, several; else 0."""
    if choice.least or choice.constructs or (choice.filters_studies and len(studies.fitting) <= MANY // 5) or len(studies.all) <= MANY:
        return choice.least
    return 0 if arguments.any_of("least") else 1 + len(studies.all) // STEP


def _methods(rows: Iterable[Row]) -> Options:
    """The methods that some study uses, or that one of them is a kind of."""
    used = {notation for row in rows for notation in several(row, "methodNotations")}
    return tuple((n, label(concept("method", n))) for n in notations("method") if n in used)


def _names(name: str) -> tuple[str, ...]:
    """The values of a parameter that may be given several times, each once."""
    return tuple(dict.fromkeys(name for value in arguments.values(name) if (name := " ".join(value.split()))))


def _word(scheme: str, notation: str) -> str:
    return label(concept(scheme, notation)) if notation else ""
