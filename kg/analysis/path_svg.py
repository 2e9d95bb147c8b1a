"""The SVG of one study's model: real text, links to claims and constructs, colours of the page in light and dark.

Everything printed is escaped. Colours are the page's variables (``--ink``, ``--supported`` ...) with values of their own where the drawing
stands alone; lines differ by dash as well as by colour. Where there are links the drawing is a group of them for a screen reader, else an
image.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from html import escape as escaped
from importlib.resources import files

from kg.analysis.geometry import Curve, Point
from kg.analysis.lettering import text_width
from kg.analysis.path_layout import FONT, LABEL_FONT, LINE, MARGIN, SMALL_FONT, Badge, Box, Drawing, Frame, Label, Route, path_layout
from kg.analysis.path_model import Arrow, PathModel

Href = Callable[[str, str], str | None]
"""Gives the address of ``("claim", "H1")`` or ``("construct", "data-driven-culture")``; None: no link."""

_WORDS = {"supported": "supported", "not-supported": "not supported", "illustrated-against": "cases speak against it", "mixed": "mixed",
          "illustrated-mixed": "cases differ", "illustrated": "illustrated by cases", "proposed": "proposed only",
          "no-verdict": "tested, no verdict given", "estimated": "estimated, nothing claimed",
          "unclaimed": "path that is moderated, no claim of its own"}
NARROW = 470.0
"""The widest drawing that a narrow screen shows from top to bottom."""

STARS = "*** p < .001, ** p < .01, * p < .05, † p < .10, n.s. not significant; as printed"


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """The text safe within an element or a quoted attribute; characters that no XML document may hold are left out."""
    return escaped(_NO_XML.sub("", text))


def figure(model: PathModel, href: Href | None = None, name: str = "model") -> str:
    """The model as a page shows it: layers from left to right, and on a narrow screen from top to bottom where that fits.

    Where it does not, the wide drawing keeps a width at which it can be read, and the page lets it scroll.
    """
    wide, narrow = _layouts(model)
    if narrow.width > NARROW:
        return svg(wide, href, name)
    return svg(wide, href, name, "paired") + "\n" + svg(narrow, href, f"{name}-down", "paired")


@lru_cache(maxsize=64)
def _layouts(model: PathModel) -> tuple[Drawing, Drawing]:
    """The model laid out from left to right and from top to bottom; kept, since pages ask for few models again and again."""
    return path_layout(model, "across"), path_layout(model, "down")


def svg(drawing: Drawing, href: Href | None = None, name: str = "model", also: str = "alone") -> str:
    """The drawing as one ``<svg>`` element; ``name`` begins the ids in it, so that a page can hold several.

    ``href`` is asked for the page of every claim and construct; ``also`` is a further class of the element.
    """
    link = href or (lambda kind, key: None)
    legend = _legend(drawing)
    height = drawing.height + 18 * len(legend)
    title = f"Path model of {drawing.model.study}: {drawing.model.scope}"
    least = f' style="min-width:{drawing.width * 0.8:.0f}px"' if also == "alone" else ""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="path-diagram {drawing.direction} {escape(also)}" '
        f'viewBox="0 0 {drawing.width:g} {height:g}" width="{drawing.width:g}" height="{height:g}"{least} '
        f'role="{"group" if href else "img"}" aria-labelledby="{escape(name)}-title {escape(name)}-desc">',
        f'<title id="{escape(name)}-title">{escape(title)}</title>',
        f'<desc id="{escape(name)}-desc">{escape(description(drawing.model))}</desc>',
        f"<style>{style()}</style>",
        *(_frame(f, link) for f in drawing.frames),
        *(_route(r, drawing.model, link) for r in drawing.routes),
        *(_box(b, link) for b in drawing.boxes),
        *(_badge(b, drawing.model, link) for b in drawing.badges),
        *(_label(r, link) for r in drawing.routes if r.label.lines),
        *(_legend_row(row, drawing.height + 18 * i) for i, row in enumerate(legend)),
        "</svg>",
    ]
    return "\n".join(parts)


def description(model: PathModel) -> str:
    """The drawing in sentences, for those who do not see it: every arrow with its claims, state and estimates; what is not drawn."""
    said = [arrow_title(a, model) for a in (*model.arrows, *model.moderations)]
    said += [f"{m.part.name or 'A claim'}: {model.names.get(m.source, m.source)} acts on {model.names.get(m.target, m.target)} through "
             f"{' and '.join(model.names.get(v, v) for v in m.via)}, {_WORDS.get(m.part.state, m.part.state)}" for m in model.mediations]
    said += [f"{model.names.get(g.whole, g.whole)} is made of {', '.join(model.names.get(m, m) for m in g.members)}" for g in model.groups]
    said += [f"Not drawn: {o.claim}, {o.reason}" for o in model.left_out]
    return ". ".join(said) + "."


def arrow_title(arrow: Arrow, model: PathModel) -> str:
    """One arrow in words: what leads to what, by which claims, with which state and estimates, and the issues that touch it."""
    x, y = model.names.get(arrow.source, arrow.source), model.names.get(arrow.target, arrow.target)
    ends = f"{x} → {y}" if arrow.directed else f"{x} — {y}"
    if arrow.onto:
        ends = f"{x} changes {model.names.get(arrow.onto[0], arrow.onto[0])} → {y}"
    names = ", ".join(dict.fromkeys(p.name for p in arrow.parts if p.name and p.state))
    notes = dict.fromkeys(f"{p.note}{f' ({p.name})' if p.name else ''}" for p in arrow.parts if p.note)
    head = f"{names}: {ends}" if names else ends
    said = [head, _WORDS.get(arrow.state, arrow.state), *notes, *(e.full for e in arrow.estimates), *(f"Note: {i}" for i in arrow.issues)]
    return "; ".join(said)


@cache
def style() -> str:
    """The rules of the drawing (``path_diagram.css``), all under ``.path-diagram``; minus what is only for its authors."""
    text = files("kg.analysis").joinpath("path_diagram.css").read_text(encoding="utf-8")
    return " ".join(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split())


def _linked(content: str, address: str | None, title: str) -> str:
    """The content with its title, inside a link where there is an address."""
    content = f"<title>{escape(title)}</title>{content}" if not address else content
    if not address:
        return f"<g>{content}</g>"
    return f'<a href="{escape(address)}" aria-label="{escape(title)}"><title>{escape(title)}</title>{content}</a>'


def _box(box: Box, link: Href) -> str:
    r = box.rect
    content = (f'<g class="pd-box"><rect x="{r.x:.1f}" y="{r.y:.1f}" width="{r.w:.1f}" height="{r.h:.1f}" rx="5"/>'
               + _text(box.lines, r.centre, LINE) + "</g>")
    return _linked(content, link("construct", box.key), box.name + (f" (part of {box.whole})" if box.whole else ""))


def _frame(frame: Frame, link: Href) -> str:
    r = frame.rect
    content = (f'<g class="pd-frame"><rect x="{r.x:.1f}" y="{r.y:.1f}" width="{r.w:.1f}" height="{r.h:.1f}" rx="9"/>'
               f'<text x="{r.centre[0]:.1f}" y="{r.bottom - 8:.1f}">{escape(frame.name)}</text></g>')
    return _linked(content, link("construct", frame.group.whole), f"{frame.name}, made of the constructs inside the frame")


def _claim_address(arrow: Arrow, link: Href) -> str | None:
    """The page of the first claim of an arrow that speaks of it itself."""
    parts = sorted(arrow.parts, key=lambda p: (not p.state, bool(p.note)))
    return next((a for p in parts if (a := link("claim", p.claim))), None)


def _route(route: Route, model: PathModel, link: Href) -> str:
    d = _d(route.curve)
    head = "" if not route.arrow.directed else f'<polygon class="pd-head" points="{_points(route.curve.head(9))}"/>'
    content = (f'<g class="pd-arrow pd-{route.arrow.state}"><path class="pd-reach" d="{d}"/><path class="pd-line" d="{d}"/>{head}</g>')
    return _linked(content, _claim_address(route.arrow, link), arrow_title(route.arrow, model))


def _label(route: Route, link: Href) -> str:
    # The arrow beneath is the link that a keyboard reaches and a screen reader names; its label is a second way in for a pointer only.
    content = _label_text(route.label, route.arrow.state)
    address = _claim_address(route.arrow, link)
    return f'<a href="{escape(address)}" tabindex="-1" aria-hidden="true">{content}</a>' if address else content


def _badge(badge: Badge, model: PathModel, link: Href) -> str:
    m = badge.mediation
    names = {k: model.names.get(k, k) for k in (m.source, m.target, *m.via)}
    part = m.part
    said = [f"{' '.join(badge.label.lines)}: {names[m.source]} → {' and '.join(names[v] for v in m.via)} → {names[m.target]}",
            _WORDS.get(part.state, part.state), *(e.full for e in part.estimates), *(f"Note: {i}" for i in part.issues)]
    title = "; ".join(said)
    return _linked(_label_text(badge.label, part.state), link("claim", part.claim), title)


def _label_text(label: Label, state: str) -> str:
    r = label.rect
    x, top = r.centre[0], r.y + 12
    more = ' class="pd-more"'
    spans = (f'<tspan x="{x:.1f}" y="{top + 14 * i:.1f}"{more if i else ""}>{escape(line)}</tspan>' for i, line in enumerate(label.lines))
    lines = _joined(spans, label.lines)
    flag = _flag((x + text_width(label.lines[0], LABEL_FONT) / 2 + 10, r.y + 8)) if label.flagged and label.lines else ""
    return f'<g class="pd-label pd-{state}"><text>{lines}</text>{flag}</g>'


def _flag(at: Point) -> str:
    """A small warning sign behind the first line of a label."""
    x, y = at
    return (f'<path class="pd-flag" d="M{x:.1f} {y - 6.5:.1f}l7 12.5h-14z"/>'
            f'<path class="pd-flag-mark" d="M{x:.1f} {y - 2:.1f}v3.4m0 2.6v.1"/>')


def _text(lines: Iterable[str], centre: Point, line: float) -> str:
    made = list(lines)
    first = centre[1] - (len(made) - 1) * line / 2 + FONT * 0.35
    spans = (f'<tspan x="{centre[0]:.1f}" y="{first + i * line:.1f}">{escape(t)}</tspan>' for i, t in enumerate(made))
    return f"<text>{_joined(spans, made)}</text>"


def _joined(spans: Iterable[str], lines: Iterable[str]) -> str:
    """The lines as one text that reads, copies and is announced with its spaces; none behind a hyphen that stands in a word."""
    return "".join(span + ("" if line.endswith(("-", "/")) else " ") for span, line in zip(spans, lines, strict=True)).rstrip()


def _d(curve: Curve) -> str:
    x, y = curve.start
    return f"M{x:.1f} {y:.1f}" + "".join(f"C{a[0]:.1f} {a[1]:.1f} {b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f}" for a, b, c in curve.pieces)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _legend(drawing: Drawing) -> list[list[tuple[str, str]]]:
    """Rows of (state, words) that fit the width: the kinds of lines in use, then the marks of significance where any are."""
    states = dict.fromkeys(r.arrow.state for r in drawing.routes)
    entries = [(s, _WORDS[s]) for s in _WORDS if s in states]
    if any(e.stars for r in drawing.routes for e in r.arrow.estimates):
        entries += [("", part.strip()) for part in STARS.split(", ")]
    if any(r.label.flagged for r in drawing.routes) or any(b.label.flagged for b in drawing.badges):
        entries.append(("flag", "the study has an issue here"))
    rows: list[list[tuple[str, str]]] = []
    used = drawing.width
    for state, words in entries:
        need = text_width(words, SMALL_FONT) + (40 if state else 12)
        if used + need > drawing.width - 2 * MARGIN:
            rows.append([])
            used = 0.0
        rows[-1].append((state, words))
        used += need
    return rows


def _legend_row(row: list[tuple[str, str]], y: float) -> str:
    x, made = MARGIN, []
    for state, words in row:
        if state == "flag":
            made.append(f'<g class="pd-label">{_flag((x + 12, y + 5))}</g>')
        elif state:
            made.append(f'<g class="pd-arrow pd-{state}"><path class="pd-line" d="M{x:.1f} {y + 5:.1f}h22"/></g>')
        x += 28 if state else 0
        made.append(f'<text x="{x:.1f}" y="{y + 9:.1f}">{escape(words)}</text>')
        x += text_width(words, SMALL_FONT) + 12
    return f'<g class="pd-legend" aria-hidden="true">{"".join(made)}</g>'
