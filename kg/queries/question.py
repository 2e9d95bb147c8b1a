"""A question of the catalogue: a query file that says of itself what it answers, what it needs, and what its columns hold.

The header is comment lines, so that the file is legal SPARQL; README.md shows one. A parameter is bound where the query says
``VALUES ?name { UNDEF }``: as it stands the line allows everything, bound it holds RDF terms. Nothing is ever pasted from text.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import pyoxigraph

from kg.graph.iris import Iris
from kg.queries.errors import QuestionFileError
from kg.queries.sparql_text import masked, place
from ontology.prefixes import BASE, PREFIXES
from ontology.schemes import concept, schemes

NODES: Mapping[str, Callable[[Iris, str], str]] = {
    "construct": lambda iris, key: iris.concept(key),
    "link": lambda iris, key: iris.link(key),
    "study": lambda iris, key: iris.study(key),
    "work": lambda iris, key: iris.work(key),
    "claim": lambda iris, key: iris.claim(*_of_study(key)),
    "study construct": lambda iris, key: iris.construct(*_of_study(key)),
}
"""What a parameter can name, with the IRI of a key; claims and study constructs are named with their study, ``zhang2020/H1``."""

LITERALS = ("text", "integer", "boolean")
COLUMN_NODES = ("concept", "study construct", "study", "claim", "work", "link", "node")
COLUMN_LITERALS = (*LITERALS, "number")
NOTATION = "notation of "
LIST = "list of "

Term = pyoxigraph.NamedNode | pyoxigraph.Literal

_FIELD = re.compile(r"#\s?(summary|parameter|columns|example):\s*(.*)")
_PARAMETER = re.compile(r"(?P<name>\w+) \((?P<type>[^,()]+)(?P<flags>[^()]*)\) - (?P<description>.+)")
_COLUMN = re.compile(r"(?P<name>\w+) \((?P<type>[^()]+)\)")
_MARK = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}")
_SELECT = re.compile(r"\bSELECT\b(?:\s+DISTINCT)?(?P<projection>.*?)\bWHERE\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question, e.g. ``construct (construct)``.

    Attributes:
        optional: whether the question can be asked without it.
        many: whether it takes several values.
        default: what is bound where none is given.
    """

    name: str
    type: str
    description: str
    optional: bool = False
    many: bool = False
    default: str | None = None

    @property
    def scheme(self) -> str | None:
        """The scheme whose notations it takes, e.g. ``"verdict"``; None for other types."""
        return self.type.removeprefix(NOTATION) if self.type.startswith(NOTATION) else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer, e.g. ``antecedent (concept)``.

    Attributes:
        type: ``concept``, ``study``, ``text``, ``number``, ``notation of verdict`` ...; of one element where ``many``.
        many: whether a cell holds several things.
        names: the column whose things it names: ``antecedent`` for ``antecedentLabel``.
    """

    name: str
    type: str
    many: bool = False
    names: str | None = None

    @property
    def scheme(self) -> str | None:
        """The scheme of its notations; None for other types."""
        return self.type.removeprefix(NOTATION) if self.type.startswith(NOTATION) else None


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        name: aspect and question, e.g. ``"links/evidence"``.
        summary: what it answers, in a sentence.
        example: an example call: keys by parameter.
        text: the whole file.
    """

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: Mapping[str, str]
    text: str
    base: str = field(default=BASE, compare=False)

    @property
    def aspect(self) -> str:
        """The folder that the question is in, e.g. ``"links"``."""
        return self.name.partition("/")[0]

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of this name; None where there is none."""
        return next((p for p in self.parameters if p.name == name), None)

    @property
    def example_call(self) -> str:
        """The example as it is typed after ``nomnet ask``, e.g. ``constructs/antecedents --construct bdai-assimilation``."""
        options = (f"--{name}" if value == "true" else f"--{name} {shlex.quote(value)}" for name, value in self.example.items())
        return " ".join((self.name, *options))

    @property
    def example_text(self) -> str:
        """The query of the example call, ready to run."""
        given = ((p, self.example.get(p.name, p.default)) for p in self.parameters)
        return self.bound({p.name: [term_of_key(p.type, value, self.base)] for p, value in given if value is not None})

    def bound(self, terms: Mapping[str, Sequence[Term]]) -> str:
        """The query with these parameters bound; the others stay open. A name that is no parameter is a KeyError."""
        if unknown := set(terms) - {p.name for p in self.parameters}:
            raise KeyError(f"{self.name} has no parameter {', '.join(sorted(unknown))}")
        code, parts, end = masked(self.text), [], 0
        for mark in _MARK.finditer(code):
            if mark[1] in terms:
                values = " ".join(map(_written, terms[mark[1]]))
                parts += [self.text[end: mark.start()], f"VALUES ?{mark[1]} {{ {values} }}"]
                end = mark.end()
        return "".join((*parts, self.text[end:]))


def term_of_key(kind: str, value: str, base: str = BASE) -> Term:
    """The term of a key, a notation or a literal for a parameter of this type: nothing is looked up in a graph."""
    if kind in NODES:
        return pyoxigraph.NamedNode(NODES[kind](Iris(base), value))
    if kind.startswith(NOTATION):
        return pyoxigraph.NamedNode(concept(kind.removeprefix(NOTATION), value))
    if kind == "boolean":
        return pyoxigraph.Literal(value == "true")
    return pyoxigraph.Literal(int(value)) if kind == "integer" else pyoxigraph.Literal(value)


def _of_study(key: str) -> tuple[str, str]:
    """Study and key of ``zhang2020/H1``."""
    study, _, own = key.partition("/")
    return study, own


def _written(term: Term) -> str:
    """A term as SPARQL text; numbers and truth values without their datatype."""
    short = isinstance(term, pyoxigraph.Literal) and term.datatype.value in {PREFIXES["xsd"] + "boolean", PREFIXES["xsd"] + "integer"}
    return term.value if short else str(term)


def question_names() -> list[str]:
    """The names of all questions that ship with nomnet, sorted."""
    folder = files("kg.queries")
    return sorted(f"{aspect.name}/{file.name.removesuffix('.rq')}" for aspect in folder.iterdir() if aspect.is_dir()
                  for file in aspect.iterdir() if file.name.endswith(".rq"))


def read_question(name: str, base: str = BASE) -> Question:
    """The question of this name from its file; a FileNotFoundError where there is none."""
    aspect, _, question = name.partition("/")
    return parse_question(name, files("kg.queries").joinpath(aspect, f"{question}.rq").read_text(encoding="utf-8"), base)


def parse_question(name: str, text: str, base: str = BASE) -> Question:
    r"""The question in the text of a query file; a QuestionFileError says what is wrong with its header.

    >>> text = "# summary: All links\n# columns: link (link)\nSELECT ?link WHERE { ?link a <http://example.org/Link> }"
    >>> parse_question("links/all", text).columns
    (Column(name='link', type='link', many=False, names=None),)
    """
    file = f"{name}.rq"
    fields = _header(file, text)
    parameters = tuple(_parameter(file, line, value) for line, value in fields["parameter"])
    if not fields["summary"] or not fields["columns"]:
        raise QuestionFileError(file, "the header needs a summary and columns")
    columns = _columns(file, *fields["columns"][0])
    example = _example(file, fields["example"], parameters)
    code = masked(text)
    _check_marks(file, code, parameters)
    _check_projection(file, code, columns)
    return Question(name, fields["summary"][0][1], parameters, columns, example, text, base)


def _header(file: str, text: str) -> dict[str, list[tuple[int, str]]]:
    """The fields of the header with their lines; a line that begins with ``#   `` goes on with the field before it."""
    fields: dict[str, list[tuple[int, str]]] = {"summary": [], "parameter": [], "columns": [], "example": []}
    last: list[tuple[int, str]] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        if found := _FIELD.match(line):
            last = fields[found[1]]
            if last and found[1] != "parameter":
                raise QuestionFileError(file, f"a second {found[1]}", number)
            last.append((number, found[2].strip()))
        elif line.startswith("#   ") and last:
            last[-1] = (last[-1][0], f"{last[-1][1]} {line[1:].strip()}")
        else:
            raise QuestionFileError(file, f"{line!r} is no field of the header (summary, parameter, columns, example)", number)
    return fields


def _parameter(file: str, line: int, text: str) -> Parameter:
    """The parameter of a line like ``near (boolean, optional, default false) - add near links``."""
    found = _PARAMETER.fullmatch(text)
    if not found:
        raise QuestionFileError(file, f"a parameter is written 'name (type) - what it is', not {text!r}", line)
    kind, flags = found["type"].strip(), [flag.strip() for flag in found["flags"].split(",") if flag.strip()]
    default = next((flag.removeprefix("default ") for flag in flags if flag.startswith("default ")), None)
    rest = {flag for flag in flags if not flag.startswith("default ")} - {"optional", "many"}
    if rest or (default is not None and "optional" not in flags):
        raise QuestionFileError(file, f"{found['name']} can be optional, many, and then have a default; not {', '.join(flags)}", line)
    if kind not in (*NODES, *LITERALS) and not _is_notation(kind):
        known = ", ".join((*NODES, *LITERALS))
        raise QuestionFileError(file, f"{kind!r} is no type of a parameter; there are {known} and 'notation of <scheme>'", line)
    return Parameter(found["name"], kind, found["description"], "optional" in flags, "many" in flags, default)


def _columns(file: str, line: int, text: str) -> tuple[Column, ...]:
    """The columns of a line like ``link (link), linkLabel (text)``."""
    found: list[Column] = []
    for part in re.split(r",\s*(?=\w+ \()", text):
        match = _COLUMN.fullmatch(part.strip())
        if not match:
            raise QuestionFileError(file, f"a column is written 'name (type)', not {part.strip()!r}", line)
        many, kind = match["type"].startswith(LIST), match["type"].removeprefix(LIST)
        known = kind in COLUMN_NODES or _is_notation(kind) or (not many and kind in COLUMN_LITERALS)
        if not known:
            types = ", ".join((*COLUMN_NODES, *COLUMN_LITERALS))
            raise QuestionFileError(file, f"{match['type']!r} is no type of a column; there are {types}, 'notation of <scheme>' and "
                                    "'list of' those that are things", line)
        named = match["name"].removesuffix("Label")
        names = named if named != match["name"] and any(c.name == named for c in found) else None
        found.append(Column(match["name"], kind, many, names))
    return tuple(found)


def _is_notation(kind: str) -> bool:
    return kind.startswith(NOTATION) and kind.removeprefix(NOTATION) in schemes()


def _example(file: str, fields: Sequence[tuple[int, str]], parameters: Iterable[Parameter]) -> dict[str, str]:
    """The example call of a line like ``construct=bdai-assimilation near=true``; it has every parameter that must be given."""
    line, text = fields[0] if fields else (None, "")
    example = dict(part.split("=", 1) for part in shlex.split(text) if "=" in part)
    if missing := [p.name for p in parameters if not p.optional and p.name not in example]:
        raise QuestionFileError(file, f"the example call lacks {', '.join(missing)}", line)
    if unknown := set(example) - {p.name for p in parameters}:
        raise QuestionFileError(file, f"the example call has {', '.join(sorted(unknown))}, which is no parameter", line)
    return example


def _check_marks(file: str, code: str, parameters: Sequence[Parameter]) -> None:
    """Every parameter is bound somewhere, and nothing else is."""
    marks = {mark[1]: mark.start() for mark in _MARK.finditer(code)}
    if missing := [p.name for p in parameters if p.name not in marks]:
        raise QuestionFileError(file, f"the query never says VALUES ?{missing[0]} {{ UNDEF }}: the parameter {missing[0]} would do nothing")
    if unknown := set(marks) - {p.name for p in parameters}:
        name = min(unknown)
        raise QuestionFileError(file, f"VALUES ?{name} {{ UNDEF }} binds no parameter of the header", place(code, marks[name])[0])


def _check_projection(file: str, code: str, columns: Sequence[Column]) -> None:
    """The columns of the header are the variables that the query selects, in their order."""
    found = _SELECT.search(code)
    selected, declared = _selected(found["projection"] if found else ""), [c.name for c in columns]
    if selected != declared:
        odd = [name for name in (*selected, *declared) if (name in selected) != (name in declared)]
        raise QuestionFileError(file, f"the query selects other columns than the header names: {', '.join(odd) or 'in another order'}")


def _selected(projection: str) -> list[str]:
    """The variables of a projection, e.g. ``["a", "n"]`` of ``?a (COUNT(?b) AS ?n)``."""
    depth, plain = 0, ""
    for character in re.sub(r"\bAS\s+\?(\w+)\s*\)", r") ?\1 ", projection):
        depth += (character == "(") - (character == ")")
        plain += character if depth == 0 else " "
    return re.findall(r"\?(\w+)", plain)
