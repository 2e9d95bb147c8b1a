"""SPARQL as text: what of it is code and what is a comment, a string or an IRI, without parsing it.

The patterns are those of the SPARQL 1.1 grammar (W3C, section 19.8), so that no reading of the text can hide code in a string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPAQUE = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>'''(?:(?:'|'')?(?:[^'\\]|\\.))*''' | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
                 | '(?:[^'\\\n]|\\[^\n])*' | "(?:[^"\\\n]|\\[^\n])*")
      | (?P<open>["'])""",
    re.VERBOSE | re.DOTALL)

_NAMES = re.compile(r"[?$]\w+|(?<=:)(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\[^\n\w])+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*")
"""Variables, local names and language tags: words that are no keywords."""


def masked(text: str) -> str:
    """The text with every comment, string and IRI blanked out, each character at its place and lines kept.

    >>> masked('ASK { ex:a ex:b "a } b" } # end')
    'ASK { ex:a ex:b         }      '
    """
    return _OPAQUE.sub(lambda found: found[0] if found["open"] else re.sub(r"[^\n]", " ", found[0]), text)


def unclosed(text: str) -> int | None:
    """The offset of the first quotation mark that opens a string which is never closed; None where all are.

    To be asked before :func:`masked` of a stranger's text: with many such marks the search for their ends would take long.
    """
    return next((found.start() for found in _OPAQUE.finditer(text) if found["open"]), None)


def without_names(code: str) -> str:
    """Masked text with variables, local names and language tags blanked out too, so that a keyword left in it is one.

    >>> without_names("?service ex:load SERVICE")
    '         ex:     SERVICE'
    """
    return _NAMES.sub(lambda found: " " * len(found[0]), code)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def brackets(code: str) -> Iterator[tuple[int, str]]:
    """The brackets of masked text with their offsets, e.g. ``(9, "{")``."""
    return ((found.start(), found[0]) for found in re.finditer(r"[{}()\[\]]", code))
