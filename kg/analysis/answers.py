"""From the rows of answers to the values that the analysis works on.

Rows are those of the catalogue (:class:`kg.queries.answer.Answer`): a cell has a value, nodes a label, lists their parts; an unbound
cell is None. Keys of concepts and of a study's constructs are the last parts of their addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from kg.analysis.network import Link
from kg.analysis.path_model import Estimate, LooseEstimate, PathModel, StudyTest, path_model, scopes
from kg.queries.answer import Cell, Row


def key_of(iri: str) -> str:
    """The key in the address of a node, e.g. ``"bdai-assimilation"``."""
    return unquote(iri.rstrip("/").rsplit("/", 1)[-1])


def text_in(row: Row, column: str) -> str:
    """The value of a cell; empty where it is unbound or there is no such column."""
    cell = row.get(column)
    return cell.value if cell is not None else ""


def label_in(row: Row, column: str) -> str:
    """What people call the value of a cell; empty where it is unbound."""
    cell = row.get(column)
    return str(cell) if cell is not None else ""


def number_in(row: Row, column: str) -> float | None:
    """The value of a cell as a number; None where it is unbound."""
    value = text_in(row, column)
    return float(value) if value else None


def keys_in(row: Row, column: str) -> tuple[str, ...]:
    """The keys of the nodes in a list, sorted."""
    return tuple(sorted(key_of(part.value) for part in _parts(row, column)))


def _parts(row: Row, column: str) -> tuple[Cell, ...]:
    cell = row.get(column)
    if cell is None:
        return ()
    return cell.parts if cell.kind == "list" else (cell,)


def links_of(rows: Iterable[Row]) -> tuple[Link, ...]:
    """The links in the rows of ``graph/links``: one row per link and study that tests it, or one without a study."""
    return tuple(_link(same) for same in _by(rows, "link").values())


def _link(rows: list[Row]) -> Link:
    first = rows[0]
    states = {key_of(text_in(row, "study")): text_in(row, "state") for row in rows if text_in(row, "state")}
    return Link(text_in(first, "key") or key_of(text_in(first, "link")), text_in(first, "relation"), keys_in(first, "independents"),
                keys_in(first, "dependents"), keys_in(first, "mediators"), keys_in(first, "moderators"), states,
                int(number_in(first, "secondHandSources") or 0), int(number_in(first, "estimates") or 0),
                text_in(first, "contested") == "true", label_in(first, "link"))


def concept_labels(rows: Iterable[Row], *columns: str) -> dict[str, str]:
    """The labels of the concepts in these columns by their keys; all ends of links where no column is named."""
    found: dict[str, str] = {}
    for row in rows:
        for column in columns or ("independents", "dependents", "mediators", "moderators"):
            for part in _parts(row, column):
                found[key_of(part.value)] = str(part.label or key_of(part.value))
    return found


def study_model(study: str, tests: Iterable[Row], estimates: Iterable[Row], issues: Iterable[Row] = (), scope: str | None = None, *,
                lower_order: bool = False) -> PathModel:
    """The model of one study from the rows of ``studies/tests``, ``studies/estimates`` and ``studies/issues``; see ``path_model``.

    An estimate stands with the tests of the link that it is on, whatever claim printed it.
    """
    tests, on_link = list(tests), _by(estimates, "link")
    notes = {claim: tuple(text_in(row, "message") for row in rows) for claim, rows in _by(
        (row for row in issues if text_in(row, "aboutKind") == "claim"), "aboutLabel").items()}
    tested = {text_in(row, "link") for row in tests}
    loose = [one for link, rows in on_link.items() if link not in tested for row in rows for one in _loose(row)]
    made = [_test(row, on_link, notes) for row in tests]
    return path_model(study, made, concept_labels(tests), scope, loose=loose, lower_order=lower_order)


def study_scopes(tests: Iterable[Row]) -> tuple[str, ...]:
    """What a study can be drawn from, the default first; see :data:`kg.analysis.path_model.SCOPES`."""
    return scopes(_test(row, {}, {}) for row in tests)


def _test(row: Row, on_link: Mapping[str, list[Row]], notes: Mapping[str, tuple[str, ...]]) -> StudyTest:
    claim = text_in(row, "claimLabel")
    return StudyTest(
        claim, text_in(row, "kind"), text_in(row, "relation"), keys_in(row, "independents"), keys_in(row, "dependents"),
        keys_in(row, "mediators"), keys_in(row, "moderators"), text_in(row, "sign") or "none", text_in(row, "verdict") or "none",
        text_in(row, "basis") or "proposed", text_in(row, "wholeLabel"), text_in(row, "claimText"),
        tuple(map(estimate_of, on_link.get(text_in(row, "link"), ()))), notes.get(claim, ()))


def estimate_of(row: Row) -> Estimate:
    """The estimate in a row of ``studies/estimates``, ``links/estimates`` or ``links/evidence``."""
    return Estimate(
        text_in(row, "evidenceKind"), number_in(row, "estimate"), text_in(row, "metric") or None, text_in(row, "pOperator") or None,
        number_in(row, "pValue"), number_in(row, "ciLevel"), number_in(row, "ciLow"), number_in(row, "ciHigh"),
        key_of(text_in(row, "model")) or None, label_in(row, "model") or text_in(row, "printedSource") or None,
        text_in(row, "mainModel") == "true", _number(text_in(row, "correctedValue")))


def _number(text: str) -> float | None:
    """A corrected value as a number; None where it is words."""
    try:
        return float(text)
    except ValueError:
        return None


def _loose(row: Row) -> list[LooseEstimate]:
    """The estimate between the ends that it has of its own."""
    return [LooseEstimate(text_in(row, "claimLabel"), x, y, estimate_of(row))
            for x in keys_in(row, "independents") for y in keys_in(row, "dependents")]


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(text_in(row, column), []).append(row)
    return found
