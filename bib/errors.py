"""The errors of ``bib``: misuse only; what a file has wrong comes back as Failures.

BibError
└── KeyTakenError    a key stands for another work already
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
