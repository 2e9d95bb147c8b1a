"""Workbooks of spreadsheets as bytes, the only door to xlsxwriter. The same sheets give the same bytes; no text becomes a formula.

>>> workbook([Sheet("Links", (Heading("Link"),), ((Value("=1+1"),),))])[:2]
b'PK'
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""More characters a cell does not hold; longer texts end in ``…``."""

MOST_ADDRESSES = 65_000
"""More addresses a sheet does not hold; what comes behind them is text without one."""

MOST = sys.float_info.max
"""A number of a cell is a float; a larger one, infinity and what is no number at all are text."""

_LONGEST_ADDRESS = 2_000
_CREATED = datetime(2000, 1, 1)
"""No clock: a workbook says when it was written, and two of the same corpus are to be the same."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks; colours like ``#D8F0DF``."""

    fill: str = ""
    ink: str = ""
    bold: bool = False
    centred: bool = False


_PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell: a text or a number, with the address that it leads to."""

    value: str | int | float = ""
    href: str = ""
    style: Style = _PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column, and how wide the column is, in characters."""

    text: str
    width: float = 16
    href: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; its headings stay in sight, and so do the first ``frozen`` columns."""

    name: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]
    frozen: int = 0


def workbook(sheets: Sequence[Sheet], title: str = "") -> bytes:
    """The sheets as an Excel workbook (Office Open XML)."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": fit(title), "created": _CREATED})
    formats = _Formats(book)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return out.getvalue()


def fit(text: str) -> str:
    """The text as a cell can hold it: no control characters but line ends, not too long."""
    if len(text) <= LONGEST and text.isascii() and text.isprintable():  # as most are
        return text
    plain = _UNFIT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Style, bool], Format] = {}

    def of(self, style: Style, address: bool = False) -> Format:
        """The format of a style; addresses are underlined."""
        if (style, address) not in self._made:
            wanted: dict[str, object] = {"text_wrap": True, "valign": "top"}
            wanted |= {"bg_color": style.fill} if style.fill else {}
            wanted |= {"font_color": style.ink} if style.ink else {}
            wanted |= {"bold": True} if style.bold else {}
            wanted |= {"align": "center"} if style.centred else {}
            wanted |= {"underline": 1} if address else {}
            self._made[style, address] = self._book.add_format(wanted)
        return self._made[style, address]


def _write(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    """Write one sheet, ready to print: wide, its headings on every page."""
    head = Style(fill="#F3F1EB", bold=True)
    lines = [tuple(Value(h.text, h.href, head) for h in sheet.headings), *sheet.rows]
    addresses = 0
    for y, line in enumerate(lines):
        for x, cell in enumerate(line):
            led = bool(cell.href) and addresses < MOST_ADDRESSES and len(cell.href) <= _LONGEST_ADDRESS
            addresses += led
            _put(page, y, x, cell, led, formats)
    for x, heading in enumerate(sheet.headings):
        page.set_column(x, x, heading.width)
    page.freeze_panes(1, sheet.frozen)
    if sheet.rows and sheet.headings:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _put(page: Worksheet, y: int, x: int, cell: Value, led: bool, formats: _Formats) -> None:
    """Write one cell; an empty one only where it has a colour."""
    if cell.value == "" and cell.style == _PLAIN:
        return
    look = formats.of(cell.style, led)
    if isinstance(cell.value, (int, float)) and abs(cell.value) <= MOST:
        page.write_number(y, x, cell.value, look)
    elif text := fit(str(cell.value)):
        if led:
            page.write_url(y, x, cell.href, look, text[:LONGEST])
        else:
            page.write_string(y, x, text, look)
    elif cell.style != _PLAIN:
        page.write_blank(y, x, None, look)
