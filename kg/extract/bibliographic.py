"""The printed references of a document, the works it cites without listing them, and its citations, as parts of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bib.apparatus import Apparatus
from bib.intext.intent import intent_of
from bib.intext.link import Linked
from bib.intext.markers import Marker
from bib.sentences import Sentence, sentence_around, sentences
from kg.extract.headings import Heading, heading_above

REFERENCES, CITATIONS = "bib.references", "bib.intext"
"""What is named as the extractor."""

PURPOSES = {"definition": "definition", "scale": "scale", "scale in a table": "scale", "finding": "finding"}
"""What a citation is for, by the rule of intent that fired."""


def references(found: Apparatus, known: Mapping[str, str]) -> list[dict[str, Any]]:
    """The entries of the list as CSL items with their words, line, places and confidence; ``known`` has the keys of works at hand."""
    return [{**one.work.to_csl(), **_known(one.work.key, known), "raw": one.printed.text, "line": one.printed.line,
             "start": one.printed.start, "end": one.printed.end, "extractor": REFERENCES, "confidence": round(one.parsed.confidence, 3)}
            for one in found.listed]


def stubs(found: Apparatus, known: Mapping[str, str]) -> list[dict[str, Any]]:
    """The works that are cited and not listed."""
    return [{**work.to_csl(), "stub": True, **_known(work.key, known)} for work in found.stubs]


def _known(key: str, known: Mapping[str, str]) -> dict[str, str]:
    return {"work": known[key]} if key in known else {}


def citations(found: Apparatus, under: Sequence[Heading]) -> list[dict[str, Any]]:
    """Every citation with its sentence, section, intent and what it means; ``under`` are the document's headings."""
    spans = sentences(found.text)
    listed = {work.key for work in found.works}
    return [_citation(item, sentence_around(spans, item.marker.start), heading_above(under, item.marker.start), listed, found.text)
            for item in found.citations]


def _end(marker: Marker, text: str) -> int:
    """Where the marker ends, with the bracket that closes behind the year of a narrative one."""
    return marker.end + (marker.text.endswith((")", "]")) and text[marker.end:marker.end + 1] == marker.text[-1])


def _citation(item: Linked, sentence: Sentence | None, heading: Heading | None, listed: set[str], text: str) -> dict[str, Any]:
    marker = item.marker
    meant = {"resolves_to": item.resolves_to} if item.resolves_to in listed else {"work": item.resolves_to}
    intent = intent_of(sentence, marker, heading.title if heading else "") if sentence else None
    made = {"marker": marker.text, "form": marker.form, "line": marker.line, "start": marker.start, "end": _end(marker, text), **meant,
            "method": item.method, "candidates": [key for key in item.candidates if key in listed], "locator": marker.locator,
            "sentence": " ".join(sentence.text.split()) if sentence and marker.form != "table" else "",
            "section": heading.name if heading else "", "intent": intent.notation if intent else "",
            "extractor": CITATIONS, "confidence": round(min(marker.confidence, item.confidence if item.resolves_to else 1.0), 3),
            "purpose": PURPOSES.get(intent.rule, "") if intent else ""}
    return {key: value for key, value in made.items() if value not in (None, "", [])}
