"""From the rows of answers to what the tables are made of: entries of the related-work table, and works for its bibliography."""

from __future__ import annotations

from collections.abc import Iterable

from bib.model import Name, Work
from kg.queries.answer import Row as AnswerRow
from kg.tables.related_work import Entry, Row
from ontology.schemes import concept, label, notations

TYPES = {"Preprint": "article", "JournalArticle": "article-journal", "MagazineArticle": "article-magazine",
         "NewspaperArticle": "article-newspaper", "Book": "book", "BookChapter": "chapter", "WorkingPaper": "manuscript",
         "ConferencePaper": "paper-conference",
         "ReportDocument": "report", "ReviewArticle": "review", "WebPage": "webpage", "DoctoralThesis": "thesis", "MastersThesis": "thesis"}
"""FaBiO classes with the CSL types that they stand for; any other is a document."""

GENRES = {"DoctoralThesis": "PhD thesis", "MastersThesis": "Master's thesis"}
"""What kind of thesis a class stands for."""


def entries_of(rows: Iterable[AnswerRow]) -> list[Entry]:
    """The claims in the rows of ``tables/related-work``."""
    return [Entry(study=_text(row, "key"), citation=_text(row, "studyLabel"), claim=_text(row, "claimLabel"), kind=_text(row, "kind"),
                  relation=_text(row, "relation"), text=_text(row, "claimText"), state=label(concept("state", _text(row, "state"))),
                  work=_text(row, "workKey"), iv=_names(row, "independents"), mediator=_names(row, "mediators"),
                  moderator=_names(row, "moderators"), dv=_names(row, "dependents"), method=_methods(row),
                  sample=_text(row, "samples")) for row in rows]


def literature_row(row: AnswerRow, study: str, citation: str) -> Row:
    """The row of ``studies/synthesis`` as a row of the table, marked as second-hand: what ``study`` says of another work."""
    table = _text(row, "printedSource") or "its literature table"
    findings = f"(second-hand, {table} of {citation}): {_text(row, 'findings')}"
    return Row(study, _key(_text(row, "work")), f"{_text(row, 'citation')} [second-hand]", _listed(row, "independents"),
               _listed(row, "mediators"), _listed(row, "moderators"), _listed(row, "dependents"), (findings,), "", "")


def works_of(rows: Iterable[AnswerRow]) -> list[Work]:
    """The works in the rows of ``tables/bibliography``, one row an author."""
    by_key: dict[str, list[AnswerRow]] = {}
    for row in rows:
        by_key.setdefault(_text(row, "key"), []).append(row)
    return [_work(same) for same in by_key.values()]


def _work(rows: list[AnswerRow]) -> Work:
    first = rows[0]
    kind, year = _key(_text(first, "class")), _text(first, "year")
    return Work(key=_text(first, "key"), type=TYPES.get(kind, "document"), genre=GENRES.get(kind, ""), title=_text(first, "title"),
                author=tuple(_name(row) for row in rows if _text(row, "name")), issued=(int(year),) if year else (),
                container_title=_text(first, "containerTitle"), volume=_text(first, "volume"), issue=_text(first, "issueNumber"),
                page=_text(first, "pages"), publisher=_text(first, "publisher"), doi=_text(first, "doi"), url=_text(first, "url"))


def _name(row: AnswerRow) -> Name:
    """The name of an author; a name without a family name is an organization's."""
    family = _text(row, "family")
    return Name(family=family, given=_text(row, "given")) if family else Name(literal=_text(row, "name"))


def _text(row: AnswerRow, column: str) -> str:
    cell = row.get(column)
    return cell.value if cell is not None else ""


def _names(row: AnswerRow, column: str) -> tuple[str, ...]:
    """The names of the constructs in a cell, in the order of the alphabet: the graph keeps no other."""
    cell = row.get(column)
    return tuple(sorted((str(part) for part in cell.parts), key=str.lower)) if cell is not None else ()


def _methods(row: AnswerRow) -> str:
    """The methods of a study in the order of the scheme: how data were collected before how they were analyzed."""
    order = {label(concept("method", name)): n for n, name in enumerate(notations("method"))}
    return "; ".join(sorted((m for m in _text(row, "methods").split("; ") if m), key=lambda m: (order.get(m, len(order)), m)))


def _listed(row: AnswerRow, column: str) -> tuple[str, ...]:
    """The names in a cell of text, in the order of the alphabet."""
    return tuple(sorted((name for name in _text(row, column).split("; ") if name), key=str.lower))


def _key(iri: str) -> str:
    """The last part of an address."""
    return iri.rstrip("/").rsplit("/", 1)[-1]
