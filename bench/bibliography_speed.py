"""``python -m bench.bibliography_speed FILE``: our BibTeX reader beside bibtexparser alone and pybtex, on one file in one run.

Seconds are those of the processor, the least of several turns that are taken one after the other, so that a busy machine strikes all alike.
pybtex (a tool of this benchmark only) is left out where it is not installed or stops at the file.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable
from pathlib import Path

from bibtexparser.entrypoint import parse_string

from bib.latex import _decoded
from bib.readers.bibtex import parse_bibtex
from bib.readers.bibtex_names import _name
from bib.readers.source import decoded


def _fresh(text: str) -> object:
    """Our reader without what it remembers from the turn before."""
    _decoded.cache_clear()
    _name.cache_clear()
    return parse_bibtex(text)


def _pybtex(text: str) -> object:
    return importlib.import_module("pybtex.database").parse_string(text, "bibtex")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.bibliography_speed", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--turns", type=int, default=3)
    given = parser.parse_args()
    text = decoded(given.file.read_bytes(), str(given.file))[0]
    readers: dict[str, Callable[[str], object]] = {
        "bibtexparser, blocks only": lambda t: parse_string(t, parse_stack=[]), "bibtexparser, as it comes": parse_string,
        "ours": _fresh, "pybtex": _pybtex}
    least: dict[str, float] = {}
    for _ in range(given.turns):
        for name, read in list(readers.items()):
            began = time.process_time()
            try:
                read(text)
            except Exception as error:
                print(f"{name} is left out: {str(error)[:120]}")
                del readers[name]
                continue
            least[name] = min(least.get(name, 1e9), time.process_time() - began)
    library = parse_bibtex(text)
    print(f"\n{len(library)} works, {len(text) / 2**20:.1f} MB\n\n| reader | seconds | of ours |\n|---|---|---|")
    for name, seconds in least.items():
        print(f"| {name} | {seconds:.2f} | {seconds / least['ours']:.2f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
