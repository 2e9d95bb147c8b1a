"""Ask pandoc what the samples of tests/bib/samples.py hold: ``python -m tests.oracles.bibliographies.ask``.

Needs the package pypandoc-binary, which no test needs. pandoc knows no entries in parentheses and no wrapped lines of RIS: they are
undone for it.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path

from tests.bib.samples import BIBTEX, ENDNOTE, RIS

FORMATS = {"BibTeX": "bibtex", "RIS": "ris", "EndNote XML": "endnotexml"}


def asked() -> dict[str, str]:
    """The texts that pandoc gets."""
    return {"BibTeX": BIBTEX.replace("@inproceedings(", "@inproceedings{").replace("7})", "7}}"), "RIS": RIS.replace("\n   ", " "),
            "EndNote XML": ENDNOTE}


def main() -> None:
    """Write the answers."""
    pypandoc = importlib.import_module("pypandoc")
    answers = {form: json.loads(pypandoc.convert_text(text, "csljson", format=FORMATS[form])) for form, text in asked().items()}
    answers["pandoc"] = str(pypandoc.get_pandoc_version())
    Path(__file__).with_name("answers.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
