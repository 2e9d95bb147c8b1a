"""Make the model of the labeller anew: ``python -m bib.references.train``; the same bytes for the same seed and the same versions."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from bib.references import labeller
from bib.references.tokens import Token
from bib.references.training.samples import forgotten, labelled, samples

SEED, CSS, HOUSES = 20, 260, 2400

log = logging.getLogger(__name__)


def training_set(seed: int, css: int, houses: int) -> Iterator[tuple[Sequence[Token], Sequence[str], frozenset[str]]]:
    """The samples as the labeller learns them."""
    rng = Random(seed)
    for sample in samples(seed, css, houses):
        found, fields = labelled(sample)
        if found:
            yield found, fields, forgotten(rng, found)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on invented references and write the model."""
    parser = argparse.ArgumentParser(prog="python -m bib.references.train", description="Train the labeller of printed references on "
                                     "invented ones (some minutes).")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed invents other references")
    parser.add_argument("--styles", type=int, default=CSS, help="how many citation styles beside the common ones")
    parser.add_argument("--houses", type=int, default=HOUSES, help="how many random house styles")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / labeller.MODEL, help="where the model is written")
    parser.add_argument("--loud", action="store_true", help="tell of each step")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    count = labeller.train(training_set(chosen.seed, chosen.styles, chosen.houses), chosen.out, chosen.loud)
    log.info("%s: %d bytes, from %d invented references", chosen.out, chosen.out.stat().st_size, count)


if __name__ == "__main__":
    main()
