"""What the labeller learns from, and that it learns the same each time."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bib.model import Name, Work
from bib.references import labeller
from bib.references.lexicon import OPEN, classes_of, lexicon
from bib.references.tokens import features, tokens
from bib.references.train import main, training_set
from bib.references.training import grammar, houses
from bib.references.training.aligned import Sample, aligned, rendered
from bib.references.training.dirt import soiled
from bib.references.training.invented import work
from bib.references.training.samples import labelled, spread

ARTICLE = Work("w", "article-journal", "On the habits of invented firms", (Name("Vexholm", "Ada K."), Name("Tirrel", "Bo")), issued=(1994,),
               container_title="Journal of Hedge Trade", volume="87", issue="5", page="312-329", doi="10.5555/hedge.94")


def field(sample: Sample, name: str) -> str:
    return "".join(c if f == name else "" for c, f in zip(sample.text, sample.fields, strict=True))


@pytest.mark.parametrize("style", ["apa", "ieee", "nlm-citation-sequence", "modern-language-association", "chicago-author-date",
                                   "elsevier-harvard", "nature"])
def test_fields_are_found_again_in_what_a_style_printed(style: str) -> None:
    (sample,) = rendered(style, [ARTICLE])
    assert field(sample, "title").casefold() == "on the habits of invented firms"
    assert "Vexholm" in field(sample, "author") and "Tirrel" in field(sample, "author")
    assert field(sample, "date").startswith("1994")
    assert (field(sample, "volume"), field(sample, "page")[:3]) == ("87", "312")
    assert all(f for c, f in zip(sample.text, sample.fields, strict=True) if c.isalnum() and c not in "nvolpdi") or style in ("ieee",
        "modern-language-association")


def test_a_reference_whose_title_is_printed_otherwise_is_left_out() -> None:
    assert aligned("Vexholm, A. K. (1994). On the habits of made-up firms. Journal of Hedge Trade, 87(5), 312-329.", ARTICLE) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_every_token_of_a_sample_has_a_field(seed: int) -> None:
    rng = Random(seed)
    sample = soiled(rng, Sample.of(grammar.entry(rng, houses.house(rng), work(rng, "w"))))
    found, fields = labelled(sample)
    assert len(found) == len(fields) == len(features(found))
    assert all(fields)
    assert len(sample.text) == len(sample.fields)


def test_marks_belong_to_what_stands_before_and_announcements_to_what_follows() -> None:
    text = "Wu, L. (2001). Things, pp. 3, in B. Ay (Ed.), Box."
    names = {"Wu": "author", "L.": "author", "2001": "date", "Things": "title", "3": "page", "B.": "editor", "Ay": "editor",
             "Box": "container"}
    found = tokens(text)
    fields = dict(zip(((t.text, t.start) for t in found), spread(found, [names.get(t.text, "") for t in found]), strict=True))
    by_text = {text: name for (text, _), name in fields.items()}
    assert (by_text["pp"], by_text["in"], by_text["Ed"], by_text["Things"]) == ("page", "editor", "editor", "title")


def test_the_same_seed_gives_the_same_model(tmp_path: Path) -> None:
    one, two, other = tmp_path / "one", tmp_path / "two", tmp_path / "other"
    for path in (one, two):
        main(["--styles", "0", "--houses", "12", "--out", str(path), "--seed", "5"])
    main(["--styles", "0", "--houses", "12", "--out", str(other), "--seed", "6"])
    assert one.read_bytes() == two.read_bytes() != other.read_bytes()


def test_some_words_of_lists_are_hidden_from_the_labeller() -> None:
    rows = [(found, forget) for found, _, forget in training_set(5, 0, 20)]
    hidden = {w for _, forget in rows for w in forget}
    assert hidden and all(any(c in OPEN for c in classes_of(w)) for w in hidden)


def test_the_shipped_model_is_small_and_knows_every_field() -> None:
    path = Path(labeller.__file__).parent / labeller.MODEL
    assert path.stat().st_size < 1_000_000
    fields = {one.field for text in ("Wu, L. (2020). On things. In B. Ay (Ed.), Box (2nd ed., Vol. 3, pp. 3–9). Oslo: Leaf Press.",
                                     "Wu L. On things. Leaf Rev. 2020;5(2):3–9.")
              for one in labeller.label(tokens(text))}
    assert {"author", "date", "title", "editor", "container", "volume", "issue", "page", "place", "publisher"} <= fields
    assert labeller.label([]) == []


def test_no_word_of_the_lexicon_is_lost() -> None:
    assert all(name in classes_of(word) for name, words in lexicon().items() for word in words)
