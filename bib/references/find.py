r"""The lists of references in a text: under a heading in one of many languages, or a run of entries without any.

>>> text = "Prose.\n\n## 7. References\n\nBerg, J. (2020). On things. Press.\n\nWu, L. (2019). Other. Press.\n\n## Appendix\n\nMore."
>>> [text[one.start:one.end].split("(")[0] for one in reference_lists(text)]
['Berg, J. ']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bib.references.lines import BULLET, LABEL, begins, dated, evidence, prose

_HEADINGS = frozenset("""
references|reference list|list of references|references cited|references and notes|references and further reading|bibliography|
bibliographic references|bibliographical references|selected bibliography|select bibliography|works cited|work cited|literature|
literature cited|cited literature|cited references|reference|sources|bibliography and sources|sources and literature|primary sources|
secondary sources|notes and references|literatur|literaturverzeichnis|literaturliste|literaturangaben|bibliographie|bibliografie|
quellen|quellenverzeichnis|quellen und literaturverzeichnis|quellen und literatur|verzeichnis der zitierten literatur|
zitierte literatur|verwendete literatur|références|références bibliographiques|bibliographie sélective|ouvrages cités|
sources et bibliographie|bibliografía|referencias|referencias bibliográficas|obras citadas|lista de referencias|bibliografia|
riferimenti bibliografici|opere citate|referências|referências bibliográficas|obras citadas|lähteet|lähdeluettelo|
lähde ja kirjallisuusluettelo|kirjallisuus|kirjallisuusluettelo|viitteet|källor|källförteckning|litteratur|litteraturförteckning|
referenser|referenslista|referencelista|litteraturliste|referanser|referanseliste|kilder|kildeliste|referencer|literatuur|
literatuurlijst|bronnen|referenties|geraadpleegde literatuur|bronvermelding|literatura|literatura citada|piśmiennictwo|
seznam literatury|použitá literatura|zoznam použitej literatúry|irodalom|irodalomjegyzék|kasutatud kirjandus|kaynakça|kaynaklar|
список литературы|литература|библиография|βιβλιογραφία|参考文献|참고문헌|heimildir|heimildaskrá|popis literature|bibliografie selectivă|
viri in literatura
""".replace("\n", "").split("|"))
_ENDS = re.compile(r"^(?:appendi(?:x|ces)|annex(?:es)?|anhang|anhänge|annexe|anexos?|allegat[oi]|liite|liitteet|bilag[ao]?r?|bijlagen?|"
                   r"supplement(?:ary|al)?|supporting information|"
                   r"acknowledge?ments?|danksagung|remerciements|agradecimientos|kiitokset|about the authors?|(?:author )?biograph(?:y|"
                   r"ies)|author information|authors?['’]? (?:bio|note|contribution)|"
                   r"vitae?|curriculum vitae|notes? on contributors?|contributors|funding|conflicts? of interest|declaration|data "
                   r"availability|footnotes|endnotes|notes|index|glossary|"
                   r"list of (?:tables|figures|abbreviations)|tables?(?: [\dA-Z])?|figures?(?: [\dA-Z])?|abstract|zusammenfassung|"
                   r"eidesstattliche|erklärung|received|manuscript|"
                   r"interview|questionnaire|survey instrument)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:(?:chapter|kapitel|section|part|§)\s)?(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.):]?|[A-Z][.):])\s{1,4}",
                       re.IGNORECASE)
_ROW = re.compile(r"\t|^\s{0,8}\|")
_CAPTION = re.compile(r"^\s{0,8}\W{0,4}(?:table|figure|fig\.|tabelle|abbildung|tableau|taulukko|kuvio|tabell|tabla)\s{0,2}[A-Z]?\d",
                      re.IGNORECASE)
_LINE = re.compile(r"[^\n\f]*[\n\f]?")
_LOOK, _RUN, _PROSE_LINES, _MOST_HEADING, _LONG = 14, 4, 3, 90, 200


@dataclass(frozen=True, slots=True)
class Span:
    """Where a list stands in a text, its heading left out; ``heading`` is empty for a list that has none."""

    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its offsets; the line end is not part of it."""

    text: str
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text.strip()


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of a text; line ends of every kind and form feeds end them."""
    until = len(text) if end is None else end
    found: list[Line] = []
    for m in _LINE.finditer(text, start, until):
        words = m[0].rstrip("\r\n\f")
        if m[0]:
            found.append(Line(words, m.start(), m.start() + len(words)))
    return found


def reference_lists(text: str) -> list[Span]:
    """The lists of references in their order; those without heading only where there is none with one.

    A heading counts where entries follow: in a table of contents they do not. A list ends where an appendix, a biography, a table or other
    prose begins.
    """
    lines = lines_of(text)
    found: list[Span] = []
    k = 0
    while k < len(lines):
        if (heading := heading_of(lines[k].text)) and _entries_follow(lines, k + 1):
            end = _end(lines, k + 1, heading)
            found.append(_span(lines, k + 1, end, heading))
            k = max(end, k + 1)
            continue
        k += 1
    return _joined(found, text) if found else _runs(lines)


def heading_of(line: str) -> str:
    """The words of a heading of a list of references, however it is numbered or emphasized; empty for any other line."""
    if len(line) > _MOST_HEADING:
        return ""
    words = _bare(line)
    key = " ".join(re.sub(r"[-–:/&]", " ", words.casefold().replace("&", "and")).split())
    return words if key in _HEADINGS else ""


def _bare(line: str) -> str:
    """A heading line without marks and number; letters spaced out are drawn together."""
    words = line.strip().strip("#*_=~|>[](){} \t").strip().rstrip(".:").strip("*_ ")
    if re.fullmatch(r"(?:[^\W\d_] ){5,}[^\W\d_]", words):
        words = words.replace(" ", "")
    return _NUMBERED.sub("", words, count=1).strip(" *_.:")


def _entries_follow(lines: Sequence[Line], k: int) -> bool:
    """Whether what follows a heading are entries: a share of the next lines has what entries have, and one of them begins one."""
    following = [one.text for one in lines[k:k + 3 * _LOOK] if not one.blank][:_LOOK]
    numbers = [int(m[str(m.lastgroup)]) for t in following if (m := LABEL.match(t)) and m[str(m.lastgroup)].isdigit()]
    counted = sum(b == a + 1 for a, b in pairwise(numbers)) + (numbers[:1] == [1])
    likely = [t for t in following if evidence(t) and not _contents(t)]
    starts = sum(begins(t) >= 1.5 or (bool(LABEL.match(t) or BULLET.match(t)) and evidence(t)) for t in following)
    first = next((n for n, t in enumerate(following) if evidence(t) and not _contents(t)), _LOOK)
    return bool(likely) and max(starts, counted - 1) > 0 and first < 4 and (len(likely) >= 0.3 * len(following)
        or max(starts, counted) >= 2)


def _contents(line: str) -> bool:
    """Whether a line is one of a table of contents: words and a page number."""
    return bool(re.search(r"(?:\.{3,}|\t|\s{3,}|(?:\. ){3,})\s{0,3}\d{1,4}\s*$", line)) and len(line) < 200


def _end(lines: Sequence[Line], k: int, heading: str = "") -> int:
    """The line where the list that begins at line k is over; its own heading once more is a running head."""
    silent = 0.0
    last = k
    n = k
    while n < len(lines):
        line = lines[n]
        if line.blank:
            n += 1
            continue
        text = line.text
        if (again := heading_of(text)) and n > k and _entries_follow(lines, n + 1):
            if again.casefold() != heading.casefold():
                return last
            n += 1
            continue
        if _closes(lines, n) or (_ROW.search(text) and begins(text) < 2 and not BULLET.match(text)):
            return last
        if prose(text):
            silent += (2.0 if len(text) > 200 else 1.0) * (0.75 if dated(text) else 1.0)
        elif not evidence(text) and len(text) > 60:
            silent += 1
        elif begins(text) >= 2 or (evidence(text) and not prose(text)):
            silent = 0.0
            last = n + 1
        if silent >= _PROSE_LINES:
            return last
        if silent == 0 or not prose(text):
            last = n + 1
        n += 1
    return last


def _closes(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is the heading of something else; one inside the list, such as a kind of source, has entries behind it."""
    text = lines[n].text
    marked = bool(re.match(r"\s{0,3}#{1,6}\s", text)) or bool(re.fullmatch(r"\s{0,3}(?:\*\*|__)[^*_]{2,90}(?:\*\*|__)\s{0,3}", text))
    words = _bare(text)
    if _CAPTION.match(text) and begins(text) < 2:
        return True
    alone = n > 0 and lines[n - 1].blank
    if len(text) <= _MOST_HEADING and _ENDS.match(words) and not dated(words) and (marked or alone
        or len(words.split()) <= 3) and not words.endswith((",", ".")):
        return True
    if len(text) > _MOST_HEADING or begins(text) >= 1.5 or (LABEL.match(text) and evidence(text)):
        return False
    following = [one.text for one in lines[n + 1:n + 12] if not one.blank][:6]
    entries = sum(begins(t) >= 1.5 or (bool(LABEL.match(t) or BULLET.match(t)) and evidence(t)) for t in following)
    if marked:
        return entries == 0 or prose(following[0]) or (_NUMBERED.match(text.strip("# *")) is not None and entries < 2)
    numbered = bool(re.match(r"\s{0,3}\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[^\W\d_]", text)) and not evidence(text) and len(text) < 70 and alone
    return numbered and entries == 0


def _span(lines: Sequence[Line], start: int, end: int, heading: str) -> Span:
    """The span from the first line that is not blank to the last."""
    while start < end and lines[start].blank:
        start += 1
    while end > start and lines[end - 1].blank:
        end -= 1
    if end <= start:
        return Span(lines[min(start, len(lines) - 1)].start, lines[min(start, len(lines) - 1)].start, heading)
    return Span(lines[start].start, lines[end - 1].end, heading)


def _joined(found: Sequence[Span], text: str) -> list[Span]:
    """The spans that hold something."""
    return [one for one in found if text[one.start:one.end].strip()]


def _runs(lines: Sequence[Line]) -> list[Span]:
    """Runs of lines that read as entries, with the lines inside them; a few citations in prose are none."""
    found: list[Span] = []
    k = 0
    while k < len(lines):
        if not _first(lines[k].text):
            k += 1
            continue
        end = _end(lines, k)
        starts = sum(_first(one.text) for one in lines[k:end])
        written = sum(not one.blank for one in lines[k:end])
        if starts >= _RUN and starts >= 0.2 * written:
            found.append(_span(lines, k, end, ""))
            k = max(end, k + 1)
        else:
            k = end if written > _LONG else k + 1  # a long stretch is looked at once, so that the time stays in proportion
    return found


def _first(text: str) -> bool:
    """Whether a line begins an entry beyond doubt, heading or not."""
    return begins(text) >= 3 and not prose(text)
