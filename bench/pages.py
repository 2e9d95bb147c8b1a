"""Every page of the website: the addresses without a key, and those of a sample of nodes."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import quote

from bench.figures import Times
from bench.nodes import Sample
from web.app import create_app
from web.service import Service


class Address(NamedTuple):
    """An address and the kind of page that it leads to, e.g. ``/links/<key>``."""

    kind: str
    path: str


class Walk(NamedTuple):
    """What a walk over the pages measured: times by kind of page and by address, sizes in bytes, and what was not a page."""

    kinds: dict[str, Times]
    addresses: dict[str, Times]
    sizes: dict[str, int]
    failures: list[str]


_QUERIES = {"/search": ["?q={word}", "?q={construct}"], "/paths": ["?from={x}&to={y}"], "/graph": ["", "?around={construct}"],
            "/tables/related-work": ["", "?study={study}"], "/sparql": [""]}
"""Addresses that say little without a query; the first stands for a page of its own."""

_LEFT_OUT = ("/static/", "/health", "/graph/vis-network.js")


def rules(nomnet: Service) -> list[str]:
    """The patterns of all addresses that the application answers by GET, e.g. ``/links/<path:key>``."""
    map_ = create_app(nomnet).url_map
    return sorted({rule.rule for rule in map_.iter_rules() if "GET" in (rule.methods or ()) and not rule.rule.startswith(_LEFT_OUT)})


def addresses(patterns: list[str], nodes: Sample) -> tuple[list[Address], list[str]]:
    """The addresses of every page, and the patterns for which nothing was found."""
    found: list[Address] = []
    left: list[str] = []
    heavy = {kind.replace(" ", "_"): quote(keys[0]) for kind, keys in nodes.keys.items()}
    x, y = next(iter(nodes.ends.values()))
    heavy |= {"word": quote(nodes.heavy("construct").split("-")[0]), "x": quote(x), "y": quote(y)}
    for pattern in patterns:
        if pattern in _QUERIES:
            found += [Address(pattern + query.split("=")[0], pattern + query.format(**heavy)) for query in _QUERIES[pattern]]
        elif "<" not in pattern:
            found.append(Address(pattern, pattern))
        elif keyed := _keyed(pattern, nodes):
            found += [Address(pattern, path) for path in keyed]
        else:
            left.append(pattern)
    return found, left


def _keyed(pattern: str, nodes: Sample) -> list[str]:
    """The addresses of a pattern with keys in it."""
    if "any(" in pattern:
        start, rest = pattern.split("<any(", 1)
        forms, end = rest.split(")", 1)
        paths = [f"{start}{form.strip()}{end.split('>', 1)[1]}" for form in forms.split(",")]
        return [path for one in paths for path in (_keyed(one, nodes) if "<" in one else [one])]
    if pattern == "/ontology/<path:name>":
        return ["/ontology/Claim", "/ontology/verdict-scheme"]
    kind = {"/constructs/<key>": "construct", "/links/<path:key>": "link", "/studies/<study>": "study", "/works/<key>": "work",
            "/studies/<study>/claims/<claim>": "claim", "/studies/<study>/constructs/<key>": "study construct"}.get(pattern)
    if kind is None:
        return []
    between = {"claim": "claims/", "study construct": "constructs/"}.get(kind, "")
    first = pattern.split("<")[0]
    paths = []
    for key in nodes.keys[kind]:
        study, _, own = key.partition("/")
        paths.append(first + (f"{study}/{between}{own}" if between else key))
    return paths


def walk(port: int, found: list[Address], patience: float = 3.0) -> Walk:
    """Ask for every address over one connection, round by round: five times, twenty where few are of its kind, fewer where it is slow."""
    result = Walk(defaultdict(Times), defaultdict(Times), {}, [])
    connection = HTTPConnection("127.0.0.1", port, timeout=300)
    alike = Counter(address.kind for address in found)
    for round_ in range(20):
        for address in found:
            before = result.addresses[address.path]
            if round_ and (sum(before.seconds) > patience or (round_ >= 5 and alike[address.kind] > 4)):
                continue
            start = time.perf_counter()
            connection.request("GET", address.path, headers={"Accept": "text/html"})
            response = connection.getresponse()
            body = response.read()
            seconds = time.perf_counter() - start
            if response.status != 200:
                if round_ == 0:
                    result.failures.append(f"{response.status} {address.path}")
                continue
            before.seconds.append(seconds)
            result.kinds[address.kind].seconds.append(seconds)
            result.sizes[address.kind] = max(len(body), result.sizes.get(address.kind, 0))
    connection.close()
    return result
