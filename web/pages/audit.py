"""The citation audit: a manuscript's text is pasted or uploaded, read, answered and forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

from bib.audit import Audit, Finding, audit
from kg.errors import DocumentError
from kg.extract.document import document

bp = Blueprint("audit", __name__)

MOST = 2_000_000
"""Characters of a text that is pasted, the longest that a form takes; a book has a million."""

SEVERITIES = (
    ("error", "Errors", "A reader cannot find the work."),
    ("warning", "Warnings", "Two places contradict each other, or something is missing."),
    ("style", "Style", "Matters of form."))


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one severity."""

    name: str
    title: str
    meaning: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """What the page shows.

    Attributes:
        text: what was pasted, to go on with; empty for an uploaded file.
        name: the name of the uploaded file.
        audit: what was found; None before anything was given.
        fault: why nothing could be read.
        notes: what was doubtful when the text was read.
    """

    text: str = ""
    name: str = ""
    audit: Audit | None = None
    fault: str = ""
    notes: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The findings by severity, without empty groups."""
        findings = self.audit.findings if self.audit else ()
        made = (Group(key, title, meaning, tuple(f for f in findings if f.severity == key)) for key, title, meaning in SEVERITIES)
        return tuple(group for group in made if group.findings)


@bp.get("/audit")
def form() -> str:
    """The empty form."""
    return render_template("audit.html", page=AuditPage())


@bp.post("/audit")
def checked() -> Response:
    """The findings of the text that was given."""
    page = _given()
    response = make_response(render_template("audit.html", page=page), 400 if page.fault else 200)
    response.headers["Cache-Control"] = "no-store"  # the manuscript is nobody else's business
    return response


def _given() -> AuditPage:
    """The page for what the form holds: a file goes before a pasted text."""
    file, pasted = request.files.get("file"), request.form.get("text", "")
    name = (file.filename or "") if file else ""
    data = file.read() if file and name else pasted.encode("utf-8", "surrogatepass")
    text = "" if name else pasted
    try:
        read = document(data, name or "The text")
    except DocumentError as error:
        return AuditPage(text, name, fault=str(error))
    if len(read.text) > MOST:
        return AuditPage(text, name, fault=f"The text has {len(read.text):,} characters, and {MOST:,} are taken here. On your own machine, "
                                           "nomnet check takes more.")
    return AuditPage(text, name, audit(read.text), notes=read.notes)
