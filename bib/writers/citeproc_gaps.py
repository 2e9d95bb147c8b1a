"""Where citeproc-py 0.11 does otherwise than CSL 1.0.2 asks: mended here, in its classes, in styles, and in what it hands back.

The tests of :mod:`bib.writers.formatted` show each gap; one that a newer version closes can go.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

from citeproc.model import CitationStylesElement, Date, Group, Label, Macro, Names, Number, Substitute, Text, TextCased
from citeproc.source import VariableError
from citeproc.string import String

ITALIC, BOLD, SUPERSCRIPT, SMALL_CAPS = "\ue000", "\ue001", "\ue002", "\ue003"
END = "\ue00f"
OTHERS = "\ue008"
"""Marks in the text: what begins, that the innermost ends, and the authors whom a source leaves out. Works hold none: see ``unmarked``."""

_OPENING = (ITALIC, BOLD, SUPERSCRIPT, SMALL_CAPS)
_MARK = "[\ue000-\ue003\ue00f]*"
_MARKS = re.compile("[\ue000-\ue00f]")
_RULES = (
    (re.compile(rf"([?!])([”’»]?{_MARK}[”’»]?{_MARK})\.(?!\.)"), r"\1\2"),  # no full stop behind a question mark
    (re.compile(r"(\.)((?:[”’»]|[\ue000-\ue003\ue00f])+)\.(?!\.)"), r"\1\2"),  # nor behind a full stop that quotation marks or italics end
    (re.compile(rf"\.({_MARK}) \."), r".\1"),
    (re.compile(r"[,;:] \.$"), "."),
    (re.compile(r"  +"), " "),
)
_OUTSIDE = re.compile(rf"”({_MARK})([.,])")
_STOP_BEFORE_QUOTE = re.compile(rf"([?!.])”({_MARK})\.")


def unmarked(text: str) -> str:
    """The text without characters that stand for marks here: private ones, which no bibliography needs."""
    return _MARKS.sub("", text)


class Marks:
    """What citeproc-py calls a formatter: marks in place of HTML, so that whatever stands in a work stays text."""

    @staticmethod
    def preformat(text: object) -> str:
        """Text of the style as it is."""
        return str(text)

    @staticmethod
    def _plain(text: object) -> str:
        return str(text)

    @staticmethod
    def _marked(mark: str) -> Any:
        return staticmethod(lambda text: f"{mark}{text}{END}")

    Light = Underline = Subscript = _plain
    Italic = Oblique = _marked(ITALIC)
    Bold, Superscript, SmallCaps = _marked(BOLD), _marked(SUPERSCRIPT), _marked(SMALL_CAPS)


def mended(text: str, root: Any, number: int) -> str:
    """The text of an entry with its punctuation as CSL asks.

    Args:
        text: with marks.
        root: the style.
        number: the position in the list, which the first field of a numbered style prints.
    """
    text = re.sub(rf"(,?)(?: (?:{_and(root)}))?(,?) {OTHERS}\.?", lambda m: f"{m[1] or m[2]} et al.", text).replace(OTHERS, "et al.")
    if (root.get_locale_option("punctuation-in-quote") or "").lower() == "true":
        text = _OUTSIDE.sub(r"\2”\1", _STOP_BEFORE_QUOTE.sub(r"\1”\2", text))
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    if root.bibliography.get("second-field-align"):
        text = re.sub(rf"^({_MARK}[\[(]?{number}[\])]?\.?{_MARK})(?=[^\s\d.])", r"\1 ", text)
    return text.strip()


def _and(root: Any) -> str:
    """What may stand before the last name."""
    return "|".join({re.escape(str(root.get_single_term(name="and") or "and")), "&", "and"})


class _Tally(threading.local):
    """How many variables a style has asked for so far, and how many had a value."""

    asked = 0
    found = 0


_TALLY = _Tally()


def _counted(process: Any) -> Any:
    """The method of an element that prints a variable, with the tally kept."""

    def counted(self: Any, *arguments: Any, **options: Any) -> Any:
        if self.get("variable") in (None, "year-suffix"):
            return process(self, *arguments, **options)
        _TALLY.asked += 1
        text = process(self, *arguments, **options)
        _TALLY.found += (text[0] if isinstance(text, tuple) else text) is not None
        return text

    return counted


def _grouped(process: Any) -> Any:
    """The method of a group, which prints nothing where it asks for variables and none has a value; citeproc judges by all its branches."""

    def grouped(self: Any, *arguments: Any, **options: Any) -> Any:
        asked, found = _TALLY.asked, _TALLY.found
        text = process(self, *arguments, **options)
        if _TALLY.asked > asked and _TALLY.found == found:
            raise VariableError
        return text

    return grouped


def _cased(case: Any) -> Any:
    """The method for the case of a text: of labels in title case too, and marks before it do not count as its first letter."""

    def cased(self: Any, text: Any, language: str | None = None) -> Any:
        whole = str(text)
        marks = len(whole) - len(whole.lstrip("".join(_OPENING))) if self.get("text-case") == "capitalize-first" else 0
        return String(whole[:marks] + str(case(self, String(whole[marks:]), language or "en"))) if whole[marks:] else String(whole)

    return cased


def _suppressed(suppress: Any) -> Any:
    """The method that notes what stands for missing authors, also by way of a macro: it is not printed again in its own place."""

    def suppressed(self: Any, child: Any, context: Any) -> None:
        suppress(self, child, context)
        gone = context.get_layout().repressed
        for kind, variable in printed(child, set()):
            gone.setdefault(f"{{{child.nsmap['cs']}}}{kind}", []).append(variable)

    return suppressed


def _named(process: Any) -> Any:
    """The method for names, which are not printed where they stood in for the authors before."""

    def named(self: Any, item: Any, names_context: Any = None, context: Any = None, **options: Any) -> Any:
        gone = (context if context is not None else self).get_layout().repressed.get(self.tag, ())
        there = [role for role in self.get("variable").split() if role.replace("-", "_") in item.reference]
        if there and all(role in gone for role in there):
            raise VariableError
        return process(self, item, names_context=names_context, context=context, **options)

    return named


def _labelled(process: Any) -> Any:
    """The method for labels, which are printed where there is something that they label."""

    def labelled(self: Any, item: Any, variable: str | None = None, plural: bool | None = None, **options: Any) -> Any:
        own = self.get("variable", "locator")
        if variable is None and own != "locator" and own.replace("-", "_").removesuffix("_first") not in item.reference:
            return None
        return process(self, item, variable, plural, **options)

    return labelled


def _macro(self: Any, name: str) -> Any:
    """A macro by name, from a table that the style keeps: citeproc looks through the whole style each time."""
    root = self.get_root()
    if "macros" not in vars(root):
        root.macros = {one.get("name"): one for one in root.iterfind("{*}macro")}
    return root.macros[name]


def _remembered(calls_variable: Any) -> Any:
    """The method that tells whether a macro prints variables, which it does not work out anew each time."""

    def remembered(self: Any) -> bool:
        if "calls" not in vars(self):
            self.calls = calls_variable(self)
        return bool(self.calls)

    return remembered


def _mend_classes() -> None:
    """Mend the classes, once."""
    CitationStylesElement.get_macro, Macro.calls_variable = _macro, _remembered(Macro.calls_variable)
    TextCased.case, Label.process = _cased(TextCased.case), _labelled(Label.process)
    Substitute.add_to_repressed_list = _suppressed(Substitute.add_to_repressed_list)
    Names.process, Group.process = _counted(_named(Names.process)), _grouped(Group.process)
    Text.process, Number.process, Date.process = _counted(Text.process), _counted(Number.process), _counted(Date.process)


def printed(element: Any, seen: set[str]) -> Iterator[tuple[str, str]]:
    """The title and the people that an element of a style may print, itself or by way of macros: the kind of element and the variable."""
    for part in element.iter("{*}text", "{*}names"):
        name, kind = part.get("macro"), "names" if part.tag.endswith("names") else "text"
        variables = (part.get("variable") or "").split()
        yield from ((kind, v) for v in variables if kind == "names" or v == "title")
        if name and name not in seen:
            seen.add(name)
            yield from printed(part.get_macro(name), seen)


_mend_classes()
