"""Attachments: the syntaxes of the ``file`` field, and names that may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib import Attachment
from bib.attachments import of_file_field, to_file_field

PLAIN = st.text(alphabet=st.sampled_from("ab/\\:;._ (é"), min_size=1, max_size=12).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("value", "files"),
    [
        (r"Full Text:files/12/Wu - 2020.pdf:application/pdf", [("files/12/Wu - 2020.pdf", "Full Text", "application/pdf")]),  # Zotero
        (r"A:a.pdf:application/pdf;B\: b:b.html:text/html", [("a.pdf", "A", "application/pdf"), ("b.html", "B: b", "text/html")]),
        ("files/12/a.pdf;files/13/b.pdf", [("files/12/a.pdf", "", ""), ("files/13/b.pdf", "", "")]),  # Better BibTeX
        (r":Wu2020.pdf:PDF", [("Wu2020.pdf", "", "PDF")]),  # JabRef
        (r":C\:\\papers\\x.pdf:PDF", [("C:\\papers\\x.pdf", "", "PDF")]), (r"x:C:\papers\x.pdf:pdf", [("C:\\papers\\x.pdf", "x", "pdf")]),
        (":home/x/a.pdf:pdf", [("home/x/a.pdf", "", "pdf")]),  # Mendeley
        ("/home/x/a.pdf", [("/home/x/a.pdf", "", "")]), (r"/home/x/a\;b.pdf", [("/home/x/a;b.pdf", "", "")]),
        ("Link:https://example.org/a.pdf:", [("https://example.org/a.pdf", "Link", "")]), ("", []), (";;", []), ("::", []),
    ],
)
def test_syntaxes(value: str, files: list[tuple[str, str, str]]) -> None:
    assert of_file_field(value) == tuple(Attachment(*file) for file in files)


@given(st.lists(st.builds(Attachment, PLAIN, PLAIN, st.sampled_from(["", "PDF", "application/pdf"])), max_size=3))
def test_there_and_back(files: list[Attachment]) -> None:
    assert of_file_field(to_file_field(files)) == tuple(files)


@pytest.mark.parametrize(("path", "name"), [("/home/me/a.pdf", "a.pdf"), ("C:\\papers\\x.pdf", "x.pdf"), ("a.pdf", "a.pdf"),
                                            ("/a/b/", "b"), ("", "")])
def test_the_name_holds_no_folder(path: str, name: str) -> None:
    assert Attachment(path).name == name
