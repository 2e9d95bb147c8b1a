"""The errors of ``kg.queries``.

QueryError
├── QuestionFileError      a query file of the catalogue that is not as README.md says
├── QueryParameterError    a parameter of a question that is unknown, missing or wrong
├── UnknownNameError       nothing by that name: a question, construct, link, study, claim or work
├── AmbiguousNameError     a name that several things bear
├── QuerySyntaxError       a text that is no SPARQL 1.1 query
├── QueryRefusedError      a query that this service does not run: updates, SERVICE, graphs from elsewhere
├── QueryTooLargeError     a query that is too long or nested too deep
├── AnswerFormatError      an answer that does not come in the form asked for
├── BusyError              too many queries at once
└── LimitError             a query that was stopped at a limit of time or memory
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import KgError


class QueryError(KgError):
    """A question or query that cannot be answered; base of all errors of this folder."""


class QuestionFileError(QueryError):
    """Happens when a query file of the catalogue has a header that is wrong or does not fit its query.

    Attributes:
        file: the file, e.g. ``"links/evidence.rq"``.
        line: the line, where the fault is in one.
    """

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        self.file, self.line = file, line
        place = f"{file}, line {line}" if line else file
        super().__init__(f"{place}: {reason}. kg/queries/README.md shows how a question is written.")


class QueryParameterError(QueryError, ValueError):
    """Happens when a question is asked with a parameter that it does not have, without one that it needs, or with a wrong value.

    Attributes:
        question: the question, e.g. ``"links/evidence"``.
        parameter: the parameter's name.
    """

    def __init__(self, question: str, parameter: str, reason: str, example: str) -> None:
        self.question, self.parameter = question, parameter
        super().__init__(f"{question}: {parameter} {reason}. Example: {example}")


class UnknownNameError(QueryError, LookupError):
    """Happens when nothing bears a name.

    Attributes:
        asked: the name, e.g. ``"CRM performnce"``.
        close: names that look like it, best first.
    """

    def __init__(self, noun: str, asked: str, close: Iterable[str] = (), hint: str = "") -> None:
        self.asked, self.close = asked, tuple(close)
        shown = asked if len(asked) <= 80 else asked[:79] + "…"
        found = f" Did you mean {', '.join(self.close)}?" if self.close else ""
        super().__init__(f"There is no {noun} {shown!r} in this corpus.{found}{' ' + hint if hint else ''}")


class AmbiguousNameError(QueryError, LookupError):
    """Happens when a name stands for several things.

    Attributes:
        asked: the name.
        candidates: the keys of the things that bear it.
    """

    def __init__(self, noun: str, asked: str, candidates: Iterable[str]) -> None:
        self.asked, self.candidates = asked, tuple(candidates)
        super().__init__(f"{asked!r} can be more than one {noun}: {', '.join(self.candidates)}. Give one of these keys.")


class QuerySyntaxError(QueryError, ValueError):
    """Happens when a text is no SPARQL 1.1 query.

    Attributes:
        line: the line of the fault, counted from 1, where the parser knows it.
        column: the column.
    """

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        self.line, self.column = line, column
        place = f" at line {line}, column {column}" if line else ""
        super().__init__(f"This is not a SPARQL 1.1 query{place}: {reason}")


class QueryRefusedError(QueryError):
    """Happens when a query asks for what this service does not do: to change the graph, or to fetch from elsewhere."""


class QueryTooLargeError(QueryError):
    """Happens when a query is longer or nested deeper than the limits allow."""


class AnswerFormatError(QueryError):
    """Happens when a query of this kind does not come in the form that was asked for.

    Attributes:
        forms: the forms that it comes in.
    """

    def __init__(self, kind: str, form: str, forms: Iterable[str]) -> None:
        self.forms = tuple(forms)
        super().__init__(f"A {kind} query answers as {', '.join(self.forms)}, not as {form}.")


class BusyError(QueryError):
    """Happens when too many queries run and wait already; the same query may be answered a moment later."""


class LimitError(QueryError):
    """Happens when a query is stopped because it takes too much time or memory."""
