"""What stands in the cells of a table that comes in, whatever kind of file it is?"""

import csv
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from award.intake.cells import encoding_of, text_of
from award.vocabulary.fault import Fault, Faulty

# The largest file that is looked into, and what its parts may come to when they are unpacked.
MEGABYTE: Final = 1024 * 1024
LARGEST: Final = 10 * MEGABYTE
_UNPACKED: Final = 200 * MEGABYTE
_PARTS: Final = 500
_SAMPLE: Final = MEGABYTE
_COLUMNS: Final = 100
_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"  # the older binary form, also of what is locked by a password

_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def cells(path: Path, name: str) -> Iterator[list[str]]:
    """The rows of a CSV or XLSX file, told by its content; of formulas the values. ``name`` is what faults call it.

    Raises :class:`Faulty` where it cannot be read at all, at once or on the way.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    if not head:
        raise Faulty([Fault(name, "", "screen.empty")])
    if head.startswith(_ZIP):
        return _sheet(path, name)
    if head.startswith(_OLD) or (b"\x00" in head and not head.startswith(_UTF16)):
        raise Faulty([Fault(name, "", "screen.ending", Path(name).suffix, {"expected": ".csv, .xlsx"})])
    return _text(path, name, encoding_of(head))


def _text(path: Path, name: str, encoding: str) -> Iterator[list[str]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        head = file.readline()
        file.seek(0)
        dialect = max(",\t;", key=head.count)
        reader = csv.reader(file, delimiter=dialect, strict=True)
        try:
            for line in reader:
                yield line[:_COLUMNS]
        except csv.Error as wrong:
            place = str(reader.line_num)
            code = "screen.open_quote" if "end of data" in str(wrong) else "screen.quote"
            raise Faulty([Fault(name, place, code, None, {"line": place})]) from wrong


def _sheet(path: Path, name: str) -> Iterator[list[str]]:
    try:
        _bounded(path)
        with path.open("rb") as file, closing(openpyxl.load_workbook(file, read_only=True, data_only=True)) as book:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the file says of them may be wrong
            for row in sheet.iter_rows(values_only=True, max_col=_COLUMNS):
                yield _told(row)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, SyntaxError) as wrong:
        raise Faulty([Fault(name, "", "screen.not_table", None, {"reason": str(wrong)[:200]})]) from wrong


def _told(row: Sequence[object]) -> list[str]:
    """The cells of a row in text, to the last that says something."""
    said = [text_of(value) for value in row]
    while said and not said[-1]:
        said.pop()
    return said


def _bounded(path: Path) -> None:
    """Raises ``BadZipFile`` where it would unpack to more than any table needs, or holds what no table has."""
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
            raise zipfile.BadZipFile("too large")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with packed.open(part) as content:
                    head = content.read(4096).upper()
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise zipfile.BadZipFile("DOCTYPE")
