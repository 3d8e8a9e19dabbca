"""How does a table become a file that a spreadsheet opens, and that does nothing there?"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from io import StringIO
from itertools import chain
from typing import IO, Any

from django.utils.timezone import get_default_timezone, localtime, make_naive
from xlsxwriter import Workbook

CSV = "csv"
XLSX = "xlsx"
FORMS = (CSV, XLSX)

# By what a spreadsheet takes a text for a formula, in either width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_HARMLESS = "'"
_WIDTH = 24  # of a column, in characters
_WIDE = 60
_PIECE = 64 * 1024  # characters of CSV that leave at a time
_MOMENT = "yyyy-mm-dd hh:mm:ss"

Cell = str | int | datetime | None
Rows = Iterable[Sequence[Cell]]
# What a workbook says of the table on a sheet of its own: its name, and for so many rows the lines, label and words.
About = tuple[str, Callable[[int], Sequence[tuple[str, str]]]]


def written(form: str, file: IO[bytes], head: Sequence[str], rows: Rows, about: About | None = None) -> int:
    """Write the table into ``file``, row by row, and say how many there were.

    A text is a text, whatever it begins with; a number a number, an instant one of the office's clock.
    """
    return {CSV: _csv, XLSX: _xlsx}[form](file, head, rows, about)


def pieces(head: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """The table as CSV, piece by piece, with the mark at its beginning by which spreadsheets know UTF-8."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    text.write("\ufeff")
    for row in chain([head], rows):
        writer.writerow([_text(cell) for cell in row])
        if text.tell() > _PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _csv(file: IO[bytes], head: Sequence[str], rows: Rows, about: About | None) -> int:
    number = 0

    def counted() -> Rows:
        nonlocal number
        for number, row in enumerate(rows, start=1):  # noqa: B007 (the last number is how many)
            yield row

    for piece in pieces(head, counted()):
        file.write(piece)
    return number


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{localtime(cell, get_default_timezone()):%Y-%m-%d %H:%M:%S}"
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return f"{_HARMLESS}{cell}" if cell.startswith(_FORMULA) else cell


def _xlsx(file: IO[bytes], head: Sequence[str], rows: Rows, about: About | None) -> int:
    number = 0
    with Workbook(file, {"constant_memory": True}) as book:
        sheet, bold, wrapped, moment = (
            book.add_worksheet(),
            book.add_format({"bold": True}),
            book.add_format({"text_wrap": True}),
            book.add_format({"num_format": _MOMENT}),
        )
        sheet.set_column(0, len(head) - 1, _WIDTH)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(head):
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell, wrapped)
                elif isinstance(cell, datetime):
                    sheet.write_datetime(number, column, make_naive(cell, get_default_timezone()), moment)
                elif cell is not None:
                    sheet.write_number(number, column, cell)
        if about:
            _about(book.add_worksheet(about[0]), about[1](number), bold, wrapped)
    return number


def _about(sheet: Any, lines: Sequence[tuple[str, str]], bold: Any, wrapped: Any) -> None:
    sheet.set_column(0, 0, _WIDTH)
    sheet.set_column(1, 1, _WIDE)
    for number, (label, words) in enumerate(lines):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, words, wrapped)
