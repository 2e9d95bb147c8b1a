"""References that keep to the plain form of author and year: their fields by the marks between them, where the whole of it fits.

>>> sorted(by_rules("Wu, L. (2020). On things. Journal of Things, 5(2), 3–9.") or {})
['author', 'container', 'date', 'issue', 'page', 'title', 'volume']
>>> by_rules("L. Wu, On things, Journal of Things 5 (2020) 3–9") is None
True
"""

from __future__ import annotations

import re

from bib.references.lexicon import classes_of
from bib.references.lines import CAPITAL, LABEL, YEAR, begins
from bib.references.links import links

_DATED = re.compile(rf"(?P<author>[^()]{{2,1500}}?)\s?\((?P<date>{YEAR}[a-z]?(?:[,/]\s?[^()]{{1,30}})?|[Ii]n press|[Ff]orthcoming|"
                    rf"n\.\s?d\.[^()]{{0,4}})\)[.,:]?\s+(?=\S)")
_PLAINLY = re.compile(rf"(?P<author>[^()\d“\"]{{2,1500}}?)[.,]?\s(?P<date>{YEAR}[a-z]?)[.:,]\s+")
_ACCESS = re.compile(r"(?:[\s.,;(\[]*(?:Retrieved|Available|Accessed|Viitattu|Saatavilla|Abgerufen|Verfügbar|Zugriff|Hämtad|Consulté|"
                     r"URL|doi|DOI|from|at|online|on|von|\d{1,2}|[A-Z][a-z]{2,8}\.?|20\d\d)\b[:.,]?){0,12}"
                     r"[\s.,;:(\[<]*$")
_ANNOUNCED = re.compile(r"\b(?:Retrieved|Available|Accessed|Viitattu|Saatavilla|Abgerufen|Verfügbar|Zugriff|Hämtad|Consulté|URL|doi|DOI)\b")
_TAIL = re.compile(r",?\s(?:(?:[Vv]ol(?:ume)?|Jg|Bd|Jahrgang|Band)\.?\s?)?(?<=[\s.])(?P<volume>\d{1,4}|"
                   r"[IVXLC]{1,7})(?:\s?\((?P<issue>[^()]{1,20})\)|(?:,\s|"
                   r"\s)(?:[Nn]o|[Ii]ssue|Nr|Iss|Heft|H)\.?\s?(?P<number>[\w/–-]{1,12}))?"
                   r"(?:[,:]\s?(?:(?:pp?|[Ss])\.?\s?)?(?P<page>[A-Za-z]{0,2}\d[\w.]{0,10}(?:\s?[-–—−]\s?[A-Za-z]{0,2}\d\w{0,10})?))?[.,]?$")
_PAGES_ALONE = re.compile(r",\s(?:pp?\.\s?)?(?P<page>[A-Z]?\d{1,5}\s?[-–—−]\s?[A-Z]?\d{1,5})$")
_IN = re.compile(r"[.?!,”\"’]\s(?:In:?|in:?)\s(?=[^\s\d])")
_EDITORS = re.compile(r"(?P<editor>[^()]{3,500}?)\s?\((?:[Ee]ds?|[Hh]rsg|toim|[Hh]g|[Rr]ed)\.?\)[,.:]?\s+")
_PAGES = re.compile(r"[.,]?\s?\(?(?:[Vv]ol\.\s?(?P<volume>\w{1,6}),\s)?(?:pp?|"
                    r"[Ss])\.\s?(?P<page>\w{1,8}(?:\s?[-–—−]\s?\w{1,8})?)\)?(?=[.,]|\s|$)")
_EDITION = re.compile(r"\s\((?P<edition>(?:\d{1,2}(?:st|nd|rd|th|:?[a-z]{1,2}|ª|e)?|[Rr]ev\.?|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|"
                      r"[Ss]eventh|\d{1,2}\.)\s(?:[Ee]d|edn|[Ee]dition|Aufl(?:age)?|painos|uppl(?:aga)?|éd|edición)\.?)\)")
_EDITION_BEHIND = re.compile(r"[.,]\s(?P<edition>\d{1,2}\.,?\s?(?:[^\W\d_]{2,12}\.?\s){0,2}(?:painos|laitos|Aufl(?:age)?|uppl(?:aga)?|"
                             r"udg(?:ave)?)"
                             r"|(?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)|[Ss]econd|[Tt]hird)\s(?:[Ee]dition|[Ee]dn?))\.?$")
_GENRE = re.compile(r"\s[\[(](?P<genre>[^()\[\]]{0,60}(?:thesis|dissertation|report|working paper|policy brief|discussion paper|white "
                    r"paper|technical|preprint|väitöskirja|manuscript)[^()\[\]]{0,60})[\])]\.?$",
                    re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\s\((?:Vols?|Bd|Band|vols?)\.?\s(?P<volume>[\w–-]{1,9})\)\.?$")
_SENTENCE = re.compile(rf"[.?!][”\"’')]{{0,2}}\s+(?=[{CAPITAL}“\"‘'(])")
_SHORT = re.compile(rf"(?:(?:^|[\s.(])[{CAPITAL}]|\b(?:vs|St|Dr|No|Vol|cf|etc|Mr|Ms|Inc|Jr|Co|Proc|Univ|Dept|Vols|Nos|Eds?|pp?))\.$")
_IMPRINT = re.compile(rf"(?P<place>[{CAPITAL}][^:.]{{1,60}}?(?:,\s[A-Z.]{{2,5}})?):\s(?P<publisher>[^:]{{2,90}}?)\.?$")
_INNER_IMPRINT = re.compile(rf"[.,]\s(?P<place>[{CAPITAL}][^:.,()]{{1,40}}):\s(?P<publisher>[^:.,()]{{2,60}})$")
_QUOTED = re.compile(r"[“\"„«‘](?P<title>[^”\"“»]{3,400})[”\"“»’][.,]?\s+|[“\"„«‘](?P<inner>[^”\"“»]{3,400}[.,])[”\"“»’]\s+")
_BOOKISH = frozenset(("conference", "publisher", "publishing", "editor"))
Spans = dict[str, tuple[int, int]]


def by_rules(text: str) -> Spans | None:
    """The span of each field of a reference of the author-year kind; None where any part of it does not fit.

    What it gives is as printed, marks around values left out; identifiers are not among it.
    """
    body = _body(text)
    label = LABEL.match(body)
    at = label.end() if label else 0
    dated = _DATED.match(body, at) or _PLAINLY.match(body, at)
    if not dated or not (begins(dated["author"] + " (2000)") >= 2 or _organization(dated["author"])):
        return None
    spans: Spans = {"author": dated.span("author"), "date": dated.span("date")}
    start = dated.end()
    rest = _chapter(body, start) or _article(body, start) or _book(body, start)
    return spans | _with_genre(body, rest) if rest else None


def _with_genre(body: str, spans: Spans) -> Spans:
    """The fields with what stands in brackets behind the title: a kind of work or the volume of a book is no part of it."""
    if "volume" not in spans and (m := _OF_SEVERAL.search(body, *spans["title"])):
        return spans | {"title": (spans["title"][0], m.start()), "volume": m.span("volume")}
    if (bracket := _GENRE.search(body, *spans["title"])) and bracket.start() > spans["title"][0]:
        return spans | {"title": (spans["title"][0], bracket.start()), "genre": bracket.span("genre")}
    return spans


def _body(text: str) -> str:
    """The text before its first identifier or word of access."""
    found = links(text)
    end = found[0].start if found else len(text)
    announced = _ANNOUNCED.search(text, 0, end)
    if announced:
        end = announced.start()
    return text[:end].rstrip(" \n\t.,;:(<[")


def _organization(author: str) -> bool:
    """Whether an author without given names reads as an institution: no comma, few words, capitals."""
    words = author.split()
    return "," not in author and 0 < len(words) <= 9 and all(w[:1].isupper() or w in ("of", "for", "and", "the", "on", "&", "in")
                                                             for w in words)


def _ends(body: str, start: int, until: int) -> list[re.Match[str]]:
    """The ends of sentences in a stretch; stops of initials and abbreviations are none."""
    return [m for m in _SENTENCE.finditer(body, start, until) if m[0][0] != "."
            or not _SHORT.search(body[max(start, m.start() - 8):m.start() + 1])]


def _chapter(body: str, start: int) -> Spans | None:
    """A title, ``In``, editors, the book, its pages, place and publisher."""
    cut = _IN.search(body, start)
    if not cut or not (editors := _EDITORS.match(body, cut.end())):
        return None
    spans: Spans = {"title": (start, cut.start() + (body[cut.start()] in "?!")), "editor": editors.span("editor")}
    at = editors.end()
    pages = _PAGES.search(body, at)
    if not pages or re.search(r"\b[Vv]ol\.", body[at:pages.start()]):
        return None
    spans["container"] = (at, pages.start())
    if inner := _INNER_IMPRINT.search(body, at, pages.start()):
        spans |= {"container": (at, inner.start()), "place": inner.span("place"), "publisher": inner.span("publisher")}
    spans |= {name: pages.span(name) for name in ("page", "volume") if pages[name]}
    if edition := _EDITION.search(body, at, pages.start()):
        spans["container"], spans["edition"] = (at, edition.start()), edition.span("edition")
    return _imprint(body, spans, pages.end())


def _imprint(body: str, spans: Spans, at: int) -> Spans | None:
    """The fields with place and publisher from what is left; None where it is more than that."""
    while at < len(body) and body[at] in " .,;)":
        at += 1
    left = body[at:]
    if not left:
        return spans
    if (m := _IMPRINT.fullmatch(left)) and not re.search(r"\d{2}", left):
        return spans | {"place": (at + m.start("place"), at + m.end("place")), "publisher": (at + m.start("publisher"),
            at + m.end("publisher"))}
    if len(left.split()) > 9 or not left[0].isupper() or re.search(r"\d|[.:;] |\b(?:to appear|[Ee]ds?)\b", left):
        return None
    if all("place" in classes_of(w.strip(",.&")) for w in left.split() if w[0].isupper()):
        return spans | {"place": (at, len(body))}
    name, comma, town = left.partition(", ")
    if comma and "place" in classes_of(town.split()[0].strip(",.")):
        return spans | {"publisher": (at, at + len(name)), "place": (at + len(name) + 2, len(body))}
    houses = any({"publisher", "publishing", "organization"} & set(classes_of(w.strip(",.&"))) for w in left.split() if w[0].isupper())
    return spans | {"publisher": (at, len(body))} if houses and not comma else None


def _article(body: str, start: int) -> Spans | None:
    """A title, a journal, its volume, number and pages."""
    late = max(start, len(body) - 70)
    tail = _TAIL.search(body, late) or _PAGES_ALONE.search(body, late)
    printed = tail.groupdict() if tail else {}
    if not tail or not (printed.get("issue") or printed.get("number") or printed.get("page")):
        return None
    quoted = _QUOTED.match(body, start)
    if quoted:
        title, at = quoted.span("title" if quoted["title"] else "inner"), quoted.end()
    else:
        ends = _ends(body, start, tail.start())
        if not ends:
            return None
        title, at = (start, ends[-1].start() + (body[ends[-1].start()] in "?!")), ends[-1].end()
    at += len(within[0]) if (within := re.match(r"[Ii]n:?\s", body[at:tail.start()])) else 0
    container = body[at:tail.start()]
    abbreviated = not quoted and len(container.split()) == 1 and re.search(rf"\b[{CAPITAL}]\w{{1,5}}\.$", body[start:title[1] + 1])
    if abbreviated or not 0 < len(container.split()) <= 14 or not (container[0].isupper()
                                                                   or container[0].isdigit()) or re.search(r"\d{3}|\bIn\b|[()]", container):
        return None
    if "volume" not in printed and (re.search(r"[:,\d]", container) or _BOOKISH & {c for w in container.split() for c in classes_of(w)}):
        return None
    spans: Spans = {"title": title, "container": (at, tail.start())}
    spans |= {name: tail.span(group) for group, name in (("volume", "volume"), ("issue", "issue"), ("number", "issue"), ("page", "page"))
              if printed.get(group)}
    return spans


def _book(body: str, start: int) -> Spans | None:
    """A title, perhaps an edition, place and publisher."""
    edition = _EDITION.search(body, start)
    ends = _ends(body, start, len(body))
    if edition:
        return _imprint(body, {"title": (start, edition.start()), "edition": edition.span("edition")}, edition.end())
    if not ends or re.search(r"\bIn\b:?\s", body[start:]) or re.search(r"\b(?:thesis|dissertation|report|paper|proceedings|conference|"
        r"meeting|symposium|congress|workshop)\b", body[ends[0].end():], re.IGNORECASE):
        return None
    if re.search(r"\bpp?\. ?\d|\b[Vv]ol\.|\(Eds?\.?\)|, \d+, \d+|\d+[-–]\d+\.? ", body[ends[0].end():]):
        return None
    spans: Spans = {"title": (start, ends[-1].start() + (body[ends[-1].start()] in "?!"))}
    if of_title := _EDITION_BEHIND.search(body, *spans["title"]):
        spans = {"title": (start, of_title.start()), "edition": of_title.span("edition")}
    done = _imprint(body, spans, ends[-1].end())
    return done if done and ("publisher" in done or "place" in done) else None
