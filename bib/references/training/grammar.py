"""References by a random house style: each piece has its field from the start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from bib.model import Work
from bib.references.training.houses import House, given_form, hash_of, names_in

Piece = tuple[str, str]
"""Text and the field that it belongs to; an empty field for what stands between."""

_MONTHS = {"en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
           "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
           "fr": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]}


def entry(rng: Random, style: House, work: Work) -> list[Piece]:
    """The pieces of one reference in a house style."""
    pieces: list[Piece] = []
    people = work.author or work.editor
    by: list[Piece] = [(names_in(style, people), "author" if work.author else "editor")] if people else []
    if by and not work.author:
        by.append((rng.choice((" (Eds.)", " (eds.)", ", eds.", " (Hrsg.)", " (toim.)", " (Ed.)", ", editors", " (coord.)")), "editor"))
    title = [(f"{style.quotes[0] if work.type != 'book' else ''}{_cased(rng, work, style)}", "title")]
    quote = style.quotes[1] if work.type != "book" else ""
    place_of_date = style.date if by or style.date != "author" else rng.choice(("title", "author"))
    date: list[Piece] = [(_date(rng, style, work), "date")]
    if style.title_first and by:
        pieces += [*title, (quote + style.after_title, ""), *by, (style.after_author, "")]
        pieces += [*date, (rng.choice((". ", ", ")), "")] if place_of_date == "author" else []
    else:
        if by:
            pieces += by
        if place_of_date == "author":
            pieces += [(rng.choice((" ", " ", ", ", ". ")) if by else "", ""), *date]
        if by or place_of_date == "author":
            pieces.append((_after(style.after_author, pieces), ""))
        pieces += title
        if rng.random() < 0.03:
            quote, medium = "", rng.choice(("[Internet]", "[online]", "[DVD]", "[Abstract]", "[in German]", "[Film]",
                                            "[electronic resource]", "[Motion picture]"))
            pieces += [(style.quotes[1] if work.type != "book" else "", "title"), (" ", ""), (medium, "note")]
        if place_of_date == "title":
            pieces += [(" ", ""), *date]
        after = style.after_title if quote or style.after_title != " " else ". "
        if quote and after[0] in ".," and rng.random() < 0.5:
            pieces.append((after[0] + quote + after[1:], ""))
        else:
            pieces.append((quote + ("" if work.title[-1] in "?!" and after[0] == "." else after[:1]) + after[1:], ""))
    pieces += _body(rng, style, work, date if place_of_date in ("container", "imprint") else [])
    if place_of_date == "end" or (place_of_date in ("container", "imprint") and all(label != "date" for _, label in pieces)):
        pieces += [(rng.choice((", ", ", ", " ", ". ")), ""), *date]
    pieces += _links(rng, style, work)
    pieces.append((style.end, ""))
    return [p for p in pieces if p[0]]


def _after(mark: str, pieces: Sequence[Piece]) -> str:
    """The separator without a second full stop."""
    text = pieces[-1][0] if pieces else ""
    return mark[1:] if mark[0] == "." and text.endswith(".") else mark


def _cased(rng: Random, work: Work, style: House) -> str:
    """The title; whole house styles have capitals on each word."""
    capitals = hash_of(style) % 3 == 0 and work.language == "en"
    text = work.title
    text = in_capitals(text) if capitals else text
    return text.upper() if hash_of(style) % 41 == 0 else text


def in_capitals(title: str) -> str:
    """A title with capitals on its words."""
    small = {"of", "and", "the", "in", "on", "for", "a", "an", "to", "from", "with", "by", "at", "as", "or"}
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in title.split(" "))


def _date(rng: Random, style: House, work: Work) -> str:
    if not work.issued:
        return style.date_form.replace("%", work.issued_text)
    year, *rest = work.issued
    text = f"{year}{work.year_suffix}"
    if rest:
        months = _MONTHS[style.language]
        month = months[rest[0] - 1] if rng.random() < 0.7 or style.language != "en" else months[rest[0] - 1][:3] + rng.choice((".", ""))
        day = rest[1] if len(rest) > 1 else 0
        text = rng.choice((f"{year}, {month} {day}", f"{day} {month} {year}", f"{month} {day}, {year}", f"{year} {month} {day}",
                           f"{day}.{rest[0]}.{year}") if day else (
            f"{month} {year}", f"{month} {year}", f"{year}, {month}", f"{month}, {year}", f"{year} {month}",
            f"{month}/{months[rest[0] % 12]} {year}", f"{month}–{months[rest[0] % 12]} {year}",
            f"{month} / {months[rest[0] % 12]} {year}", f"{month} ’{year % 100:02d}", f"{rng.randint(1, 20)}-{rng.randint(21, 28)} "
            f"{month} {year}", f"{month} {rng.randint(1, 14)}–{rng.randint(15, 28)}, {year}"))
    elif rng.random() < 0.015:
        text = rng.choice((f"{year}/{int(year) - rng.randint(5, 60)}", f"[{int(year) - rng.randint(5, 90)}] {year}",
                           f"{year} [{int(year) - rng.randint(5, 90)}]", f"c. {year}", f"©{year}"))
    return style.date_form.replace("%", text)


def _body(rng: Random, style: House, work: Work, date: list[Piece]) -> list[Piece]:
    """What follows the title: the journal with its numbers, or the book, its editors and its publisher."""
    pieces: list[Piece] = []
    if work.type in ("article-journal", "article-newspaper"):
        into = style.into if style.into.endswith(": ") and style.quotes[0] in ("", "„", "«") else ""
        pieces.append((into + work.container_title, "container"))
        numbers = _numbers(rng, style, work)
        if rng.random() < 0.012:
            return [(rng.choice(("to appear in ", "To appear in ", "submitted to ", "accepted for ")), "note"), *pieces,
                    *([(", ", ""), *date] if date else [])]
        if date and style.date == "container" and hash_of(style) % 2 and len(numbers) > 1 and numbers[-1][1] == "page":
            return [*pieces, (style.after_container, ""), *numbers[:-2], (" ", ""), *date, (rng.choice((" ", ", ", ": ")), ""), numbers[-1]]
        if date and style.date == "container":
            pieces += [(rng.choice((" ", ", ")), ""), *date, (rng.choice((" ", ", ", ";", "; ", ":")), "")] if numbers else [(", ", ""),
                *date]
            return pieces + numbers
        return [*pieces, (_comma(rng, style, numbers), ""), *numbers] if numbers else pieces
    if work.type == "article":
        return [(rng.choice(("arXiv preprint ", "arXiv ", "arXiv preprint, "))
                 if work.container_title == "arXiv" else work.container_title + rng.choice(("", " preprint")), "container"),
                (rng.choice((" ", ", ")), ""), (f"arXiv:{work.number}", "arxiv") if work.container_title == "arXiv" else ("", "")]
    if work.container_title and work.type in ("chapter", "paper-conference", "webpage"):
        pieces.append((style.into if work.type != "webpage" else "", "container"))
        capitals = work.type == "chapter" and work.language == "en" and hash_of(style) % 2
        container = (in_capitals(work.container_title) if capitals else work.container_title, "container")
        if work.type == "paper-conference" and rng.random() < 0.07:
            container = (rng.choice(("Paper presented at the ", "Presented at the ", "Paper presented at ",
                                     "Poster presented at the ")) + container[0], "container")
            pieces = []
        editors = _editors(style, work)
        if editors and rng.random() < 0.5:
            pieces = [(style.into, "editor"), (editors, "editor"), (rng.choice((", ", ": ", ", ", " ", ". ")), ""), container]
        elif editors:
            pieces += [container, (rng.choice((", ", ". ", ", ", " (")), ""), (editors, "editor")]
        else:
            pieces.append(container)
        if work.volume and work.collection_title and rng.random() < 0.5:
            pieces += [(rng.choice((", ", ". ", " ")), ""), (f"volume {work.volume}", "volume"), (f" of {work.collection_title}", "series")]
            work = replace(work, collection_title="")
        elif work.volume:
            pieces += [(rng.choice((", ", ". ", " ")), ""), (rng.choice(("vol. ", "Vol. ", "volume ", "Bd. ", "")) + work.volume, "volume")]
        if work.type == "paper-conference" and work.publisher_place and rng.random() < 0.5:
            pieces += [(rng.choice((", ", ", ", ". ", " (")), ""), (work.publisher_place, "place")]
            pieces += [(")", "")] if pieces[-2][0] == " (" else []
            work = replace(work, publisher_place="")
    if work.type == "thesis":
        pieces += [(_bracketed(rng, work.genre), "genre")]
    if work.type == "report":
        pieces += [(rng.choice((work.genre, work.genre, work.genre.title())), "genre"),
                   *([(rng.choice((" ", " ", " No. ", " no. ", ", ")), "number"), (work.number, "number")] if work.number else [])]
    if work.edition and rng.random() < 0.75:
        pieces += [(_joint(rng, pieces), ""), (_edition(rng, work.edition), "edition")]
    if work.collection_title:
        pieces += [(_joint(rng, pieces), ""), (rng.choice(("", "", "(")) + work.collection_title + rng.choice(("",
            f", {rng.randint(1, 400)}", f" {rng.randint(2, 4000)}", f"; {rng.randint(2, 400)}")), "series")]
    if work.type == "book" and work.volume:
        pieces += [(_joint(rng, pieces), ""), (rng.choice(("Vol. ", "vol. ", "Bd. ", "Band ", "tome ")) + work.volume, "volume")]
    page: list[Piece] = [(_pages(style, work.page, rng), "page")] if work.page else []
    early = rng.random() < 0.45
    if page and early:
        pieces += [(rng.choice((", ", ", ", " (", ". ", ": ")), ""), *page, (rng.choice((". ", ", ", "). ", ". ")), "")]
    imprint = _imprint(rng, style, work)
    if imprint:
        pieces += [*([] if page and early else [(_joint(rng, pieces, style.after_container), "")]), *imprint]
    if work.edition and all(name != "edition" for _, name in pieces):
        pieces += [(", ", ""), (_edition(rng, work.edition), "edition")]
    if date and style.date in ("container", "imprint"):
        pieces += [(rng.choice((", ", " ", ", ", "; ")), ""), *date]
    if page and not early:
        pieces += [(rng.choice((", ", ". ", ": ", ", ")), ""), *page]
    if work.type == "book" and rng.random() < 0.05:
        pieces += [(rng.choice((". ", ", ", " ")), ""), (f"{rng.randint(80, 900)} {rng.choice(('p.', 'pp.', 'S.', 's.', 'pages'))}",
                                                         "note")]
    if work.type in ("book", "chapter") and rng.random() < 0.05:
        given = given_form(rng.choice(work.author or work.editor).given, style.given)
        people = f"{given} {rng.choice(('Berg', 'Lindqvist', 'Moreau', 'Hughes'))}"
        pieces = [(rng.choice(("Translated by N. ", "translated by N, ", "Trans. N. ", "trans. N, ", "(N, Trans.) ", "Traduit par N. ",
                               "Übers. von N. ")).replace("N", people), "translator"), *pieces]
    if work.isbn:
        pieces += [(". ", ""), (f"ISBN {work.isbn}", "isbn")]
    if pieces and not pieces[0][1]:
        pieces = pieces[1:]
    return pieces


def _joint(rng: Random, pieces: Sequence[Piece], usual: str = ". ") -> str:
    return rng.choice((usual, ". ", ", ", usual)) if pieces else ""


def _comma(rng: Random, style: House, numbers: Sequence[Piece]) -> str:
    return style.after_container if numbers[0][1] == "volume" else rng.choice((", ", ": ", " ", ", "))


def _bracketed(rng: Random, text: str) -> str:
    return rng.choice((text, text, f"({text})", f"[{text}]"))


def _editors(style: House, work: Work) -> str:
    if not work.editor:
        return ""
    upright = House(**{**style.__dict__, "inverted": "none", "last": " and " if style.last in (" – ", " / ", " - ") else style.last,
                       "between": ", "}) \
        if hash_of(style) % 2 and style.inverted != "none" and style.family_given == ", " else style
    return style.editors.replace("N", names_in(upright, work.editor))


def _edition(rng: Random, edition: str) -> str:
    end = {"2": "nd", "3": "rd"}.get(edition, "th")
    return rng.choice((f"{edition}{end} ed.", f"({edition}{end} ed.)", f"{edition}{end} edn", f"{edition}. Aufl.", f"{edition}. Auflage",
                       f"{edition}{end} edition", f"{edition}e éd.", f"{edition}. painos",
                       "2. uppl.", "Rev. ed.", "second edition", f"({edition}{end} edn)"))


def _numbers(rng: Random, style: House, work: Work) -> list[Piece]:
    """Volume, issue and pages of a journal."""
    pieces: list[Piece] = []
    if work.volume and work.issue:
        before, middle, after = _split(style.volume)
        pieces = [(before + work.volume, "volume"), (middle + work.issue + after, "issue")]
    elif work.volume:
        pieces = [(style.volume.split("v")[0] + work.volume, "volume")] if not style.volume.startswith(("vol",
            "Vol")) else [(rng.choice(("vol. ", "Vol. ", "")) + work.volume, "volume")]
    elif work.issue:
        mark = rng.choice(("no. ", "(", "Nr. ", "No. ", "Heft ", "n° "))
        pieces = [(mark + work.issue + (")" if mark == "(" else ""), "issue")]
    if work.page:
        if pieces:
            pieces.append((":" if hash_of(style) % 4 == 0 else rng.choice((" ", ": ", ":", ". ", " "))
                           if hash_of(style) % 6 == 0 else ", ", ""))
        pieces.append((_pages(style, work.page, rng), "page"))
    return pieces


def _split(form: str) -> tuple[str, str, str]:
    """``"Vol. v (i)"`` as what stands before the volume, between, and after the issue."""
    for word in ("Volume", "volume", "Vol.", "vol."):
        if form.startswith(word):
            rest = form[len(word):]
            middle = rest[rest.index("v") + 1:]
            k = middle.rindex("i")
            return word + rest[:rest.index("v")], middle[:k], middle[k + 1:]
    k = form.rindex("i")
    return form[:form.index("v")], form[form.index("v") + 1:k], form[k + 1:]


def _pages(style: House, pages: str, rng: Random) -> str:
    first, _, last = pages.partition("-")
    if last and rng.random() < 0.1 and len(first) == len(last) > 2 and first[0] == last[0]:
        last = last[-2:]
    text = first + (style.dash + last if last else "")
    form = style.pages if last else style.pages.replace("pp", "p")
    k = form.rindex("p")
    return form[:k] + text + form[k + 1:]


def _imprint(rng: Random, style: House, work: Work) -> list[Piece]:
    """Publisher and place in the order of the style."""
    if work.type in ("thesis", "report"):
        pieces: list[Piece] = [(work.publisher, "publisher")]
        return [*pieces, (", ", ""), (work.publisher_place, "place")] if work.publisher_place else pieces
    publisher, place = (work.publisher, "publisher"), (work.publisher_place, "place")
    if not work.publisher or not work.publisher_place:
        return [x for x in (publisher, place) if x[0]]
    match style.imprint:
        case "place: publisher":
            return [place, (rng.choice((": ", ": ", ": ", " : ", ":")), ""), publisher]
        case "(place: publisher)":
            return [("(", ""), place, (": ", ""), publisher, (")", "")]
        case "publisher, place":
            return [publisher, (", ", ""), place]
        case "publisher: place":
            return [publisher, (": ", ""), place]
        case "place, publisher":
            return [place, (", ", ""), publisher]
        case "publisher":
            return [publisher]
        case _:
            return [place]


def _links(rng: Random, style: House, work: Work) -> list[Piece]:
    pieces: list[Piece] = []
    if work.doi:
        pieces += [(rng.choice((". ", ". ", ", ", " ")), ""), (f"<https://doi.org/{work.doi}>"
                                                               if style.doi == "<doi>" else style.doi + work.doi, "doi")]
    if work.url:
        day = _date_of_access(rng)
        before, _, after = style.access.replace("%", day).partition("@")
        pieces += [(rng.choice((". ", ". ", ", ", " ")), ""), (before, "access"), (work.url, "url"), (after, "access")]
    elif rng.random() < 0.02:
        pieces += [(rng.choice((". ", " ")), ""), (rng.choice(("(in German)", "[in Finnish]", "(originally published 1950)",
                                                               "Reprinted in 1990", "(submitted)", "Abstract", "Unpublished manuscript",
                                                               "To appear.", "to appear", "Submitted for publication.",
                                                               "Also in: Things, 1990.", "(accepted)", "unpublished", "[Google Scholar]",
                                                              "Accessed " + _date_of_access(rng), "PMID: 12345678", "(in Russian)",
                                                              "Special issue", "Trans. John Berg")), "note")]
    return pieces


def _date_of_access(rng: Random) -> str:
    year, month, day = rng.randint(1998, 2024), rng.randint(1, 12), rng.randint(1, 28)
    name = _MONTHS["en"][month - 1]
    return rng.choice((f"{name} {day}, {year}", f"{day} {name} {year}", f"{day}.{month}.{year}", f"{year}-{month:02d}-{day:02d}",
                       f"{day} {name[:3]} {year}", f"{day}/{month}/{year}"))
