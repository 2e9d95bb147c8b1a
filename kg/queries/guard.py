"""A stranger's query before it runs: what it is, and whether it may be run at all.

Two looks. :func:`guard` reads the text as a sequence of words, in a moment, and refuses what can be told from that; it is safe to call
anywhere. :func:`parse` has rdflib parse the whole query and looks at every node; that can take long for a hostile text, so it is done
in a worker process that can be killed. What the query means is left to the engine: rdflib's translation into an algebra refuses some
legal ones, ``DESCRIBE *`` among them. Both see the text in one form (:func:`plain`), which is the form that the engine gets: a query
must never mean one thing to the guard and another to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import pyoxigraph
from rdflib import XSD, Literal
from rdflib.plugins.sparql.algebra import translatePName, translatePrologue, traverse
from rdflib.plugins.sparql.parser import DECIMAL_NEGATIVE, parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.queries.errors import QueryRefusedError, QuerySyntaxError, QueryTooLargeError
from kg.queries.limits import LIMITS, Limits
from kg.queries.sparql_text import brackets, masked, place, unclosed, without_names
from ontology.prefixes import PREFIXES

KINDS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})

_PROLOGUE = re.compile(r"\s*+(?:(?:PREFIX\s*+[^\s:]*+\s*+:|BASE)\s*+)*+", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\[uU]")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_ENGINE_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_DECLARED = re.compile(r"\bPREFIX\s*+([^\s:]*+)\s*+:", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w.\-])([^\W\d][\w.\-]*+)?:")
_LONGEST_REASON = 200

DECIMAL_NEGATIVE.set_parse_action(lambda found: Literal(-found[0].value, datatype=XSD.decimal))
"""rdflib 7.6 fails to negate a decimal that stands in a triple: ``ASK { ?s ?p -1.5 }``."""


class ParsedQuery(NamedTuple):
    """A query that may be run.

    Attributes:
        kind: ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
        text: the text to give to the engine.
        graphs: the graphs that it names in FROM and FROM NAMED.
    """

    kind: str
    text: str
    graphs: tuple[str, ...] = ()


def guard(text: str, limits: Limits = LIMITS) -> ParsedQuery:
    """What kind of query the text is; an error where it is none, is too large, or asks for what is not done here.

    >>> guard("PREFIX ex: <http://example.org/> ASK { ex:a ex:p ex:b }").kind
    'ASK'
    """
    if len(text) > limits.text:
        raise QueryTooLargeError(f"The query has {len(text):,} characters, more than the {limits.text:,} that are taken. Shorten it.")
    text = plain(text)
    if (quote := unclosed(text)) is not None:
        raise QuerySyntaxError("this string is never closed", *place(text, quote))
    code = masked(text)
    _check_brackets(text, code, limits.nesting)
    start = _PROLOGUE.match(code)
    first = _WORD.match(code, start.end() if start else 0)
    kind = first[0].upper() if first else ""
    if kind in UPDATES:
        raise QueryRefusedError(f"This is an update ({kind}), and only queries are answered here: SELECT, ASK, CONSTRUCT, DESCRIBE. "
                                "'nomnet add' changes what is in a store.")
    if kind not in KINDS:
        line, column = place(text, start.end() if start else 0)
        raise QuerySyntaxError("it has to begin with SELECT, ASK, CONSTRUCT or DESCRIBE, after any PREFIX lines", line, column)
    if "SERVICE" in without_names(code).upper():
        raise QueryRefusedError("The query has the word SERVICE in it: other services are not asked from here. (A prefix must not be "
                                "called so either.) Take the part out, or run the query on a server of your own.")
    return ParsedQuery(kind, text)


def parse(text: str, limits: Limits = LIMITS, base: str | None = None) -> ParsedQuery:
    """The query after a full look at it; errors as of :func:`guard`, and every fault of its syntax.

    Relative IRIs are read from the base, as the engine has to be told to do.
    """
    query = guard(text, limits)
    try:
        parsed = parseQuery(query.text)
        resolved = traverse(parsed[1], visitPost=partial(translatePName, prologue=translatePrologue(parsed[0], base)))
    except RecursionError:
        raise QueryTooLargeError("The query is nested too deep, or has too many patterns in one group. Split it.") from None
    except Exception as error:  # every kind of fault that a parser can have with a hostile text
        raise _syntax_error(query.text, error, base) from None
    if any(node.name == "ServiceGraphPattern" for node in _nodes(parsed)):
        raise QueryRefusedError("The query asks another service (SERVICE), which is not done from here. Take the part out.")
    clauses = resolved.datasetClause or ()
    return query._replace(graphs=tuple(str(clause.default or clause.named) for clause in clauses))


def plain(text: str) -> str:
    r"""The text in the one form that guard, parser and engine agree on.

    Line ends become ``\n``: a bare carriage return ends a comment for the engine and not for rdflib. ``\uXXXX`` becomes its character
    (SPARQL 1.1, section 19.2); one that stands for an ASCII character, which could open or close a string for one reader only, is refused.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise QuerySyntaxError("it holds half a character (a lone surrogate)") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if control := _CONTROL.search(text):
        raise QuerySyntaxError(f"it holds the control character {ord(control[0]):#04x}", *place(text, control.start()))

    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2] or "0", 16)
        if not 0xA0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise QuerySyntaxError(f"{found[0]} is not taken; write the character itself", *place(text, found.start()))
        return chr(code)

    return _ESCAPE.sub(character, text)


def _check_brackets(text: str, code: str, deepest: int) -> None:
    """Every bracket is closed by its like, and they are not nested too deep: parsers and the engine follow them by recursion."""
    opened: list[tuple[int, str]] = []
    for offset, bracket in brackets(code):
        if bracket in "({[":
            opened.append((offset, bracket))
            if len(opened) > deepest:
                raise QueryTooLargeError(f"The query is nested more than {deepest} deep at line {place(text, offset)[0]}. Make it flatter.")
        elif not opened or opened.pop()[1] != _CLOSING[bracket]:
            raise QuerySyntaxError(f"this {bracket} closes nothing that is open", *place(text, offset))
    if opened:
        raise QuerySyntaxError(f"this {opened[-1][1]} is never closed", *place(text, opened[-1][0]))


def _nodes(part: Any) -> Iterator[CompValue]:
    """Every node of a parse tree, however deep."""
    todo = [part]
    while todo:
        one = todo.pop()
        if isinstance(one, CompValue):
            yield one
            todo.extend(one.values())
        elif isinstance(one, (list, tuple, set)) or type(one).__name__ == "ParseResults":
            todo.extend(one)


def _syntax_error(text: str, error: Exception, base: str | None) -> QuerySyntaxError:
    """What is wrong with the syntax, in the words of the engine where it finds a fault too: it knows the place better."""
    try:
        pyoxigraph.Store().query(text, base_iri=base)
    except SyntaxError as fault:
        return engine_syntax_error(fault, text)
    except Exception:  # the engine's other faults say nothing about the text
        pass
    line, column = getattr(error, "lineno", None), getattr(error, "column", None)
    return QuerySyntaxError(_shortened(str(error)), line, column)


def engine_syntax_error(fault: SyntaxError, text: str) -> QuerySyntaxError:
    """The engine's complaint about a query, with its place; a prefix that is not declared is named, which the engine does not do."""
    if undeclared := _undeclared_prefix(text):
        return undeclared
    found = _ENGINE_PLACE.match(str(fault))
    if found:
        return QuerySyntaxError(_shortened(found[3]), int(found[1]), int(found[2]))
    return QuerySyntaxError(_shortened(str(fault)))


def _undeclared_prefix(text: str) -> QuerySyntaxError | None:
    """What to do about the first prefix that a query uses and does not declare; None where it declares all."""
    code = without_names(masked(text))
    declared = {found[1] for found in _DECLARED.finditer(code)} | {"_"}
    used = next((found for found in _PREFIXED.finditer(code) if (found[1] or "") not in declared), None)
    if used is None:
        return None
    name = used[1] or ""
    known = PREFIXES.get(name)
    cure = f"put PREFIX {name}: <{known}> before the query" if known else f"declare it before the query: PREFIX {name}: <...>"
    return QuerySyntaxError(f"the prefix {name}: is not declared; {cure}", *place(text, used.start()))


def _shortened(reason: str) -> str:
    """The reason on one line and not too long: parsers list all that they expected."""
    line = " ".join(reason.split())
    return line if len(line) <= _LONGEST_REASON else line[: _LONGEST_REASON - 1] + "…"
