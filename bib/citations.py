"""How a work is cited in a text and listed in a bibliography, after APA 7, as plain text.

>>> from bib.model import Name, Work
>>> work = Work(key="a2020", title="On things", author=(Name("Berg", "Jan", "van den"), Name("Wu", "Li")), issued=(2020,))
>>> short_citation(work), parenthetical_citation(work)
('van den Berg and Wu (2020)', 'van den Berg & Wu, 2020')
>>> formatted(work)
'van den Berg, J., & Wu, L. (2020). On things.'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bib.model import Name, Work

_LISTED_AT_MOST = 20
"""APA lists up to twenty authors; of more, the first nineteen and the last."""


def short_citation(work: Work) -> str:
    """The work as a sentence names it, e.g. ``"Sun et al. (2020)"``: three or more authors as the first and ``et al.``."""
    return _narrative(work, _family_names(work, 2))


def long_citation(work: Work) -> str:
    """The work with all its authors, e.g. ``"Zhang, Wang, Cui, and Han (2020)"``."""
    return _narrative(work, _family_names(work, 10**6))


def parenthetical_citation(work: Work) -> str:
    """The work as brackets name it, e.g. ``"Berg & Wu, 2020"``; the brackets are not included."""
    return f"{_family_names(work, 2, '&') or _short_title(work)}, {_year(work)}"


def formatted(work: Work) -> str:
    """The work as an entry of a list of references, e.g. ``"Berg, J. (2020). On things. Journal of Things, 4(2), 1–9."``."""
    authors = _listed(work.author)
    editors = _listed(work.editor)
    role = "(Ed.)" if len(work.editor) == 1 else "(Eds.)"
    title = (work.title or "[untitled]") + (f" ({_edition(work.edition)})" if work.edition else "")
    by = authors or (f"{editors} {role}" if editors else "")
    parts = [f"{_stop(by)} ({_year(work)})", title] if by else [f"{title} ({_year(work)})"]
    publisher = "" if work.type == "article-journal" else ": ".join(x for x in (work.publisher_place, work.publisher) if x)
    text = " ".join(_stop(part) for part in (*parts, _container(work), publisher) if part)
    link = f"https://doi.org/{work.doi}" if work.doi else work.url
    return f"{text} {link}" if link else text


def _narrative(work: Work, names: str) -> str:
    return f"{names or _short_title(work)} ({_year(work)})"


def _family_names(work: Work, at_most: int, last: str = "and") -> str:
    """The family names as a sentence has them: all where they are few enough, else the first and ``et al.``."""
    people = work.author or work.editor
    named = [n.family_form for n in people if not n.stands_for_others]
    if not named:
        return ""
    if len(named) > at_most:
        return f"{named[0]} et al."
    if len(named) < len(people):
        return f"{', '.join(named)} et al."
    if len(named) < 3:
        return f" {last} ".join(named)
    return f"{', '.join(named[:-1])}, {last} {named[-1]}"


def _short_title(work: Work) -> str:
    """The first words of the title, for a work without authors; its key where it has no title either."""
    words = work.title.split()
    return f"“{' '.join(words[:5])}{' …' if len(words) > 5 else ''}”" if words else work.key


def _year(work: Work) -> str:
    return (str(work.year) if work.year is not None else work.issued_text or "n.d.") + work.year_suffix


def _edition(edition: str) -> str:
    """The edition in words, e.g. ``"2nd ed."``."""
    if not edition.isdigit():
        return edition if re.search(r"\bed\b", edition, re.IGNORECASE) else f"{edition} ed."
    ends = {"1": "st", "2": "nd", "3": "rd"}
    return f"{edition}{'th' if edition[-2:] in ('11', '12', '13') else ends.get(edition[-1], 'th')} ed."


def _listed(names: Sequence[Name]) -> str:
    """The names as a list of references prints them, e.g. ``"Berg, J., Wu, L., & Li, M."``."""
    people = [_inverted(n) for n in names if not n.stands_for_others]
    if not people:
        return ""
    if len(people) < len(names):
        return f"{', '.join(people)}, et al."
    if len(people) > _LISTED_AT_MOST:
        return f"{', '.join(people[:_LISTED_AT_MOST - 1])}, … {people[-1]}"
    return people[0] if len(people) == 1 else f"{', '.join(people[:-1])}, & {people[-1]}"


def _inverted(name: Name) -> str:
    return name.literal or ", ".join(x for x in (name.family_form, initials(name.given) if name.family else "", name.suffix) if x)


def initials(given: str) -> str:
    """The initials of given names, e.g. ``"J.-P. M."`` for ``Jean-Paul Marie``; names in letters without capitals stay whole."""
    words = []
    for word in given.replace(".", ". ").split():
        parts = [p for p in word.split("-") if p]
        words.append("-".join(p[0] + "." if p[0].isupper() else p for p in parts))
    return " ".join(w for w in words if w)


def _container(work: Work) -> str:
    """Where the work stands: journal with volume, issue and pages, or book with editors and pages."""
    numbers = work.volume + (f"({work.issue})" if work.issue else "")
    if work.type in ("chapter", "paper-conference") and work.container_title:
        editors = _listed(work.editor) if work.author else ""
        role = "(Ed.), " if len(work.editor) == 1 else "(Eds.), "
        pages = f" (pp. {work.page})" if work.page else ""
        return f"In {f'{editors} {role}' if editors else ''}{work.container_title}{pages}"
    return ", ".join(x for x in (work.container_title, numbers, work.page or work.number) if x)


def _stop(text: str) -> str:
    """The text with a full stop behind it where it has no end yet."""
    return text if re.search(r"[.?!]”?$", text) else text + "."
