"""Works to BibTeX: what :mod:`bib.readers.bibtex` reads back as the same works."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bib.attachments import to_file_field
from bib.bibtex_fields import CITED, FILES, MONTHS, PEOPLE, VERBATIM, fields_from_work
from bib.latex import encode, single_spaced
from bib.model import Name, Work
from bib.title_marks import to_latex

_SIMPLE = re.compile(r"[^\W\d_](?:[\w.'’ -]*[\w.])?")
_MACROS = {number: name for name, number in MONTHS.items()}


def write_bibtex(works: Iterable[Work]) -> str:
    """The BibTeX text of the works in their order: an entry each, a field a line.

    >>> print(write_bibtex([Work(key="a2020", type="book", title="BDAI at work", issued=(2020,))]), end="")
    @book{a2020,
      title        = {{BDAI} at work},
      year         = {2020}
    }
    """
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    entry_type, values = fields_from_work(work)
    roles = {"author": work.author, "editor": work.editor, "translator": work.translator, **dict(work.roles)}
    lines = [_line(field, names_text(names)) for field, role in PEOPLE.items() if (names := roles.get(role))]
    for name, value in values.items():
        if name == "month" and value in _MACROS:
            lines.append(f"  {name:<12} = {_MACROS[value]}")
        elif name in VERBATIM:
            lines.append(_line(name, single_spaced(value).replace("{", "%7B").replace("}", "%7D")))
        elif name == "title":
            lines.append(_line(name, title_value(work)))
        elif name in ("booktitle", "series"):
            lines.append(_line(name, _protected(value)))
        else:
            lines.append(_line(name, encode(single_spaced(value))))
    if work.files:
        lines.append(_line(FILES, to_file_field(work.files).replace("{", "\\{").replace("}", "\\}")))
    if work.cited:
        lines.append(_line(CITED, ".\n   ".join(map(_reference, work.cited)) + "."))
    return f"@{entry_type}{{{work.key},\n" + ",\n".join(lines) + "\n}\n"


def title_value(work: Work) -> str:
    """The title as the value of a field: with the braces of its source where it says, else with braces around what looks like a name."""
    return _protected(work.title) if work.title_marks is None else to_latex(work.title, work.title_marks)


def _reference(text: str) -> str:
    """A cited reference on a line of its own, on which no entry may seem to begin."""
    return ("{}" if text.startswith("@") else "") + encode(single_spaced(text))


def _protected(title: str) -> str:
    """The title with braces around the words whose capitals a style must not take away, e.g. ``{BDAI}`` and, mid-sentence, ``{China}``."""
    words = title.split(" ")
    capitalised = [w[:1].isupper() for w in words[1:] if len(w) > 3]
    sentence_case = 2 * sum(capitalised) < len(capitalised)
    out: list[str] = []
    begins = True
    for word in words:
        keeps = any(c.isupper() for c in word[1:]) or (word[:1].isupper() and sentence_case and not begins)
        inner = word.rstrip(",.:;?!") or word
        out.append("{" + encode(inner) + "}" + encode(word[len(inner):]) if keeps else encode(word))
        begins = word.endswith((":", ".", "?", "!"))
    return " ".join(out)


def _line(name: str, value: str) -> str:
    return f"  {name:<12} = {{{value}{' ' if value.endswith(chr(92)) else ''}}}"  # a backslash must not reach the brace


def names_text(names: Iterable[Name]) -> str:
    """The names as the value of a field, e.g. ``"van den Berg, Jan and others"``."""
    return " and ".join(map(_name, names))


def _name(name: Name) -> str:
    """One name as ``particle Family, Suffix, Given``; a part that BibTeX would take apart otherwise stands in braces."""
    if name.stands_for_others:
        return name.literal
    if name.literal:
        return "{" + encode(name.literal) + "}"
    family = _part(name.family or name.given, plain_words=True)
    if name.particle:
        family = f"{encode(name.particle)} {family}"
    given = _part(" ".join(x for x in (name.given, name.dropping_particle) if x)) if name.family else ""
    if name.suffix:
        return f"{family}, {_part(name.suffix)}, {given or '{}'}"
    if given:
        return f"{family}, {given}"
    # Alone, a family name in braces would be an organization, and one of several words would lose the first as given names.
    return f"{family}, {{}}" if " " in family or family.startswith("{") else family


def _part(text: str, plain_words: bool = False) -> str:
    """A part of a name; family names keep words that begin in lower case only in braces, else they would be particles."""
    words = text.split(" ")
    simple = _SIMPLE.fullmatch(text) and "and" not in (w.lower() for w in words)
    if simple and not (plain_words and (not all(w[:1].isupper() for w in words) or text.lower() == "others")):
        return encode(text)
    return "{" + encode(text) + "}" if text else ""
