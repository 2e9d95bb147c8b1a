"""Where citeproc-py 0.11 does otherwise than CSL 1.0.2 asks: mended here, in its classes, in styles, and in what it hands back.

The tests of :mod:`bib.writers.formatted` show each gap; one that a newer version closes can go.
"""

from __future__ import annotations

import re
from typing import Any

from citeproc.model import Substitute, TextCased
from citeproc.string import String

ITALIC, BOLD, SUPERSCRIPT, SMALL_CAPS = "\ue000", "\ue001", "\ue002", "\ue003"
END = "\ue00f"
OTHERS = "\ue008"
"""Marks in the text: what begins, that the innermost ends, and the authors whom a source leaves out. Works hold none: see ``unmarked``."""

_MARK = "[\ue000-\ue003\ue00f]*"
_MARKS = re.compile("[\ue000-\ue00f]")
_RULES = (
    (re.compile(rf"([?!])([”’»]?{_MARK}[”’»]?{_MARK})\.(?!\.)"), r"\1\2"),  # no full stop behind a question mark
    (re.compile(rf"(\.)((?:[”’»]|[\ue000-\ue003\ue00f])+)\.(?!\.)"), r"\1\2"),  # nor behind a full stop that quotation marks or italics end
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


def mend_style(root: Any) -> None:
    """Take out of a style what would be printed though it stands for nothing: APA's ``Publication`` for a thesis without number."""
    for lone in root.xpath("//*[local-name()='text'][@value='publication']"):
        lone.getparent().remove(lone)


def mended(text: str, root: Any, number: int) -> str:
    """The text of an entry with its punctuation as CSL asks.

    Args:
        text: with marks.
        root: the style.
        number: the position in the list, which the first field of a numbered style prints.
    """
    text = re.sub(rf"(?:,? (?:{_and(root)}))?,? {OTHERS}", " et al.", text).replace(OTHERS, "et al.").replace("et al..", "et al.")
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


def _mend_classes() -> None:
    """Mend what only the classes themselves can do otherwise."""
    case = TextCased.case

    def cased(self: Any, text: Any, language: str | None = None) -> Any:
        """Labels have title case too, and what comes back can be cased again: it is citeproc's own kind of string."""
        done = case(self, text if hasattr(text, "words") else String(text), language or "en")
        return String(done) if type(done) is str else done

    suppress = Substitute.add_to_repressed_list

    def suppressed(self: Any, child: Any, context: Any) -> None:
        """A title that stands for missing authors, also by way of a macro, is not printed again in its own place."""
        suppress(self, child, context)
        if prints_title(child, set()):
            context.get_layout().repressed.setdefault(f"{{{child.nsmap['cs']}}}text", []).append("title")

    TextCased.case = cased
    Substitute.add_to_repressed_list = suppressed


def prints_title(element: Any, seen: set[str]) -> bool:
    """Whether an element of a style prints the title, itself or by way of macros."""
    for text in element.iter("{*}text"):
        name = text.get("macro")
        if text.get("variable") == "title":
            return True
        if name and name not in seen:
            seen.add(name)
            if prints_title(text.get_macro(name), seen):
                return True
    return False


_mend_classes()
