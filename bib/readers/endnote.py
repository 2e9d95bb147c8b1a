r"""EndNote's XML to works; the only door to lxml in bib. Entities are not expanded, and nothing is fetched.

>>> xml = '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>Things</title></titles></record></records></xml>'
>>> [(work.key, work.type) for work in parse_endnote(xml)]
[('thingsnd', 'book')]
"""

from __future__ import annotations

import io
import re
from typing import Any

from lxml import etree

from bib.identifiers import normalised
from bib.latex import single_spaced
from bib.library import Library
from bib.model import Attachment, Name, Work
from bib.readers.checks import checked
from bib.readers.dates import date_parts
from bib.readers.keying import keyed
from bib.readers.listed_names import listed_name
from bib.readers.source import Findings

FORM = "EndNote XML"
"""What a library that was read from such a file calls its format."""

PREFIX = "endnote-"
"""In front of the names in ``Work.extra`` of the elements that have no place in CSL."""

_TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal", "magazine article": "article-magazine",
    "newspaper article": "article-newspaper", "book": "book", "edited book": "book", "electronic book": "book", "book section": "chapter",
    "electronic book section": "chapter", "conference paper": "paper-conference", "conference proceedings": "paper-conference",
    "thesis": "thesis", "report": "report", "government document": "report", "web page": "webpage", "blog": "post-weblog",
    "patent": "patent",
    "dataset": "dataset", "computer program": "software", "manuscript": "manuscript", "unpublished work": "manuscript", "map": "map",
    "encyclopedia": "entry-encyclopedia", "dictionary": "entry-dictionary", "film or broadcast": "motion_picture", "audiovisual material":
    "motion_picture", "standard": "standard", "hearing": "hearing", "case": "legal_case", "bill": "bill", "statute": "legislation",
    "personal communication": "personal_communication", "serial": "periodical"}
_TEXTS = {"volume": "volume", "number": "issue", "edition": "edition", "publisher": "publisher", "pub-location": "publisher_place",
          "language": "language", "abstract": "abstract", "notes": "note", "work-type": "genre", "section": "chapter_number",
          "pages": "page",
          "isbn": "isbn"}
_EXTRA = {"call-num": "call-number", "num-vols": "number-of-volumes"}
_ENTITY = re.compile(r"<!ENTITY\b")
_SOURCE = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_endnote(text: str, source: str = "text") -> Library:
    """The works of an EndNote XML text and its failures; ``source`` names the text in them."""
    findings = Findings(source)
    if not text.strip():
        findings.warn(None, "the file is empty", "Export it again.")
        return findings.library((), FORM)
    if match := _ENTITY.search(text):
        findings.warn(text.count("\n", 0, match.start()) + 1, "the file defines entities of its own; they are not expanded",
                      raw=text[match.start():match.start() + 200])
    # The declaration may name another encoding than the text has by now.
    data = _SOURCE.sub("", text, count=1).encode("utf-8", errors="replace")
    offset = text[:len(text) - len(_SOURCE.sub("", text, count=1))].count("\n")
    read: list[tuple[Work, int | None]] = []
    context: Any = etree.iterparse(io.BytesIO(data), events=("end",), tag="record", recover=True, resolve_entities=False, no_network=True,
                                   load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        for _, element in context:
            line = (element.sourceline or 0) + offset or None
            if element.find("ref-type") is None and element.find("titles") is None and element.find("contributors") is None:
                findings.error(line, "the record has neither a type nor a title nor people", "Is it EndNote's XML?",
                               raw=etree.tostring(element, encoding="unicode")[:400])
            else:
                read.append((checked(_work(element), findings, line), line))
            element.clear()
    except etree.XMLSyntaxError as error:
        findings.error(error.lineno, f"the XML cannot be read beyond this ({error.msg})", "Export the file again.")
    else:
        for fault in list(context.error_log)[:20]:
            findings.error(fault.line + offset, f"the XML is damaged here ({fault.message.strip()}); what can be read of it is read",
                           "Export the file again.")
    if not read and not findings.failures:
        findings.warn(None, "the file holds no EndNote record", "Export it again.")
    return findings.library(keyed(read, findings, PREFIX + "rec-number"), FORM)


def _text(element: Any) -> str:
    """The text of an element, whatever styles it is set in."""
    if element is None:
        return ""
    if not isinstance(element.tag, str):  # an entity that is not expanded
        return single_spaced(element.text or "")
    return single_spaced("".join(part for part in element.itertext() if isinstance(part, str)))


def _work(record: Any) -> Work:
    """The work of a record; what has no place stays in ``extra`` under the name of its element."""
    sort = record.find("ref-type")
    name = (sort.get("name") or "").strip() if sort is not None else ""
    kind = _TYPES.get(name.lower(), "document")
    extra: list[tuple[str, str]] = [(PREFIX + "ref-type", name)] if name and name.lower() not in _TYPES else []
    texts: dict[str, Any] = {}
    people: dict[str, tuple[Name, ...]] = {}
    issued: tuple[int, ...] = ()
    issued_text = ""
    accessed: tuple[int, ...] = ()
    titles: dict[str, str] = {}
    files: list[Attachment] = []
    for child in record:
        tag = child.tag if isinstance(child.tag, str) else ""
        text = _text(child)
        if not tag or not text or tag in ("ref-type", "database", "source-app", "foreign-keys", "dates", "urls"):
            continue
        if tag == "contributors":
            people = {group.tag: _people(group) for group in child if isinstance(group.tag, str)}
        elif tag == "titles":
            titles = {part.tag: _text(part) for part in child if isinstance(part.tag, str)}
        elif tag == "keywords":
            words = list(dict.fromkeys(word for part in child for word in [_text(part)] if word)) or [text]
            texts["keyword"] = ("; " if any("," in word for word in words) else ", ").join(words)
        elif tag == "electronic-resource-num":
            texts["doi"] = text
        elif tag == "periodical":
            titles.setdefault("secondary-title", _text(child.find("full-title")) or text)
            if short := _text(child.find("abbr-1")):
                extra.append(("container-title-short", short))
        elif tag in _TEXTS and _TEXTS[tag] not in texts:
            texts[_TEXTS[tag]] = text
        elif tag in ("access-date", "accessed"):
            accessed = date_parts(text)[0]
        else:
            extra.append((_EXTRA.get(tag, PREFIX + tag), text))
    issued, issued_text, doubts = _dates(record)
    files, urls = _urls(record)
    texts["url"] = urls[0] if urls else ""
    texts["page"] = re.sub(r"(?<=\w)-{1,2}(?=\w)", "–", texts.get("page", ""), count=1)
    texts |= _titles(titles, kind, extra)
    if kind in ("report", "patent") and texts.get("issue"):
        texts["number"] = texts.pop("issue")
    _numbers(texts, kind)
    if doi := texts.get("doi", ""):
        if not normalised("doi", doi) and " " in doi:  # EndNote keeps several in one field
            texts["doi"] = next((part for part in doi.split() if normalised("doi", part)), doi)
    else:
        texts["doi"] = next((found for url in urls if "doi.org/" in url and (found := normalised("doi", url))), "")
    extra += [*doubts, *((PREFIX + "url", url) for url in urls[1:])]
    roles = tuple((role, names) for role, names in (("collection-editor", people.get("tertiary-authors", ())),) if names)
    extra += [(PREFIX + group, "; ".join(n.sort_form for n in names)) for group, names in people.items()
              if group not in ("authors", "secondary-authors", "tertiary-authors", "translated-authors") and names]
    return Work(key="", type=kind, author=people.get("authors", ()), editor=people.get("secondary-authors", ()),
                translator=people.get("translated-authors", ()), roles=roles, issued=issued, issued_text=issued_text, accessed=accessed,
                files=tuple(files), **texts, extra=tuple(extra))


def _people(group: Any) -> tuple[Name, ...]:
    return tuple(name for author in group for part in re.split(r"\s*[;\r\n]\s*", _text(author)) if (name := listed_name(part)))


def _titles(titles: dict[str, str], kind: str, extra: list[tuple[str, str]]) -> dict[str, str]:
    """Title, container and series; a book's secondary title is its series."""
    found = {"title": titles.pop("title", ""), "container_title": "", "collection_title": titles.pop("tertiary-title", "")}
    second = titles.pop("secondary-title", "")
    found["collection_title" if kind == "book" and not found["collection_title"] else "container_title"] = second
    short = titles.pop("short-title", "")
    extra += [("title-short", short)] if short else []
    extra += [(PREFIX + tag, text) for tag, text in titles.items() if text]
    return found


def _numbers(texts: dict[str, str], kind: str) -> None:
    """ISSN and ISBN stand in one element."""
    number = texts.get("isbn", "")
    digits = len(re.sub(r"\D", "", number.split(" ")[0].split("(")[0]))
    if number and kind not in ("book", "chapter") and digits <= 8:
        texts["issn"] = texts.pop("isbn")


def _dates(record: Any) -> tuple[tuple[int, ...], str, list[tuple[str, str]]]:
    year, day = _text(record.find("dates/year")), _text(record.find("dates/pub-dates/date"))
    issued, whole = date_parts(year)
    if not issued:
        issued, whole = date_parts(day)
        return issued, "" if issued else year or day, [(PREFIX + "date", day)] if day and issued and not whole else []
    parts, exact = date_parts(day, issued[0]) if day else ((), True)
    better = parts if parts[:1] == issued[:1] and len(parts) > len(issued) else issued
    return better, "", [(PREFIX + tag, text) for tag, text, kept in (("year", year, not whole), ("date", day, not exact)) if kept]


def _urls(record: Any) -> tuple[list[Attachment], list[str]]:
    """Attachments and addresses; files of a library stand under ``internal-pdf:``."""
    files = [Attachment(path) for url in record.iterfind("urls/pdf-urls/url") for path in re.split(r"\s*[\r\n]\s*", _text(url)) if path]
    places = ("urls/web-urls/url", "urls/related-urls/url", "urls/text-urls/url")
    urls = [part for place in places for url in record.iterfind(place) for part in re.split(r"\s+(?=https?://)", _text(url)) if part]
    return files, list(dict.fromkeys(urls))
