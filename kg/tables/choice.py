"""From a choice of studies, constructs and columns to the related-work table: what the page shows and what the command prints.

    made = related_work(Choice(dv=("CRM performance",)), partial(ask, store.reader()))
    made.text("csv"), made.bibliography(), len(made.left_out)

Questions are asked through a function, so that a page can note them and keep their answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from bib.model import Work
from bib.writers.bibtex import write_bibtex
from kg.queries.answer import Answer
from kg.queries.answer import Row as AnswerRow
from kg.tables.answers import entries_of, literature_row
from kg.tables.bibliography import works_of
from kg.tables.formats import FORMATS, latex, plain
from kg.tables.related_work import SECOND_HAND, USUAL, Entry, Row, by_study, per_claim, per_study, stated, table
from kg.tables.related_work_sheets import related_work_workbook
from kg.tables.table import Table

Asks = Callable[..., Answer]
"""Asks a question of the catalogue by name with its parameters."""

NEAR = frozenset({"close", "broader"})
"""Matches of the thesaurus that put constructs near each other."""

_CITED = re.compile(r"(?P<key>.*?)(?P<mark> \[second-hand\])?")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a table is to hold; what is empty stands for all.

    Attributes:
        studies: their keys.
        columns: in the order in which they are to stand; none stands for the usual ones.
        iv, dv: constructs by key or name; only claims with one of these as independent, one of those as dependent variable.
        near: whether claims on constructs near them are taken in too, each marked.
        each_claim: a row for each claim instead of each study.
        every_claim: all claims, not only those that the studies state or test.
        literature: also the rows of the studies' own literature tables, as second-hand.
        cite: in LaTeX, works are cited by key.
    """

    studies: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    iv: tuple[str, ...] = ()
    dv: tuple[str, ...] = ()
    near: bool = False
    each_claim: bool = False
    every_claim: bool = False
    literature: bool = False
    cite: bool = False


@dataclass(frozen=True)
class RelatedWork:
    """A table that was made.

    Attributes:
        groups: each row of claims with its claims.
        literature: the rows of literature tables.
        left_out: claims that fit but are left out, because the choice takes stated and tested claims only.
        unprinted: keys of the works of the rows of which nothing is known that a bibliography could print.
        ask: asks for the other works, once they are wanted.
    """

    choice: Choice
    groups: tuple[tuple[Row, tuple[Entry, ...]], ...]
    literature: tuple[Row, ...]
    left_out: tuple[Entry, ...]
    unprinted: tuple[str, ...]
    ask: Asks = field(repr=False, compare=False)

    @property
    def rows(self) -> list[Row]:
        """All rows in their order."""
        return [*(row for row, _ in self.groups), *self.literature]

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works of the rows that a bibliography can print, each once."""
        keys = tuple(key for key in _works(self.rows) if key not in self.unprinted)
        if not keys:
            return ()
        rows, fields = self.ask("tables/bibliography", work=keys).rows, self.ask("tables/entry-fields", work=keys).rows
        found = {work.key: work for work in works_of(rows, fields)}
        return tuple(found[key] for key in keys)

    @property
    def table(self) -> Table:
        """The table with the columns of the choice."""
        return table(self.rows, self.choice.columns or USUAL, "Related work")

    def text(self, form: str, width: int = 100) -> str:
        """The table in one of :data:`kg.tables.formats.FORMATS`; ``width`` is that of a terminal."""
        if form == "text":
            return plain(self.table, width)
        return self._cited() if form == "latex" and self.choice.cite else FORMATS[form](self.table)

    def workbook(self) -> bytes:
        """The table as an Excel workbook, with a second sheet to check it by: every claim of the rows, with where it stands."""
        return related_work_workbook(self.table, tuple(entry for _, entries in self.groups for entry in entries))

    def bibliography(self) -> str:
        """The BibTeX entries of exactly the works of the rows, each once; a comment names those of which there is nothing to print."""
        absent = f"% Without bibliographic data, and so without an entry: {', '.join(self.unprinted)}\n\n" if self.unprinted else ""
        return absent + write_bibtex(self.works)

    def _cited(self) -> str:
        """The table in LaTeX with citations by key, wherever the bibliography has an entry for one."""
        known = {work.key for work in self.works}
        keyed = [replace(row, citation=row.work + (SECOND_HAND if row.second_hand else "")) if row.work in known else row
                 for row in self.rows]

        def cell(column: str, text: str) -> str | None:
            found = _CITED.fullmatch(text)
            return rf"\citet{{{found['key']}}}{found['mark'] or ''}" if column == "citation" and found and found["key"] in known else None

        return latex(table(keyed, self.choice.columns or USUAL, "Related work"), cell=cell, packages=["natbib"])


def related_work(choice: Choice, ask: Asks) -> RelatedWork:
    """The table of a choice; a construct that the corpus does not have is an UnknownNameError."""
    iv, dv = _constructs(choice.iv, choice.near, ask), _constructs(choice.dv, choice.near, ask)
    found = entries_of(ask("tables/related-work", study=choice.studies or None).rows)
    if choice.iv or choice.dv:
        found = [replace(e, near=", ".join(near)) for e in found for near in [_near(e, iv, dv)] if near is not None]
    kept = found if choice.every_claim else stated(found)
    stays = {(e.study, e.claim) for e in kept}
    together: list[tuple[Entry, ...]] = [(e,) for e in kept] if choice.each_claim else [tuple(same) for same in by_study(kept).values()]
    made = tuple(zip((per_claim if choice.each_claim else per_study)(kept), together, strict=True))
    literature = _literature(choice, iv, dv, ask) if choice.literature else ()
    works = _works([*(row for row, _ in made), *literature])
    unprinted = tuple(_text(row, "key") for row in ask("tables/unprinted-works", work=works).rows) if works else ()
    return RelatedWork(choice, made, literature, tuple(e for e in found if (e.study, e.claim) not in stays), unprinted, ask)


def _constructs(names: Iterable[str], near: bool, ask: Asks) -> dict[str, str]:
    """The addresses of the constructs with nothing, and those of near ones with the name of the construct that they are near."""
    chosen: dict[str, str] = {}
    around: dict[str, str] = {}
    for name in names:
        about = ask("constructs/about", construct=name).rows[0]
        chosen[_text(about, "concept")] = ""
        for row in ask("constructs/related", construct=_text(about, "key")).rows if near else ():
            if _text(row, "match") in NEAR:
                around.setdefault(_text(row, "related"), _text(about, "conceptLabel"))
    return around | chosen


def _near(ends: Entry | Row, iv: dict[str, str], dv: dict[str, str]) -> tuple[str, ...] | None:
    """The constructs that the ends are only near; nothing where they are the chosen ones themselves; None where they do not fit."""
    if isinstance(ends, Entry) and not ends.has_variables:
        return None
    near: list[str] = []
    for wanted, own in ((iv, ends.iv_concepts), (dv, ends.dv_concepts)):
        fitting = [wanted[concept] for concept in sorted(own) if concept in wanted]
        if wanted and not fitting:
            return None
        near += dict.fromkeys(fitting) if "" not in fitting else ()
    return tuple(near)


def _literature(choice: Choice, iv: dict[str, str], dv: dict[str, str], ask: Asks) -> tuple[Row, ...]:
    """The rows of the literature tables of the chosen studies, also of those that claim nothing themselves, in the order of the studies."""
    studies = sorted(ask("studies/list").rows, key=lambda row: (_text(row, "year"), _text(row, "studyLabel").lower(), _text(row, "key")))
    rows = [literature_row(row, _text(study, "key"), _text(study, "studyLabel"))
            for study in studies if not choice.studies or _text(study, "key") in choice.studies
            for row in ask("studies/synthesis", study=_text(study, "key")).rows]
    if not (iv or dv):
        return tuple(rows)
    fitting = ((row, _near(row, iv, dv)) for row in rows)
    return tuple(replace(row, findings=(*row.findings, *(f"(about a construct near {name})" for name in near)))
                 for row, near in fitting if near is not None)


def _works(rows: Iterable[Row]) -> tuple[str, ...]:
    """The keys of the works of the rows, each once, in their order."""
    return tuple(dict.fromkeys(row.work for row in rows if row.work))


def _text(row: AnswerRow, column: str) -> str:
    cell = row.get(column)
    return cell.value if cell is not None else ""
