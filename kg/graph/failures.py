"""What of a corpus could not be used or is doubtful, kept beside the graph that was built without it: failures are data.

A file's name is told from the corpus's folder on, e.g. ``records/zhang2020.yaml``, so that the same corpus gives the same bytes anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from kg.errors import Failure, StoreError

FILE = "failures.json"


def write_failures(place: Path, failures: Iterable[Failure], folder: Path | None) -> None:
    """Write the failures of the corpus in a folder into a generation's folder."""
    told = [asdict(replace(failure, source=_within(folder, failure.source))) for failure in failures]
    (place / FILE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_failures(place: Path) -> tuple[Failure, ...]:
    """The failures in a generation's folder; a StoreError where they are damaged."""
    try:
        return tuple(Failure(**entry) for entry in json.loads((place / FILE).read_text("utf-8")))
    except FileNotFoundError:  # written before failures were kept
        return ()
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(f"{place / FILE} is damaged ({error}). Build the store again from its corpus.") from error


def _within(folder: Path | None, source: str) -> str:
    """The file as seen from the corpus's folder, where it lies in it."""
    path = Path(source)
    return path.relative_to(folder).as_posix() if folder is not None and path.is_relative_to(folder) else path.name
