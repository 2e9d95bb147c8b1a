"""How alike two words and two rows of words are: the only door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA, Indel


def misspelt(one: str, other: str) -> bool:
    """Whether two words are one word with a slip: a letter more, less, other or exchanged; two in long words, none in short ones.

    >>> misspelt("sivarajah", "sivaramaj"), misspelt("men", "women"), misspelt("vivo", "vitro")
    (True, False, False)
    """
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2 if shorter < 16 else min(shorter // 8, 8)
    return one == other or (allowed > 0 and abs(len(one) - len(other)) <= allowed
                            and OSA.distance(one, other, score_cutoff=allowed) <= allowed)


def differences(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The stretches in which two rows of words differ, each as the words of the one and those of the other; one may be empty.

    >>> list(differences(("the", "old", "dog"), ("the", "young", "dog", "barks")))
    [(('old',), ('young',)), ((), ('barks',))]
    """
    here = there = 0
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            if here < step.src_start or there < step.dest_start:
                yield one[here:step.src_start], other[there:step.dest_start]
            here, there = step.src_end, step.dest_end
    if here < len(one) or there < len(other):
        yield one[here:], other[there:]
