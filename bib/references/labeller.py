"""The field of each token of a printed reference by a trained model: the only door to python-crfsuite.

The model ships with the package and is made anew by ``python -m bib.references.train``.

>>> found = tokens("Wu, L. (2020). On things. Journal of Things, 5(2), 3–9.")
>>> [t.text for t, one in zip(found, label(found)) if one.field == "container"]
['Journal', 'of', 'Things', ',']
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pycrfsuite

from bib.references.tokens import Token, features, tokens

__all__ = ["Labelled", "label", "tokens", "train"]

MODEL = "model.crfsuite"
_BEGIN = "B-"
_OF_WORDS = frozenset(("author", "editor", "title", "container", "publisher", "place", "series"))
_OPTIONS = {"c1": 0.6, "c2": 0.02, "max_iterations": 110, "feature.minfreq": 3, "feature.possible_transitions": False}


@dataclass(frozen=True, slots=True)
class Labelled:
    """The field of a token, such as ``title``, how sure the model is of it (0..1), and whether the field begins there."""

    field: str
    confidence: float
    begins: bool = False


class _Taggers(threading.local):
    """One tagger a thread: a tagger holds the sequence that it works on."""

    tagger: pycrfsuite.Tagger | None = None


_TAGGERS = _Taggers()


@cache
def _model() -> bytes:
    return (files("bib.references") / MODEL).read_bytes()


def _tagger() -> pycrfsuite.Tagger:
    if _TAGGERS.tagger is None:
        _TAGGERS.tagger = pycrfsuite.Tagger()
        _TAGGERS.tagger.open_inmemory(_model())  # which does not copy: the bytes have to stay
    return _TAGGERS.tagger


def label(found: Sequence[Token]) -> list[Labelled]:
    """The field of each token with its confidence; empty for no tokens."""
    if not found:
        return []
    tagger = _tagger()
    names = tagger.tag(pycrfsuite.ItemSequence(features(found)))
    return [Labelled(name.removeprefix(_BEGIN), tagger.marginal(name, k), name.startswith(_BEGIN)) for k, name in enumerate(names)]


def _begun(fields: Sequence[str]) -> list[str]:
    """The fields with a mark where one begins, so that the model learns behind which marks it may: of fields of words, not of numbers."""
    return [_BEGIN + name if name in _OF_WORDS and k and fields[k - 1] != name else name for k, name in enumerate(fields)]


def train(samples: Iterable[tuple[Sequence[Token], Sequence[str], frozenset[str]]], path: Path, loud: bool = False) -> int:
    """Make a model of labelled tokens, the same bytes for the same samples; how many samples it was made of.

    Args:
        samples: tokens, the field of each, and the words whose open classes are left out.
        path: where the model is written.
        loud: whether the trainer tells of each step.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_OPTIONS, verbose=loud)
    count = 0
    for found, fields, forget in samples:
        trainer.append(pycrfsuite.ItemSequence(features(found, forget)), _begun(fields))
        count += 1
    trainer.train(str(path))
    return count
