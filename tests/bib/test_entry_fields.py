"""What a work holds beside its texts, as fields and back; no place on a machine is among them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from bib import Attachment, Work
from bib.entry_fields import fields_beside, with_fields
from tests.bib.works import WORK


@given(WORK)
def test_there_and_back(work: Work) -> None:
    bare = replace(work, translator=(), roles=(), pmid="", pmcid="", accessed=(), extra=(), files=(), cited=(), title_marks=None)
    again = with_fields(bare, fields_beside(work))
    assert again == replace(work, files=(), cited=())
    assert work.title_marks is None or again.title_marks in (None, work.title_marks) or "<" in work.title


def test_no_path_is_among_the_fields() -> None:
    work = Work("a", files=(Attachment("C:\\papers\\x.pdf", "mine"),), extra=(
        ("local-url", "x"), ("bdsk-file-1", "YnBsaXN0"), ("annote", "file:///home/me/x"), ("ris-l4", "x"), ("endnote-x", "/home/me/a"),
        ("note-x", "y")))
    assert fields_beside(work) == (("attachment", "x.pdf"), ("note-x", "y"))
