"""Names as people write them, as things of the graph: a key, a name, an alias, an abbreviation, an IRI.

>>> from kg.queries.resolve import resolve_construct        # doctest: +SKIP
>>> resolve_construct(store.reader(), "BDAI assimilation")  # doctest: +SKIP
'bdai-assimilation'

A name that several things bear is an AmbiguousNameError with their keys; one that nothing bears is an UnknownNameError with names
that look like it. Case, accents, hyphens and other punctuation make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import NamedTuple

import pyoxigraph

from kg.queries.answer import run, texts
from kg.queries.errors import AmbiguousNameError, UnknownNameError
from kg.queries.question import Question, Term, read_question
from kg.records.names import fold
from ontology.prefixes import PREFIXES
from ontology.terms import DCTERMS, NN, SKOS

LONGEST = 300
"""A longer text is no name; nothing that looks like it is searched."""

_ARROW = re.compile(r"\s*(?:->|→|⟶)\s*")
_PREFERRED = ("influences", "enables", "precedes", "associated-with", "other")
_TYPE = pyoxigraph.NamedNode(PREFIXES["rdf"] + "type")


class Found(NamedTuple):
    """A thing of the graph: its IRI, its key, and its name."""

    iri: str
    key: str
    name: str


class _Kind(NamedTuple):
    """How things of a kind are found: their class, the property of their key, and the question that lists their names."""

    noun: str
    class_: str
    key: str
    names: str


_KINDS = {kind.noun: kind for kind in (
    _Kind("construct", NN.Concept, SKOS.notation, "names/constructs"),
    _Kind("study", NN.Study, DCTERMS.identifier, "names/studies"),
    _Kind("work", NN.Work, DCTERMS.identifier, "names/works"),
    _Kind("link", NN.Link, DCTERMS.identifier, "names/links"))}


def resolve_construct(reader: pyoxigraph.Store, text: str) -> str:
    """The key of the concept that a name stands for, also a name, alias or abbreviation that some study uses."""
    return find_construct(reader, text).key


def resolve_study(reader: pyoxigraph.Store, text: str) -> str:
    """The id of the study that a name stands for: its id, short citation, title, or the key or DOI of its work."""
    return find_study(reader, text).key


def find_construct(reader: pyoxigraph.Store, text: str) -> Found:
    """The concept that a name stands for."""
    return _by_key(reader, "construct", text) or _by_name(reader, "construct", text)


def find_study(reader: pyoxigraph.Store, text: str) -> Found:
    """The study that a name stands for."""
    return _by_key(reader, "study", text) or _by_name(reader, "study", text)


def find_work(reader: pyoxigraph.Store, text: str) -> Found:
    """The work that a name stands for."""
    return _by_key(reader, "work", text) or _by_name(reader, "work", text)


def find_link(reader: pyoxigraph.Store, text: str) -> Found:
    """The link of a key, or the one that leads from one construct to another.

    Where several do, one that influences comes before one that enables, and so on; the moderated and the joint ones need their key.
    """
    if found := _by_key(reader, "link", text):
        return found
    names = [part for part in _ARROW.split(text.strip()) if part]
    if len(names) in (2, 3) and len(text) <= LONGEST:
        return _between(reader, text, [find_construct(reader, name) for name in names])
    raise UnknownNameError("link", text, _close(text, [(found.key, found.key) for found, _, _ in _names(reader, "link")]),
                           'Links are named by their key or as "x -> y".')


def find_claim(reader: pyoxigraph.Store, text: str) -> Found:
    """The claim that is named by its study and its label, ``zhang2020/H1`` or ``zhang2020 H1``, or by its IRI."""
    if found := _by_iri(reader, text, NN.Claim):
        return found
    study, key = _of_study(reader, text, "claim", "zhang2020/H1")
    claims = {_value(reader, iri, DCTERMS.identifier): iri for iri in _objects(reader, study.iri, NN.hasClaim)}
    found_key = key if key in claims else next((k for k in claims if _fold(k) == _fold(key)), None)
    if found_key is None:
        raise UnknownNameError("claim", text, [f"{study.key}/{k}" for k in _close(key, [(k, k) for k in claims])])
    return Found(claims[found_key], f"{study.key}/{found_key}", found_key)


def find_study_construct(reader: pyoxigraph.Store, text: str) -> Found:
    """The construct of one study, named by the study and its key or name there, ``zhang2020/data-driven-culture``, or by its IRI."""
    if found := _by_iri(reader, text, NN.Construct):
        return found
    study, key = _of_study(reader, text, "study construct", "zhang2020/data-driven-culture")
    own: list[tuple[str, str]] = []
    for iri in _objects(reader, study.iri, NN.hasConstruct):
        last = iri.rsplit("/", 1)[-1]
        if key == last:
            return Found(iri, f"{study.key}/{last}", _value(reader, iri, PREFIXES["rdfs"] + "label"))
        own += [(name, iri) for name in (last, *(_value(reader, iri, p) for p in (PREFIXES["rdfs"] + "label", NN.abbreviation)))]
    bearers = {iri for name, iri in own if name and _fold(name) == _fold(key)}
    if len(bearers) == 1:
        iri = bearers.pop()
        return Found(iri, f"{study.key}/{iri.rsplit('/', 1)[-1]}", _value(reader, iri, PREFIXES["rdfs"] + "label"))
    keys = [f"{study.key}/{iri.rsplit('/', 1)[-1]}" for iri in sorted(bearers)]
    if keys:
        raise AmbiguousNameError("study construct", text, keys)
    close = _close(key, [(name, iri.rsplit("/", 1)[-1]) for name, iri in own if name])
    raise UnknownNameError("study construct", text, [f"{study.key}/{one}" for one in close])


FINDERS: dict[str, Callable[[pyoxigraph.Store, str], Found]] = {
    "construct": find_construct, "link": find_link, "study": find_study, "work": find_work, "claim": find_claim,
    "study construct": find_study_construct}
"""How each type of parameter that is a node is found."""


_fold = lru_cache(maxsize=100_000)(fold)


@cache
def _question(name: str) -> Question:
    return read_question(name)


def _by_key(reader: pyoxigraph.Store, noun: str, text: str) -> Found | None:
    """The thing of this kind with exactly this key or IRI."""
    kind, text = _KINDS[noun], text.encode("utf-8", "replace").decode()
    if text.startswith(("http://", "https://")):
        return _by_iri(reader, text, kind.class_, kind.key)
    for quad in reader.quads_for_pattern(None, pyoxigraph.NamedNode(kind.key), pyoxigraph.Literal(text.strip())):
        iri = str(getattr(quad.subject, "value", ""))
        if _is_a(reader, iri, kind.class_):
            return Found(iri, text.strip(), _name(reader, iri))
    return None


def _by_iri(reader: pyoxigraph.Store, text: str, class_: str, key: str | None = None) -> Found | None:
    """The thing with this IRI, if it is of the class."""
    try:
        node = pyoxigraph.NamedNode(text.strip())
    except ValueError:
        return None
    if not _is_a(reader, node.value, class_):
        return None
    own = "/".join(node.value.split("/studies/")[-1].split("/")[::2])  # of a study's part: zhang2020/H1
    return Found(node.value, _value(reader, node.value, key) if key else own, _name(reader, node.value))


def _by_name(reader: pyoxigraph.Store, noun: str, text: str) -> Found:
    """The thing of this kind that bears the name: its own names come before names that some study gives it."""
    if len(text) > LONGEST:
        raise UnknownNameError(noun, text)
    names, wanted = _names(reader, noun), _fold(text)
    bearing = [(found, rank) for found, name, rank in names if _fold(name) == wanted]
    best = min((rank for _, rank in bearing), default=0)
    bearers = {found.key: found for found, rank in bearing if rank == best}
    if len(bearers) > 1:
        raise AmbiguousNameError(noun, text, sorted(bearers))
    for found in bearers.values():
        return found._replace(name=_name(reader, found.iri))
    raise UnknownNameError(noun, text, _close(text, [(name, found.key) for found, name, _ in names]))


def _names(reader: pyoxigraph.Store, noun: str) -> list[tuple[Found, str, int]]:
    """Every name of every thing of this kind, with how near to the thing it is: 1 its own, more for one that others give it."""
    return [(Found(iri, key, name), name, int(rank)) for iri, key, name, rank in texts(reader, _question(_KINDS[noun].names))]


def _between(reader: pyoxigraph.Store, text: str, ends: list[Found]) -> Found:
    """The link between two constructs, or through a third."""
    first, last = ends[0], ends[-1]
    terms: dict[str, list[Term]] = {"independent": [pyoxigraph.NamedNode(first.iri)], "dependent": [pyoxigraph.NamedNode(last.iri)]}
    middle = {end.iri for end in ends[1:-1]}
    links: dict[str, list[Found]] = {}
    others: list[str] = []
    for row in run(reader, _question("links/between"), terms).rows:
        link, key, relation, via, by, joint = (row[c] for c in ("link", "key", "relation", "mediators", "moderators", "joint"))
        assert link and key and relation and via and by and joint
        if {part.value for part in via.parts} == middle and not by.parts and joint.value == "1":
            links.setdefault(relation.value, []).append(Found(link.value, key.value, link.label or key.value))
        others.append(key.value)
    for preferred in _PREFERRED:
        if preferred in links and not middle:
            return links[preferred][0]
    plain = [found for some in links.values() for found in some]
    if len(plain) == 1:
        return plain[0]
    if plain:
        raise AmbiguousNameError("link", text, [found.key for found in plain])
    raise UnknownNameError("link", " -> ".join(end.name for end in ends), others[:5])


def _of_study(reader: pyoxigraph.Store, text: str, noun: str, example: str) -> tuple[Found, str]:
    """The study and the key in it, of a text that names both."""
    parts = re.fullmatch(r"(.+)/([^/]+)", text.strip()) or re.fullmatch(r"(.+?)[\s:]+(\S+)", text.strip(), re.DOTALL)
    if not parts or len(text) > LONGEST:
        raise UnknownNameError(noun, text, (), f"Name it with its study, as in {example}.")
    return find_study(reader, parts[1]), parts[2]


def _close(text: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """The keys of the names that hold the text or look like it, at most five."""
    if len(text) > LONGEST:
        return []
    folded: dict[str, str] = {}
    for name, key in names:
        folded.setdefault(_fold(name), key)
    wanted = _fold(text)
    holding = sorted((n for n in folded if wanted and wanted in n), key=lambda n: (len(n), n))
    return list(dict.fromkeys(folded[n] for n in (*holding[:5], *get_close_matches(wanted, list(folded), n=5))))[:5]


def _is_a(reader: pyoxigraph.Store, iri: str, class_: str) -> bool:
    """Whether the node is of the class."""
    return next(reader.quads_for_pattern(pyoxigraph.NamedNode(iri), _TYPE, pyoxigraph.NamedNode(class_)), None) is not None


def _objects(reader: pyoxigraph.Store, iri: str, name: str) -> list[str]:
    """The values of a property of a node, sorted."""
    quads = reader.quads_for_pattern(pyoxigraph.NamedNode(iri), pyoxigraph.NamedNode(name), None)
    return sorted(str(getattr(quad.object, "value", "")) for quad in quads)


def _value(reader: pyoxigraph.Store, iri: str, name: str) -> str:
    """The first value of a property of a node; empty where there is none."""
    return next(iter(_objects(reader, iri, name)), "")


def _name(reader: pyoxigraph.Store, iri: str) -> str:
    """What a node is called."""
    return _value(reader, iri, SKOS.prefLabel) or _value(reader, iri, PREFIXES["rdfs"] + "label") or _value(reader, iri, DCTERMS.identifier)
