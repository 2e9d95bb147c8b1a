"""The only place where an IRI is minted: the address of every node that nomnet names, under a configurable base.

Keys that people gave (study ids, claim labels, work keys) stay readable and are percent-encoded where they must be; names become
slugs; a node without a key is addressed by the first eight hex digits of the SHA-256 of its content.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any
from urllib.parse import quote

from rdflib import URIRef

from kg.records.bibliographic import Part
from kg.records.names import slug
from ontology.prefixes import BASE

_SAFE = "-._~:+"
"""What stays as it is in a path segment, beside letters and digits; ``+`` joins several ends in the key of a link."""

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#/]+(/[^\s<>\"{}|\\^`?#]*)?\Z")


def segment(text: str) -> str:
    """One path segment that a browser and a file system leave alone, e.g. ``"a%2Fb"`` for ``"a/b"``.

    ``.`` and ``..`` (which clients resolve even when they are encoded) and the empty text raise ValueError.
    """
    if text.strip(".") == "":
        raise ValueError(f"{text!r} cannot be a part of an address: give the record an identifier with a letter or digit in it")
    return quote(text, safe=_SAFE, errors="replace")


def digest(content: Any) -> str:
    """The first eight hex digits of the SHA-256 of the content as canonical JSON; parts of records count without their defaults.

    >>> digest({"b": 1, "a": [2]}) == digest({"a": [2], "b": 1})
    True
    """
    return hashlib.sha256(_canonical(content).encode()).hexdigest()[:8]


def _canonical(content: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, parts of records without what they left at its default."""
    if isinstance(content, Part):
        content = content.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Iris:
    """The addresses of all nodes under one base, e.g. ``Iris().study("zhang2020")`` -> ``https://w3id.org/nomnet/studies/zhang2020``."""

    def __init__(self, base: str = BASE) -> None:
        """Take the base; without a final slash it gets one. A base that is no plain http(s) address raises ValueError."""
        if not _BASE.match(base):
            raise ValueError(f"the base IRI {base!r} is no http(s) address: give one like {BASE}")
        self.base = base if base.endswith("/") else base + "/"

    def _at(self, *path: str) -> URIRef:
        """The address of this path under the base, each part encoded."""
        return URIRef(self.base + "/".join(map(segment, path)))

    @staticmethod
    def _under(node: str, *path: str) -> URIRef:
        """The address of a node that belongs to another one."""
        return URIRef("/".join((node, *map(segment, path))))

    # Graphs
    def study_graph(self, study: str) -> URIRef:
        """The named graph of one record."""
        return self._at("graphs", "studies", study)

    def graph(self, name: str) -> URIRef:
        """One of the other named graphs: ``bibliography``, ``thesaurus``, ``derived``, ``ontology``."""
        return self._at("graphs", name)

    # What studies share
    def work(self, key: str) -> URIRef:
        """A work of the bibliography."""
        return self._at("works", key)

    def author(self, work: str, position: int) -> URIRef:
        """The name of a work's author at this position, counted from 1."""
        return self._at("works", work, "authors", str(position))

    def editor(self, work: str, position: int) -> URIRef:
        """The name of a work's editor at this position, counted from 1."""
        return self._at("works", work, "editors", str(position))

    def entry_field(self, work: str, position: int) -> URIRef:
        """A further field of a work's entry, counted from 1."""
        return self._at("works", work, "fields", str(position))

    def decision(self, id_: str) -> URIRef:
        """A decision about works."""
        return self._at("decisions", id_)

    def theory(self, name: str) -> URIRef:
        """A theory, by the slug of its name."""
        return self._at("theories", slug(name))

    def concept(self, key: str) -> URIRef:
        """A concept that study constructs denote."""
        return self._at("constructs", key)

    def concept_relation(self, one: str, match: str, other: str) -> URIRef:
        """The thesaurus entry that relates two concepts."""
        return self._at("thesaurus", f"{one}--{match}--{other}")

    def link(self, key: str) -> URIRef:
        """A link, by its key."""
        return self._at("links", key)

    def link_state(self, key: str, study: str) -> URIRef:
        """The state of a link in one study."""
        return self._at("links", key, "studies", study)

    # A study and its parts
    def study(self, study: str) -> URIRef:
        """A study."""
        return self._at("studies", study)

    def part(self, study: str, kind: str, key: str | int) -> URIRef:
        """A part of a study that has a key or a number, e.g. ``part("zhang2020", "samples", "s1")``."""
        return self._at("studies", study, kind, str(key))

    def source(self, study: str) -> URIRef:
        """The file that was read."""
        return self._at("studies", study, "source")

    def construct(self, study: str, key: str) -> URIRef:
        """A study construct, by the key that its record's index gives it."""
        return self._at("studies", study, "constructs", key)

    def claim(self, study: str, claim: str) -> URIRef:
        """A claim, by its printed label or its content label."""
        return self._at("studies", study, "claims", claim)

    def test(self, study: str, claim: str, key: str) -> URIRef:
        """The test of a link that a claim makes, by the link's key between study constructs."""
        return self._at("studies", study, "claims", claim, "tests", key)

    def by_content(self, node: str, kind: str, content: Any) -> URIRef:
        """A node that belongs to another one and has no key, by its content, e.g. ``<claim>/evidence/0a1b2c3d``."""
        return self._under(node, kind, digest(content))

    def under(self, node: str, *path: str | int) -> URIRef:
        """A node that belongs to another one, by a word or number, e.g. ``<construct>/scale``; a word of dots by its hash."""
        return self._under(node, *(str(part) if str(part).strip(".") else digest(part) for part in path))
