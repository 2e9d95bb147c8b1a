"""Citations in a text, by author and year or by number: one marker for each work at each place.

>>> [m.text for m in find_markers("Trust matters (e.g., Berg & Wu, 2017a, 2017b; Lind et al., 2019, p. 4).")]
['Berg & Wu, 2017a', 'Berg & Wu, 2017b', 'Lind et al., 2019']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bib.intext.authors import AuthorReader, Authors
from bib.intext.judgement import confidence_bare, confidence_in_bracket, confidence_narrative, goes_on_as_citation
from bib.intext.numbers import find_numbers
from bib.intext.tokens import Token, tokens, unbroken
from bib.intext.works import CitedNames
from bib.intext.years import Bracket, Brackets, Year, years
from bib.model import Work

_REACH = 400
"""So many characters before a year can belong to its authors."""

_NEAR = 160
"""Most authors stand within so many."""

_LONGEST_ROW = 5_000
_NAME_BEFORE = re.compile(r"[^\W\d_][.'’*_]{0,3}(?:\s*,)?\s{0,4}\Z")

_CITED_IN = re.compile(r"\b(?:as\s+)?(?:cited|quoted|discussed|reported|referenced)\s+(?:in|by)\b|"
                       r"\bzit(?:iert|\.)?\s+(?:nach|in)\b|\bapud\b", re.IGNORECASE)
_OPENS_NARRATIVE = re.compile(r"[\s*_]*(?:(?:e\.g\.|see(?:\s+also)?|cf\.|i\.e\.|ca?\.|in),?\s+)?$", re.IGNORECASE)
_SAME_AUTHORS = re.compile(r"(?:[\s,;:&.()\[\]–-]|\d|\b(?:and|und|also|see|pp?|ss?|ch|chap|vol|table|fig|para|ff?|"
                           r"e\.g|cf)\b)*", re.IGNORECASE)
_LOCATOR = re.compile(
    r"""\s*[,:;]?\s*(?:(?P<page>pp?\.?|pages?|S\.|ss?\.)|(?P<label>(?i:paras?\.?|§+|ch\.|chap(?:ter|s)?\.?|sec(?:tion|s)?\.?|tab(?:le)?\.?|fig(?:ure)?\.?|appendix|eq\.?|vol\.?)))
        \s*(?P<place>[\divxlcA-Z]{1,8}(?:[.:]\d{1,5})?(?:\s?[–−-]+\s?[\divxlc]{1,6})?(?:\s?ff?\b\.?)?)
    |\s*(?P<sign>[,:])\s*(?P<bare>\d{1,4}(?:\s?[–−-]+\s{0,3}\d{1,5})?(?:\s?ff?\b\.?)?
        (?:\s?,\s?(?!(?:1[5-9]|20)\d\d\b)\d{1,4}(?:\s?[–−-]+\s{0,3}\d{1,5})?(?:\s?ff?\b\.?)?){0,8})
        (?=\s*\.?\s*[)\]]|\s*[;,]|\s*$)""", re.VERBOSE)
_QUOTED = re.compile(r"\s*(?:see\s+|e\.g\.,?\s+)?[“\"]([^”\"“]{3,200}([”\"])),?\s*\Z", re.IGNORECASE)
_DASH_STYLE = re.compile(r"[(\[][^\W\d_]{2,30} [–—-] [^\W\d_]{2,30},? (?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Marker:
    """One citation of one work at one place.

    Attributes:
        text: as printed, without brackets around it and without what leads it in, e.g. ``"Chen, Lind, & Wu, 2015"``.
        start, end: where it stands; of a work whose authors are not printed again ("2017a, 2017b"), the year alone.
        line: 1-based line where it begins.
        form: ``"parenthetical"``, ``"narrative"`` or ``"table"``.
        authors: the names as printed, e.g. ``("Chen", "Lind", "Wu")``; of a numbered citation none.
        others: whether ``et al.`` stands for further authors.
        organisation: whether the name is an organization's, or a title.
        year: e.g. 2015; None where a word stands for it.
        year_text: e.g. ``"2015"`` or ``"in press"``.
        suffix: the letter of the year, e.g. ``"a"``.
        other_year: the second year of "1890/1983".
        locator: the place in the work, e.g. ``"203"`` for a page, ``"chap. 3"``.
        cited_in: the text of the marker in which this one is cited at second hand.
        abbreviation: what the text introduces for an organization, e.g. ``"WHO"``.
        number: the number of a numbered citation.
        year_start, year_end: where the year (or its letter, or the number) stands.
        confidence: how sure it is that this is a citation, 0 to 1.
    """

    text: str
    start: int
    end: int
    line: int
    form: str
    authors: tuple[str, ...] = ()
    others: bool = False
    organisation: bool = False
    year: int | None = None
    year_text: str = ""
    suffix: str = ""
    other_year: int | None = None
    locator: str = ""
    cited_in: str = ""
    abbreviation: str = ""
    number: int | None = None
    year_start: int = 0
    year_end: int = 0
    confidence: float = 1.0


def find_markers(text: str, upto: int | None = None, *, leave_out: Sequence[tuple[int, int]] = (), works: Sequence[Work] = (),
                 numbered: int = 0) -> list[Marker]:
    """Every citation of the text in its order, e.g. ``[Marker(text="Berg & Wu, 2017", form="parenthetical", ...)]``.

    Args:
        text: the text as read; lines may be wrapped and words broken.
        upto: where the list of references begins; nothing from there on is looked at.
        leave_out: further stretches not to look at, as start and end (an abstract printed twice, the title page).
        works: the list of references, where there is one: a form that is doubtful otherwise ("in Kent 2010") counts with a name in it.
        numbered: how many entries the list of references has where it is numbered, else 0: then ``[3, 5-8]`` and raised numbers count.
    """
    return _Finder(text, len(text) if upto is None else upto, leave_out, CitedNames(works)).found(numbered)


class _Finder:
    """One pass over the years of one text."""

    def __init__(self, text: str, upto: int, leave_out: Sequence[tuple[int, int]], cited: CitedNames) -> None:
        self._text, self._upto = text, upto
        self._left_out = sorted(leave_out)
        self._lines = [m.start() for m in re.finditer("\n", text)]
        self._brackets = Brackets(text, upto)
        self._reader = AuthorReader(text, cited, bool(_DASH_STYLE.search(text, 0, upto)))
        self._markers: list[Marker] = []
        self._last_end = 0
        self._last_bracket: Bracket | None = None
        self._last_authors: tuple[Authors, str] | None = None

    def found(self, numbered: int) -> list[Marker]:
        for year in years(self._text, self._upto):
            if not self._is_left_out(year.start):
                self._read(year)
        if not numbered:
            return self._markers
        taken = [(m.start, m.end) for m in self._markers]
        numbers = [Marker(f"[{n}]", start, end, self._line(start), self._form("parenthetical", start), number=n, year_start=start,
                          year_end=end, confidence=0.95)
                   for n, start, end in find_numbers(self._text, self._upto, numbered, taken) if not self._is_left_out(start)]
        return sorted(self._markers + numbers, key=lambda m: (m.start, m.year_start))

    def _is_left_out(self, at: int) -> bool:
        k = bisect_right(self._left_out, (at, len(self._text) + 1)) - 1
        return k >= 0 and self._left_out[k][0] <= at < self._left_out[k][1]

    def _read(self, year: Year) -> None:
        """Add the markers of one year, if it is a citation's."""
        bracket = self._brackets.around(year.start)
        if bracket is None:
            if year.number is not None:
                self._bare(year)
        elif not (self._opened_by(year, bracket) and self._narrative(year, bracket)) and not self._elided(year, bracket):
            self._bracketed(year, bracket)

    def _opened_by(self, year: Year, bracket: Bracket) -> bool:
        return bool(_OPENS_NARRATIVE.match(self._text, bracket.start + 1, year.start))

    def _bracketed(self, year: Year, bracket: Bracket) -> None:
        """"(see Berg & Wu, 2017)": the authors between the bracket, or the citation before, and the year."""
        begin = self._segment_start(bracket, year.start)
        found, authors = self._authors(begin, year.start, bracketed=True)
        if authors is None and (quoted := _QUOTED.match(self._text, begin, year.start)):
            title = unbroken(quoted[1]).rstrip(",.")
            authors = Authors((title,), False, False, True, 0, quoted.start(1) - 1, year.start, "")
            self._add(year, replace(authors, end=quoted.end(2)), "parenthetical", bracket, 0.8)
            return
        if authors is None:
            return
        authors, lead = self._with_title(found, authors)
        confidence = confidence_in_bracket(self._text, authors, lead, found, year, self._reader)
        if confidence:
            if self._markers and self._markers[-1].end == self._last_end and _CITED_IN.search(self._text, begin, authors.start):
                cited = unbroken(self._text[authors.start:year.end])
                self._markers[-1] = replace(self._markers[-1], cited_in=cited)
            self._add(year, authors, "parenthetical", bracket, confidence)

    def _authors(self, begin: int, end: int, bracketed: bool) -> tuple[list[Token], Authors | None]:
        """The authors that end at ``end``, and the tokens before it; the whole stretch is read only where a shorter one may cut them."""
        near = max(begin, end - _NEAR)
        found = tokens(self._text, near, end)
        authors = self._reader.before_year(found, bracketed)
        if near > begin and authors is not None and authors.first < 8:
            found = tokens(self._text, begin, end)
            authors = self._reader.before_year(found, bracketed)
        return found, authors

    def _segment_start(self, bracket: Bracket, at: int) -> int:
        """Where the piece of the bracket begins that a year belongs to: behind the bracket, a semicolon, or the citation before."""
        begin = max(bracket.start + 1, at - _REACH)
        if self._last_end > begin:
            begin = self._last_end
        semicolon = self._text.rfind(";", begin, at)
        return max(begin, semicolon + 1)

    def _with_title(self, found: list[Token], authors: Authors) -> tuple[Authors, list[Token]]:
        """The authors with a title in front of an organization ("Annual plan, Organization A, 2024"), and the words before them."""
        lead = [t for t in found[:authors.first] if t.kind not in ("line", "paragraph")]
        while lead and lead[0].text in ",:;":
            lead = lead[1:]
        words = lead[:-1]
        titled = 1 < len(lead) <= 9 and lead[-1].text == "," and words[0].capital and all(t.kind == "word" for t in words)
        if authors.organisation and titled and not goes_on_as_citation(words):
            title = unbroken(self._text[words[0].start:words[-1].end])
            return replace(authors, names=(title, *authors.names), start=words[0].start, first=0), []
        return authors, lead

    def _narrative(self, year: Year, bracket: Bracket) -> bool:
        """"Berg and Wu (2017)": whether the authors stand before the bracket that the year opens."""
        begin = max(0, bracket.start - _REACH, self._last_end)
        found, authors = self._authors(begin, bracket.start, bracketed=False)
        if authors is None:
            return False
        confidence = confidence_narrative(self._text, authors, found, year, self._reader)
        if not confidence:
            return False
        outer = self._brackets.around(bracket.start - 1)
        self._add(year, authors, "parenthetical" if outer else "narrative", bracket, confidence)
        return True

    def _bare(self, year: Year) -> None:
        """"Berg et al., 2017" without brackets: in cells of tables, in notes, or where a bracket was lost."""
        begin = max(0, year.start - _REACH, self._last_end)
        line = self._text.rfind("\n", begin, year.start) + 1
        in_table = self._in_table(year.start)
        if in_table:
            begin = max(begin, line, self._text.rfind("|", begin, year.start) + 1, self._text.rfind("\t", begin, year.start) + 1)
        if self._last_authors and (self._same_cell(year) if in_table else self._again(year)) and self._elided(year, None):
            return
        begin = max(begin, self._text.rfind(";", begin, year.start) + 1)
        if not _NAME_BEFORE.search(self._text, max(begin, year.start - 12), year.start):
            return
        found, authors = self._authors(begin, year.start, bracketed=in_table)
        if authors is not None:
            confidence = confidence_bare(self._text, authors, found, year, in_table, self._reader)
            if confidence:
                self._add(year, authors, "narrative", None, confidence)

    def _again(self, year: Year) -> bool:
        """Whether a bare year follows a bare citation of works that it can be one of: "Berg et al. 2004a, 2004b"."""
        if self._last_authors is None or not re.fullmatch(r"\s*(?:[,;]|,?\s*and)\s*", self._text[self._last_end:year.start]):
            return False
        return bool(year.letters[0][0]) or self._reader.cited.dated(self._last_authors[0].names[0], year.number)

    def _same_cell(self, year: Year) -> bool:
        return not re.search(r"[|\t\n]", self._text[self._last_end:year.start])

    def _elided(self, year: Year, bracket: Bracket | None) -> bool:
        """"(Berg 1998; 1999)": whether the authors are those of the citation before, in the same bracket."""
        if self._last_authors is None or self._last_bracket != bracket or not self._last_end:
            return False
        between = self._text[self._last_end:year.start]
        if len(between) > 40 or not _SAME_AUTHORS.fullmatch(between) or between.lstrip()[:1] == ":":
            return False
        if between.count("(") != between.count(")"):
            return False
        if not re.match(r"[^\S\t]*(?:[)\],;:.&|\t]|and\b|und\b|$)", self._text[year.end:year.end + 12]):
            return False
        authors, form = self._last_authors
        self._add(year, authors, form, bracket, 0.9, elided=True)
        return True

    def _add(self, year: Year, authors: Authors, form: str, bracket: Bracket | None, confidence: float, elided: bool = False) -> None:
        """The markers of a year: one for each of its letters."""
        names = unbroken(_unmarked(self._text[authors.start:authors.end]))
        narrative = bool(bracket and authors.end <= bracket.start)
        opening = f"{names} ({{}})" if narrative else f"{names}{self._comma(authors, year, elided)} {{}}"
        locator, end = self._locator(year)
        for k, (letter, start, stop) in enumerate(year.letters):
            printed = year.text + (("-" if year.number is None else "") + letter if letter else "")
            own = elided or k > 0
            self._markers.append(Marker(
                text=opening.format(printed), start=start if own else authors.start, end=end if k == len(year.letters) - 1 else stop,
                line=self._line(start if own else authors.start), form=self._form(form, year.start), authors=authors.names,
                others=authors.others, organisation=authors.organisation, year=year.number, year_text=year.text, suffix=letter,
                other_year=year.other, locator=locator, abbreviation=authors.abbreviation, year_start=start, year_end=stop,
                confidence=confidence))
        self._last_end, self._last_bracket, self._last_authors = end, bracket, (authors, form)

    def _comma(self, authors: Authors, year: Year, elided: bool) -> str:
        between = self._text[authors.end:year.start] if not elided else self._text[authors.end:authors.end + 3]
        return "," if "," in between else ""

    def _locator(self, year: Year) -> tuple[str, int]:
        """The place in the work behind a year, and where it ends."""
        match = _LOCATOR.match(self._text, year.end, min(self._upto, year.end + 60))
        if not match or (match["sign"] == "," and re.fullmatch(r"(?:1[5-9]|20)\d\d", match["bare"])):
            return "", year.end
        place = re.sub(r"(?<=[–−-]) (?=\d)", "", " ".join((match["place"] or match["bare"]).split()))  # a range broken over a line
        return (f"{match['label']} {place}" if match["label"] else place), match.end()

    def _line(self, at: int) -> int:
        return bisect_right(self._lines, at - 1) + 1

    def _form(self, form: str, at: int) -> str:
        return "table" if self._in_table(at) else form

    def _in_table(self, at: int) -> bool:
        """Whether the line is a row of a table: it has a bar in front, or three cells parted by bars or tabs."""
        low, high = max(0, at - _LONGEST_ROW), min(len(self._text), at + _LONGEST_ROW)
        begin, end = max(low, self._text.rfind("\n", low, at) + 1), self._text.find("\n", at, high)
        row = self._text[begin:end if end >= 0 else high]
        return row.lstrip().startswith("|") or row.count("|") > 1 or row.count("\t") > 1


def _unmarked(text: str) -> str:
    """The text without the signs of emphasis."""
    return re.sub(r"[*_\\]", "", text)
