"""Invented titles of works, journals and proceedings."""

from __future__ import annotations

from random import Random

from bib.references.lexicon import lexicon
from bib.references.training.words import acronym_of, place_name, vocabulary, word

_NOUNS = ["research", "review", "journal", "science", "conference", "proceedings", "report", "university", "press", "institute",
          "organization", "bulletin", "letters", "quarterly", "practice", "management", "business", "marketing", "service", "services",
          "international", "information", "systems", "production", "operations", "education", "letters", "society", "community",
          "meeting", "report", "reports", "commission", "bank", "union", "school", "science", "sciences", "perspective", "directions",
          "agenda", "framework", "future", "past", "present", "growth", "leaders", "questions", "companies", "managers", "customers",
          "suppliers", "products", "platforms", "cases", "lessons", "tools"]


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
    name = rng.choice((word(rng), word(rng), place_name(rng), place_name(rng), word(rng) + word(rng),
                       rng.choice(lexicon()["surname"]).title(),
                       f"{rng.choice(lexicon()['given']).title()} {rng.choice(lexicon()['surname']).title()}"))
    acronym, year = rng.choice(vocabulary()["acronym"]) if rng.random() < 0.6 else word(rng)[:rng.randint(3,
        6)].upper(), rng.randint(1700, 2020)
    pair = f"{a} {one} and {two}"
    if book and rng.random() < 0.6:
        head = rng.choice((f"the {one} of {two}", f"{a} {one}", f"{one} and {two}", f"{one}, {two}, and {three}",
                           f"introduction to {a} {one}", f"principles of {one}",
                           f"handbook of {a} {one}", f"{name}", f"the {name} {one}", f"{one}", f"the {a} {one} reader",
                           f"{a} {one} in {name}", f"{one} in {two}"))
    else:
        head = rng.choice((
            f"on the {one} of {a} {two}", f"{a} {one} of {two} in {name}", f"the {one} of {a} {two} on {three}", f"{pair}",
            f"how {one} affects {b} {two}",
            f"{a} {one} for {b} {two}", f"towards a {a} {one} of {two}", f"{acronym}-based {one} of {two}",
            f"{one} of {name} {two} using {a} {three}",
            f"a {a} {one} to {two} and {three}", f"{name}’s {one}", f"{a} {one} under {b} {two}", f"{one} and {two} among {three}",
            f"using {acronym} for {a} {one}",
            f"does {one} matter for {two}?", f"what is {a} {one}?", f"{a} {one} in {name}, {year}–{year + rng.randint(1, 60)}",
            f"{a}, {b} and {adjective()} {one}",
            f"the {a} {one} of {name} {word(rng)}", f"{a} {one} ({acronym}) in {two}", f"“{a} {one}” in {b} {two}",
            f"{one}-{two} {three}", f"{one} in {name} and {word(rng)}",
            f"{a} {one} at {rng.randint(2, 900)} {rng.choice(('K', 'nm', 'GHz', 'keV', '°C'))}", f"{name}: {a} {one}",
            f"{name}: a {a} {one} for {two}", f"{acronym}: {a} {one} of {two}", f"{acronym}/{name[:2].upper()}: a {one} for {two}",
            f"{one.capitalize()}: a {b} {two} for {a} {three}", f"the {acronym} {one}: {two} and {three}", f"the {name} {one} {two}",
            f"the {acronym} {two} language",
            f"{a} {one} using {name} {two}", f"{one} {two} {three}", f"{one} vs. {two}: {a} {three}", f"{one}",
            f"{a} {one}, {two}, and the {three} of {b} {noun()}", f"{word(rng, False)} {word(rng, False)} {one} in {two}",
            f"a {one} from the {a} {two}"))
    if rng.random() < 0.07:
        start = rng.choice((word(rng), word(rng) + word(rng), acronym, f"{acronym}{rng.choice(('+', '++', '-2', '/X', ' II'))}", noun(),
                            f"{name} {noun()}", f"{a} {noun()}", word(rng)[:4].upper() + "-" + word(rng)))
        article, link = rng.choice(("a ", "the ", "an ", "")), rng.choice(("for", "of", "in", "and"))
        head = f"{start}: {article}{a} {one} {link} {b} {two}"
    if rng.random() < 0.3 and ":" not in head:
        tail = rng.choice((f"a {a} {three}", f"evidence from {name}", f"{b} {noun()} and {noun()}", f"the case of {name}",
                           f"{noun()}, {noun()}, {noun()}", f"an {noun()} of {noun()}",
                           f"implications for {b} {noun()}", f"the {noun()} of {word(rng)}, {year}",
                           f"a {noun()} in {rng.randint(2, 40)} countries", f"part {rng.choice(('I', 'II', '1', '2'))}"))
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
        return rng.choice((f"Die {a} {one} der {two}", f"{one} und {two}", f"Zur {one} der {two} in {name}", f"{one}, {two} und {three}",
                           f"{a.capitalize()} {one}: Eine {two}",
                           f"{one} als {two}", f"Einführung in die {a} {one}", f"Das Problem der {one}", f"Handbuch der {one}",
                           f"{one}. {two} und {three}"))
    if language == "fr":
        return rng.choice((f"La {one} de la {two}", f"{one.capitalize()} et {two}", f"L’{one} du {two} en {name}",
                           f"Une {one} de {two} : {three}", f"Essai sur la {one}",
                           f"{one.capitalize()}, {two} et {three}", f"De la {one} à la {two}", f"Le {one} {two}",
                           f"{one.capitalize()} et {two} au {rng.choice(('XIXe', 'XVIIe'))} siècle"))
    if language == "es":
        return rng.choice((f"La {one} de la {two}", f"{one.capitalize()} y {two} en {name}", f"El {one} del {two}",
                           f"Una {one} para la {two}: {three}", f"{one.capitalize()}, {two} y {three}"))
    link = "ja" if language == "fi" else "och"
    return rng.choice((f"{one.capitalize()} {link} {two}", f"{one.capitalize()} {two} {three}",
                       f"{one.capitalize()}: {two} {link} {three}", f"{name} {link} {one}", f"{one.capitalize()}",
                       f"{one.capitalize()} – {two} {three}"))


def journal(rng: Random, language: str = "en") -> str:
    """A journal, e.g. ``"Journal of Applied Mechanics"``."""
    one, two = (rng.choice(vocabulary()["field"]).replace("_", " ") for _ in range(2))
    a, name = rng.choice(vocabulary()["adjective"]).title(), word(rng)
    if language == "de":
        return rng.choice((f"Zeitschrift für {one}", f"{one}", f"Archiv für {one}", f"{name} Jahrbuch für {one}",
                           f"{name}er Zeitschrift für {two}", f"Die {one}", f"{name} Blätter"))
    if language in ("fr", "es"):
        return rng.choice((f"Revue de {one.lower()}", f"Revista de {one}", f"Annales de {name}", f"Cahiers de {one.lower()}",
                           f"Estudios de {one}", f"Revue française de {one.lower()}"))
    if language in ("fi", "sv"):
        return rng.choice((f"{one} ja {two.lower()}", f"{name}n aikakauskirja", f"Tidskrift för {one.lower()}", f"{name}",
                           f"Scandinavian Journal of {one}"))
    return rng.choice((
        f"Communications of the {acronym_of(rng)}", f"Journal of the {acronym_of(rng)}", f"Journal of the {acronym_of(rng)}",
        f"{one} {acronym_of(rng)}",
        f"{name} {one} {rng.choice('ABC')}", f"Journal of {one} {rng.choice('ABC')}", f"Proceedings of the {acronym_of(rng)}",
        f"Proc Natl Acad {one[:3]} U S A",
        f"{name} Abstracts International: Section {rng.choice('ABC')}: The {one} and {two}", f"{name} {one}, Series {rng.choice('AB')}",
        f"J. {acronym_of(rng)}",
        f"{name} {word(rng)} {word(rng)}", f"{acronym_of(rng)} Journal of {one}", f"Journal of {one} (Series {rng.choice('AB')})",
        f"Journal of {one}", f"Journal of {one}", f"Journal of {one}", f"Journal of {a} {one}", f"International Journal of {one}",
        f"Journal of {one} and {two}",
        f"Journal of the {rng.choice(('American', 'Royal', 'European', 'British'))} {one} Society", f"{one} Review", f"{one} Quarterly",
        f"Annals of {one}", f"{one} Letters",
        f"{one}", f"{one} & {two}", f"{one} and {two}", f"{one} Today",
        f"{rng.choice(('American', 'European', 'British', 'Canadian', 'Asian'))} Journal of {one}", f"{one} Research",
        f"Advances in {one}", f"Trends in {one}", f"Studies in {one}", f"{name} {one} Review", f"Archives of {one}", f"Acta {name}",
        f"{a} {one}", f"{a} {one} Research",
        f"{one}: {a} Perspectives", f"Annual Review of {one}", f"{name}",
        f"The {name} {rng.choice(('Review', 'Journal', 'Quarterly', 'Magazine'))}", f"Bulletin of the {name} {one} Society",
        f"Transactions on {one}", f"IEEE {acronym_of(rng)}", f"{acronym_of(rng)}", f"ACM {acronym_of(rng)}", f"{acronym_of(rng)} Notices",
        f"IEEE {one}", f"IEEE Transactions on {one}", f"ACM Transactions on {one}", f"Physical {one} {rng.choice('ABCDE')}",
        f"Proceedings of the National Academy of {one}",
        f"Journal of {one}: {a} {two}", f"{one}, {two} and {rng.choice(vocabulary()['noun']).title()}", f"Critical {one}",
        f"New {one} Review", f"Frontiers in {one}",
        f"{a} {rng.choice(vocabulary()['noun']).title()}", f"{one} {rng.choice(vocabulary()['noun']).title()}",
        f"{word(rng)[:3].upper()} Quarterly", f"{word(rng)[:4].upper()} Journal",
        f"{name} {rng.choice(('Management', 'Business', 'Medical', 'Law', 'Sloan'))} Review",
        f"{rng.choice(vocabulary()['noun']).title()} & {one}", f"{one} Horizons", f"The {one} Report",
        f"{rng.choice(('Journal', 'Review', 'Quarterly Journal', 'Bulletin'))} of {a} {two}"))


def abbreviated(name: str) -> str:
    """A journal as medicine and physics abbreviate it, e.g. ``"J. Appl. Mech."``."""
    short = dict(pair.split("=") for pair in vocabulary()["abbreviation"])
    words = [w for w in name.replace(":", "").replace(",", "").split() if w not in ("of", "the", "and", "in", "on", "for", "&", "für",
        "de", "The")]
    if len(words) < 2:
        return name
    made = " ".join(short.get(w.casefold(), f"{w[:_kept(w)]}." if len(w) > 8 else w) for w in words)
    return made if _kept(name) % 3 else made.replace(".", "")


def _kept(text: str) -> int:
    """How many letters of a long word an abbreviation keeps: the same for a word each time."""
    return 4 + sum(map(ord, text)) % 4


def conference(rng: Random, year: int) -> str:
    """Proceedings, e.g. ``"Proceedings of the 12th International Conference on Robotics"``."""
    one, two = (rng.choice(vocabulary()["field"]).replace("_", " ") for _ in range(2))
    nth = rng.choice(("", "", f"{rng.randint(4, 40)}th ", "First ", "Third ", "21st ", "2nd ", "Twelfth ", f"{year} "))
    kind = rng.choice(("International Conference", "Conference", "Annual Conference", "International Symposium", "Symposium", "Workshop",
                       "International Workshop", "Annual Meeting", "Congress"))
    acronym = "".join(rng.sample("ACDEILMOPRSVW", rng.choice((3, 4, 5))))
    who = rng.choice(("", "", "", "IEEE ", "ACM ", "IEEE/ACM ", "European ", "IFIP ", "World "))
    name = f"{who}{kind} on {rng.choice((one, one, f'{one} and {two}', f'the {one} of {two}'))}"
    return rng.choice((
        f"Proceedings of the {nth}{name}", f"Proceedings of the {nth}{name}", f"Proceedings of the {nth}{name} ({acronym})",
        f"Proceedings of the {nth}{name} ({acronym} ’{year % 100:02d})",
        f"Proc. {nth}{name}", f"Proc. of the {nth}{name}", f"Proc. {acronym}", f"Proceedings of {acronym} {year}", f"{nth}{name}",
        f"{acronym} {year}", f"{acronym}", f"{acronym} ’{year % 100:02d}",
        f"{who}{acronym} {kind} on {one}", f"{who}{acronym} Conference", f"Proceedings {one} ’{year % 100:02d}",
        f"Proc. of the {who}{acronym} {kind}", f"Papers from the {nth}{kind} on {one}",
        f"Proceedings of the {year} {who}{kind} on {two}", f"Proc. {nth}{who}{kind} on {one}", f"{nth}{who}{kind}",
        f"Advances in {two} Systems", f"Proceedings of the {nth}Annual {acronym} {kind} on {one}",
        f"{acronym}-{year % 100:02d}", f"Proceedings of {acronym}-{year % 100:02d}", f"Proc. of {acronym}-{rng.randint(1, 9)}",
        f"Proceedings {acronym}-{year % 100:02d}", f"Proc. {acronym} {year % 100:02d}",
        f"Proceedings of the {nth}{name} ({acronym}-{year % 100:02d})", f"Proceedings of the {nth}{name} ({acronym}{year % 100:02d})",
        f"Proc. {who}{abbreviated(one)} Symp.", f"{who}{acronym}",
        f"Proceedings of {acronym}", f"{year} {name}", f"Proc. Int. Conf. {abbreviated(one)}", f"Advances in {one}",
        f"{one} and {two}: {nth}{name}", f"Proceedings, {name}"))
