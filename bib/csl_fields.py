"""What CSL-JSON has keys for beside the attributes of a work; the reader and the writer share it."""

from __future__ import annotations

TYPES = frozenset(
    ["article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic",
     "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
     "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference",
     "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review",
     "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"])
"""The types of CSL 1.0.2."""

ROLES = (
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director", "editor-translator",
    "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator")
"""The roles of people beside author, editor and translator."""

TEXTS = frozenset(
    ["annote", "archive", "archive_collection", "archive_location", "archive-place", "authority", "call-number", "citation-key",
     "citation-label", "citation-number", "collection-number", "container-title-short", "dimensions", "division", "event-place",
     "first-reference-note-number", "jurisdiction", "locator", "medium", "number-of-pages", "number-of-volumes", "original-publisher",
     "original-publisher-place", "original-title", "page-first", "part-number", "part-title", "printing-number", "references",
     "reviewed-genre", "reviewed-title", "scale", "section", "source", "status", "supplement-number", "title-short", "version",
     "volume-title", "volume-title-short", "year-suffix", "journalAbbreviation", "shortTitle"])
"""Keys with a text or a number that a work keeps in ``extra`` under their own name."""

DATES = frozenset({"available-date", "event-date", "original-date", "submitted"})
"""Keys with a date that a work keeps in ``extra`` as the text of its JSON."""
