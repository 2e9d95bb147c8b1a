"""Invented bibliographic data: people, titles, journals and publishers from the word lists of this folder, by a seed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from random import Random

from bib.model import Name, Work
from bib.references.lexicon import lexicon

LANGUAGES = ("en", "en", "en", "en", "en", "en", "de", "fr", "es", "fi", "sv")
TYPES = {"article-journal": 44, "book": 15, "chapter": 12, "paper-conference": 13, "thesis": 4, "report": 5, "webpage": 4, "article": 2,
         "article-newspaper": 1}
_SYLLABLES = ("ba be bo bra da de do dri fa fe fi ga ge go gra ha he hu ja jo ka ke ki ko kra la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro sa "
              "se si so sta ta te ti to tra va ve vi wa we wi ya yo za ze").split()
_CODAS = ("n r l s t k m ng nd rt ck lt sch th x d ff tz ń ř ć ø".split() + [""] * 14)
_ENDINGS = ("son", "sen", "berg", "mann", "ova", "ov", "ski", "ez", "ini", "ard", "ault", "dóttir", "oğlu", "idis", "ura", "nen", "er", "ley", "ton", "well", "")
_NOUNS = ("research review journal science conference proceedings report university press institute organization bulletin letters quarterly practice management business marketing service "
          "services international information systems production operations education letters society community meeting report reports commission bank union school science sciences "
          "perspective directions agenda framework future past present growth leaders questions companies managers customers suppliers products platforms cases lessons tools").split()
_PARTICLES = ("van", "van der", "von", "de", "de la", "da", "dos", "di", "del", "ter", "van den", "von der", "le", "al")


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """The words of each class of ``vocabulary.txt``."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (files("bib.references.training") / "vocabulary.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            found[name] = (*found.get(name, ()), *line.split())
    return found


def word(rng: Random, capital: bool = True) -> str:
    """A word that is in no list, e.g. ``"Gabendtova"``."""
    text = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3)))) + rng.choice(_CODAS)
    return text.capitalize() if capital else text


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
        f"University of {place}", f"{place} University", f"{word(rng)} Institute of Technology", f"Department of {subject}, University of {place}",
        f"Institute for {subject}", f"{place} School of {subject}", f"Ministry of {subject}", f"National Bureau of {subject}", f"{word(rng)} Corporation",
        f"{subject} Association", f"European Commission for {subject}", f"{place} Center for {subject}", f"Universität {place}", f"Université de {place}",
        f"Universidad de {place}", f"{place}n yliopisto", f"{place} universitet", f"{word(rng)} Research Laboratory", f"World {subject} Organization",
        f"{word(rng)} Inc.", f"{rng.choice(('US', 'U.S.', 'UK', 'Federal'))} {subject} Agency", f"{word(rng)} Foundation", "".join(rng.sample("ACDEFINORSTUW", 4))))


def place_name(rng: Random) -> str:
    """A city, e.g. ``"Uppsala"``."""
    cities = [w for w in lexicon()["place"] if w.isalpha() and len(w) > 3]
    return rng.choice(cities).title() if rng.random() < 0.6 else word(rng) + rng.choice(("burg", "ville", "stad", "ton", "field", "", "haven", "-on-Sea", "-upon-Tyne", "-les-Bains"))


def place(rng: Random) -> str:
    """A place of publication, e.g. ``"Cambridge, MA"``, ``"Berlin/New York"``."""
    city = place_name(rng)
    chance = rng.random()
    if chance < 0.16:
        return f"{city}, {rng.choice(('California', 'Massachusetts', 'Kansas', 'D.C.', 'D. C.', 'DC', 'Canada', 'Sweden', 'Finland', 'Italy', 'New York', 'Ontario', 'Spain', 'Greece', 'Japan','MA', 'NY', 'CA', 'NJ', 'UK', 'Germany', 'IL', 'CT', 'PA', 'The Netherlands', 'Mass.', 'Calif.', 'USA', 'London', 'France'))}"
    if chance < 0.24:
        return city + rng.choice(("/", " and ", " & ", ", ", "; ", " – ")) + place_name(rng)
    return rng.choice(("New York", "New York", "Washington, D.C.", "Washington, DC", "Thousand Oaks, CA", "Englewood Cliffs, NJ", "New York, NY", "Hillsdale, NJ", "Los Angeles, CA", "London", "Oxford", "Cambridge", "Paris", "Berlin")) if chance < 0.42 else city


def publisher(rng: Random) -> str:
    """A publishing house, e.g. ``"Gabend University Press"``."""
    known = rng.choice(lexicon()["publisher"])
    name = known.upper() if len(known) <= 4 and known in ("mit", "crc", "ios", "acm", "ieee", "siam", "aaai", "aip", "iop", "rsc", "oecd", "puf", "igi") else "-".join(
        x.capitalize() for x in known.split("-"))
    one, two = word(rng), rng.choice(lexicon()["surname"]).title()
    if rng.random() < 0.35:
        return rng.choice(vocabulary()["house"]).replace("_", " ")
    return rng.choice((
        name, name, f"The {one} Press", f"{one.upper()[:4]} Books", f"{name} Press", f"{one} Press", f"{one} University Press", f"{place_name(rng)} University Press", f"{one} & {two}", f"{name} & {two}",
        f"{two} Verlag", f"{name} Verlag", f"{name} Publishing", f"{one} Publishers", f"{one} Books", f"Éditions {one}", f"Editorial {one}", f"Edizioni {one}",
        f"{two} & Sons", f"John {one} & Sons, Inc.", f"{name} and {two}", f"{one} Publications", f"{one}-Verlag", f"{one} {two} Publishing Co.", f"Presses de {one}",
        f"Verlag für {rng.choice(vocabulary()['german'])}", f"{name}-{two}", f"{one} Academic", f"{one} Kustannus", f"{one} förlag", organization(rng)))


def title(rng: Random, language: str = "en", book: bool = False) -> str:
    """A title with capitals as a sentence, e.g. ``"On the dynamics of early markets: Evidence from Gabend"``."""
    if language != "en":
        return _foreign(rng, language)
    def noun() -> str:
        """A noun; also one of those that stand in names of journals, conferences and institutions."""
        return rng.choice(vocabulary()["noun"] if rng.random() < 0.8 else _NOUNS)

    def adjective() -> str:
        return rng.choice(vocabulary()["adjective"])

    one, two, three, a, b = noun(), noun(), noun(), adjective(), adjective()
    name = rng.choice((word(rng), word(rng), place_name(rng), place_name(rng), word(rng) + word(rng), rng.choice(lexicon()["surname"]).title(),
                       f"{rng.choice(lexicon()['given']).title()} {rng.choice(lexicon()['surname']).title()}"))
    acronym, year = rng.choice(vocabulary()["acronym"]) if rng.random() < 0.6 else word(rng)[:rng.randint(3, 6)].upper(), rng.randint(1700, 2020)
    pair = f"{a} {one} and {two}"
    if book and rng.random() < 0.6:
        head = rng.choice((f"the {one} of {two}", f"{a} {one}", f"{one} and {two}", f"{one}, {two}, and {three}", f"introduction to {a} {one}", f"principles of {one}",
                           f"handbook of {a} {one}", f"{name}", f"the {name} {one}", f"{one}", f"the {a} {one} reader", f"{a} {one} in {name}", f"{one} in {two}"))
    else:
        head = rng.choice((
            f"on the {one} of {a} {two}", f"{a} {one} of {two} in {name}", f"the {one} of {a} {two} on {three}", f"{pair}", f"how {one} affects {b} {two}",
            f"{a} {one} for {b} {two}", f"towards a {a} {one} of {two}", f"{acronym}-based {one} of {two}", f"{one} of {name} {two} using {a} {three}",
            f"a {a} {one} to {two} and {three}", f"{name}’s {one}", f"{a} {one} under {b} {two}", f"{one} and {two} among {three}", f"using {acronym} for {a} {one}",
            f"does {one} matter for {two}?", f"what is {a} {one}?", f"{a} {one} in {name}, {year}–{year + rng.randint(1, 60)}", f"{a}, {b} and {adjective()} {one}",
            f"the {a} {one} of {name} {word(rng)}", f"{a} {one} ({acronym}) in {two}", f"“{a} {one}” in {b} {two}", f"{one}-{two} {three}", f"{one} in {name} and {word(rng)}",
            f"{a} {one} at {rng.randint(2, 900)} {rng.choice(('K', 'nm', 'GHz', 'keV', '°C'))}", f"{name}: {a} {one}", f"{name}: a {a} {one} for {two}", f"{acronym}: {a} {one} of {two}", f"{acronym}/{name[:2].upper()}: a {one} for {two}",
            f"{one.capitalize()}: a {b} {two} for {a} {three}", f"the {acronym} {one}: {two} and {three}", f"the {name} {one} {two}", f"the {acronym} {two} language",
            f"{a} {one} using {name} {two}", f"{one} {two} {three}", f"{one} vs. {two}: {a} {three}", f"{one}",
            f"{a} {one}, {two}, and the {three} of {b} {noun()}", f"{word(rng, False)} {word(rng, False)} {one} in {two}", f"a {one} from the {a} {two}"))
    if rng.random() < 0.07:
        start = rng.choice((word(rng), word(rng) + word(rng), acronym, f"{acronym}{rng.choice(('+', '++', '-2', '/X', ' II'))}", noun(), f"{name} {noun()}", f"{a} {noun()}", word(rng)[:4].upper() + "-" + word(rng)))
        head = f"{start}: {rng.choice(('a', 'the', 'an', ''))} {a} {one} {rng.choice(('for', 'of', 'in', 'and'))} {b} {two}".replace(":  ", ": ")
    if rng.random() < 0.3 and ":" not in head:
        tail = rng.choice((f"a {a} {three}", f"evidence from {name}", f"{b} {noun()} and {noun()}", f"the case of {name}", f"{noun()}, {noun()}, {noun()}", f"an {noun()} of {noun()}",
                           f"implications for {b} {noun()}", f"the {noun()} of {word(rng)}, {year}", f"a {noun()} in {rng.randint(2, 40)} countries", f"part {rng.choice(('I', 'II', '1', '2'))}"))
        mark = rng.choice((": ", ": ", ": ", ": ", " – ", "—", ". ", "? ")) if head[-1] not in "?" else " "
        head += mark + (tail[0].upper() + tail[1:] if rng.random() < 0.5 or mark in (". ", "? ") else tail)
    return head[0].upper() + head[1:]


def _foreign(rng: Random, language: str) -> str:
    """A title in another language; grammar is not asked for."""
    words = vocabulary()[{"de": "german", "fr": "french", "es": "spanish", "fi": "finnish", "sv": "swedish"}[language]]
    one, two, three = rng.sample(words, 3)
    name = word(rng)
    if language == "de":
        a = rng.choice(vocabulary()["german_adjective"])
        return rng.choice((f"Die {a} {one} der {two}", f"{one} und {two}", f"Zur {one} der {two} in {name}", f"{one}, {two} und {three}", f"{a.capitalize()} {one}: Eine {two}",
                           f"{one} als {two}", f"Einführung in die {a} {one}", f"Das Problem der {one}", f"Handbuch der {one}", f"{one}. {two} und {three}"))
    if language == "fr":
        return rng.choice((f"La {one} de la {two}", f"{one.capitalize()} et {two}", f"L’{one} du {two} en {name}", f"Une {one} de {two} : {three}", f"Essai sur la {one}",
                           f"{one.capitalize()}, {two} et {three}", f"De la {one} à la {two}", f"Le {one} {two}", f"{one.capitalize()} et {two} au {rng.choice(('XIXe', 'XVIIe'))} siècle"))
    if language == "es":
        return rng.choice((f"La {one} de la {two}", f"{one.capitalize()} y {two} en {name}", f"El {one} del {two}", f"Una {one} para la {two}: {three}", f"{one.capitalize()}, {two} y {three}"))
    link = "ja" if language == "fi" else "och"
    return rng.choice((f"{one.capitalize()} {link} {two}", f"{one.capitalize()} {two} {three}", f"{one.capitalize()}: {two} {link} {three}", f"{name} {link} {one}", f"{one.capitalize()}",
                       f"{one.capitalize()} – {two} {three}"))


def journal(rng: Random, language: str = "en") -> str:
    """A journal, e.g. ``"Journal of Applied Mechanics"``."""
    one, two = (rng.choice(vocabulary()["field"]).replace("_", " ") for _ in range(2))
    a, name = rng.choice(vocabulary()["adjective"]).title(), word(rng)
    if language == "de":
        return rng.choice((f"Zeitschrift für {one}", f"{one}", f"Archiv für {one}", f"{name} Jahrbuch für {one}", f"{name}er Zeitschrift für {two}", f"Die {one}", f"{name} Blätter"))
    if language in ("fr", "es"):
        return rng.choice((f"Revue de {one.lower()}", f"Revista de {one}", f"Annales de {name}", f"Cahiers de {one.lower()}", f"Estudios de {one}", f"Revue française de {one.lower()}"))
    if language in ("fi", "sv"):
        return rng.choice((f"{one} ja {two.lower()}", f"{name}n aikakauskirja", f"Tidskrift för {one.lower()}", f"{name}", f"Scandinavian Journal of {one}"))
    return rng.choice((
        f"Journal of {one}", f"Journal of {one}", f"Journal of {one}", f"Journal of {a} {one}", f"International Journal of {one}", f"Journal of {one} and {two}",
        f"Journal of the {rng.choice(('American', 'Royal', 'European', 'British'))} {one} Society", f"{one} Review", f"{one} Quarterly", f"Annals of {one}", f"{one} Letters",
        f"{one}", f"{one} & {two}", f"{one} and {two}", f"{one} Today", f"{rng.choice(('American', 'European', 'British', 'Canadian', 'Asian'))} Journal of {one}", f"{one} Research",
        f"Advances in {one}", f"Trends in {one}", f"Studies in {one}", f"{name} {one} Review", f"Archives of {one}", f"Acta {name}", f"{a} {one}", f"{a} {one} Research",
        f"{one}: {a} Perspectives", f"Annual Review of {one}", f"{name}", f"The {name} {rng.choice(('Review', 'Journal', 'Quarterly', 'Magazine'))}", f"Bulletin of the {name} {one} Society",
        f"Transactions on {one}", f"IEEE {acronym_of(rng)}", f"{acronym_of(rng)}", f"ACM {acronym_of(rng)}", f"{acronym_of(rng)} Notices", f"IEEE {one}", f"IEEE Transactions on {one}", f"ACM Transactions on {one}", f"Physical {one} {rng.choice('ABCDE')}", f"Proceedings of the National Academy of {one}",
        f"Journal of {one}: {a} {two}", f"{one}, {two} and {rng.choice(vocabulary()['noun']).title()}", f"Critical {one}", f"New {one} Review", f"Frontiers in {one}",
        f"{a} {rng.choice(vocabulary()['noun']).title()}", f"{one} {rng.choice(vocabulary()['noun']).title()}", f"{word(rng)[:3].upper()} Quarterly", f"{word(rng)[:4].upper()} Journal",
        f"{name} {rng.choice(('Management', 'Business', 'Medical', 'Law', 'Sloan'))} Review", f"{rng.choice(vocabulary()['noun']).title()} & {one}", f"{one} Horizons", f"The {one} Report",
        f"{rng.choice(('Journal', 'Review', 'Quarterly Journal', 'Bulletin'))} of {a} {two}"))


def acronym_of(rng: Random) -> str:
    """Capitals that stand for a journal or society, e.g. ``"TKDE"``."""
    return "".join(rng.sample("ACDEIMNOPRST", rng.choice((3, 4, 5))))


def abbreviated(name: str) -> str:
    """A journal as medicine and physics abbreviate it, e.g. ``"J. Appl. Mech."``."""
    short = dict(pair.split("=") for pair in vocabulary()["abbreviation"])
    words = [w for w in name.replace(":", "").replace(",", "").split() if w not in ("of", "the", "and", "in", "on", "for", "&", "für", "de", "The")]
    if len(words) < 2:
        return name
    return " ".join(short.get(w.casefold(), f"{w[:_kept(w)]}." if len(w) > 8 else w) for w in words)


def _kept(text: str) -> int:
    """How many letters of a long word an abbreviation keeps: the same for a word each time."""
    return 4 + sum(map(ord, text)) % 4


def conference(rng: Random, year: int) -> str:
    """Proceedings, e.g. ``"Proceedings of the 12th International Conference on Robotics"``."""
    one, two = (rng.choice(vocabulary()["field"]).replace("_", " ") for _ in range(2))
    nth = rng.choice(("", "", f"{rng.randint(4, 40)}th ", "First ", "Third ", "21st ", "2nd ", "Twelfth ", f"{year} "))
    kind = rng.choice(("International Conference", "Conference", "Annual Conference", "International Symposium", "Symposium", "Workshop", "International Workshop", "Annual Meeting", "Congress"))
    acronym = "".join(rng.sample("ACDEILMOPRSVW", rng.choice((3, 4, 5))))
    who = rng.choice(("", "", "", "IEEE ", "ACM ", "IEEE/ACM ", "European ", "IFIP ", "World "))
    name = f"{who}{kind} on {rng.choice((one, one, f'{one} and {two}', f'the {one} of {two}'))}"
    return rng.choice((
        f"Proceedings of the {nth}{name}", f"Proceedings of the {nth}{name}", f"Proceedings of the {nth}{name} ({acronym})", f"Proceedings of the {nth}{name} ({acronym} ’{year % 100:02d})",
        f"Proc. {nth}{name}", f"Proc. of the {nth}{name}", f"Proc. {acronym}", f"Proceedings of {acronym} {year}", f"{nth}{name}", f"{acronym} {year}", f"{acronym}", f"{acronym} ’{year % 100:02d}",
        f"{who}{acronym} {kind} on {one}", f"{who}{acronym} Conference", f"Proceedings {one} ’{year % 100:02d}", f"Proc. of the {who}{acronym} {kind}", f"Papers from the {nth}{kind} on {one}",
        f"Proceedings of the {year} {who}{kind} on {two}", f"Proc. {nth}{who}{kind} on {one}", f"{nth}{who}{kind}", f"Advances in {two} Systems", f"Proceedings of the {nth}Annual {acronym} {kind} on {one}",
        f"{acronym}-{year % 100:02d}", f"Proceedings of {acronym}-{year % 100:02d}", f"Proc. of {acronym}-{rng.randint(1, 9)}", f"Proceedings {acronym}-{year % 100:02d}", f"Proc. {acronym} {year % 100:02d}",
        f"Proceedings of the {nth}{name} ({acronym}-{year % 100:02d})", f"Proceedings of the {nth}{name} ({acronym}{year % 100:02d})", f"Proc. {who}{abbreviated(one)} Symp.", f"{who}{acronym}",
        f"Proceedings of {acronym}", f"{year} {name}", f"Proc. Int. Conf. {abbreviated(one)}", f"Advances in {one}", f"{one} and {two}: {nth}{name}", f"Proceedings, {name}"))


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
    known = {
        "doi": f"10.{rng.randint(1000, 9999)}/{rng.choice(('j.', '', 's', 'S'))}{word(rng, False)}.{year}.{rng.randint(1, 99):02d}.{rng.randint(1, 999):03d}" if rng.random() < 0.3 else "",
        "issued_text": rng.choice(("in press", "forthcoming", "n.d.")) if rng.random() < 0.015 else ""}
    base = Work(key=key, type=kind, title=title(rng, language, kind == "book"), author=author, issued=() if known["issued_text"] else issued,
                year_suffix=rng.choice("aab") if rng.random() < 0.05 else "", language=language, **known)
    return _completed(rng, base, numbers, language)


def _completed(rng: Random, base: Work, numbers: list[int], language: str) -> Work:
    """The work with what its type has besides."""
    year = base.year or 2001
    volume = rng.choice((str(numbers[0]), str(numbers[0]), str(numbers[0]), rng.choice(("XII", "IV", "LXI", "A" + str(numbers[0]))))) if rng.random() < 0.9 else ""
    issue = str(rng.randint(1, 12)) if rng.random() < 0.85 else rng.choice(("1/2", "3-4", "Suppl. 1", "S2", str(numbers[1])))
    if issue == volume:
        issue = str(numbers[1])
    house, town = publisher(rng) if rng.random() < 0.94 else "", place(rng) if rng.random() < 0.8 else ""
    url = f"https://www.{word(rng, False)}.{rng.choice(('com', 'org', 'edu', 'de', 'fi'))}/{word(rng, False)}/{word(rng, False)}{rng.choice(('.html', '.pdf', '', '/'))}"
    match base.type:
        case "article-journal":
            name = journal(rng, language)
            if rng.random() < 0.08:
                name = name[:1] + name[1:].lower()
            return replace(base, container_title=abbreviated(name) if rng.random() < 0.3 else name, volume=volume, issue=issue if rng.random() < 0.68 else "",
                           page=pages(rng) if rng.random() < 0.93 else "", url=url if rng.random() < 0.04 and not base.doi else "")
        case "book":
            edited = rng.random() < 0.15
            return replace(base, publisher=house, publisher_place=town, edition=str(rng.randint(2, 9)) if rng.random() < 0.16 else "",
                           author=() if edited else base.author, editor=base.author if edited else (), isbn="978-3-16-148410-0" if rng.random() < 0.02 else "",
                           collection_title=_series(rng) if rng.random() < 0.06 else "", volume=str(numbers[1] % 9 + 1) if rng.random() < 0.05 else "")
        case "chapter":
            return replace(base, container_title=title(rng, language, True), editor=people(rng, 3) if rng.random() < 0.88 else (), publisher=house, publisher_place=town,
                           page=pages(rng) if rng.random() < 0.85 else "", edition=str(rng.randint(2, 5)) if rng.random() < 0.05 else "",
                           volume=str(numbers[0]) if rng.random() < 0.08 else "", collection_title=_series(rng) if rng.random() < 0.05 else "")
        case "paper-conference":
            return replace(base, container_title=conference(rng, year), page=pages(rng) if rng.random() < 0.78 else "", publisher=house if rng.random() < 0.5 else "",
                           publisher_place=town if rng.random() < 0.5 else "", editor=people(rng, 3) if rng.random() < 0.12 else (),
                           volume=str(numbers[0]) if rng.random() < 0.15 else "", collection_title=_series(rng) if rng.random() < 0.1 else "")
        case "thesis":
            return replace(base, genre=rng.choice(("PhD thesis", "Doctoral dissertation", "Master’s thesis", "Doctoral thesis", "Ph.D. dissertation", "Dissertation", "Thèse de doctorat",
                                                   "Unpublished doctoral dissertation", "Ph.D. thesis", "Ph. D. Thesis", "PhD dissertation", "Ph.D. thesis", "M.Sc. thesis", "MSc thesis", "Väitöskirja", "Diss.")),
                           publisher=organization(rng), publisher_place=town if rng.random() < 0.5 else "", url=url if rng.random() < 0.1 else "")
        case "report":
            return replace(base, genre=rng.choice(("Technical report", "Working paper", "Research report", "Discussion paper", "Technical report", "Technical report", "Research memorandum", "Technical memo", "Report", "Tech. Rep.", "Tech. rep.", "TR", "Internet-Draft", "Draft paper", "Technical Report", "White paper", "NBER Working Paper")),
                           number=rng.choice((str(numbers[2]), f"TR-{year % 100:02d}-{numbers[2]}", f"TR {numbers[2]}", f"{word(rng)[:3].upper()}-TR-{numbers[2]}", f"{word(rng)[:4].upper()}-{year % 100:02d}-{numbers[2]}", f"TR{year % 100:02d}-{numbers[2]}", f"{year}-{numbers[2]:02d}", f"CS{numbers[2]}", f"{word(rng)[:3].upper()}/{word(rng)[:3].upper()}/TR-{numbers[2]}", f"UCB/{word(rng)[:3].upper()} M{year % 100:02d}/{numbers[2]}")) if rng.random() < 0.75 else "",
                           publisher=organization(rng), publisher_place=town if rng.random() < 0.5 else "", url=url if rng.random() < 0.25 else "")
        case "webpage":
            return replace(base, url=url, container_title=word(rng) if rng.random() < 0.3 else "", doi="", publisher=organization(rng) if rng.random() < 0.2 else "")
        case "article-newspaper":
            return replace(base, container_title=rng.choice((f"The {word(rng)} Times", f"{place_name(rng)} Post", f"The {place_name(rng)} Herald", f"{word(rng)} Zeitung", f"Le {word(rng)}")),
                           page=rng.choice((f"{rng.choice('ABCD')}{rng.randint(1, 20)}", pages(rng), "")), doi="", url=url if rng.random() < 0.4 else "")
        case _:
            return replace(base, container_title=rng.choice(("arXiv", "bioRxiv", "SSRN", "PsyArXiv")), number=f"{year % 100:02d}{rng.randint(1, 12):02d}.{rng.randint(10000, 29999)}",
                           doi="", url="")


def _series(rng: Random) -> str:
    one = rng.choice(vocabulary()["field"]).replace("_", " ")
    return rng.choice((f"Lecture Notes in {one}", f"{word(rng)} Series in {one}", f"Studies in {one}", f"Beiträge zur {one}", f"{one} Monographs"))
