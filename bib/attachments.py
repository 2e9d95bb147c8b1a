r"""The ``file`` field, in which programs name the attachments of an entry, each in its own way.

>>> of_file_field(r"Full Text:files/12/Wu.pdf:application/pdf;:C\:\\papers\\Ek.pdf:PDF")[1].path
'C:\\papers\\Ek.pdf'
>>> [file.path for file in of_file_field("files/12/a.pdf;files/13/b.pdf")]
['files/12/a.pdf', 'files/13/b.pdf']
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bib.model import Attachment

_SIGN = re.compile(r"\\([\\:;{}_%&#])|([:;])")
_MENDELEY_DRIVE = re.compile(r"\$\\backslash\$", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]")
_TYPE = re.compile(r"(?:[a-z]+/[\w.+-]+|[A-Za-z][\w ()+.-]{0,29})?")


def of_file_field(value: str) -> tuple[Attachment, ...]:
    """The attachments that the value of a ``file`` field names: ``title:path:type`` with semicolons between two, or bare paths."""
    found = []
    for parts in _split(_MENDELEY_DRIVE.sub("\\\\\\\\", value)):
        parts = [part.strip() for part in parts]
        parts = parts if len(parts) == 3 else _with_drives(parts)
        if len(parts) == 1 and parts[0]:
            found.append(Attachment(parts[0]))
        elif len(parts) == 2 and any(parts):
            titled = parts[1] and not _TYPE.fullmatch(parts[1]) and not re.search(r"[/\\]", parts[0])  # else a colon in the path
            found.append(Attachment(parts[1], parts[0]) if titled else Attachment(":".join(parts)))
        elif len(parts) >= 3 and _TYPE.fullmatch(parts[-1]) and (path := ":".join(parts[1:-1])):
            found.append(Attachment(path, parts[0], parts[-1]))
        elif any(parts):
            found.append(Attachment(":".join(part for part in parts if part)))
    return tuple(found)


def to_file_field(files: Iterable[Attachment]) -> str:
    """The value of a ``file`` field for these attachments, as Zotero and JabRef read it: ``title:path:type;title:path:type``."""
    return ";".join(f"{_escaped(file.title)}:{_escaped(file.path)}:{_escaped(file.media_type)}" for file in files)


def _split(value: str) -> list[list[str]]:
    """The attachments of a value, each with its parts; a colon or semicolon behind a backslash is none that separates."""
    entries: list[list[str]] = [[""]]
    last = 0
    for match in _SIGN.finditer(value):
        entries[-1][-1] += value[last:match.start()]
        last = match.end()
        if match[1]:
            entries[-1][-1] += match[1]
        elif match[2] == ":":
            entries[-1].append("")
        else:
            entries.append([""])
    entries[-1][-1] += value[last:]
    return entries


def _with_drives(parts: list[str]) -> list[str]:
    r"""The parts with ``C`` and ``\path`` put together again where a program did not escape the colon of a drive or an address."""
    out: list[str] = []
    for part in parts:
        if out and ((_DRIVE.fullmatch(out[-1]) and part.startswith(("\\", "/"))) or (out[-1] in ("http", "https", "file") and
                                                                                    part.startswith("//"))):
            out[-1] += ":" + part
        else:
            out.append(part)
    return out


def _escaped(text: str) -> str:
    return re.sub(r"([\\:;])", r"\\\1", text)
