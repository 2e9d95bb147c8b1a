"""Titles compared: a subtitle more or less, words in another order, slips, numbers of parts, and what is about another work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from bib.matching.folding import FUNCTION_WORDS, folded, number_of, unmarked, words_of
from bib.matching.likeness import differences, misspelt

MOST_WORDS = 150
"""So many words of a title are laid beside those of another one; whether all of it is equal is seen before."""

ENOUGH_WORDS = 5
"""A title of so many words that mean something is a work's own; "Editorial" is that of many."""

Level = Literal["same", "order", "subtitle", "slips", "close", "far", "missing"]

_BREAK = re.compile(r"\s*(?::|;|\?|!|\.(?=\s)|\s[-–—](?=\s)|—|\s\()\s*")
_RETRACTED = re.compile(
    r"^\W*(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?\W*[:\]—–-]\W*|\W*[\[(](?:retracted|withdrawn)[^\])]{0,40}[\])]\W*$",
    re.IGNORECASE)
_LATER = re.compile(r"\(\s*vol\.?\s+[\w.]{1,8}\s*,\s*(?:pg|p|pp|page|art)\b[^()]{0,40}\)\s*$", re.IGNORECASE)
"""How the Web of Science writes which article a correction or a comment is about."""

_KINDS = {
    "correction": r"errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|(?:(?:publisher|author)s? )?corrections?|berichtigung|fe de erratas",
    "retraction": r"retraction(?: note| notice)?|expression of concern",
    "reply": r"(?:authors? )?(?:repl(?:y|ies)|responses?|rejoinders?)|comments?|commentary|letter|discussion|erwiderung|antwort|kommentar"
             r"|reponse|respuesta",
    "review": r"(?:book )?reviews?(?: essay)?|buchbesprechung|rezension|besprechung|compte rendu|resena",
}
_ABOUT = r"(?: (?:to|on|of|for|zu|zur|zum|von|auf|a|au|de|from the editor on))*"
_NOTICE = {kind: re.compile(rf"(?:{words}){_ABOUT}\b(?: the (?:article|paper|book)\b)?") for kind, words in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart for comparing.

    Attributes:
        words: its folded words.
        main: those in front of the subtitle; all of them where there is none.
        joined: all of them without spaces.
        notice: what kind of notice about another work it says it is: correction, retraction, reply, review; empty for other works.
        subject: the words behind that, e.g. those of the article that is corrected.
        info: how much the title tells, from 0 to 1: few words are the title of many works.
        also: what stands in front of brackets at the end, and in them: many sources print the title in a second language there, or a
            remark such as "[Review]".
    """

    words: tuple[str, ...]
    main: tuple[str, ...]
    joined: str
    notice: str
    subject: tuple[str, ...]
    info: float
    also: tuple[Title, ...] = ()

    @classmethod
    def of(cls, text: str) -> Title:
        """The title as printed, taken apart, e.g. with ``main=("big", "data")`` for ``"Big data: A survey"``."""
        text = _RETRACTED.sub("", unmarked(text)).strip() if text else ""
        outer, inner = _bracketed(text)
        if outer:
            return replace(cls._plain(text), also=tuple(cls._plain(part) for part in (outer, inner) if part))
        return cls._plain(text)

    @classmethod
    def _plain(cls, text: str) -> Title:
        text = text.strip("[]. ")
        words = words_of(text)
        later = _LATER.search(text[-80:])
        plain = words_of(text[:len(text) - len(text[-80:]) + later.start()]) if later else words
        notice, subject = _notice(plain)
        main = words_of(_BREAK.split(text[:2000], maxsplit=1)[0])
        if not main or len(main) >= len(words):
            main = words
        elif not notice and len(rest := [w for w in plain[len(main):] if w not in ("a", "an", "the")]) <= 8:
            behind, _ = _notice(tuple(rest))  # "Big data: A reply to Berg"
            if behind in ("correction", "retraction", "reply"):
                notice, subject = behind, main
        return cls(words, main, "".join(words), notice or ("correction" if later else ""), subject, _info(words))

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of parts, years and the like among its words."""
        return frozenset(n for w in self.words[:MOST_WORDS] if len(w) > 1 and (n := number_of(w)))


def _bracketed(text: str) -> tuple[str, str]:
    """A title and what stands in brackets behind it, where that may be a title; empty where there are no brackets."""
    outer = text.rstrip(". ")
    inner = ""
    while outer.endswith("]") and (start := outer.rfind("[")) > 0:
        inner = outer[start + 1:-1]
        outer = outer[:start].rstrip(". ")
    return (outer, inner if len(inner) >= 20 else "") if inner and outer else ("", "")


def _info(words: tuple[str, ...]) -> float:
    """How much words tell, from 0 to 1."""
    meaning = [w for w in words[:MOST_WORDS] if w not in FUNCTION_WORDS]
    return min(1.0, len(meaning) / ENOUGH_WORDS, sum(map(len, meaning)) / 24 if words and len(words[0]) > 1 else 1.0)


def _notice(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Which notice the words are, and what it is about."""
    start = " ".join(words[:8])
    for kind, pattern in _NOTICE.items():
        if (match := pattern.match(start)) and (match.end() == len(start) or start[match.end()] == " "):
            return kind, words[len(start[:match.end()].split()):]
    return "", words


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two titles stand to each other.

    Attributes:
        level: the same; the same words in another ``order``; one without its ``subtitle`` or cut off; the same but for ``slips``;
            ``close`` (few words differ); ``far``; one is ``missing``.
        info: how much the shorter of the two tells.
        slips: how many words are written with a slip.
        other: which share of the words that mean something differs.
        numbered: both have a number, a year or a letter at the same place, and another one.
        about: one is a notice (correction, reply, review) about the other.
        words: the finding in words.
    """

    level: Level
    info: float = 0.0
    slips: int = 0
    other: float = 0.0
    numbered: bool = False
    about: str = ""
    words: str = ""

    @property
    def agrees(self) -> bool:
        """Whether these are titles of one work, as far as a title tells."""
        return self.level in ("same", "order", "subtitle", "slips") and not self.numbered and not self.about


def title_likeness(one: Title, other: Title) -> Likeness:
    """How alike two titles are; the order of the two does not matter."""
    found = _likeness(one, other)
    if (one.also or other.also) and not found.agrees:
        for mine, yours in product((one, *one.also), (other, *other.also)):
            if (other_way := _likeness(mine, yours)).agrees or other_way.about:
                return other_way
    return found


def _likeness(one: Title, other: Title) -> Likeness:
    if not one.words or not other.words:
        return Likeness("missing")
    info = min(one.info, other.info)
    if one.joined == other.joined:
        return Likeness("same", info, words="title: the same")
    if one.notice != other.notice and (about := one.notice or other.notice):
        notice, work = (one, other) if one.notice else (other, one)
        if not work.notice:
            long = len(work.words) >= ENOUGH_WORDS  # then a source may stand behind it
            subject = notice.subject[:len(work.words)] if long else notice.subject
            if subject and _row(subject, work.words, info).agrees:
                return Likeness("close", info, about=about, words=f"title: one is a {about} about the other")
    return _row(one.words, other.words, info, _cut(one, other))


def _cut(one: Title, other: Title) -> Likeness | None:
    """The finding where one title is the beginning of the other."""
    short, long = (one, other) if len(one.joined) <= len(other.joined) else (other, one)
    if not long.joined.startswith(short.joined):
        return None
    if short.words == long.main and len(short.words) < len(long.words):
        rest = long.words[len(short.words):]
        numbered = len(rest) <= 3 and any(number_of(w) for w in rest if len(w) > 1 or w == "i")
        if not numbered:
            return Likeness("subtitle", short.info, words="title: the same, one without its subtitle")
    if len(short.joined) >= 40 and not number_of(short.words[-1]):
        return Likeness("subtitle", short.info, words="title: one is cut off")
    return None


def _row(one: tuple[str, ...], other: tuple[str, ...], info: float, cut: Likeness | None = None) -> Likeness:
    """The finding from the words in their rows."""
    one, other = one[:MOST_WORDS], other[:MOST_WORDS]
    slips = 0
    differing = 0
    numbered = False
    for here, there in differences(one, other):
        mine, yours = [w for w in here if w not in FUNCTION_WORDS], [w for w in there if w not in FUNCTION_WORDS]
        alone = len(here) == len(there) == 1  # "Part A" and "Part B": here the letter is no article
        my_numbers = {n for w in (here if alone else mine) if (n := number_of(w))}
        your_numbers = {n for w in (there if alone else yours) if (n := number_of(w))}
        if my_numbers != your_numbers and my_numbers and your_numbers:
            numbered = True
        together, apart = "".join(here), "".join(there)
        if together == apart or (not mine and not yours):
            continue
        if not my_numbers and not your_numbers and misspelt(together, apart):
            slips += 1
            continue
        found, left = _paired(mine, yours)
        slips += found
        differing += left
    if differing and sorted(one) == sorted(other):
        return Likeness("order", info, words="title: the same words in another order")
    if cut is not None and differing:
        return cut
    total = max(1, sum(w not in FUNCTION_WORDS for w in one), sum(w not in FUNCTION_WORDS for w in other))
    share = differing / total
    if numbered:
        return Likeness("close" if share <= 0.4 else "far", info, slips, share, True, words="title: numbers or years differ")
    if not differing:
        but = f"{slips} slip{'' if slips == 1 else 's'}" if slips else "little words"
        return Likeness("slips" if slips <= 1 + total // 4 else "close", info, slips, words=f"title: the same but for {but}")
    if share <= 0.4:
        return Likeness("close", info, slips, share, words=f"title: close, {differing} of {total} words differ")
    return Likeness("far", info, slips, share, words="title: another one")


def _paired(mine: list[str], yours: list[str]) -> tuple[int, int]:
    """How many words are the same but for a slip, and how many differ, of two rows that stand at one place."""
    rest = list(yours)
    slips = left = 0
    for word in mine[:30]:
        near = next((w for w in rest[:30] if misspelt(word, w) and not number_of(word)), None)
        if near is None:
            left += 1
        else:
            rest.remove(near)
            slips += word != near
    left += max(0, len(mine) - 30)
    return slips, max(left, len(rest))


def plain_title(text: str) -> str:
    """The folded title without spaces, for looking it up, e.g. ``"bigdata"``."""
    return "".join(words_of(folded(text)))
