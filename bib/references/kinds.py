"""What kind of work a reference describes, by the fields that it has.

>>> kind_of({"container-title": "Proceedings of the 3rd Conference on Things"}, "")
'paper-conference'
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_CONFERENCE = re.compile(r"\b(?:proceedings|proc|conference|conf|symposium|symp|workshop|congress|colloquium|kongress|tagung|meeting|"
                         r"konferenz|actes|atti|congreso|"
                         r"simposio|convegno|konferenssi|presented at|paper presented)\b", re.IGNORECASE)
_JOURNAL_PROCEEDINGS = re.compile(r"\bproc(?:eedings|\.)? (?:of (?:the )?)?(?:national|natl|royal|r\b|r\.|ieee$|american|am\b|london|"
                                  r"institution|society|soc\b|biological|cambridge)", re.IGNORECASE)
_THESIS = re.compile(r"\b(?:thesis|dissertation|diss\.|ph\.? ?d|doctoral|habilitation|thèse|tesis|tese|väitöskirja|avhandling|mémoire|"
                     r"diplomarbeit|gradu|master['’]?s)", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:reports?|working papers?|tech(?:nical)?\.? (?:rep|memo)\w*|discussion papers?|white paper|memorandum|"
                     r"arbeitspapier|bericht|rapport|informe|raportti|policy brief|rfc)\b",
                     re.IGNORECASE)
_NEWSPAPER = re.compile(r"\b(?:times|post|herald|guardian|zeitung|gazette|tribune|daily|newspaper|le monde|wall street journal|sanomat|"
                        r"observer|el país|telegraph|economist)\b", re.IGNORECASE)
_PREPRINT = re.compile(r"\b(?:arxiv|biorxiv|medrxiv|ssrn|psyarxiv|socarxiv|preprint|chemrxiv|osf)\b", re.IGNORECASE)


def kind_of(fields: Mapping[str, str], text: str) -> str:
    """The CSL type for the fields of a reference, e.g. ``"article-journal"``; ``document`` where they do not tell.

    Args:
        fields: the printed text of each field by its CSL name; ``in`` stands for an ``In`` before the container.
        text: the whole reference.
    """
    container, genre = fields.get("container-title", ""), fields.get("genre", "")
    numbered = bool(fields.get("volume") or fields.get("issue"))
    if _THESIS.search(genre):
        return "thesis"
    if _PREPRINT.search(container or genre) or (not container and _PREPRINT.search(text)):
        return "article"
    if container:
        if _CONFERENCE.search(container) and not (numbered and (_JOURNAL_PROCEEDINGS.search(container) or not fields.get("in"))
                                                  and not fields.get("publisher")):
            return "paper-conference"
        if fields.get("editor") or (fields.get("in") and not numbered) or (fields.get("publisher") and not numbered):
            return "chapter"
        if not numbered and _NEWSPAPER.search(container):
            return "article-newspaper"
        if numbered or fields.get("page") or not fields.get("URL"):
            return "article-journal"
        return "webpage"
    if _REPORT.search(genre) or fields.get("number"):
        return "report"
    if fields.get("publisher") or fields.get("publisher-place") or fields.get("edition") or fields.get("ISBN"):
        return "book"
    if fields.get("URL"):
        return "webpage"
    if numbered and fields.get("page"):
        return "article-journal"
    return "book" if fields.get("editor") and not fields.get("author") else "document"
