"""The bibliographic parts of a record: CSL-JSON items (CSL schema 1.0.2) with the keys that a study needs beside them."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

KEY = r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$"
"""A citation key: it becomes a part of addresses and of file names, so no slash, space or leading dot."""

MOST = 2**53 - 1
"""No whole number is larger: JSON's readers and the graph's engine would take a larger one for another."""

_WHITE = re.compile(r"\s+")
_DATE = re.compile(r"(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def text_or_none(value: Any) -> Any:
    """A string with single spaces; numbers become the strings they were written as, since YAML types what print does not."""
    if isinstance(value, str):
        return _WHITE.sub(" ", value).strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return getattr(value, "text", str(value))
    return value


def listed(value: Any) -> Any:
    """A list: one value stands for the list of itself, nothing for the empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _date(value: Any) -> Any:
    """A CSL date; a bare year or ISO date stands for its parts, other text for itself."""
    text = text_or_none(value)
    if not isinstance(text, str):
        return value
    match = _DATE.fullmatch(text)
    return {"date-parts": [[int(x) for x in match.groups() if x]]} if match else {"literal": text}


Text = Annotated[str, BeforeValidator(text_or_none, json_schema_input_type=str | float)]
Words = Annotated[Text, Field(min_length=1)]
"""A text that says something: one of nothing but spaces is refused."""
Whole = Annotated[int, Field(le=MOST)]
Key = Annotated[str, BeforeValidator(text_or_none), Field(pattern=KEY, max_length=120)]
Names = Annotated[list[Text], BeforeValidator(listed, json_schema_input_type=list[Text] | Text)]
NamesOfThings = Annotated[list[Words], BeforeValidator(listed, json_schema_input_type=list[Words] | Words)]
"""Names of which each stands for something, so that none may be empty."""


class Part(BaseModel):
    """Unknown keys are kept, empty ones count as absent, values are not changed after reading."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        if isinstance(value, dict) and None in value.values():
            return {k: v for k, v in value.items() if v is not None}
        return value


class Name(Part):
    """A name as printed, e.g. ``{family: Zhang, given: Chubing}``; organizations as ``{literal: ...}``."""

    family: Text | None = None
    given: Text | None = None
    suffix: Text | None = None
    particle: Text | None = Field(None, alias="non-dropping-particle")
    dropping_particle: Text | None = Field(None, alias="dropping-particle")
    literal: Text | None = None

    def __str__(self) -> str:
        """Family name first, e.g. ``Zhang, Chubing``."""
        if self.literal:
            return self.literal
        family = " ".join(x for x in (self.particle, self.family) if x)
        return ", ".join(x for x in (family, self.given, self.suffix) if x)


class Issued(Part):
    """A CSL date, e.g. ``{date-parts: [[2020, 11]]}``."""

    date_parts: list[list[int]] = Field([], alias="date-parts")
    literal: Text | None = None
    raw: Text | None = None

    @model_validator(mode="after")
    def _parts_are_dates(self) -> Issued:
        for parts in self.date_parts:
            _check_date(parts)
        return self

    @property
    def year(self) -> int | None:
        """The first year, e.g. 2020."""
        return self.date_parts[0][0] if self.date_parts and self.date_parts[0] else None


def _check_date(parts: list[int]) -> None:
    """Raises a ValueError where there is no such month or day."""
    try:
        if parts:
            date(2000 + parts[0] % 400, *[*parts[1:], 1, 1][: max(2, len(parts) - 1)])  # the calendar repeats after 400 years
    except (ValueError, TypeError):
        raise ValueError(f"{'-'.join(map(str, parts))} is no date: there is no such month or day") from None


class Item(Part):
    """A CSL-JSON item as far as nomnet uses it."""

    type: Text | None = None
    title: Text | None = None
    author: list[Name] = []
    editor: list[Name] = []
    issued: Annotated[Issued | None, BeforeValidator(_date, json_schema_input_type=Issued | str | int | None)] = None
    year_suffix: Text | None = Field(None, alias="year-suffix")
    container_title: Text | None = Field(None, alias="container-title")
    publisher: Text | None = None
    publisher_place: Text | None = Field(None, alias="publisher-place")
    edition: Text | None = None
    genre: Text | None = None
    language: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    doi: Text | None = Field(None, alias="DOI")
    url: Text | None = Field(None, alias="URL")

    @property
    def year(self) -> int | None:
        """The year of publication, where one is known."""
        return self.issued.year if self.issued else None


class Reference(Item):
    """An entry of the printed reference list; ``work`` is the key of the work it describes."""

    id: Key
    raw: Text | None = None
    line: Whole | None = Field(None, ge=1)
    work: Key | None = None


class StubWork(Item):
    """A cited work that no printed entry describes."""

    id: Key
    stub: bool = True
    work: Key | None = None


class Sample(Part):
    """One sample, wave or case set, e.g. ``{id: s1, size: 147, unit: firm, country: China}``."""

    id: Key
    size: Whole | None = Field(None, ge=0)
    unit: Text | None = None
    country: Names = []
    industry: Names = []
    respondents: Any = None
    response_rate: Any = None
    period: Text | None = None
    subgroup: Text | None = None
    description: Text | None = None
    note: Text | None = None
    line: Whole | None = Field(None, ge=1)
    locator: Text | None = None


class Section(Part):
    """A heading of the document, e.g. ``{number: "2.1", title: ..., level: 2, role: theory, line: 87}``."""

    number: Text | None = None
    title: Words
    level: Whole | None = Field(None, ge=1)
    role: Text | None = None
    line: Whole | None = Field(None, ge=1)


class Table(Part):
    """A printed table, or a figure: number, caption and line; cells only where a program read them."""

    number: Text | None = None
    caption: Text | None = None
    line: Whole | None = Field(None, ge=1)


class ResearchQuestion(Part):
    """A research question, e.g. ``{text: ..., line: 52}``."""

    text: Words
    line: Whole | None = Field(None, ge=1)
    locator: Text | None = None


class StudyItem(Item):
    """The document itself as a CSL item, with what CSL has no place for beside it."""

    id: Key
    work: Key | None = None
    known_from: dict[str, Text] = {}
    keywords: Names = []
    abstract: Text | None = None
    methods: Names = []
    samples: list[Sample] = []
    theories: Names = []
    research_questions: list[ResearchQuestion] = []
    sections: list[Section] = []
    tables: list[Table] = []
    figures: list[Table] = []
