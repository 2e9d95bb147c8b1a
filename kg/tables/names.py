"""What claims are called where people read."""

from __future__ import annotations

from ontology.schemes import concept, label


def claim_name(identifier: str, kind: str) -> str:
    """The printed label of a claim; of one that the paper does not number, its kind.

    >>> claim_name("H2", "hypothesis"), claim_name("L-f309643d", "model-path")
    ('H2', 'Model path')
    """
    return label(concept("kind", kind)).capitalize() if identifier.startswith("L-") and kind else identifier
