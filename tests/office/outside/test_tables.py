"""Is a table that is taken away what it was, and does it do nothing where it is opened?"""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

import openpyxl
import pytest

from office.outside.tables import FORMS, pieces, written

HEAD = ["序号", "内容"]
ROWS = [
    ["1", "虚构，“引号”"],
    ["2", "两\n行"],
    ["3", '=HYPERLINK("x")'],
    ["4", "+1"],
    ["5", "-1"],
    ["6", "@a"],
    ["7", "\t=1"],
]


def file(form: str) -> bytes:
    made = BytesIO()
    written(form, made, HEAD, iter(ROWS))
    return made.getvalue()


def test_a_spreadsheet_knows_the_csv_for_utf_8() -> None:
    assert file("csv").startswith(b"\xef\xbb\xbf")


def test_a_cell_of_the_csv_that_begins_like_a_formula_is_a_text() -> None:
    head, *rows = csv.reader(StringIO(file("csv").decode("utf-8-sig"), newline=""))
    assert head == HEAD
    assert [row[1] for row in rows[:2]] == [row[1] for row in ROWS[:2]]
    assert [row[1] for row in rows[2:]] == [f"'{row[1]}" for row in ROWS[2:]]


def test_every_cell_of_the_workbook_is_a_text_as_it_was() -> None:
    sheet = openpyxl.load_workbook(BytesIO(file("xlsx"))).active
    cells = list(sheet.iter_rows())
    assert [[cell.value for cell in row] for row in cells] == [HEAD, *ROWS]
    assert {cell.data_type for row in cells for cell in row} == {"s"}


@pytest.mark.parametrize("form", FORMS)
def test_a_table_without_rows_has_its_head(form: str) -> None:
    made = BytesIO()
    written(form, made, HEAD, [])
    assert made.getvalue()


def test_the_csv_begins_to_leave_before_its_rows_have_ended() -> None:
    def endless() -> Iterator[list[str]]:
        while True:
            yield ROWS[0]

    leaving = pieces(HEAD, endless())
    first, second = next(leaving), next(leaving)
    assert first.startswith("\ufeff序号,内容".encode())
    assert max(len(first), len(second)) < 400_000
