"""The page of the citation audit."""

from __future__ import annotations

import io
from pathlib import Path

from flask.testing import FlaskClient

from tests.web.reading import plain

MANUSCRIPT = Path(__file__).parents[1] / "bib" / "audit" / "manuscript.txt"


def test_the_empty_form(client: FlaskClient) -> None:
    page = client.get("/audit")
    assert page.status_code == 200 and "Check the citations" in page.text and 'id="findings"' not in page.text


def test_a_pasted_text_is_answered_and_not_kept(client: FlaskClient) -> None:
    page = client.post("/audit", data={"text": MANUSCRIPT.read_text(encoding="utf-8")})
    assert page.status_code == 200 and page.headers["Cache-Control"] == "no-store"
    words = plain(page.text)
    assert "10 findings" in words and "11 entries in the list, 11 citations in the text" in words
    assert "“Quist, 1999” is cited, and the list has no entry for it." in words
    assert page.text.index("Errors") < page.text.index("Warnings") < page.text.index("Style")


def test_an_uploaded_file(client: FlaskClient) -> None:
    page = client.post("/audit", data={"file": (io.BytesIO(MANUSCRIPT.read_bytes()), "mine.txt"), "text": "not this"})
    assert "10 findings in mine.txt" in plain(page.text) and "not this" not in page.text


def test_hostile_words_are_text(client: FlaskClient) -> None:
    text = ("They say (Berg, 2020).\n\nReferences\n\n<script>alert(1)</script>, J. (2020). <b>On</b> trust. Press.\n"
            "Wu, L. (2019). Things. Press.\n")
    page = client.post("/audit", data={"text": text}).text
    assert "<script>alert" not in page and "<b>On" not in page


def test_what_cannot_be_read_is_said(client: FlaskClient) -> None:
    assert "The text: the file is empty" in client.post("/audit", data={"text": " "}).text
    assert client.post("/audit", data={}).status_code == 400
    noise = client.post("/audit", data={"file": (io.BytesIO(b"\x00\x01\x02PDF"), "<i>.pdf")})
    assert noise.status_code == 400 and "&lt;i&gt;.pdf: this is no text" in noise.text


def test_a_text_that_agrees(client: FlaskClient) -> None:
    page = client.post("/audit", data={"text": "Trust helps (Berg, 2020).\n\nReferences\n\nBerg, J. (2020). On trust. Press.\n"})
    assert "Text and list agree" in page.text
    assert "No list of references was found" in client.post("/audit", data={"text": "Trust helps (Berg, 2020)."}).text
