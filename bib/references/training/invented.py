"""Invented bibliographic data: people, publishers and works from the word lists of this folder, by a seed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bib.model import Name, Work
from bib.references.lexicon import lexicon
from bib.references.training.titles import abbreviated, conference, journal, title
from bib.references.training.words import place_name, vocabulary, word

LANGUAGES = ("en", "en", "en", "en", "en", "en", "de", "fr", "es", "fi", "sv")
TYPES = {"article-journal": 44, "book": 15, "chapter": 12, "paper-conference": 13, "thesis": 4, "report": 5, "webpage": 4, "article": 2,
         "article-newspaper": 1}
_REGIONS = ("California", "Massachusetts", "Kansas", "D.C.", "D. C.", "DC", "Canada", "Sweden", "Finland", "Italy", "New York", "Ontario",
            "Spain", "Greece", "Japan", "MA", "NY", "CA", "NJ", "UK", "Germany", "IL", "CT", "PA", "The Netherlands", "Mass.", "Calif.",
            "USA",
            "London", "France")
_ENDINGS = ("son", "sen", "berg", "mann", "ova", "ov", "ski", "ez", "ini", "ard", "ault", "dóttir", "oğlu", "idis", "ura", "nen", "er",
            "ley", "ton", "well", "")
_PARTICLES = ("van", "van der", "von", "de", "de la", "da", "dos", "di", "del", "ter", "van den", "von der", "le", "al")


def person(rng: Random) -> Name:
    """A person, e.g. ``Name("Lindberg", "Anna K.")``."""
    family = rng.choice(lexicon()["surname"]).title() if rng.random() < 0.45 else word(rng) + rng.choice(_ENDINGS)
    family = family[:1].upper() + family[1:]
    chance = rng.random()
    if chance < 0.03:
        family = rng.choice(("Mc", "Mac", "O’", "O'", "De ", "Van ", "El-", "Ben-", "St. ")) + family
    elif chance < 0.08:
        family += ("-" if rng.random() < 0.7 else " ") + word(rng)
    given = rng.choice(lexicon()["given"]) if rng.random() < 0.6 else word(rng)
    given = "-".join(x.capitalize() for x in given.split("-"))
    if rng.random() < 0.07:
        given += "-" + word(rng)
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        given += f" {rng.choice('ABCDEFGHIJKLMNOPRSTVW')}."
    particle = rng.choice(_PARTICLES) if rng.random() < 0.06 else ""
    return Name(family, given, particle, rng.choice(("Jr.", "III", "Sr.")) if rng.random() < 0.01 else "")


def people(rng: Random, most: int = 7) -> tuple[Name, ...]:
    """The authors of a work; sometimes a good many."""
    count = rng.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, most, most * 2 if rng.random() < 0.2 else 2))
    return tuple(person(rng) for _ in range(count))


def organization(rng: Random) -> str:
    """An institution, e.g. ``"University of Gabend"``, ``"Ministry of Health"``."""
    place, subject = place_name(rng), rng.choice(vocabulary()["field"]).replace("_", " ")
    return rng.choice((
        f"University of {place}", f"{place} University", f"{word(rng)} Institute of Technology",
        f"Department of {subject}, University of {place}",
        f"Institute for {subject}", f"{place} School of {subject}", f"Ministry of {subject}", f"National Bureau of {subject}",
        f"{word(rng)} Corporation",
        f"{subject} Association", f"European Commission for {subject}", f"{place} Center for {subject}", f"Universität {place}",
        f"Université de {place}",
        f"Universidad de {place}", f"{place}n yliopisto", f"{place} universitet", f"{word(rng)} Research Laboratory",
        f"World {subject} Organization",
        f"{word(rng)} Inc.", f"{rng.choice(('US', 'U.S.', 'UK', 'Federal'))} {subject} Agency", f"{word(rng)} Foundation",
        "".join(rng.sample("ACDEFINORSTUW", 4))))


def place(rng: Random) -> str:
    """A place of publication, e.g. ``"Cambridge, MA"``, ``"Berlin/New York"``."""
    city = place_name(rng)
    chance = rng.random()
    if chance < 0.16:
        return f"{city}, {rng.choice(_REGIONS)}"
    if chance < 0.24:
        return city + rng.choice(("/", " and ", " & ", ", ", "; ", " – ")) + place_name(rng)
    return rng.choice(("New York", "New York", "Washington, D.C.", "Washington, DC", "Thousand Oaks, CA", "Englewood Cliffs, NJ",
                       "New York, NY", "Hillsdale, NJ", "Los Angeles, CA", "London", "Oxford", "Cambridge", "Paris",
                       "Berlin")) if chance < 0.42 else city


def publisher(rng: Random) -> str:
    """A publishing house, e.g. ``"Gabend University Press"``."""
    known = rng.choice(lexicon()["publisher"])
    name = known.upper() if len(known) <= 4 and known in ("mit", "crc", "ios", "acm", "ieee", "siam", "aaai", "aip", "iop", "rsc", "oecd",
                                                          "puf", "igi") else "-".join(
        x.capitalize() for x in known.split("-"))
    one, two = word(rng), rng.choice(lexicon()["surname"]).title()
    if rng.random() < 0.35:
        return rng.choice(vocabulary()["house"]).replace("_", " ")
    return rng.choice((
        name, name, f"The {one} Press", f"{one.upper()[:4]} Books", f"{name} Press", f"{one} Press", f"{one} University Press",
        f"{place_name(rng)} University Press", f"{one} & {two}", f"{name} & {two}",
        f"{two} Verlag", f"{name} Verlag", f"{name} Publishing", f"{one} Publishers", f"{one} Books", f"Éditions {one}",
        f"Editorial {one}", f"Edizioni {one}",
        f"{two} & Sons", f"John {one} & Sons, Inc.", f"{name} and {two}", f"{one} Publications", f"{one}-Verlag",
        f"{one} {two} Publishing Co.", f"Presses de {one}",
        f"Verlag für {rng.choice(vocabulary()['german'])}", f"{name}-{two}", f"{one} Academic", f"{one} Kustannus", f"{one} förlag",
        organization(rng)))


def pages(rng: Random) -> str:
    """Pages, e.g. ``"512-529"``."""
    first = rng.choice((rng.randint(1, 60), rng.randint(60, 999), rng.randint(60, 999), rng.randint(1000, 9999), rng.randint(10000, 60000)))
    chance = rng.random()
    if chance < 0.09:
        return str(first)
    if chance < 0.12:
        return f"{rng.choice(('e', 'L', 'S', 'A', 'W', 'R'))}{first}"
    if chance < 0.14:
        return f"S{first}-S{first + rng.randint(2, 20)}"
    return f"{first}-{first + rng.randint(2, 45)}"


def work(rng: Random, key: str) -> Work:
    """A work with the fields of its type, some of them missing."""
    kind = rng.choices(tuple(TYPES), tuple(TYPES.values()))[0]
    language = rng.choice(LANGUAGES)
    year = rng.choice((rng.randint(1900, 1970), rng.randint(1970, 2024), rng.randint(1985, 2024), rng.randint(1995, 2024)))
    numbers = rng.sample(range(1, 140), 3)
    author = people(rng) if rng.random() < 0.94 or kind == "chapter" else (Name(literal=organization(rng)),)
    issued = (year, rng.randint(1, 12), rng.randint(1, 28)) if kind in ("webpage", "article-newspaper") and rng.random() < 0.5 else (
        (year, rng.randint(1, 12)) if rng.random() < (0.3 if kind in ("paper-conference", "report", "thesis") else 0.1) else (year,))
    end = f"{word(rng, False)}.{year}.{rng.randint(1, 99):02d}.{rng.randint(1, 999):03d}"
    doi = f"10.{rng.randint(1000, 9999)}/{rng.choice(('j.', '', 's', 'S'))}{end}" if rng.random() < 0.3 else ""
    coming = rng.choice(("in press", "forthcoming", "n.d.")) if rng.random() < 0.015 else ""
    base = Work(key=key, type=kind, title=title(rng, language, kind == "book"), author=author, issued=() if coming else issued,
                issued_text=coming,
                year_suffix=rng.choice("aab") if rng.random() < 0.05 else "", language=language, doi=doi)
    return _completed(rng, base, numbers, language)


def _completed(rng: Random, base: Work, numbers: list[int], language: str) -> Work:
    """The work with what its type has besides."""
    year = base.year or 2001
    volume = rng.choice((str(numbers[0]), str(numbers[0]), str(numbers[0]), rng.choice(("XII", "IV", "LXI", f"A{numbers[0]}",
        f"{numbers[0]}B")))) if rng.random() < 0.9 else ""
    issue = str(rng.randint(1, 12)) if rng.random() < 0.85 else rng.choice(("1/2", "3-4", "Suppl. 1", "S2", "1 & 2", "4-A", "10-B",
        "Suppl", "Pt 2", "1–2", str(numbers[1])))
    if issue == volume:
        issue = str(numbers[1])
    house, town = publisher(rng) if rng.random() < 0.94 else "", place(rng) if rng.random() < 0.8 else ""
    host, ending = f"{word(rng, False)}.{rng.choice(('com', 'org', 'edu', 'de', 'fi'))}", rng.choice((".html", ".pdf", "", "/"))
    url = f"https://www.{host}/{word(rng, False)}/{word(rng, False)}{ending}"
    match base.type:
        case "article-journal":
            name = journal(rng, language)
            if rng.random() < 0.08:
                name = name[:1] + name[1:].lower()
            return replace(base, container_title=abbreviated(name) if rng.random() < 0.3 else name, volume=volume, issue=issue
                           if rng.random() < 0.68 else "",
                           page=pages(rng) if rng.random() < 0.93 else "", url=url if rng.random() < 0.04 and not base.doi else "")
        case "book":
            edited = rng.random() < 0.15
            return replace(base, publisher=house, publisher_place=town, edition=str(rng.randint(2, 9)) if rng.random() < 0.16 else "",
                           author=() if edited else base.author, editor=base.author if edited else (), isbn="978-3-16-148410-0"
                           if rng.random() < 0.02 else "",
                           collection_title=_series(rng) if rng.random() < 0.06 else "", volume=str(numbers[1] % 9 + 1)
                           if rng.random() < 0.05 else "")
        case "chapter":
            return replace(base, container_title=title(rng, language, True), editor=people(rng, 3) if rng.random() < 0.88 else (),
                           publisher=house, publisher_place=town,
                           page=pages(rng) if rng.random() < 0.85 else "", edition=str(rng.randint(2, 5)) if rng.random() < 0.05 else "",
                           volume=str(numbers[0]) if rng.random() < 0.08 else "", collection_title=_series(rng)
                           if rng.random() < 0.05 else "")
        case "paper-conference":
            return replace(base, container_title=conference(rng, year), page=pages(rng) if rng.random() < 0.78 else "", publisher=house
                           if rng.random() < 0.5 else "",
                           publisher_place=town if rng.random() < 0.5 else "", editor=people(rng, 3) if rng.random() < 0.12 else (),
                           volume=str(numbers[0]) if rng.random() < 0.15 else "", collection_title=_series(rng)
                           if rng.random() < 0.1 else "")
        case "thesis":
            return replace(base, genre=rng.choice(("PhD thesis", "Doctoral dissertation", "Master’s thesis", "Doctoral thesis",
                                                   "Ph.D. dissertation", "Dissertation", "Thèse de doctorat",
                                                   "Unpublished doctoral dissertation", "Ph.D. thesis", "Ph. D. Thesis",
                                                   "PhD dissertation", "Ph.D. thesis", "M.Sc. thesis", "MSc thesis", "Väitöskirja",
                                                   "Diss.")),
                           publisher=organization(rng), publisher_place=town if rng.random() < 0.5 else "", url=url
                           if rng.random() < 0.1 else "")
        case "report":
            return replace(base, genre=rng.choice(("Technical report", "Working paper", "Research report", "Discussion paper",
                                                   "Technical report", "Technical report", "Research memorandum", "Technical memo",
                                                   "Report", "Tech. Rep.", "Tech. rep.", "TR", "Internet-Draft", "Draft paper",
                                                   "Technical Report", "White paper", "NBER Working Paper")),
                           number=rng.choice((str(numbers[2]), f"TR-{year % 100:02d}-{numbers[2]}", f"TR {numbers[2]}",
                                              f"{word(rng)[:3].upper()}-TR-{numbers[2]}",
                                              f"{word(rng)[:4].upper()}-{year % 100:02d}-{numbers[2]}",
                                              f"TR{year % 100:02d}-{numbers[2]}", f"{year}-{numbers[2]:02d}", f"CS{numbers[2]}",
                                              f"{word(rng)[:3].upper()}/{word(rng)[:3].upper()}/TR-{numbers[2]}",
                                              f"UCB/{word(rng)[:3].upper()} M{year % 100:02d}/{numbers[2]}"))
                                              if rng.random() < 0.75 else "",
                           publisher=organization(rng), publisher_place=town if rng.random() < 0.5 else "", url=url
                           if rng.random() < 0.25 else "")
        case "webpage":
            return replace(base, url=url, container_title=word(rng) if rng.random() < 0.3 else "", doi="", publisher=organization(rng)
                           if rng.random() < 0.2 else "")
        case "article-newspaper":
            return replace(base, container_title=rng.choice((f"The {word(rng)} Times", f"{place_name(rng)} Post",
                                                             f"The {place_name(rng)} Herald", f"{word(rng)} Zeitung", f"Le {word(rng)}")),
                           page=rng.choice((f"{rng.choice('ABCD')}{rng.randint(1, 20)}", pages(rng), "")), doi="", url=url
                           if rng.random() < 0.4 else "")
        case _:
            return replace(base, container_title=rng.choice(("arXiv", "bioRxiv", "SSRN", "PsyArXiv")),
                           number=f"{year % 100:02d}{rng.randint(1, 12):02d}.{rng.randint(10000, 29999)}",
                           doi="", url="")


def _series(rng: Random) -> str:
    one = rng.choice(vocabulary()["field"]).replace("_", " ")
    return rng.choice((f"Lecture Notes in {one}", f"{word(rng)} Series in {one}", f"Studies in {one}", f"Beiträge zur {one}",
                       f"{one} Monographs"))
