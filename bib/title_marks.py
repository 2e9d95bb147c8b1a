r"""What is set apart in a title: capitals that a style must leave alone, italics, raised and lowered letters; from and to mark-up.

A title is plain text everywhere; where in it something is set apart stands beside it, in ``Work.title_marks``.

>>> from_html('The <span class="nocase">BDAI</span> of <i>Homo</i>')
('The BDAI of Homo', ((4, 8, 'nocase'), (12, 16, 'i')))
>>> to_html("The BDAI", ((4, 8, "nocase"),)), to_latex("The BDAI", ((4, 8, "nocase"),))
('The <span class="nocase">BDAI</span>', 'The {BDAI}')
>>> from_latex(r"The {BDAI} of {\"u}ber \emph{Homo}")
('The BDAI of über Homo', ((4, 8, 'nocase'), (17, 21, 'i')))
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bib.latex import decode, encode
from bib.model import Marks

_OPENING = {"nocase": '<span class="nocase">', "i": "<i>", "b": "<b>", "sub": "<sub>", "sup": "<sup>",
            "sc": '<span style="font-variant:small-caps;">'}
_COMMANDS = {"i": r"\emph", "b": r"\textbf", "sub": r"\textsubscript", "sup": r"\textsuperscript", "sc": r"\textsc"}
_KINDS = {"emph": "i", "textit": "i", "textsl": "i", "textbf": "b", "textsubscript": "sub", "textsuperscript": "sup", "textsc": "sc",
          "mkbibemph": "i"}
_TAG = re.compile(r'<(/?)(?:(i|em|b|strong|sub|sup|sc)|span(?:\s+(class="nocase"|style="font-variant:\s*small-caps;?"))?)\s*>',
                  re.IGNORECASE)
_LATEX = re.compile(r"\\([A-Za-z]+)\*?\s*|\\([`'^\"~=.])\s*|\\(.)|([{}$])", re.DOTALL)
_LONGEST = 20_000
"""In a longer title nothing is set apart: it is none."""

_OPEN, _CLOSE = "\ufdee", "\ufdef"


def from_html(text: str) -> tuple[str, Marks]:
    """The plain title of one with the mark-up that CSL-JSON allows, and what was set apart; a tag without its partner is text."""
    if "<" not in text:
        return text, ()
    tags = list(_TAG.finditer(text))
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for n, tag in enumerate(tags):
        if not tag[1]:
            waiting.append(n)
        elif waiting and _name(tags[waiting[-1]]) == _name(tag):
            opening = waiting.pop()
            partner[opening] = n
            partner[n] = opening
    out: list[str] = []
    length, last = 0, 0
    starts: dict[int, int] = {}
    marks: list[tuple[int, int, str]] = []
    for n, tag in enumerate(tags):
        if n not in partner:
            continue
        out.append(text[last:tag.start()])
        length += tag.start() - last
        last = tag.end()
        if tag[1]:
            kind = _kind(tags[partner[n]])
            if kind and length > starts[partner[n]]:
                marks.append((starts[partner[n]], length, kind))
        else:
            starts[n] = length
    out.append(text[last:])
    return "".join(out), _sorted(marks)


def to_html(title: str, marks: Marks) -> str:
    """The title with its marks as CSL-JSON writes them."""
    def group(kind: str, inner: str) -> str:
        return f"{_OPENING[kind]}{inner}</{'span' if kind in ('nocase', 'sc') else kind}>"
    return _marked(title, marks, str, group)


def to_latex(title: str, marks: Marks) -> str:
    """The title as a LaTeX value, its marks as braces and commands."""
    return _marked(title, marks, encode, _group)


def from_latex(text: str) -> tuple[str, Marks]:
    """The plain title of a LaTeX value, and what its braces and commands set apart; braces inside others do not count."""
    if "{" not in text or len(text) > _LONGEST:
        return decode(text), ()
    signs: list[str] = []
    kinds: list[str] = []
    groups: list[str | None] = []  # what each open group marks
    last, formula, argument = 0, False, ""
    for match in _LATEX.finditer(text):
        between = text[last:match.start()]
        signs.append(between)
        if between:
            argument = ""
        sign = match[4]
        if sign == "{":
            protects = not (argument or formula or "nocase" in groups or _is_special(text, match.end()))
            kind = "nocase" if protects else _KINDS.get(argument)
            signs.append("{" + (_OPEN if kind else ""))
            groups.append(kind)
            kinds += [kind] if kind else []
        elif sign == "}":
            signs.append((_CLOSE if groups and groups.pop() else "") + "}")
        else:
            formula ^= sign == "$"
            signs.append(match[0])
        argument = match[1] or match[2] or ""
        last = match.end()
    signs.append(text[last:])
    signs.extend(_CLOSE for marking in reversed(groups) if marking)
    return _cut(decode("".join(signs)) if kinds else decode(text), kinds)


def _is_special(text: str, position: int) -> bool:
    r"""Whether a group that begins here is one letter to LaTeX, such as ``{\"u}``."""
    return re.compile(r"\\[A-Za-z`'^\"~=.]").match(text, position) is not None


def _cut(text: str, kinds: list[str]) -> tuple[str, Marks]:
    """The text without the signs for marks, and the marks; spaces that come together are one."""
    out: list[str] = []
    waiting: list[tuple[int, str]] = []
    marks: list[tuple[int, int, str]] = []
    left = iter(kinds)
    for char in text:
        if char == _OPEN:
            waiting.append((len(out), next(left, "nocase")))
        elif char == _CLOSE:
            if waiting:
                start, kind = waiting.pop()
                marks.append((start, len(out), kind))
        elif char != " " or (out and out[-1] != " "):
            out.append(char)
    plain = "".join(out).rstrip(" ")
    return plain, _sorted([(start, min(end, len(plain)), kind) for start, end, kind in marks if start < min(end, len(plain))])


def _marked(title: str, marks: Marks, plain: Callable[[str], str], group: Callable[[str, str], str]) -> str:
    """The title with each passage in its group; of passages that overlap without one holding the other, the first counts."""
    def part(start: int, end: int, inside: list[tuple[int, int, str]]) -> str:
        out: list[str] = []
        position = start
        while inside:
            first, last, kind = inside.pop(0)
            if first < position or last > end:
                continue
            within = [mark for mark in inside if mark[1] <= last]
            inside = [mark for mark in inside if mark[1] > last]
            out += [plain(title[position:first]), group(kind, part(first, last, within))]
            position = last
        out.append(plain(title[position:end]))
        return "".join(out)
    return part(0, len(title), list(_sorted([m for m in marks if 0 <= m[0] < m[1] <= len(title)])))


def _group(kind: str, inner: str) -> str:
    """A passage in LaTeX; one that begins with a command would be a single letter to it."""
    if kind == "nocase":
        return "{" + ("{}" if re.match(r"\\[A-Za-z]", inner) else "") + inner + "}"
    return f"{_COMMANDS[kind]}{{{inner}}}"


def _sorted(marks: list[tuple[int, int, str]]) -> Marks:
    return tuple(sorted(dict.fromkeys(marks), key=lambda mark: (mark[0], -mark[1], mark[2])))


def _name(tag: re.Match[str]) -> str:
    return (tag[2] or "span").lower()


def _kind(tag: re.Match[str]) -> str:
    if tag[2]:
        return {"em": "i", "strong": "b"}.get(tag[2].lower(), tag[2].lower())
    return "nocase" if tag[3] and "nocase" in tag[3].lower() else "sc" if tag[3] else ""
