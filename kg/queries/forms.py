"""The forms that answers to SPARQL queries come in, and writing them.

Results of SELECT and ASK are written here rather than by the engine, so that an answer which is cut off at a limit is still whole in
its form: SPARQL 1.1 Query Results JSON, XML, CSV and TSV. Graphs are written by the engine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph

from kg.queries.errors import AnswerFormatError, QueryError
from kg.queries.limits import Limits
from ontology.prefixes import PREFIXES

RESULTS = {"json": "application/sparql-results+json", "xml": "application/sparql-results+xml", "csv": "text/csv; charset=utf-8",
           "tsv": "text/tab-separated-values; charset=utf-8"}
"""The forms of SELECT and ASK with their media types, the usual one first."""

GRAPHS = {"ttl": "text/turtle; charset=utf-8", "nt": "application/n-triples", "jsonld": "application/ld+json",
          "rdf": "application/rdf+xml; charset=utf-8"}
"""The forms of CONSTRUCT and DESCRIBE with their media types."""

FORMS = {"SELECT": RESULTS, "ASK": RESULTS, "CONSTRUCT": GRAPHS, "DESCRIBE": GRAPHS}

_ENGINE = {"ttl": pyoxigraph.RdfFormat.TURTLE, "nt": pyoxigraph.RdfFormat.N_TRIPLES, "jsonld": pyoxigraph.RdfFormat.JSON_LD,
           "rdf": pyoxigraph.RdfFormat.RDF_XML}
_STRING = PREFIXES["xsd"] + "string"
_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
_XML_HEAD = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple


class Written(NamedTuple):
    """An answer as bytes; ``truncated`` where it goes on beyond a limit."""

    body: bytes
    truncated: bool = False


def media_type(kind: str, form: str) -> str:
    """The media type of an answer; an AnswerFormatError where a query of this kind does not come in this form."""
    if form not in FORMS[kind]:
        raise AnswerFormatError(kind, form, FORMS[kind])
    return FORMS[kind][form]


def write_truth(value: bool, form: str) -> Written:
    """The answer of an ASK query."""
    word = "true" if value else "false"
    texts = {"json": f'{{"head":{{}},"boolean":{word}}}', "xml": f"{_XML_HEAD}<head/><boolean>{word}</boolean></sparql>"}
    return Written(texts.get(form, word).encode())


def write_rows(found: pyoxigraph.QuerySolutions, form: str, limits: Limits) -> Written:
    """The answer of a SELECT query, cut off before the row that a limit forbids."""
    names = [variable.value for variable in found.variables]
    head, between, foot = _frame(names, form)
    parts, size, truncated = [head.encode()], len(head.encode()), False
    for number, row in enumerate(_rows(found, names, form)):
        line = ((between if number else "") + row).encode()
        if number == limits.rows or size + len(line) > limits.size:
            truncated = True
            break
        parts.append(line)
        size += len(line)
    return Written(b"".join((*parts, foot.encode())), truncated)


def write_graph(found: Iterable[pyoxigraph.Triple], form: str, limits: Limits) -> Written:
    """The answer of a CONSTRUCT or DESCRIBE query: each triple once, so many as the limits allow."""
    triples: dict[pyoxigraph.Triple, None] = {}
    truncated = False
    for triple in found:
        if len(triples) == limits.rows and triple not in triples:
            truncated = True
            break
        triples[triple] = None
    kept = list(triples)
    while len(body := _serialised(kept, form)) > limits.size:
        kept, truncated = kept[: len(kept) // 2], True
    return Written(body, truncated)


def _serialised(triples: list[pyoxigraph.Triple], form: str) -> bytes:
    """The triples in the form, with the known prefixes where it has such."""
    try:
        prefixes = PREFIXES if form in {"ttl", "rdf"} else None
        body = pyoxigraph.serialize(triples, format=_ENGINE[form], prefixes=prefixes) or b""
        if form == "rdf":  # the engine writes names and characters that XML does not have, and carriage returns that it would lose
            body = body.replace(b"\r", b"&#13;")
            expat.ParserCreate(namespace_separator=" ").Parse(body, True)
    except expat.ExpatError:
        raise QueryError(f"This graph cannot be written as RDF/XML: {_unfit_for_xml(triples)}. Take Turtle or JSON-LD.") from None
    except (ValueError, OSError) as error:
        raise QueryError(f"This graph cannot be written in the form {form} ({error}). Take Turtle.") from error
    return body


def _unfit_for_xml(triples: Iterable[pyoxigraph.Triple]) -> str:
    """Why XML cannot hold these triples: a property without a name at its end, else a value with a control character."""
    for triple in triples:
        if not _XML_NAME.search(triple.predicate.value):
            return f"the property <{triple.predicate.value[:200]}> does not end in a name that XML allows"
    return "a value holds a control character, which XML has not"


def _frame(names: list[str], form: str) -> tuple[str, str, str]:
    """What stands before the rows, between two of them, and after them."""
    if form == "json":
        return f'{{"head":{{"vars":{json.dumps(names)}}},"results":{{"bindings":[', ",", "]}}"
    if form == "xml":
        head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
        return f"{_XML_HEAD}<head>{head}</head><results>", "", "</results></sparql>"
    return (",".join(names) + "\r\n", "", "") if form == "csv" else ("\t".join(f"?{name}" for name in names) + "\n", "", "")


def _rows(found: Iterable[pyoxigraph.QuerySolution], names: list[str], form: str) -> Iterator[str]:
    """The rows in the form."""
    for solution in found:
        terms = [solution[name] for name in names]
        if form == "json":
            row = {name: _json(term) for name, term in zip(names, terms, strict=True) if term is not None}
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        elif form == "xml":
            bound = ((name, term) for name, term in zip(names, terms, strict=True) if term is not None)
            yield "<result>" + "".join(f"<binding name={quoteattr(name)}>{_xml(term)}</binding>" for name, term in bound) + "</result>"
        elif form == "csv":
            yield ",".join("" if term is None else _csv(term) for term in terms) + "\r\n"
        else:
            yield "\t".join("" if term is None else str(term) for term in terms) + "\n"


def _json(term: Term) -> dict[str, str]:
    """A term of SPARQL results in JSON, e.g. ``{"type": "uri", "value": "..."}``."""
    if isinstance(term, pyoxigraph.Literal):
        of = {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value} if term.datatype.value != _STRING else {}
        return {"type": "literal", "value": term.value, **of}
    if isinstance(term, pyoxigraph.Triple):
        return {"type": "literal", "value": str(term)}
    return {"type": "uri" if isinstance(term, pyoxigraph.NamedNode) else "bnode", "value": term.value}


def _xml(term: Term) -> str:
    """A term of SPARQL results in XML; characters that XML cannot hold become U+FFFD."""
    parts = _json(term)
    value = escape(_UNFIT_FOR_XML.sub("\ufffd", parts["value"]), {"\r": "&#13;"})
    if parts["type"] != "literal":
        return f"<{parts['type']}>{value}</{parts['type']}>"
    of = next((f" {name}={quoteattr(parts[name])}" for name in ("xml:lang", "datatype") if name in parts), "")
    return f"<literal{of}>{value}</literal>"


def _csv(term: Term) -> str:
    """A term of SPARQL results in CSV: its text, quoted where it must be."""
    text = f"_:{term.value}" if isinstance(term, pyoxigraph.BlankNode) else str(term) if isinstance(term, pyoxigraph.Triple) else term.value
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",\r\n]', text) else text
