"""From the rows of the questions in ``kg/queries/matrix`` to what the two matrices are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.queries.answer import Row
from kg.tables.construct_matrix import ROLES, Construct, Member, role_in
from kg.tables.matrix import Claim, Details, End, Estimate, Link, Said, Study, Told


def studies_of(rows: Iterable[Row], designs: Mapping[str, str]) -> list[Study]:
    """The studies in the rows of ``matrix/studies``; ``designs`` are their designs in a line, by IRI."""
    return [Study(_text(row, "study"), _text(row, "key"), _text(row, "studyLabel"), int(year) if (year := _text(row, "year")) else None,
                  designs.get(_text(row, "study"), ""), _listed(row, "methods"), _listed(row, "countries")) for row in rows]


def said_of(rows: Iterable[Row]) -> Iterator[tuple[Link, str, Said]]:
    """The cells in the rows of ``matrix/states`` and its like, and of ``matrix/printed``, which have no state."""
    return ((_link(row), _text(row, "study"), Said(_text(row, "state"), _text(row, "sign"))) for row in rows)


def told_of(rows: Iterable[Row]) -> Iterator[tuple[Link, Told]]:
    """What is second-hand in the rows of ``matrix/second-hand``."""
    return ((_link(row), Told(_text(row, "study"), _text(row, "work"), _text(row, "workLabel"), _text(row, "result"))) for row in rows)


def details_of(ends: Iterable[Row], claims: Iterable[Row], estimates: Iterable[Row]) -> Details:
    """What stands behind cells, in the rows of ``matrix/ends``, ``matrix/claims`` and ``matrix/estimates``.

    The claim of an estimate without a test of its own stands behind its cell too.
    """
    by_link: dict[str, list[End]] = defaultdict(list)
    for row in ends:
        by_link[_text(row, "link")].append(End(_text(row, "role"), _text(row, "concept"), _text(row, "conceptLabel")))
    behind: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    for row in claims:
        claim = Claim(_text(row, "claim"), _text(row, "claimLabel"), _text(row, "kind"), _text(row, "counted") == "true")
        behind[_place(row)][claim.iri] = claim
    printed: dict[tuple[str, str], list[Estimate]] = defaultdict(list)
    for row in estimates:
        printed[_place(row)].append(_estimate(row))
        claim = Claim(_text(row, "claim"), _text(row, "claimLabel"), _text(row, "kind"), False)
        behind[_place(row)].setdefault(claim.iri, claim)
    counted_first = {place: tuple(sorted(found.values(), key=lambda claim: not claim.counted)) for place, found in behind.items()}
    return Details(by_link, counted_first, printed)


def constructs_of(rows: Iterable[Row]) -> list[Construct]:
    """The constructs in the rows of ``matrix/constructs``."""
    return [Construct(_text(row, "concept"), _text(row, "conceptLabel"), int(_text(row, "studies") or 0), int(_text(row, "links") or 0))
            for row in rows]


def members_of(rows: Iterable[Row]) -> Iterator[tuple[str, str, Member]]:
    """Construct, study and what the study makes of it, in the rows of ``matrix/members``."""
    for row in rows:
        named = {role for role in _listed(row, "roles") if role in ROLES} | ({"control"} if _text(row, "control") == "true" else set())
        yield _text(row, "concept"), _text(row, "study"), Member(
            _text(row, "member"), _text(row, "memberLabel"), frozenset(named), int(_text(row, "definitions") or 0),
            int(_text(row, "items") or 0))


def roles_of(rows: Iterable[Row]) -> Iterator[tuple[str, str, str, int]]:
    """Construct, study, role and number of links, in the rows of ``matrix/roles``."""
    return ((_text(row, "concept"), _text(row, "study"), role_in(_text(row, "relation"), _text(row, "role")), int(_text(row, "links")))
            for row in rows)


def _link(row: Row) -> Link:
    return Link(_text(row, "link"), _text(row, "linkLabel"), _text(row, "relation"), _text(row, "contested") == "true")


def _place(row: Row) -> tuple[str, str]:
    return _text(row, "link"), _text(row, "study")


def _estimate(row: Row) -> Estimate:
    """The estimate in a row; a misprint counts as what a curator reads, where that is a number."""
    printed, value = float(_text(row, "estimate")), _number(_text(row, "correctedValue"))
    operator, p = _text(row, "pOperator"), _text(row, "pValue")
    said = "n.s." if operator == "ns" else f"{operator or '='} {p}" if p else ""
    return Estimate(
        printed if value is None else value, _text(row, "metric"), _text(row, "evidenceKind"), _text(row, "mainModel") == "true",
        _text(row, "modelLabel"), _text(row, "claim"), _text(row, "n"), said, None if value is None else printed)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _text(row: Row, column: str) -> str:
    cell = row.get(column)
    return cell.value if cell is not None else ""


def _listed(row: Row, column: str) -> tuple[str, ...]:
    """The texts of a cell that holds several, in the order of the alphabet."""
    return tuple(sorted((part for part in _text(row, column).split("; ") if part), key=str.lower))
