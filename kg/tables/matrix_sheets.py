"""What tables and workbooks of both matrices have: a column for each study, a sheet of the studies, a sheet that says what signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.tables.matrix import Study
from kg.tables.table import Column
from kg.tables.xlsx import Heading, Sheet, Style, Value

STRONG = Style(bold=True)


def headings(studies: Sequence[Study]) -> list[str]:
    """What stands above the studies: their short citations, with the key where several share one."""
    often = Counter(study.name for study in studies)
    return [f"{study.name} [{study.key}]" if often[study.name] > 1 else study.name for study in studies]


def study_columns(studies: Sequence[Study]) -> list[Column]:
    """A column for each study; its key is the study's IRI."""
    return [Column(study.iri, name) for study, name in zip(studies, headings(studies), strict=True)]


def study_headings(studies: Sequence[Study], width: float) -> tuple[Heading, ...]:
    """The columns of the studies in a sheet."""
    return tuple(Heading(name, width, study.iri) for study, name in zip(studies, headings(studies), strict=True))


def study_sheet(studies: Sequence[Study], totals: Mapping[str, Mapping[str, int]], kinds: Mapping[str, str], of: str) -> Sheet:
    """The studies with their designs, and how often each has what: ``kinds`` in words, ``of`` what is counted."""
    present = [kind for kind in kinds if any(kind in counts for counts in totals.values())]
    above = (Heading("Study", 30), Heading("Year", 8), Heading("Methods", 40), Heading("Countries", 16), Heading("Design", 34),
             *(Heading(f"{of}: {kinds[kind]}", 12) for kind in present), Heading("Address", 40))
    rows = tuple((Value(name, study.iri, STRONG), Value(study.year if study.year is not None else ""), Value("; ".join(study.methods)),
                  Value("; ".join(study.countries)), Value(study.design),
                  *(Value(totals.get(study.iri, {}).get(kind, 0)) for kind in present), Value(study.iri))
                 for study, name in zip(studies, headings(studies), strict=True))
    return Sheet("Studies", above, rows, frozen=1)


def key_sheet(about: Iterable[str], key: Iterable[tuple[str, str]], rules: Iterable[str]) -> Sheet:
    """What the workbook holds, what its signs mean, and by which rules it was made."""
    lines = (*(("About", line) for line in about), *key, *(("Note", rule) for rule in rules))
    return Sheet("Key", (Heading("Sign", 10), Heading("Meaning", 100)), tuple((Value(sign), Value(words)) for sign, words in lines))
