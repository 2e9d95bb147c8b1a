"""What someone typed, as terms: any text is a question, none is an error.

    words            all must stand there; each may go on (``assim`` finds assimilation), also in singular, plural, British, American
    "several words"  must stand there side by side, as they are
    -word            must not stand there
    a DOI            is looked for as it is, also as an address

Letters count without case and accents; signs do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.search.words import STOP, forms, tokens, unspaced

MOST_TERMS = 16
"""More words than these make a question no clearer."""

LONGEST_TOKEN = 64

_EDGES = "'.,;:!?()[]{}<>*-−–—"

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/.+)", re.IGNORECASE)

_PART = re.compile(r"""(?P<minus>(?<!\S)[-−–](?=[^\W\d]|["“„«]))?(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]|(?P<word>[^\s"“”„«»]+))""")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: tokens side by side, mostly one.

    Attributes:
        open: whether the last token may go on.
        forms: the forms of a single token, itself first.
        typed: how it was typed, where it was.
    """

    tokens: tuple[str, ...]
    open: bool = True
    forms: tuple[str, ...] = ()
    typed: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The term as people write it."""
        return self.typed or ("" if any(map(unspaced, self.tokens)) else " ").join(self.tokens)

    @property
    def match(self) -> str:
        """The term in the language of FTS5."""
        star = "*" if self.open else ""
        variants: list[tuple[str, ...]] = [(form,) for form in self.forms] or [self.tokens]
        found = " OR ".join(f'"{" ".join(one)}"{star}' for one in variants)
        return f"({found})"

    @property
    def patterns(self) -> list[tuple[tuple[str, ...], bool]]:
        """What is marked in a text: tokens side by side, and whether the last may go on."""
        alone: list[tuple[tuple[str, ...], bool]] = [((form,), self.open) for form in self.forms]
        return alone or [(self.tokens, self.open)]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    terms: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()

    @property
    def name(self) -> str:
        """The words as a name may be: the tokens in their order."""
        return " ".join(token for term in self.terms for token in term.tokens)

    @property
    def names(self) -> list[str]:
        """Every run of the first words, the longest first: a name of a thing may stand in a longer question."""
        words = self.name.split()[:MOST_TERMS]
        return list(dict.fromkeys(" ".join(words[n:n + long]) for long in range(len(words), 0, -1) for n in range(len(words) - long + 1)))

    @property
    def text(self) -> str:
        """The question as someone could have typed it."""
        def typed(term: Term) -> str:
            return term.text if term.open and " " not in term.text else f'"{term.text}"'

        def left_out(term: Term) -> str:
            # a minus before a figure is a negative number, so a figure that is left out stands in quotation marks
            return f'-"{term.text}"' if term.text[:1].isdigit() else f"-{typed(term)}"

        return " ".join((*map(typed, self.terms), *map(left_out, self.excluded)))

    @property
    def match(self) -> str:
        """The question in the language of FTS5, for texts that hold every term."""
        return self._without(" AND ".join(term.match for term in self.terms))

    @property
    def some(self) -> str:
        """The question in the language of FTS5, for texts that hold any term."""
        return self._without(" OR ".join(term.match for term in self.terms))

    def _without(self, wanted: str) -> str:
        return f"({wanted}) NOT ({' OR '.join(term.match for term in self.excluded)})" if self.excluded else f"({wanted})"

    def with_terms(self, terms: Iterable[Term]) -> Query:
        """The same question with other terms."""
        return replace(self, terms=tuple(terms))


def parse(text: str) -> Query:
    """The question in a text, whatever it is; without a letter or a figure it looks for nothing.

    >>> parse('data "big data" -size').text
    'data "big data" -size'
    """
    wanted: list[Term] = []
    excluded: list[Term] = []
    for part in _PART.finditer(text):
        phrase, minus = part["phrase"], part["minus"] is not None
        found = [_whole(phrase)] if phrase is not None else _terms(part["word"])
        for term in found:
            side = excluded if minus else wanted
            if term.tokens and term not in side and len(side) < MOST_TERMS:
                side.append(term)
    telling = [term for term in wanted if not (term.open and len(term.tokens) == 1 and term.tokens[0] in STOP)]
    return Query(tuple(telling or (replace(term, open=False, forms=()) for term in wanted)), tuple(excluded))


def open_term(run: tuple[str, ...], typed: str = "") -> Term:
    """A term that may go on, in its forms if it is one word."""
    single = len(run) == 1 and not unspaced(run[0])
    return Term(run, True, forms(run[0]) if single else (), typed[:LONGEST_TOKEN])


def _terms(word: str) -> list[Term]:
    """The terms of a stretch without spaces."""
    doi = _DOI.fullmatch(word)
    if doi:
        return [_whole(doi[1])]
    runs = _runs(word)
    return [open_term(run, word.strip(_EDGES) if len(runs) == 1 else "") for run in runs]


def _whole(phrase: str) -> Term:
    return Term(tuple(t[:LONGEST_TOKEN] for t in tokens(phrase)[:MOST_TERMS]), False, typed=" ".join(phrase.split())[:4 * LONGEST_TOKEN])


def _runs(word: str) -> list[tuple[str, ...]]:
    """The tokens of a word; letters of a script without spaces stay together."""
    found: list[tuple[str, ...]] = []
    for token in tokens(word)[:LONGEST_TOKEN]:
        if found and unspaced(token) and unspaced(found[-1][-1]):
            found[-1] = (*found[-1], token)
        else:
            found.append((token[:LONGEST_TOKEN],))
    return found
