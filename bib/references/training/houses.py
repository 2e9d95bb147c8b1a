"""House styles of lists of references that may or may not exist, and names as they print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bib.model import Name


@dataclass(frozen=True)
class House:
    """The choices of one list of references, the same for all its entries."""

    inverted: str
    given: str
    family_given: str
    between: str
    last: str
    most: int
    others: str
    capitals: bool
    date: str
    date_form: str
    after_author: str
    after_title: str
    after_container: str
    quotes: tuple[str, str]
    into: str
    volume: str
    pages: str
    dash: str
    editors: str
    imprint: str
    doi: str
    access: str
    language: str
    title_first: bool
    end: str


def house(rng: Random) -> House:
    """A house style that may or may not exist."""
    family_given = rng.choice((", ", ", ", ", ", " ", " "))
    inverted = rng.choice(("all", "all", "all", "first", "none", "none"))
    given = rng.choice(("J. A.", "J. A.", "J.A.", "JA", "full", "full",
                        "J A")) if family_given == " " or inverted == "none" else rng.choice(
        ("J. A.", "J. A.", "J. A.", "J.A.", "J.A.", "full", "full", "J. A", "J A"))
    if family_given == " " and inverted != "none":
        given = rng.choice(("JA", "JA", "JA", "J.A.", "J. A.", "J A"))
    between = rng.choice((", ", ", ", ", ", ", ", "; ", "; ", " – ", " / ", " - ", "/")) if inverted == "all" else ", "
    last = rng.choice((", & ", " & ", " and ", ", and ", between, between, " und ", " et ", " y ", " ja ", " och ", ", und "))
    if between in (" – ", " / ", " - ", "/"):
        last = between
    return House(
        inverted, given, family_given, between, last, rng.choice((1, 3, 6, 7, 99, 99, 99, 99)), rng.choice((" et al.", ", et al.",
            ", et al", " u. a.", " ym.", " [et al.]", " and others", ", …, ")),
        rng.random() < 0.09, rng.choice(("author", "author", "author", "author", "end", "end", "end", "container", "container", "imprint")),
        rng.choice(("(%)", "(%)", "(%)", "%", "%", "%:", "[%]")), rng.choice((". ", ". ", ", ", ", ", ": ", ": ", " ", ".— ")),
        rng.choice((". ", ". ", ". ", ". ", ", ", ", ", " ", "; ", " // ", ".— ")), rng.choice((", ", ", ", " ", ". ", "; ")),
        rng.choice((("", ""), ("", ""), ("", ""), ("", ""), ("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("„", "“"),
                    ("« ", " »"), ("«", "»"))),
        rng.choice(("In ", "In ", "In ", "In: ", "In: ", "in ", "in: ", "", "Teoksessa ", "Teoksessa: ", "Dans ", "En ", "I ", "in ",
                    "In: ")),
        rng.choice(("v(i)", "v(i)", "v(i)", "v (i)", "v, i", "v, no. i", "Vol. v No. i", "vol. v, no. i", "v/i", "v.i", "Jg. v, H. i",
                    "Bd. v, Nr. i", "v:i", "Vol. v (i)", "Vol. v, Iss. i",
                    "v, Heft i", "vol. v, n° i", "v: i", "Volume v, Number i", "vol. v(i)", "v, issue i", "v, i", "vol.v, no.i")),
        rng.choice(("p", "p", "p", "p", "pp. p", "pp. p", "pp.p", "p. p", "S. p", "s. p", "pages p", "pag. p", "Seiten p", "pp p")),
        rng.choice("-–––—") if rng.random() < 0.92 else " - ",
        rng.choice(("N (Eds.)", "N (Eds.)", "N (eds.)", "N, eds.", "N, editors", "N (Hrsg.)", "edited by N", "ed. N", "ed. by N",
                    "Eds. N", "N (toim.)", "N (ed)", "hrsg. von N", "N (Ed.)", "Edited by N",
                    "(N, eds)", "N (dir.)", "(eds) N", "N (red.)")),
        rng.choice(("place: publisher", "place: publisher", "place: publisher", "publisher, place", "publisher, place", "publisher",
                    "publisher", "place", "publisher: place", "place, publisher", "(place: publisher)")),
        rng.choice(("doi:", "doi: ", "https://doi.org/", "https://doi.org/", "http://dx.doi.org/", "DOI ", "DOI: ", "<doi>", "")),
        rng.choice(("Retrieved %, from @", "Retrieved from @", "Available at: @ (accessed %)", "@ (accessed %)", "@ [accessed %]",
                    "URL @", "@", "@.", "Available from: @", "Available: @. [Accessed: %]",
                    "[online] Available at: <@> [Accessed %]", "Accessed %. @", "[Online]. Available: @", "Verfügbar unter: @ [%]",
                    "Zugriff am % von @", "Viitattu %. @", "<@>", "Saatavilla: @",
                    "Consulté le %, @", "URL: @, last checked on %", "(@)", "Hämtad % från @", "Abgerufen am % von @", "@ (in English)")),
        rng.choice(("en", "en", "en", "de", "fr")), rng.random() < 0.03, rng.choice((".", ".", ".", "", "", ";")))


def hash_of(style: House) -> int:
    """A number that is the same for a house style in each run."""
    return sum(map(ord, repr(style)))


def names_in(style: House, people: Sequence[Name]) -> str:
    """The names of a work as a house style lists them."""
    shown = [_name(style, n, k) for k, n in enumerate(people)]
    if len(shown) > style.most:
        cut = 1 if style.most < 4 else style.most
        if style.others.startswith(", …"):
            return ", ".join(shown[:cut]) + ", … " + shown[-1]
        return style.between.join(shown[:cut]) + style.others
    if len(shown) == 1:
        return shown[0]
    return style.between.join(shown[:-1]) + style.last + shown[-1]


def _name(style: House, name: Name, position: int) -> str:
    if name.literal:
        return name.literal
    family = " ".join(x for x in (name.particle, name.family) if x)
    family = family.upper() if style.capitals else family
    given = given_form(name.given, style.given)
    suffix = f", {name.suffix}" if name.suffix else ""
    if style.inverted == "all" or (style.inverted == "first" and position == 0):
        return f"{family}{style.family_given if given else ''}{given}{suffix}"
    return f"{given} {family}{suffix}".strip()


def given_form(given: str, form: str) -> str:
    """Given names as a style prints them, e.g. ``given_form("Jean-Paul M.", "J.A.")`` is ``"J.-P.M."``."""
    if form == "full":
        return given
    words = [w for w in given.replace(".", " ").split() if w]
    stop, space = ("." if "." in form else ""), (" " if " " in form else "")
    made = space.join("-".join(part[0].upper() + stop for part in w.split("-") if part) if stop else "".join(part[0].upper()
        for part in w.split("-") if part) for w in words)
    return made.rstrip(".") if form == "J. A" else made
