"""Are the cells of a table read as they stand, and is what only pretends to be one refused before it does harm?"""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from award.vocabulary.fault import Faulty
from office.outside import sheets
from office.outside.sheets import cells

ROWS = [["名称", "年度"], ["虚构精工", "2021"]]


def laid(folder: Path, content: bytes) -> Path:
    path = folder / "coming"
    path.write_bytes(content)
    return path


def book(*rows: list[object]) -> bytes:
    made, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(file)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_text_is_read_whatever_its_encoding_and_its_mark(tmp_path: Path, encoding: str, mark: str) -> None:
    content = "\r\n".join(mark.join(row) for row in ROWS).encode(encoding)
    assert list(cells(laid(tmp_path, content), "a.csv")) == ROWS


def test_a_sheet_is_read_by_its_content_with_days_and_years_as_in_a_text(tmp_path: Path) -> None:
    content = book(["名称", "年度", "日期"], ["虚构精工", 2021.0, date(2022, 9, 20)])
    found = list(cells(laid(tmp_path, content), "wrongly-named.csv"))
    assert found == [["名称", "年度", "日期"], ["虚构精工", "2021", "2022-09-20"]]


def test_a_formula_is_its_value_and_is_never_worked_out(tmp_path: Path) -> None:
    assert list(cells(laid(tmp_path, book(["=1+1", "甲"])), "a.xlsx")) == [["", "甲"]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old sheet",
        b"PK\x03\x04 no archive",
        packed(nothing=b"of a sheet"),
        b"%PDF-1.7\n\x00\x01",
        b'"a quote that never ends' + b"\n" * 10,
    ],
)
def test_what_is_no_table_is_a_fault(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Faulty):
        list(cells(laid(tmp_path, content), "a.xlsx"))


def test_what_would_unpack_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_UNPACKED", 1000)
    with pytest.raises(Faulty):
        list(cells(laid(tmp_path, book(*ROWS)), "a.xlsx"))


def test_a_sheet_that_names_entities_is_not_read(tmp_path: Path) -> None:
    file = io.BytesIO(book(*ROWS))
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name in parts if "sheet1" in name and name.endswith(".xml"))
    parts[sheet] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[sheet]
    with pytest.raises(Faulty):
        list(cells(laid(tmp_path, packed(**parts)), "a.xlsx"))
