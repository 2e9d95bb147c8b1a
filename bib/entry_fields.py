"""What a work holds beside its texts, as fields of an entry and back: for places that keep a name and a value of each, such as a graph.

>>> from bib.model import Attachment, Name, Work
>>> work = Work("a", pmid="12", translator=(Name("Ek", "Bo"),), files=(Attachment("/home/x/a.pdf"),), extra=(("annote", "x"),))
>>> fields_beside(work)
(('translator', 'Ek, Bo'), ('pmid', '12'), ('attachment', 'a.pdf'), ('annote', 'x'))
>>> with_fields(Work("a"), fields_beside(work)).translator
(Name(family='Ek', given='Bo', particle='', suffix='', literal='', dropping_particle=''),)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bib.bibtex_fields import PEOPLE
from bib.csl_fields import ROLES
from bib.model import Marks, Name, Work
from bib.readers.bibtex_names import split_names
from bib.readers.dates import date_parts
from bib.title_marks import from_html, to_html
from bib.writers.bibtex import names_text, title_value

ATTACHMENT = "attachment"
"""The field with the name of an attachment: without its folders, which are nobody else's business."""

MARKED_TITLE = "title-html"
"""The field with the title and what is set apart in it, where a writer would else set other braces."""

_LOCAL = re.compile(r"file|local-url|pdf|bdsk-file.*|(?:ris|endnote)-(?:l[1-4]|link-to-pdf|file)")
_PATH = re.compile(r"file://|[A-Za-z]:\\|/(?:home|Users|root|tmp)/")


def fields_beside(work: Work) -> tuple[tuple[str, str], ...]:
    """Names and values of what has no text attribute, attachments by name only; what names a place on a machine is not among them."""
    people = (("translator", work.translator), *work.roles)
    found = [(role, names_text(names)) for role, names in people if names]
    found += [(name, value) for name, value in (("pmid", work.pmid), ("pmcid", work.pmcid)) if value]
    if work.accessed:
        found.append(("urldate", "-".join(f"{part:02}" if i else f"{part:04}" for i, part in enumerate(work.accessed))))
    if work.title_marks is not None and title_value(work) != title_value(replace(work, title_marks=None)):
        found.append((MARKED_TITLE, to_html(work.title, work.title_marks)))
    found += [(ATTACHMENT, file.name) for file in work.files if file.name]
    return (*found, *((name, value) for name, value in work.extra if not is_local(name, value)))


def is_local(name: str, value: str = "") -> bool:
    """Whether a field names a place on somebody's machine, e.g. ``("file", "/home/me/a.pdf")``."""
    return bool(_LOCAL.fullmatch(name) or _PATH.match(value))


def with_fields(work: Work, fields: Iterable[tuple[str, str]]) -> Work:
    """The work with fields as :func:`fields_beside` gives them; the names of attachments lead nowhere and are left out."""
    people: dict[str, tuple[Name, ...]] = {}
    texts: dict[str, str] = {}
    accessed: tuple[int, ...] = ()
    marks: Marks | None = None
    extra: list[tuple[str, str]] = []
    for name, value in fields:
        if name in PEOPLE.values():
            people[name] = split_names(value)
        elif name in ("pmid", "pmcid"):
            texts[name] = value
        elif name == "urldate" and date_parts(value)[1]:
            accessed = date_parts(value)[0]
        elif name == MARKED_TITLE:
            plain, set_apart = from_html(value)
            marks = set_apart if plain == work.title else None
        elif name != ATTACHMENT:
            extra.append((name, value))
    roles = tuple((role, people[role]) for role in ROLES if people.get(role))
    return replace(work, translator=people.get("translator", ()), roles=roles, accessed=accessed, extra=tuple(extra),
                   pmid=texts.get("pmid", ""), pmcid=texts.get("pmcid", ""), title_marks=marks)
