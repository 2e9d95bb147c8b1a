"""What can be found: one document for each construct, link, claim, definition, study and work, made from the search's questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.graph.pairing import state_of
from kg.queries.answer import Reader, texts
from kg.queries.question import Question, read_question
from ontology.schemes import notation_of

Fact = str | int | bool
"""What stands beside a hit."""

Row = Mapping[str, str]
"""A row of a question as texts, by column; empty where it is unbound."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    Attributes:
        kind: the name of its kind, e.g. ``"claims"``.
        iri: its IRI.
        page: the IRI of the page that shows it, which for a definition is that of the construct.
        title: what it is called.
        others: further names: aliases (of a link those of its ends), the ends of a claim, authors, keywords.
        text: its words: a claim's text, a definition, a title, a scope note.
        more: searched too, and shown only where nothing else holds the words.
        names: what someone may type who wants exactly this.
        weight: how much of the corpus hangs on it; of two that fit alike the heavier comes first.
    """

    kind: str
    iri: str
    page: str
    title: str
    others: tuple[str, ...] = ()
    text: str = ""
    more: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    weight: int = 0
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things to be found.

    Attributes:
        weights: how much a word counts in title, others, text and more.
        first: the columns of the index whose hits stand before all others, names before texts; then these, each with those before it.
        digits: to how many digits scores are told apart; within, the heavier comes first.
        heavy: whether, among those that hold all words alike, the heavier comes first however short the others are: a tested link before
            one that is only spoken of.
    """

    name: str
    weights: tuple[float, float, float, float]
    first: tuple[str, ...]
    read: Callable[[Row], Document]
    digits: int = 3
    heavy: bool = False


def documents(reader: Reader, kind: Kind) -> list[Document]:
    """Everything of a kind, the heaviest first, then by name."""
    found = [kind.read(row) for row in _rows(reader, _question(kind.name))]
    return sorted(found, key=lambda d: (-d.weight, d.title.casefold(), d.iri))


def _rows(reader: Reader, question: Question) -> Iterator[Row]:
    names = [column.name for column in question.columns]
    return (dict(zip(names, row, strict=True)) for row in texts(reader, question))


@cache
def _question(kind: str) -> Question:
    return read_question(f"search/{kind}")


def _split(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(sorted(part for part in text.split("; ") if part))


def _some(*values: str) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def _number(text: str) -> int:
    return int(text or 0)


def _construct(row: Row) -> Document:
    label = row["conceptLabel"]
    others = tuple(name for name in _split(row["otherNames"]) if name != label)
    studies, links = _number(row["namedInStudies"]), _number(row["links"])
    return Document("constructs", row["concept"], row["concept"], label, others, row["scopeNote"], names=(label, *others),
                    weight=1000 * studies + links, facts={"studies": studies, "links": links})


_STATES = {"supported": "supported", "not-supported": "notSupported", "mixed": "mixed", "no-verdict": "noVerdict",
           "illustrated": "illustrated", "illustrated-mixed": "illustratedMixed", "illustrated-against": "illustratedAgainst",
           "proposed": "proposed", "second-hand": "secondHandSources"}


def _link(row: Row) -> Document:
    states = {state: n for state, column in _STATES.items() if (n := _number(row[column]))}
    tested = sum(states.get(state, 0) for state in ("supported", "not-supported", "mixed", "no-verdict"))
    facts: dict[str, Fact] = {"relation": notation_of(row["relation"]), "contested": row["contested"] == "true", **states}
    label = row["linkLabel"]
    others = tuple(name for name in dict.fromkeys(_split(row["otherNames"])) if name.casefold() not in label.casefold())
    return Document("links", row["link"], row["link"], label, others, names=(label,),
                    weight=10_000 * tested + 100 * _number(row["studies"]) + _number(row["secondHandSources"]), facts=facts)


def _claim(row: Row) -> Document:
    kind, verdict, basis = (notation_of(row[column]) for column in ("kind", "verdict", "basis"))
    facts: dict[str, Fact] = {"study": row["study"], "studyLabel": row["studyLabel"], "kind": kind, "state": state_of(verdict, basis)}
    label, key = row["claimLabel"], row["studyKey"]
    return Document("claims", row["claim"], row["claim"], label, _split(row["ends"]), row["claimText"], (row["studyLabel"], key),
                    (label, f"{key} {label}", f"{row['studyLabel']} {label}"), facts=facts)


def _definition(row: Row) -> Document:
    label, concept = row["memberLabel"], row["conceptLabel"]
    facts: dict[str, Fact] = {"study": row["study"], "studyLabel": row["studyLabel"], "concept": row["concept"], "conceptLabel": concept,
                              "sources": "; ".join(_split(row["sourceNames"]))}
    return Document("definitions", row["definition"], row["member"], label, _some("" if concept == label else concept),
                    row["definitionText"], _some(row["studyLabel"], *_split(row["sourceNames"])),
                    tuple(dict.fromkeys(_some(label, concept))), facts=facts)


def _study(row: Row) -> Document:
    others = (*_split(row["authorNames"]), *_split(row["keywords"]), *_split(row["methods"]), *_split(row["theories"]))
    facts: dict[str, Fact] = {"claims": _number(row["claims"]), "methods": "; ".join(_split(row["methods"])),
                              "samples": "; ".join(_split(row["samples"]))}
    return Document("studies", row["study"], row["study"], row["studyLabel"], tuple(dict.fromkeys(others)), row["title"],
                    _some(*_split(row["questions"]), *_split(row["samples"]), row["abstract"], row["key"]),
                    _some(row["studyLabel"], row["title"], row["key"]), _number(row["claims"]), facts)


def _work(row: Row) -> Document:
    facts: dict[str, Fact] = {"citations": _number(row["citations"]), "studiedAs": row["studiedAs"]}
    return Document("works", row["work"], row["work"], row["workLabel"], _some(*_split(row["authorNames"]), row["container"]),
                    row["title"], _some(row["key"], row["doi"]), _some(row["workLabel"], row["title"], row["key"], row["doi"]),
                    _number(row["citations"]), facts)


KINDS = (Kind("constructs", (10, 8, 2, 1), ("{title}", "{title others}"), _construct, 0),
         Kind("links", (10, 8, 1, 1), ("{title}", "{title others}"), _link, 0, heavy=True),
         Kind("claims", (4, 3, 10, 1), ("{title text}",), _claim),
         Kind("definitions", (10, 6, 3, 1), ("{title}", "{title others}"), _definition),
         Kind("studies", (10, 4, 10, 1), ("{title text}",), _study),
         Kind("works", (10, 4, 10, 1), ("{title text}",), _work))
"""All kinds, in the order in which their hits are shown."""
