"""Names as they are printed, in whatever order, as typed values.

>>> [n.sort_form for n in printed_names("Ahola, M., van den Berg, J.-P., & Mathieu, K. L., Jr.")]
['Ahola, M.', 'van den Berg, J.-P.', 'Mathieu, K. L., Jr.']
>>> [n.sort_form for n in printed_names("Pine, Joseph – Gilmore, James")]
['Pine, Joseph', 'Gilmore, James']
>>> [n.sort_form for n in printed_names("W.-P. de Roever, A Cau et al.")]
['de Roever, W.-P.', 'Cau, A', 'others']
>>> [n.sort_form for n in printed_names("World Health Organization")]
['World Health Organization']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bib.model import OTHERS, Name

_LETTER = r"[^\W\d_]"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-Я]"
_PARTICLES = frozenset(["de", "del", "della", "delle", "dello", "der", "den", "des", "di", "da", "das", "do", "dos", "du", "d", "la",
                        "las", "le", "les", "lo", "los", "van", "von", "vom", "zu", "zum", "zur", "zen", "ten", "ter", "te", "op", "'t",
                        "af", "av", "el", "al", "ibn", "bin", "ben", "bint", "y", "e", "'d", "st"])
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Junior|Senior|Esq|2nd|3rd)\.?", re.IGNORECASE)
_INITIAL = rf"(?:{_CAPITAL}(?:h|j|y|u|a|e)?\.(?:[-‐–]?\s?)?|{_CAPITAL}[-‐]{_CAPITAL}\b\.?|{_CAPITAL}\b(?!['’]))"
_INITIALS = re.compile(rf"(?:{_INITIAL}\s?){{1,6}}")
_BARE_INITIALS = re.compile(rf"{_CAPITAL}{{1,4}}|{_CAPITAL}{{1,2}}[-‐]{_CAPITAL}{{1,2}}")
_AND = re.compile(r"(?:\s|(?<=[,;.]))(?:&|and|und|et|y|ja|och|og|en|e|i|sowie|with)(?=\s)", re.IGNORECASE)
_OTHERS = re.compile(r"[\s,;]*(?:(?:\b(?:and|&|et|und|y)\s+)?(?:\bothers\b|\bet\.? ?al(?:ii|ia)?\b|\bal\b|\bcolleagues\b|\bu\. ?a\.|"
                     r"\bym\b|\bm\.? ?fl\b)\.?)[\s.,;:]*$",
                     re.IGNORECASE)
_ROLE = re.compile(r"[\s,;]*(?:[\[(]\s?ed\.?\s?[\])]|(?<=\.)[,\s]\s?ed\.|[\[(]?\b(?:eds|editors?|edited by|hrsg|hgg?|toim|red|coords?|"
                   r"orgs?|comps?|dir|éds?|trans|transl|translators?|translated by|übers)\b\.?[\])]?)[\s.,;:]*$",
                   re.IGNORECASE)
_BY = re.compile(r"^\s*(?:in\s*:?\s+(?=\S)|(?:in\s*:?\s+)?(?:[\[(]?(?:eds?\.?|edited|hrsg\.?|trans\.?|translated|"
                 r"übers\.?)[\])]?\s*(?:by|von|v\.|par)?|by|von der|hrsg\. v(?:on|\.))\s+(?=\S))",
                 re.IGNORECASE)
_STRONG = re.compile(r"\s*;\s*|\s+[–—―]\s+|\s+-\s+|\s*[/•·|]\s*")
_ORGANIZATION = re.compile(r"\b(?:universit\w*|yliopisto|institut\w*|departments?|ministry|ministerium|organi[sz]ations?|associations?|"
                           r"agency|bureau|council|committee|commission|"
                           r"corporation|corp|inc|ltd|llc|plc|gmbh|foundation|society|cent(?:er|re)s?|laborator\w+|school|college|"
                           r"academy|bank|union|federation|"
                           r"office|authority|board|group|team|consortium|network|nations|government|parliament|service|services|"
                           r"administration|company|"
                           r"initiative|forum|alliance|project|programme|program|trust|fund|press|museum|library|hospital|statistics|"
                           r"task force|research|"
                           r"collaboration|systems|software|technologies)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:of|for|the|on|in|für|der|pour|para)\b")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.\s?\.)\s*,?\s*(?:&\s*)?")
_CJK = re.compile(r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af]{2,4}")
_MOST = 4000
"""Characters that are looked at: no printed list of names is longer."""


def printed_names(text: str) -> tuple[Name, ...]:
    """The names of a printed list in its order; ``et al.`` as the name that stands for others, an organization in ``literal``.

    Args:
        text: the names alone, e.g. ``"Smith JA, Wu L, et al."``; roles such as ``(Eds.)`` may stand with them.
    """
    text = " ".join(text[:_MOST].replace("\u00ad", "").split())
    for pattern in (_ROLE, _ROLE, _BY):
        text = pattern.sub("", text)
    if _INITIALS.match(text):  # behind names that are not inverted, "Ed." is no given name
        text = re.sub(r",\s[Ee]d\.?\s?,?$", "", text)
    found: list[Name] = []
    rest = _OTHERS.sub("", text)
    others = rest != text
    rest = _ELLIPSIS.sub(", ", rest).strip(" ,;:&")
    rest = _ROLE.sub("", rest)
    if rest:
        found = [n for n in _names(rest) if n.literal or n.family or n.given]
    return (*found, *([Name(literal=OTHERS)] if others and found else ()))


def _names(text: str) -> Iterator[Name]:
    if _organization(text):
        yield Name(literal=text.rstrip(" .,"))
        return
    if len(pieces := [p for p in _STRONG.split(text) if p]) > 1:
        for piece in pieces:
            yield from _names(piece) if _AND.search(piece) else _one_or_more(piece)
        return
    groups = [g for g in (_parts(g) for g in _AND.split(text)) if g]
    families_only = _families_only(groups)
    for group in groups:
        yield from _group(group, families_only)


def _one_or_more(piece: str) -> Iterator[Name]:
    """The name between two strong separators; it may be organization, inverted or not."""
    yield from [Name(literal=piece.rstrip(" .,"))] if _organization(piece) else _group(_parts(piece), False)


def _parts(text: str) -> list[str]:
    """What commas divide."""
    return [p for p in (p.strip(" ;:()[]") for p in text.split(",")) if p.strip(".")]


def _families_only(groups: Sequence[list[str]]) -> bool:
    """Whether only family names are printed, as in ``Smith, Jones and Brown``: single words that do not make pairs."""
    single = all(re.fullmatch(rf"(?:{_LETTER}|['’\-‐])+\.?", p) and not _initials(p) for g in groups for p in g)
    return single and len(groups) > 1 and any(len(g) % 2 for g in groups) and not (len(groups[0]) == 2 and len(groups) == 2
        and len(groups[1]) > 1)


def _group(parts: list[str], families_only: bool) -> Iterator[Name]:
    """The names of a stretch between two ``and``."""
    n = 0
    while n < len(parts):
        part, following = parts[n], parts[n + 1] if n + 1 < len(parts) else ""
        n += 1
        if _SUFFIX.fullmatch(part) and n > 1:
            continue  # taken with the name before
        inverted = bool(following) and not families_only and (_initials(following) or not _organization(part)) and _is_given(part,
            following, parts, n)
        if inverted:
            name = _inverted(part, following)
            n += 1
        else:
            name = _single(part)
        if n < len(parts) and _SUFFIX.fullmatch(parts[n]):
            name = replace(name, suffix=parts[n])
            n += 1
        yield name


def _is_given(part: str, following: str, parts: Sequence[str], n: int) -> bool:
    """Whether what stands behind a comma is the given name of what stands before it."""
    if _SUFFIX.fullmatch(following) or _CJK.fullmatch(part):
        return False
    if _initials(part) and not _bare_word(part):
        return False
    if re.match(rf"{_INITIAL}\s*\S*{_CAPITAL}?{_LETTER}{{2,}}", part) and _initials(part.split()[0]):  # "J. Smith"
        return False
    if _trailing(part):  # "Smith J"
        return False
    if _initials(following):
        return True
    if len(part.split()) > 1 and part.split()[0].casefold() not in _PARTICLES and not _leading_initials(following):
        return n == 1 and len(parts) == 2 and len(following.split()) == 1  # "García Márquez, Gabriel", but "John Smith, Jane Doe"
    if _leading_initials(following):  # "Lee, L. L., W. E. Howard" is caught above; here "Smith, J. Adam"
        return n == 1 and len(parts) in (2, 3) and not _bare_surname_list(parts)
    return n == 1 or all(len(p.split()) == 1 or _given_like(p) for p in parts)


def _bare_surname_list(parts: Sequence[str]) -> bool:
    return sum(_leading_initials(p) for p in parts) > 1


def _given_like(part: str) -> bool:
    """Whether a part reads as given names: ``Jan Erik``, ``Mary K.``, or a family name with its particle."""
    words = part.split()
    return bool(_initials(words[-1])) or words[0].casefold() in _PARTICLES


def _bare_word(part: str) -> bool:
    """Whether a part in capitals is long enough for a family name: ``WU``, ``LI`` stay possible where dotted initials follow."""
    return bool(re.fullmatch(rf"{_CAPITAL}{{2,}}", part))


def _initials(part: str) -> bool:
    """Whether a part is initials, with particles perhaps: ``J.-P.``, ``S. F.``, ``AB``, ``J. van``."""
    words = part.split()
    while len(words) > 1 and words[-1].casefold() in _PARTICLES:
        words.pop()
    text = " ".join(words)
    return bool(_INITIALS.fullmatch(text) or _BARE_INITIALS.fullmatch(text))


def _leading_initials(part: str) -> bool:
    """Whether a part begins with initials and a family name follows, as in ``J. P. van Dyke``."""
    words = part.split()
    return len(words) > 1 and bool(_INITIALS.fullmatch(words[0])) and not _initials(part)


def _trailing(part: str) -> bool:
    """Whether a part is a family name with initials behind it, as in ``van der Berg JP`` or ``Smith J.A.``."""
    words = part.split()
    return len(words) > 1 and not _initials(words[0]) and _initials(words[-1])


def _inverted(family: str, given: str) -> Name:
    words = given.split()
    after: list[str] = []
    while len(words) > 1 and words[-1].casefold() in _PARTICLES and words[-1].islower():
        after.insert(0, words.pop())
    name = _family(" ".join((*after, family)))
    return replace(name, given=_given(" ".join(words)))


def _given(text: str) -> str:
    """Given names as printed, without the stop that ends the list."""
    words = text.strip(" ,").split()
    if words and len(words[-1]) > 3 and words[-1].endswith(".") and words[-1].count(".") == 1 and "-" not in words[-1]:
        words[-1] = words[-1].rstrip(".")
    return " ".join(words)


def _family(text: str) -> Name:
    """A family name; small particles before it apart, and all-capitals brought down."""
    words = text.strip(" .,").split()
    particle: list[str] = []
    while len(words) > 1 and words[0].casefold() in _PARTICLES and words[0][0].islower():
        particle.append(words.pop(0))
    return Name(family=_cased(" ".join(words)), particle=" ".join(particle))


def _cased(family: str) -> str:
    """``MÜLLER-SMITH`` as ``Müller-Smith``; anything else as it is."""
    if len(re.sub(r"\W", "", family)) < 4 or not family.isupper():
        return family
    return re.sub(rf"{_LETTER}+", lambda m: m[0][0] + m[0][1:].lower(), family)


def _single(part: str) -> Name:
    """A name in one part: given name first, initials behind, one word, or an organization."""
    part = part.strip(" ,")
    words = part.split()
    if _organization(part) or (len(words) == 1 and re.fullmatch(rf"{_CAPITAL}{{3,}}", part.rstrip("."))):
        return Name(literal=part.rstrip(" ."))
    if _trailing(part):
        k = len(words)
        while k > 1 and _initials(words[k - 1]):
            k -= 1
        return replace(_family(" ".join(words[:k])), given=" ".join(words[k:]))
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    if _CJK.fullmatch(part):
        return Name(family=part[0], given=part[1:])
    glued = re.fullmatch(rf"((?:{_CAPITAL}\.[-‐]?){{1,5}})({_CAPITAL}{_LETTER}.*)", words[0]) if words else None
    if glued:  # "J.A.Smith"
        words = [glued[1], glued[2], *words[1:]]
    if len(words) < 2:
        return _family(part)
    k = len(words) - 1
    for position in range(1, len(words)):
        if words[position].casefold() in _PARTICLES and words[position][0].islower() and position < len(words) - 1:
            k = position
            break
    if k == len(words) - 1:
        while k > 1 and words[k - 1].casefold() in _PARTICLES and not _initials(words[k - 1]):
            k -= 1  # "Jan Van Dyke"
        leading = 0
        while leading < len(words) - 1 and _INITIALS.fullmatch(words[leading]):
            leading += 1
        if 0 < leading < k and not any(_INITIALS.fullmatch(w) for w in words[leading:]):
            k = leading  # "J. García Márquez": all behind the initials
    return replace(_family(" ".join(words[k:])), given=_given(" ".join(words[:k])), suffix=suffix)


def _organization(text: str) -> bool:
    """Whether a text without initials reads as the name of an organization."""
    words = text.split()
    if len(words) < 2 and not re.fullmatch(rf"{_CAPITAL}{{3,8}}", text.rstrip(".")):
        return False
    if len(words) == 1:
        return text.rstrip(".").isupper() and len(text.rstrip(".")) <= 6
    if any(_INITIALS.fullmatch(p) or (_BARE_INITIALS.fullmatch(p) and len(p) < 3) for p in text.replace("U.S.", "US").replace("U.K.",
        "UK").split(", ")[1:]):
        return False
    if re.search(rf"(?:^|[\s,]){_CAPITAL}\.(?:\s|,|$)", text):
        return False
    if _ORGANIZATION.search(text):
        return text.count(",") < 3 or bool(_LOWER.search(text))
    return bool(_LOWER.search(text)) and len(words) > 2 and "," not in text and not any(w.casefold() in {"van", "von", "de"} for w in words)
