"""``python -m bench.bibliographies FOLDER``: of every bibliography in a folder, records in = works out + failures listed.

Records are counted by something simpler than the readers: the lines or marks with which a record of the format begins. A difference is one
record that is neither among the works nor among the errors, or the other way round; it wants an explanation.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import bib
from bib.readers.source import decoded

SUFFIXES = frozenset({".bib", ".bibtex", ".biblatex", ".ris", ".nbib", ".medline", ".isi", ".ciw", ".scopus", ".csv", ".txt", ".json",
                      ".xml"})
AMBIGUOUS = frozenset({".csv", ".txt", ".json", ".xml"})


def _bibtex(text: str) -> int:
    starts = re.findall(r"(?m)^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", text)
    return sum(1 for kind in starts if kind.lower() not in ("comment", "string", "preamble"))


def _csl(text: str) -> int:
    try:
        items = json.loads(text)
    except ValueError:
        return len(re.findall(r'"type"\s*:', text))
    items = items.get("items", [items]) if isinstance(items, dict) else items
    return len(items)


def _web_of_science(text: str) -> int:
    first, *rows = text.lstrip().split("\n")
    return sum(1 for row in rows if row.strip()) if first.count("\t") > 3 else len(re.findall(r"(?m)^PT ", text))


COUNTS: dict[str, Callable[[str], int]] = {
    "BibTeX": _bibtex, "CSL-JSON": _csl, "Web of Science": _web_of_science,
    "RIS": lambda text: max(len(re.findall(rf"(?m)^\s{{0,3}}{tag} {{1,2}}-", text)) for tag in ("TY", "ER")),
    "PubMed": lambda text: len(re.findall(r"(?m)^PMID ?-", text)),
    "EndNote XML": lambda text: len(re.findall(r"<record[\s>]", text)),
    "Scopus": lambda text: sum(1 for row in csv.reader(io.StringIO(text)) if row) - 1}
"""How the records of a format are counted."""


def main() -> int:
    """Print the table; 1 where a file has a difference."""
    parser = argparse.ArgumentParser(prog="python -m bench.bibliographies", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--differences", action="store_true", help="only the files with a difference or with errors")
    given = parser.parse_args()
    totals: dict[str, list[int]] = {}
    differing = 0
    print("| file | read as | records in | works out | errors | warnings | difference | seconds |\n|---|---|---|---|---|---|---|---|")
    for path in sorted(given.folder.rglob("*")):
        if not path.is_file() or path.suffix.lower() not in SUFFIXES:
            continue
        began = time.perf_counter()
        library = bib.read(path)
        seconds = time.perf_counter() - began
        if not library.format and path.suffix.lower() in AMBIGUOUS:
            continue
        errors = sum(1 for failure in library.failures if failure.severity == "error")
        count = COUNTS[library.format](decoded(path.read_bytes(), "")[0]) if library.format else 0
        difference = count - len(library) - errors if library.format else 0
        differing += difference != 0
        total = totals.setdefault(library.format or "not read", [0] * 6)
        for n, value in enumerate((1, count, len(library), errors, len(library.failures) - errors, difference)):
            total[n] += abs(value)
        if not given.differences or difference or errors:
            print(f"| {path.relative_to(given.folder)} | {library.format or '-'} | {count} | {len(library)} | {errors} | "
                  f"{len(library.failures) - errors} | {difference or ''} | {seconds:.2f} |")
    print("\n| read as | files | records in | works out | errors | warnings | differences |\n|---|---|---|---|---|---|---|")
    for form, (files, *numbers) in sorted(totals.items()):
        print(f"| {form} | {files} | {' | '.join(map(str, numbers))} |")
    return 1 if differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
