"""``nomnet check``: the citation audit of a manuscript."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bib.audit import Audit, Finding, audit
from kg.commands.place import counted, say, visible, working
from kg.extract.document import read_document


class CheckFormat(StrEnum):
    """How the findings are printed."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("check")(check)


def check(path: Annotated[Path, typer.Argument(metavar="PATH", help="A manuscript as plain text or Markdown, with its references.")],
          format: Annotated[CheckFormat, typer.Option("--format", help="text is for reading, json for programs.")]
          = CheckFormat.text) -> None:
    """Audit the citations of a manuscript against its list of references.

    It says what is cited and not listed, listed and not cited, where names, years and their letters differ between text and list (with the
    likely right one), which citations may mean several entries, and which entries are doubled, incomplete, out of order or have a
    malformed DOI. Nothing is kept. Ends with 1 where there is an error or a warning, with 0 where there is none.

    Examples: nomnet check manuscript.txt · nomnet check manuscript.md --format json
    """
    document = read_document(path)
    with working(f"Reading {path.name} ..."):
        found = audit(document.text)
    for note in document.notes:
        say(f"{path}: {note}")
    typer.echo(_json(found) if format is CheckFormat.json else visible(_text(found, path.name)), nl=False)
    if not found.apparatus.listed:
        say("No list of references was found, so nothing could be held against it.")
    raise typer.Exit(1 if any(finding.severity != "style" for finding in found.findings) else 0)


def _text(found: Audit, name: str) -> str:
    """The findings for a reader, one to three lines each."""
    lines = [f"{name}: {counted(len(found.apparatus.listed), 'entry', 'entries')} in the list, "
             f"{counted(len(found.apparatus.citations), 'citation')} in the text, {counted(len(found.findings), 'finding')}"]
    for finding in found.findings:
        lines.append(f"\n{_place(finding)}: {finding.severity}: {finding.message} [{finding.check}]")
        lines += [f"    {finding.likely}"] if finding.likely else []
    return "\n".join(lines) + "\n"


def _place(finding: Finding) -> str:
    return f"line {finding.line}" if len(finding.lines) < 2 else f"lines {', '.join(map(str, finding.lines))}"


def _json(found: Audit) -> str:
    counts = {"entries": len(found.apparatus.listed), "citations": len(found.apparatus.citations)}
    return json.dumps({**counts, "findings": [asdict(finding) for finding in found.findings]}, ensure_ascii=False, indent=2) + "\n"
