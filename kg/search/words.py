"""Words as the index holds them, and the forms in which one word may stand.

>>> tokens("Data-driven Café, 倉庫")
['data', 'driven', 'cafe', '倉', '庫']
"""

from __future__ import annotations

import re

from kg.records.names import fold

# Scripts that write words without spaces: each letter is a token, and letters side by side are looked for side by side.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(f"[{UNSPACED}]|[^{UNSPACED}]+")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b", re.IGNORECASE)

STOP = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "could", "do", "does", "for", "from", "had", "has", "have", "how", "if", "in",
    "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "there", "these", "this", "to", "was", "were", "what", "when",
    "where", "which", "who", "whom", "whose", "why", "will", "with", "would"))
"""English words that are left out of a question as long as another word remains."""

# British and American endings: what stands in one may be written with the other.
_SPELLINGS = ((re.compile(r"(?<=\w{3})is(?=(?:e|ed|er|ers|es|ing|ation|ations|ational|able)$)"), "iz"),
              (re.compile(r"(?<=\w{3})iz(?=(?:e|ed|er|ers|es|ing|ation|ations|ational|able)$)"), "is"),
              (re.compile(r"(?<=\w{2}[bdgilmnv])our(?=$|s$|al$|ally$|ed$|ing$|ism$|ist$)"), "or"),
              (re.compile(r"(?<=\w{2}[bdgilmnv])or(?=$|s$|al$|ally$|ed$|ing$|ism$|ist$)"), "our"))


def tokens(text: str) -> list[str]:
    """The tokens of a text: folded words without a possessive s, and single letters of scripts that write without spaces."""
    return [token for word in fold(_POSSESSIVE.sub(" ", text)).split() for token in _TOKEN.findall(word)]


def unspaced(token: str) -> bool:
    """Whether a token is a letter of a script that writes without spaces."""
    return re.match(f"[{UNSPACED}]", token) is not None


def forms(word: str) -> tuple[str, ...]:
    """A word with its singular or plural and its British or American spelling, itself first.

    >>> forms("capability"), forms("organisations")
    (('capability', 'capabilities'), ('organisations', 'organisation', 'organizations', 'organization'))
    """
    numbers = (word, *_other_number(word)) if len(word) > 3 and word.isascii() and word.isalpha() else (word,)
    spelt = (pattern.sub(other, form) for pattern, other in _SPELLINGS for form in numbers)
    return tuple(dict.fromkeys((*numbers, *spelt)))


def _other_number(word: str) -> tuple[str, ...]:
    """The singular of what looks like a plural; the plural in -ies of what ends in -y, which does not begin with it."""
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("sses", "shes", "ches", "xes")):
        return (word[:-2],)
    return (word[:-1],) if word.endswith("s") and not word.endswith(("ss", "us", "is")) else ()
