"""Do the tables to try the import with say what they are meant to say, and nothing that is wrong by mistake?"""

from collections import Counter
from pathlib import Path

import pytest

from award.intake.register import Table, read
from office.outside.sheets import cells
from tests.award.announced import FOLDER, ON, SCHEME

SAMPLES = FOLDER / "samples"
REGISTERS = {one.id: one for one in SCHEME.intake.registers}


def sample(name: str, kind: str) -> Table:
    register = REGISTERS[kind]
    return read(register, SCHEME.facts[register.fact], cells(SAMPLES / name, name), on=ON, file=name)


def test_past_awards_reach_back_to_the_first_and_bear_no_code_before_there_were_codes() -> None:
    table = sample("past-awards.csv", "past_awards")
    assert (table.faults, table.twice, table.ignored) == ((), {}, ())
    assert len(table.rows) >= 60
    assert min(int(row.content["label_year"]) for row in table.rows) == 2001
    assert all(int(row.content["label_year"]) >= 2015 for row in table.rows if row.number)
    assert {bool(row.number) for row in table.rows} == {True, False}


def test_the_faults_are_there_one_of_each_kind() -> None:
    table = sample("past-awards-with-faults.csv", "past_awards")
    assert Counter(fault.code for fault in table.faults) == Counter(
        {
            "register.number": 1,
            "form.choice": 1,
            "form.missing": 1,
            "register.future": 1,
            "form.number": 1,
            "form.date": 1,
            "register.contradicts": 2,
        }
    )
    assert (len(table.rows), len(table.twice)) == (1, 1)


def test_district_filings_are_without_fault() -> None:
    table = sample("district-filings.csv", "district_filings")
    assert (table.faults, table.twice) == ((), {})


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda path: path.name)
def test_everyone_in_them_is_plainly_invented(path: Path) -> None:
    rows = list(cells(path, path.name))[1:]
    known = {"获奖单位", "单位名称", "名称"}
    assert [
        row[0] for row in rows if row[0] and row[0] not in known and not ("虚构" in row[0] or "示例" in row[0])
    ] == []
