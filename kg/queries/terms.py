"""The cells of an answer as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyoxigraph

from ontology.errors import OntologyError
from ontology.schemes import label, notation_of


@dataclass(frozen=True, slots=True)
class Term:
    """One cell: for a column of notations the notation (and the IRI and label beside it), else the IRI or the literal's text.

    Attributes:
        value: e.g. ``"supported"``, ``"0.31"`` or ``"https://w3id.org/nomnet/studies/zhang2020"``.
        kind: ``iri`` or ``literal``.
        iri: the IRI, where it is one.
        label: the label of a scheme's concept.
        datatype: the IRI of a literal's datatype.
    """

    value: str
    kind: str
    iri: str | None = None
    label: str | None = None
    datatype: str | None = None

    def __str__(self) -> str:
        """The value."""
        return self.value


def term_of(value: Any, column_type: str) -> Term:
    """A value of the engine as the column's type says."""
    if isinstance(value, pyoxigraph.NamedNode):
        if column_type.startswith("notation"):
            try:
                return Term(notation_of(value.value), "iri", value.value, label(value.value))
            except OntologyError:  # a notation of somebody's own scheme is shown as it is
                return Term(value.value, "iri", value.value)
        return Term(value.value, "iri", value.value)
    if isinstance(value, pyoxigraph.Literal):
        return Term(value.value, "literal", datatype=value.datatype.value)
    return Term(str(value), "literal")
