"""Does the command ``screen`` rule on every row, and lose none?"""

import csv
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from click.testing import CliRunner, Result

from award.cli import main
from award.cli import results as writing
from award.cli.registers import BATCH

NAME = "虚构精工(上海)有限公司"
HEAD = "name,unit_form,registered_place,established_on,awards.count,awards.1.tier,awards.1.category,filed_on,cqo"
GOOD = f"{NAME},legal_person,shanghai,2010-05-01,0,,,2025-07-20,true"
YOUNG = "虚构新创(上海)有限公司,legal_person,shanghai,2025-01,0,,,2025-07-20,false"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["screen", *map(str, arguments)])


def screen(table: Path, out: Path, *arguments: object) -> Result:
    scheme = ("--scheme", "shanghai-2025", "--line", "gold_model", "--on", "2025-07-15", "--language", "en")
    return run(table, "-o", out, *scheme, *arguments)


def written(folder: Path, *lines: str, encoding: str = "utf-8", name: str = "register.csv") -> Path:
    path = folder / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_gets_its_verdict_and_the_rules_that_lead_to_it(tmp_path: Path) -> None:
    result = screen(written(tmp_path, HEAD, GOOD, YOUNG), tmp_path / "out.csv")
    assert result.exit_code == 0, result.output
    first, second = rows(tmp_path / "out.csv")
    assert (first["row"], first["name"], first["verdict"]) == ("1", NAME, "incomplete")
    assert second["verdict"] == "not_eligible"
    assert second["not_met"].split(",") == ["cqo"]
    assert "operated" in second["unknown"].split(",")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (GOOD.replace("2010-05-01", "2010-13-01"), "established_on"),
        (GOOD.replace("2010-05-01", "2030-01-01"), "established_on"),
        (GOOD.replace("legal_person", "团队"), "unit_form"),
        (GOOD.replace("true", "perhaps"), "cqo"),
        (GOOD.replace(",0,,,", ",many,,,"), "awards.count"),
        (GOOD.replace(",0,,,", ",2,,,"), "awards.count"),
        (GOOD.replace(",0,,,", ",0,gold,model,"), "awards.count"),
        (GOOD.replace(",0,,,", ",1,gold,,"), "awards.1.category"),
        (GOOD + ",more", ""),
        ("虚构,legal_person", ""),
        ('虚构"引号,"a"b,shanghai,,,,,,', ""),
    ],
)
def test_a_row_that_cannot_be_read_is_reported_and_not_dropped(tmp_path: Path, line: str, column: str) -> None:
    result = screen(written(tmp_path, HEAD, GOOD, line, YOUNG), tmp_path / "out.csv")
    assert result.exit_code == 5, result.output
    verdicts = [row["verdict"] for row in rows(tmp_path / "out.csv")]
    assert verdicts == ["incomplete", "unreadable", "not_eligible"]
    faults = rows(tmp_path / "out.csv.faults.csv")
    assert {fault["row"] for fault in faults} == {"2"}
    assert faults[0]["column"] == column
    assert all(fault["reason"] for fault in faults)


def test_bytes_that_are_no_text_spoil_their_row_alone(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD, GOOD, YOUNG)
    path.write_bytes(path.read_bytes().replace("新创".encode(), b"\xff\xfe"))
    assert screen(path, tmp_path / "out.csv").exit_code == 5
    assert [row["verdict"] for row in rows(tmp_path / "out.csv")] == ["incomplete", "unreadable"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    assert screen(written(tmp_path, HEAD, GOOD, YOUNG, encoding=encoding), tmp_path / "out.csv").exit_code == 0
    assert rows(tmp_path / "out.csv")[0]["name"] == NAME


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx"])
def test_the_same_register_gives_the_same_results_in_every_form(tmp_path: Path, ending: str) -> None:
    lines = [HEAD, GOOD, YOUNG]
    screen(written(tmp_path, *lines), tmp_path / "expected.csv")
    frame = pl.DataFrame([line.split(",") for line in lines[1:]], schema=lines[0].split(","), orient="row")
    table, out = tmp_path / f"other{ending}", tmp_path / f"out{ending}"
    if ending == ".csv":
        frame.write_csv(table)
    elif ending == ".parquet":
        frame.with_columns(pl.col("filed_on").str.to_date(), pl.col("cqo") == "true").write_parquet(table)
    else:
        book = openpyxl.Workbook()
        for row in [frame.columns, *frame.rows()]:
            book.worksheets[0].append(row)
        book.save(table)
    assert screen(table, out).exit_code == 0
    expected = [tuple(row.values()) for row in rows(tmp_path / "expected.csv")]
    if ending == ".parquet":
        found = [tuple(map(str, row)) for row in pl.read_parquet(out).rows()]
    elif ending == ".xlsx":
        sheet = openpyxl.load_workbook(out).worksheets[0]
        found = [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    else:
        found = [tuple(row.values()) for row in rows(out)]
    assert found == expected


def test_columns_that_nobody_asked_for_are_all_named_at_once(tmp_path: Path) -> None:
    table = written(tmp_path, "name,established,awards.1.teir,district", "虚构,2010,gold,x")
    result = screen(table, tmp_path / "out.csv")
    assert result.exit_code == 2
    assert all(name in result.stderr for name in ("established_on", "awards.1.tier", "district", "--keep"))
    assert not (tmp_path / "out.csv").exists()


def test_a_column_can_be_copied_into_the_results(tmp_path: Path) -> None:
    table = written(tmp_path, f"{HEAD},district", f"{GOOD},虚构区")
    assert screen(table, tmp_path / "out.csv", "--keep", "district").exit_code == 0
    assert rows(tmp_path / "out.csv")[0]["district"] == "虚构区"


@pytest.mark.parametrize(
    "text",
    ["", "\n", "name,cqo,cqo\n虚构,true,false\n", "name,,cqo\n虚构,,true\n", 'name,cqo\n"虚构,true\n虚构,false\n'],
    ids=["empty", "blank", "twice", "unnamed", "open quote"],
)
def test_a_table_whose_rows_cannot_be_told_apart_is_refused_whole(tmp_path: Path, text: str) -> None:
    assert screen(written(tmp_path, text), tmp_path / "out.csv").exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["register.csv"]


@pytest.mark.parametrize("name", ["register.parquet", "register.xlsx"])
def test_a_file_that_is_not_what_its_ending_says_is_refused(tmp_path: Path, name: str) -> None:
    assert screen(written(tmp_path, HEAD, name=name), tmp_path / "out.csv").exit_code == 2


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx"])
def test_a_header_alone_gives_a_header_alone(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out{ending}"
    assert screen(written(tmp_path, HEAD), out).exit_code == 0
    assert out.stat().st_size > 0


def test_a_register_is_never_overwritten_by_its_results(tmp_path: Path) -> None:
    table = written(tmp_path, HEAD, GOOD)
    assert screen(table, table).exit_code == 2
    assert table.read_text("utf-8").startswith(HEAD)


def test_rows_keep_their_numbers_across_batches(tmp_path: Path) -> None:
    table = written(tmp_path, "name,cqo", *(f"虚构{number},{number % 2 == 0}" for number in range(BATCH + 10)))
    assert screen(table, tmp_path / "out.parquet").exit_code == 0
    found = pl.read_parquet(tmp_path / "out.parquet")
    assert found["row"].to_list() == list(range(1, BATCH + 11))
    assert found["name"][BATCH + 3] == f"虚构{BATCH + 3}"
    assert found["not_met"].to_list() == ["" if number % 2 == 0 else "cqo" for number in range(BATCH + 10)]


def test_nothing_is_left_of_a_screening_that_is_cancelled(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"

    def cancelled() -> None:
        with writing.writer(out) as write:
            write(pl.DataFrame({"row": [1]}))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cancelled()
    assert list(tmp_path.iterdir()) == []
