"""Works to take away: BibTeX, RIS, CSL-JSON, and lists of references in any citation style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, make_response, request
from werkzeug.exceptions import BadRequest

from bib.errors import BibError
from bib.model import Work
from bib.writers.bibtex import write_bibtex
from bib.writers.csl_json import write_csl_json
from bib.writers.formatted import Entry, reference_list, style_name, style_title
from bib.writers.ris import write_ris
from kg.tables.bibliography import says_something, works_of
from web.service import panel

FORMS = {"bib": ("application/x-bibtex", write_bibtex), "ris": ("application/x-research-info-systems", write_ris),
         "csl.json": ("application/vnd.citationstyles.csl+json", write_csl_json)}
"""Suffixes with media types and writers."""

SUFFIXES = (*FORMS, "txt")
"""Also a list of references as text."""

MOST = 500
"""So many works are put into a citation style at once: each takes some milliseconds."""

BY_NAME = 200
"""Up to so many works are asked for by their keys, more by asking for all."""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """What the template may use: the entries in a style, its name, the words for it, and the address of the same as plain text."""

    style: str
    title: str
    entries: tuple[Entry, ...]
    text: str


def references(keys: Sequence[str], style: str, text: str = "") -> ReferenceList:
    """The works in a citation style; 400 where there is no such style, with close names, or where they are too many."""
    if len(keys) > MOST:
        raise BadRequest(f"These are {len(keys)} works; at most {MOST} are put into a citation style at once. Take fewer by a filter.")
    try:
        name = style_name(style)
        return ReferenceList(name, style_title(name), reference_list(works(keys), name), text)
    except BibError as error:
        raise BadRequest(str(error)) from error


def taken_away(keys: Sequence[str], suffix: str) -> Response:
    """The works as a file, in the order of the keys; of works of which nothing is known but a key there is nothing to take."""
    if suffix == "txt":
        listed = references(keys, request.args.get("style", "").strip() or "apa")
        media, body = "text/plain", "".join(f"{entry.text}\n" for entry in listed.entries)
    else:
        media, write = FORMS[suffix]
        body = write(works(keys))
    response = make_response(body)
    response.headers["Content-Type"] = f"{media}; charset=utf-8"
    if suffix != "txt":
        response.headers["Content-Disposition"] = f'attachment; filename="works.{suffix}"'
    return response


def works(keys: Sequence[str]) -> list[Work]:
    """The works by these keys, in their order, as the bibliography has them."""
    asked = list(keys) if len(keys) <= BY_NAME else None
    found = works_of(panel("tables/bibliography", work=asked).rows, panel("tables/entry-fields", work=asked).rows) if keys else []
    by_key = {work.key: work for work in found if says_something(work)}
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
