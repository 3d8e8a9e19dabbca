"""How does a table become a file that a spreadsheet opens, and that does nothing there?"""

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import IO

from xlsxwriter import Workbook

CSV = "csv"
XLSX = "xlsx"
FORMS = (CSV, XLSX)

# By what a spreadsheet takes a text for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_HARMLESS = "'"
_WIDTH = 24  # of a column, in characters

Rows = Iterable[Sequence[str]]


def written(form: str, file: IO[bytes], head: Sequence[str], rows: Rows) -> None:
    """Write the table into ``file``, row by row. Every cell is a text, whatever it begins with."""
    {CSV: _csv, XLSX: _xlsx}[form](file, head, rows)


def _csv(file: IO[bytes], head: Sequence[str], rows: Rows) -> None:
    """With the mark at its beginning by which spreadsheets know UTF-8."""
    text = TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    text.detach()


def _text(cell: str) -> str:
    return f"{_HARMLESS}{cell}" if cell.startswith(_FORMULA) else cell


def _xlsx(file: IO[bytes], head: Sequence[str], rows: Rows) -> None:
    with Workbook(file, {"constant_memory": True}) as book:
        sheet, bold, wrapped = (
            book.add_worksheet(),
            book.add_format({"bold": True}),
            book.add_format({"text_wrap": True}),
        )
        sheet.set_column(0, len(head) - 1, _WIDTH)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(head):
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, wrapped)
