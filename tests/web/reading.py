"""Reading pages in tests: a section as plain text, as a person would read it."""

from __future__ import annotations

import re
from html import unescape


def plain(html: str) -> str:
    """The text of some HTML, white space made single."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|script)\b.*?</\1>", " ", html, flags=re.DOTALL))).split())


def section(html: str, anchor: str) -> str:
    """The text of the section with this id; empty where the page has none."""
    found = re.search(rf'<section id="{re.escape(anchor)}".*?</section>', html, re.DOTALL)
    return plain(found[0]) if found else ""


def element(html: str, anchor: str, tag: str) -> str:
    """The text of the element of this kind with this id."""
    found = re.search(rf'<{tag}\b[^>]*\bid="{re.escape(anchor)}".*?</{tag}>', html, re.DOTALL)
    return plain(found[0]) if found else ""
