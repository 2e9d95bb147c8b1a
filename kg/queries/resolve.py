"""Names as things: a construct by key, name, alias or abbreviation; studies, works, claims and links by key."""

from __future__ import annotations

import weakref
from difflib import get_close_matches

import pyoxigraph

from kg.queries.errors import AmbiguousNameError, UnknownNameError
from kg.records.names import fold
from ontology.prefixes import PREFIXES

Names = dict[str, dict[str, str]]
"""Folded name -> IRI -> the name as it is shown."""

_known: weakref.WeakKeyDictionary[pyoxigraph.Store, dict[str, Names]] = weakref.WeakKeyDictionary()


def _node(name: str) -> pyoxigraph.NamedNode:
    prefix, local = name.split(":")
    return pyoxigraph.NamedNode(PREFIXES[prefix] + local)


CLASSES = {"construct": "nn:Concept", "link": "nn:Link", "study": "nn:Study", "claim": "nn:Claim", "work": "nn:Work", "study construct": "nn:Construct"}
OWN_NAMES = ("skos:prefLabel", "skos:altLabel", "skos:notation", "dcterms:identifier")
MEMBER_NAMES = ("rdfs:label", "nn:alias", "nn:abbreviation")


def resolve(reader: pyoxigraph.Store, kind: str, text: str) -> str:
    """The IRI of the thing of this kind that the text names.

    A construct: its key, label, or any name of a study's construct that joins it; a link: its key, or ``x -> y``; a study or work: its key; a claim or
    study construct: ``<study>/<claim>``. Nothing by that name is an UnknownNameError with what is close, several an AmbiguousNameError.
    """
    text = text.strip()
    if kind == "link" and "->" in text:
        return _link_between(reader, text)
    names = names_of(reader, kind)
    found = names.get(fold(text)) or names.get(text) or {}
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise AmbiguousNameError(f"{text!r} may be {', '.join(sorted(found.values()))}. Name one of them by its key: "
                                 f"{', '.join(sorted(iri.rsplit('/', 1)[-1] for iri in found))}.")
    close = get_close_matches(fold(text), names, n=4, cutoff=0.6)
    shown = list(dict.fromkeys(shown for name in close for shown in names[name].values()))
    raise UnknownNameError(f"There is no {kind} {text[:200]!r} in this corpus." + (f" Did you mean {', '.join(shown)}?" if shown else ""))
