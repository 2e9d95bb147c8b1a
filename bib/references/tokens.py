"""A printed reference in tokens, and what each token and its surroundings look like to the labeller.

>>> [t.text for t in tokens("Wu, L. (2020). On things, 5(2), 3–9. doi:10.1000/182")]
['Wu', ',', 'L.', '(', '2020', ')', '.', 'On', 'things', ',', '5', '(', '2', ')', ',', '3', '–', '9', '.', 'doi:10.1000/182']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bib.references.lexicon import OPEN, classes_of
from bib.references.lines import CAPITAL
from bib.references.links import links

_TOKEN = re.compile(rf"(?:Ph\.\s?D|M\.\s?Sc|D\.\s?Phil|Dr\.\s?phil|M\.\s?Phil|B\.\s?Sc)\b|(?<![\w'’])[{CAPITAL}]\.|"
                    r"[^\W\d_][\w\u0300-\u036f]{0,60}(?:['’‐-][^\W\d_][\w\u0300-\u036f]{0,60}){0,8}|\d\w{0,60}|\S")
_OPENING, _CLOSING = "([{“„«‘‹", ")]}”»’›"
_ENDS = frozenset(".,;:()[]“”\"«»„–—/<>")
_CLASS_FLAGS = ("journal", "conference", "press", "publishing", "publisher", "place", "organization", "thesis", "report", "month",
                "access", "editor",
                "page", "volume", "issue", "in", "given", "surname")
_CAPITALIZED = frozenset(("journal", "conference", "publishing", "publisher", "place", "organization", "given", "surname", "thesis",
                          "report"))
_AHEAD = frozenset({"num", "y", "journal", "publisher", "place", "volume", "page", "conference", "publishing"})
MOST_TOKENS = 1500
"""Tokens of one reference that are looked at; no reference is longer, though a list that was not split may be."""

Look = tuple[str, tuple[str, ...], str]
"""The shape of a token, its classes, and the word itself where it is one that says something."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a mark or a whole identifier, with its place in the reference."""

    text: str
    start: int
    end: int
    kind: str = ""


def tokens(text: str) -> list[Token]:
    """The tokens of a reference; identifiers and addresses are one each, with their kind."""
    found: list[Token] = []
    at = 0
    for link in (*links(text), None):
        until = link.start if link else len(text)
        found += (Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, at, until))
        if link:
            found.append(Token(text[link.start:link.end], link.start, link.end, link.kind))
            at = link.end
        if len(found) > MOST_TOKENS:
            break
    return found[:MOST_TOKENS]


def _shape(word: str) -> str:
    """What a word looks like, e.g. ``Xx`` for a capitalized one, ``y`` for a year, ``d2`` for two digits."""
    if word.isdigit():
        return "y" if len(word) == 4 and "1500" <= word <= "2099" else f"d{min(len(word), 6)}"
    if word[0].isdigit():
        if re.fullmatch(r"(?:1[5-9]|20)\d\d[a-z]", word):
            return "y"
        return "ord" if re.fullmatch(r"\d+(?:st|nd|rd|th|e|er)", word) else "dx"
    if not word[0].isalpha():
        return "p"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return f"XX{min(len(word), 5)}"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "xx" if word.islower() else "xX"


@lru_cache(maxsize=200_000)
def _look(word: str, kind: str) -> Look:
    """The shape of a token, its classes, and the word itself where it is one that says something."""
    if kind:
        return kind, (), kind
    if "." in word and len(word) > 1:
        return ("I", (), "") if len(word) == 2 else ("deg", ("thesis",), "deg")
    classes = classes_of(word)
    shape = _shape(word)
    if shape == "p":
        return "p", (), word
    if word.isupper() and len(word) < 3:  # initials such as "JA" or "S", which are no words
        classes = tuple(c for c in classes if c == "place" and len(word) == 2)
    known = any(c not in OPEN for c in classes)
    if word.islower():
        classes = tuple(c + "-" if c in _CAPITALIZED else c for c in classes)
    said = word.casefold() + ("^" if word[0].isupper() else "")
    return shape, classes, said if known or (len(word) <= 2 and word.islower()) else ""


@dataclass(slots=True)
class _Segment:
    """What stands between two marks: its length, its classes, whether its words have capitals, what begins the next one."""

    words: int = 0
    capitals: int = 0
    flags: tuple[str, ...] = ()
    ends: str = ""


def features(parts: Sequence[Token], forget: frozenset[str] = frozenset()) -> list[list[str]]:
    """The attributes of each token, for training and for labelling.

    Args:
        parts: the tokens of one reference.
        forget: words whose open classes are left out, so that a model does not trust the lists alone.
    """
    n = len(parts)
    looks = [_look(t.text, t.kind) for t in parts]
    if forget:
        looks = [(s, tuple(c for c in cs if c not in OPEN), w) if t.text in forget else (s, cs, w)
                 for t, (s, cs, w) in zip(parts, looks, strict=True)]
    glued = [k > 0 and parts[k - 1].end == parts[k].start for k in range(n)]
    segments, of = _segments(parts, looks)
    shapes = ["^2", "^1", *(w or s for s, _, w in looks), "$1", "$2"]
    quoted = "q" if any(t.text in "“”\"«»„" for t in parts) else ""
    early = _early_year(looks)
    to_number, since_year = _stops_between(parts, looks, glued)
    rows: list[list[str]] = []
    depth, inside, years, stops, seen = 0, 0, 0, 0, set[str]()
    for k in range(n):
        token, (shape, classes, _) = parts[k], looks[k]
        text = token.text
        if text in "”»" and inside:
            inside = 0
        me, before, after = shapes[k + 2], shapes[k + 1], shapes[k + 3]
        joint = f"{before}|{looks[k - 2][0] if k > 1 else '^'}" if before[:1] in _ENDS or before in ("I", "-") else ("I" if k
            and looks[k - 1][0] == "I" else "-")
        row = ["b", "j=" + joint, "j=" + joint + "|" + shape, "s=" + shape, "m=" + me, "-1=" + before, "+1=" + after, "-2=" + shapes[k],
               "+2=" + shapes[k + 4],
               "-1m=" + before + "|" + me, "m+1=" + me + "|" + after, "-1m+1=" + before + "|" + shape + "|" + after,
               f"pos={k * 8 // n}", f"d={depth}{inside}", f"y={years}", f"stops={stops}", f"e={early}{quoted}",
               "tn=" + to_number[k], f"sy={since_year[k]}{early}", f"tn={to_number[k]}sy={since_year[k]}{early}"]
        row += ["c=" + c for c in classes]
        if k:
            row += ["-1c=" + c for c in looks[k - 1][1]]
        if k + 1 < n:
            row += ["+1c=" + c for c in looks[k + 1][1]]
        if k > 1:
            row += ["-2c=" + c for c in looks[k - 2][1]]
        if k + 2 < n:
            row += ["+2c=" + c for c in looks[k + 2][1]]
        if glued[k]:
            row.append("g" if shape != "p" else "g=" + text)
        if shape in ("xx", "Xx") and len(text) > 5:
            row.append("suf=" + text[-3:].casefold())
        segment = segments[of[k]]
        following = segments[of[k] + 1] if of[k] + 1 < len(segments) else _Segment()
        row.append(f"sw={min(segment.words, 7)}")
        row.append(f"sc={segment.capitals}|{min(segment.words, 4)}|{segment.ends}")
        row += ["S=" + flag for flag in segment.flags]
        row += ["N=" + flag for flag in following.flags]
        row.append(f"nw={min(following.words, 4)}{following.capitals}{following.ends}")
        third = segments[of[k] + 2] if of[k] + 2 < len(segments) else _Segment()
        row += ["NN=" + flag for flag in third.flags if flag in _AHEAD]
        previous = segments[of[k] - 1] if of[k] else _Segment()
        row.append(f"pw={min(previous.words, 4)}{previous.capitals}{previous.ends}")
        row += ["h=" + flag for flag in sorted(seen)]
        if k < 4:
            row.append(f"first{k}")
        if k > n - 4:
            row.append(f"last{n - k}")
        rows.append(row)
        if text in _OPENING and shape == "p":
            if text in "“„«":
                inside = 1
            elif text in "([{":
                depth = min(depth + 1, 2)
        elif text in ")]}" and depth:
            depth -= 1
        elif text == '"':
            inside = 1 - inside
        elif shape == "y":
            years = min(years + 1, 2)
        elif text == "." and (after[:1] != "$" and not glued[k + 1]) and looks[k - 1][0] not in ("X", "I", "p"):
            stops = min(stops + 1, 6)
        seen.update(c for c in classes if c in ("in", "editor", "page", "volume", "access", "conference", "thesis", "publishing"))
        if inside or text in "”»\"":
            seen.add("quote")
    return rows


def _segments(parts: Sequence[Token], looks: Sequence[Look]) -> tuple[list[_Segment], list[int]]:
    """What stands between two marks, and for each token the number of its segment."""
    segments: list[_Segment] = []
    of: list[int] = []
    words, capitals, flags = 0, 0, set[str]()
    for k, token in enumerate(parts):
        of.append(len(segments))
        shape, classes, _ = looks[k]
        if shape == "p" and token.text in _ENDS:
            ends = token.text
            segments.append(_Segment(words, _share(capitals, words), tuple(sorted(flags)), ends))
            words, capitals, flags = 0, 0, set()
            continue
        if shape == "p":
            continue
        words += 1
        capitals += shape[0] in "XI"
        if shape[0] in "dy" or shape in ("doi", "url"):
            flags.add("num" if shape[0] == "d" else shape)
        if shape in ("X", "I"):
            flags.add("initial")
        flags.update(c for c in classes if c in _CLASS_FLAGS)
    segments.append(_Segment(words, _share(capitals, words), tuple(sorted(flags)), "$"))
    return segments, of


def _share(capitals: int, words: int) -> int:
    """How many of the words have capitals: none, the first, some, all."""
    return 0 if not capitals else 3 if capitals == words else 1 if capitals == 1 else 2


def _stops_between(parts: Sequence[Token], looks: Sequence[Look], glued: Sequence[bool]) -> tuple[list[str], list[int]]:
    """For each token how many ends of sentences, else commas, lie before the next number, and how many lie behind the first year."""
    n = len(parts)
    ends = [_ends_sentence(parts, looks, glued, k) for k in range(n)]
    to_number = [""] * n
    stops, commas, target = 0, 0, "$"
    for k in range(n - 1, -1, -1):
        shape, classes, _ = looks[k]
        if (shape[0] == "d" and shape not in ("doi", "deg") and k and parts[k - 1].text in ",.(;:"
            and not glued[k]) or "volume" in classes or "page" in classes or shape in ("doi", "url"):
            stops, commas, target = 0, 0, shape[0] if shape in ("doi", "url") else "#"
        to_number[k] = f"{target}{min(stops, 3)}{min(commas, 2) if not stops else ''}"
        stops += ends[k]
        commas += parts[k].text == ","
    since: list[int] = []
    count, seen = 0, False
    for k in range(n):
        since.append(min(count, 4) if seen else -1)
        seen = seen or looks[k][0] == "y"
        count += seen and ends[k]
    return to_number, since


def _ends_sentence(parts: Sequence[Token], looks: Sequence[Look], glued: Sequence[bool], k: int) -> bool:
    """Whether a mark ends a sentence: a capital or a quotation mark follows, and no initial or known abbreviation stands before."""
    if parts[k].text not in ".?!" or k == 0 or k + 1 >= len(parts):
        return False
    following = parts[k + 1].text
    if glued[k + 1] and following not in "”\"’»)":
        return False
    if following in "”\"’»)":
        return k + 2 < len(parts) and not glued[k + 2] and parts[k + 2].text[0].isupper()
    if parts[k].text == "." and (looks[k - 1][0] in ("X", "deg") or (len(parts[k - 1].text) < 5 and {"volume", "issue", "page",
        "editor"} & set(looks[k - 1][1]))):
        return False
    return following[0].isupper() or following[0] in "“\"‘«„(["


def _early_year(looks: Sequence[Look]) -> str:
    """Where the first year stands: in the first or the last part of the reference, in brackets or not."""
    for k, (shape, _, _) in enumerate(looks):
        if shape == "y":
            bracket = "b" if k and looks[k - 1][2] == "(" else ""
            return f"{min(k * 4 // len(looks), 3)}{bracket}"
    return "-"
