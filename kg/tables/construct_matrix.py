"""The synthesis matrix: constructs by studies; each cell is what a study does with a construct. Plain values and how they are put together.

A role comes from the links of which the study says something, or from what the study itself calls the construct.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.tables.matrix import Study

CAUSAL = frozenset({"influences", "enables", "mediates", "moderates"})
"""Relations whose ends are independent and dependent variables, as the study claims it."""

ROLES = {"independent": ("IV", "independent variable"), "dependent": ("DV", "dependent variable"), "mediator": ("Med", "mediator"),
         "moderator": ("Mod", "moderator"), "control": ("Ctrl", "control variable"), "part": ("Part", "part of another"),
         "whole": ("Whole", "has parts"), "related": ("Rel", "related otherwise")}
"""The roles in their order, each in short and in words."""

TREATMENTS = {"defined": ("Def", "defined"), "measured": ("items", "measured with items"), "named": ("named", "named only")}
"""What else a study does with a construct, in short and in words."""

ORDERS = ("studies", "links", "name")
"""What rows can be sorted by."""


@dataclass(frozen=True, slots=True)
class Construct:
    """A construct as a row: the studies that name it, and the links that it is part of, in the whole corpus."""

    iri: str
    name: str
    studies: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """What one study calls, defines and measures as the construct; ``roles`` as the study names them, of those in ROLES."""

    iri: str
    name: str
    roles: frozenset[str] = frozenset()
    definitions: int = 0
    items: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What a study does with a construct: roles with the number of links that give them, 0 where only the study's own word does."""

    members: tuple[Member, ...] = ()
    links: Mapping[str, int] = field(default_factory=dict)

    @property
    def roles(self) -> tuple[tuple[str, int], ...]:
        """The roles in their order, with their numbers of links."""
        named = {role for member in self.members for role in member.roles}
        return tuple((role, self.links.get(role, 0)) for role in ROLES if role in named or self.links.get(role))

    @property
    def defined(self) -> bool:
        """Whether the study defines it."""
        return any(m.definitions for m in self.members)

    @property
    def items(self) -> tuple[int, ...]:
        """How many items measure it; several numbers where the study has several constructs for it."""
        return tuple(m.items for m in self.members if m.items)

    @property
    def kinds(self) -> tuple[str, ...]:
        """All that it is in the study, e.g. ``("independent", "defined")``; ``named`` where it is nothing else."""
        found = (*(role for role, _ in self.roles), *(["defined"] if self.defined else []), *(["measured"] if self.items else []))
        return found or ("named",)

    @property
    def short(self) -> str:
        """The cell in few signs, e.g. ``IV 3, Def, 7 items``."""
        return self._said([f"{ROLES[role][0]} {n}" if n else ROLES[role][0] for role, n in self.roles], TREATMENTS["defined"][0], "named")

    @property
    def words(self) -> str:
        """The cell as text, e.g. ``independent variable (3 links), defined, 7 items``."""
        roles = [ROLES[role][1] + (f" ({n} {'link' if n == 1 else 'links'})" if n else "") for role, n in self.roles]
        return self._said(roles, "defined", "named only")

    def _said(self, roles: list[str], defined: str, nothing: str) -> str:
        items = [f"{n} {'item' if n == 1 else 'items'}" for n in self.items]
        return ", ".join((*roles, *([defined] if self.defined else []), *items)) or nothing


@dataclass(frozen=True, slots=True)
class Row:
    """A construct with its cell in each study, by the study's IRI."""

    construct: Construct
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class ConstructMatrix:
    """Rows and columns; the totals are those of the rows."""

    rows: tuple[Row, ...]
    studies: tuple[Study, ...]

    @property
    def totals(self) -> dict[str, dict[str, int]]:
        """How many of the constructs are what in each study, by the study's IRI, in the order of roles and treatments."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.rows:
            for study, cell in row.cells.items():
                found[study].update(cell.kinds)
        return {study: {kind: counts[kind] for kind in (*ROLES, *TREATMENTS) if counts[kind]} for study, counts in found.items()}


def role_in(relation: str, role: str) -> str:
    """The role of an end in a relation, e.g. ``part`` for the independent end of a part-of link."""
    if role in {"mediator", "moderator"} or relation in CAUSAL:
        return role
    if relation == "part-of":
        return "part" if role == "independent" else "whole"
    return "related"


def rows_of(constructs: Iterable[Construct], members: Iterable[tuple[str, str, Member]], roles: Iterable[tuple[str, str, str, int]],
            studies: Collection[str]) -> list[Row]:
    """A row for every construct, in their order, with a cell for each of these studies that names it.

    Args:
        constructs: the rows.
        members: construct, study and what the study calls it.
        roles: construct, study, role and in how many links.
        studies: the IRIs of the columns.
    """
    called: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for construct, study, member in members:
        called[construct, study].append(member)
    links: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for construct, study, role, n in roles:
        links[construct, study][role] += n
    by_construct: dict[str, dict[str, Cell]] = defaultdict(dict)
    for construct, study in dict.fromkeys((*called, *links)):
        if study in studies:
            by_construct[construct][study] = Cell(tuple(called.get((construct, study), ())), dict(links.get((construct, study), {})))
    return [Row(c, by_construct.get(c.iri, {})) for c in constructs]


def ordered(constructs: Iterable[Construct], order: str = "studies") -> list[Construct]:
    """The constructs by number of studies, by number of links, or by name; the others decide between equals."""
    return sorted(constructs, key=lambda c: (*_rank(c, order), c.name.lower(), c.iri))


def _rank(construct: Construct, order: str) -> tuple[int, ...]:
    by_studies, by_links = -construct.studies, -construct.links
    return {"studies": (by_studies, by_links), "links": (by_links, by_studies), "name": ()}[order]


def columns(rows: Iterable[Row], studies: Sequence[Study], most: int) -> list[Study]:
    """The studies that need a column: all of them, in their order; of too many those that name these constructs, who names most first."""
    if len(studies) <= most:
        return list(studies)
    cells = Counter(study for row in rows for study in row.cells)
    return sorted((study for study in studies if cells[study.iri]), key=lambda study: -cells[study.iri])
