"""What printed lists do to references: lost and swapped marks, spaces, breaks in words and identifiers, labels, missing ends."""

from __future__ import annotations

import re
from random import Random

from bib.references.training.aligned import Sample

_ACCENTS = str.maketrans("éèáàóòúíñçäöüåø", "eeaaoouincaouao")


def soiled(rng: Random, sample: Sample) -> Sample:
    """The sample with the dirt of real lists: most references get little of it."""
    text, fields = list(sample.text), list(sample.fields)

    def insert(at: int, extra: str, name: str) -> None:
        text[at:at] = list(extra)
        fields[at:at] = [name] * len(extra)

    def remove(at: int) -> None:
        del text[at], fields[at]

    if rng.random() < 0.25:
        while text and text[-1] in ".;":
            remove(len(text) - 1)
    if rng.random() < 0.12:
        marks = [k for k, c in enumerate(text[:-1]) if c in ",.:;)" and not fields[k]]
        if marks:
            remove(rng.choice(marks))
    if rng.random() < 0.1:
        marks = [k for k, c in enumerate(text) if c in ",." and not fields[k]]
        if marks:
            k = rng.choice(marks)
            text[k] = "." if text[k] == "," else ","
    if rng.random() < 0.08:
        gaps = [k for k in range(1, len(text)) if text[k] == " " and text[k - 1] in ",.:;"]
        if gaps:
            remove(rng.choice(gaps))
    if rng.random() < 0.05:
        marks = [k for k in range(1, len(text)) if text[k] in ",:;)"]
        if marks:
            k = rng.choice(marks)
            insert(k, " ", fields[k] if fields[k] == fields[k - 1] else "")
    if rng.random() < 0.06:
        words = [m for m in re.finditer(r"[a-zäöü]{8,}", "".join(text)) if fields[m.start()] in ("title", "container")
                 and fields[m.end() - 1] == fields[m.start()]]
        if words:
            m = rng.choice(words)
            insert(m.start() + rng.randint(3, m.end() - m.start() - 3), "- ", fields[m.start()])
    if rng.random() < 0.2:
        joints = [k for k in range(1, len(text)) if fields[k] in ("doi", "url") and text[k - 1] in "/._-" and fields[k - 1] == fields[k]
                  and text[k].isalnum()]
        if joints and rng.random() < 0.3:
            k = rng.choice(joints)
            insert(k, " ", fields[k])
    if rng.random() < 0.25:
        straight = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
        text = [straight.get(c, c) for c in text]
    if rng.random() < 0.04:
        text = list("".join(text).translate(_ACCENTS))
    if rng.random() < 0.16 and "label" not in fields:
        n = rng.randint(1, 180)
        insert(0, rng.choice((f"[{n}] ", f"{n}. ", f"({n}) ", f"{n} ", f"{n}) ", f"[{rng.choice(('Ber', 'KoR', 'Wu'))}{n:02d}] ", "• ",
                              "- ", f"{n}.")), "label")
    return Sample("".join(text), fields)
