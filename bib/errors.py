"""The errors of ``bib``: misuse only; what a file has wrong comes back as Failures.

BibError
├── KeyTakenError       a key stands for another work already
├── KeyPatternError     a pattern for citation keys that cannot be used
├── UnusableFileError   a file that is none, is too large or cannot be opened
├── UnknownDecisionError  no entry of that id among the decisions
├── UnknownStyleError   no citation style by that name
└── UnusableStyleError  a citation style that makes no list of references
"""

from __future__ import annotations


class BibError(Exception):
    """Something asked of a bibliography that it cannot do; base of all errors of this folder."""


class KeyTakenError(BibError, ValueError):
    """Happens when two different works come under one citation key.

    Attributes:
        key: the key, e.g. ``"smith2020"``.
    """

    def __init__(self, key: str, there: str, new: str) -> None:
        self.key = key
        super().__init__(f"The key {key!r} stands for {there!r} already and cannot stand for {new!r} too: give one of them another key.")


class KeyPatternError(BibError, ValueError):
    """Happens when a pattern for citation keys has a place that is none."""

    def __init__(self, pattern: str, reason: str, places: tuple[str, ...]) -> None:
        known = ", ".join(f"{{{place}}}" for place in places)
        super().__init__(f"The pattern {pattern[:80]!r} makes no citation key: {reason}. Its places are {known}.")


class UnusableFileError(BibError):
    """Happens when what should be read is no regular file, is too large, or cannot be opened.

    Attributes:
        reason: in plain words, e.g. ``"this is no file but a pipe"``.
        step: what to do next.
    """

    def __init__(self, reason: str, step: str) -> None:
        self.reason, self.step = reason, step
        super().__init__(f"{reason}. {step}")


class UnknownDecisionError(BibError, ValueError):
    """Happens when no decision, or more than one, has an id that begins so.

    Attributes:
        close: the ids that begin so.
    """

    def __init__(self, id_: str, close: tuple[str, ...]) -> None:
        self.close = close
        hint = f"{', '.join(close[:5])} begin so: write more of it." if close else "List the decisions to see their ids."
        super().__init__(f"There is no one decision {id_[:80]!r}. {hint}")


class UnknownStyleError(BibError, ValueError):
    """Happens when no citation style has this name.

    Attributes:
        close: names that come close, the closest first.
    """

    def __init__(self, name: str, close: tuple[str, ...]) -> None:
        self.close = close
        near = f" Close to it: {', '.join(close)}." if close else " Some that are there: apa, ieee, chicago-author-date."
        super().__init__(f"There is no citation style {name[:80]!r}.{near}")


class UnusableStyleError(BibError):
    """Happens when a citation style is there but makes no list of references here."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The citation style {name!r} makes no list of references here: {reason}. Take another, such as apa.")
