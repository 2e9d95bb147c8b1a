"""Every page of the website: the addresses without a key, and those of a sample of nodes."""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple
from urllib.parse import quote

from bench.figures import Times, duration
from bench.nodes import Sample
from kg.queries.question import question_names
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
            "/tables/related-work": ["", "?study={study}"], "/sparql": ["", "?query=ASK%7B%7D"]}
"""Addresses that say little without a query; the first stands for a page of its own."""

_PARTS = {"/studies/<study>/<path:part>": ("part", "/studies/"), "/theories/<path:key>": ("theory", "/theories/"),
          "/thesaurus/<path:key>": ("entry", "/thesaurus/"), "/decisions/<path:key>": ("decision", "/decisions/")}
"""What has no page of its own: a browser is sent on to where it is shown, so its triples are asked for."""

LONGEST = 120
"""Seconds that a page may take; then it counts as one that does not come."""

BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
"""What a browser accepts."""

_ANY = re.compile(r"<any\(([^)]*)\):\w+>")
_OF_STUDY = re.compile(r"/studies/<study>/(\w+)/<(?:path:)?\w+>")
_KEY = re.compile(r"<(?:path:)?\w+>")
_LEFT_OUT = ("/static/", "/health", "/graph/vis-network.js", "/sparql.")


def rules(nomnet: Service) -> list[str]:
    """The patterns of all addresses that the application answers by GET, e.g. ``/links/<path:key>``."""
    map_ = create_app(nomnet).url_map
    return sorted({rule.rule for rule in map_.iter_rules() if "GET" in (rule.methods or ()) and not rule.rule.startswith(_LEFT_OUT)})


def addresses(patterns: list[str], nodes: Sample) -> tuple[list[Address], list[str]]:
    """The addresses of every page, and the patterns for which nothing was found."""
    found: list[Address] = []
    left: list[str] = []
    heavy = {kind.replace(" ", "_"): quote(keys[0]) for kind, keys in nodes.keys.items() if keys}
    x, y = next(iter(nodes.ends.values()))
    heavy |= {"word": quote(nodes.heavy("construct").split("-")[0]), "x": quote(x), "y": quote(y)}
    for pattern in (form for rule in patterns for form in _forms(rule)):
        if pattern in _QUERIES:
            found += [Address(pattern + query.split("=")[0], pattern + query.format(**heavy)) for query in _QUERIES[pattern]]
        elif "<" not in pattern:
            found.append(Address(pattern, pattern))
        elif keyed := _keyed(pattern, nodes):
            found += [Address(pattern, path) for path in keyed]
        else:
            left.append(pattern)
    return found, left


def _forms(pattern: str) -> list[str]:
    """The patterns for each of the forms that one takes, e.g. ``/links.csv`` and ``/links.json``."""
    found = _ANY.search(pattern)
    return [pattern[:found.start()] + form.strip(" '") + pattern[found.end():] for form in found[1].split(",")] if found else [pattern]


def _keyed(pattern: str, nodes: Sample) -> list[str]:
    """The addresses of a pattern with keys in it; none where nobody knows what its keys are."""
    if part := _PARTS.get(pattern):
        kind, start = part
        return [f"{start}{key}.ttl" for key in nodes.keys[kind]]
    if found := _OF_STUDY.fullmatch(pattern):
        kind = {"claims": "claim", "constructs": "study construct"}.get(found[1], "")
        return [f"/studies/{key.replace('/', f'/{found[1]}/', 1)}" for key in nodes.keys.get(kind, [])]
    found = _KEY.search(pattern)
    if not found:
        return []
    values = {"/constructs/": nodes.keys["construct"], "/links/": nodes.keys["link"], "/studies/": nodes.keys["study"],
              "/works/": nodes.keys["work"], "/ontology/": ["Claim", "verdict-scheme"],
              "/graphs/": ["thesaurus", f"studies/{nodes.heavy('study')}"],
              "/curation/": [name.partition("/")[2] for name in question_names() if name.startswith("curation/")]}
    return [pattern[:found.start()] + value + pattern[found.end():] for value in values.get(pattern[:found.start()], [])]


def walk(port: int, found: list[Address], patience: float = 3.0) -> Walk:
    """Ask for every address, round by round: five times, twenty where few are of its kind, fewer where it is slow, once where it fails."""
    result = Walk(defaultdict(Times), defaultdict(Times), {}, [])
    connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    alike = Counter(address.kind for address in found)
    failed: set[str] = set()
    for round_ in range(20):
        for address in found:
            times = result.addresses[address.path]
            done = sum(times.seconds) > patience or address.path in failed
            if round_ and (done or (round_ >= 5 and alike[address.kind] > 4)):
                continue
            start = time.perf_counter()
            try:
                connection.request("GET", address.path, headers={"Accept": BROWSER})
                response = connection.getresponse()
                body, said = response.read(), str(response.status)
            except (OSError, HTTPException) as error:
                connection.close()
                said = type(error).__name__
            seconds = time.perf_counter() - start
            if said != "200":
                failed.add(address.path)
                result.failures.append(f"{said} {address.path} (after {duration(seconds)})")
                continue
            times.seconds.append(seconds)
            result.kinds[address.kind].seconds.append(seconds)
            result.sizes[address.kind] = max(len(body), result.sizes.get(address.kind, 0))
    connection.close()
    return result
