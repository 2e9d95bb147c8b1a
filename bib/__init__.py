"""Bibliographies as typed values: read them, cite from them, write them. Knows no RDF.

>>> import bib
>>> library = bib.parse_bibtex("@book{wu2020, author = {Wu, Li}, title = {Things}, year = 2020}")
>>> bib.short_citation(library["wu2020"])
'Wu (2020)'
"""

from bib.citations import formatted, long_citation, parenthetical_citation, short_citation
from bib.errors import BibError, KeyTakenError
from bib.keys import citation_key, with_keys
from bib.library import Library
from bib.model import Attachment, Failure, Name, Work
from bib.readers.bibtex import parse_bibtex, read_bibtex
from bib.readers.formats import read
from bib.writers.bibtex import write_bibtex
from bib.writers.csl_json import write_csl_json
from bib.writers.ris import write_ris

__all__ = ["Attachment", "BibError", "Failure", "KeyTakenError", "Library", "Name", "Work", "citation_key", "formatted", "long_citation",
           "parenthetical_citation", "parse_bibtex", "read", "read_bibtex", "short_citation", "with_keys", "write_bibtex", "write_csl_json",
           "write_ris"]
