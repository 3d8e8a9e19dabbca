"""How long does it take to bring ten thousand rows into a register: to read them, to look them over, to take them?"""

import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import django
import openpyxl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.test")
django.setup()

from django.conf import settings  # noqa: E402 (needs Django)
from django.core.management import call_command  # noqa: E402

from award.intake.register import Row, Table, read, sift  # noqa: E402
from award.vocabulary.acts import Act  # noqa: E402
from benchmarks.invented.awards import HEAD, ROWS, rows, table_of  # noqa: E402
from office.access.relations import CLOCK  # noqa: E402
from office.acts.intake.registers import comparable, held_rows  # noqa: E402
from office.acts.performing import perform  # noqa: E402
from office.outside.sheets import cells  # noqa: E402
from office.records.encrypted import digest  # noqa: E402
from office.records.issued import Notice  # noqa: E402
from office.records.notices import announced, texts  # noqa: E402
from office.records.people import Person  # noqa: E402
from tests.award.announced import ON  # noqa: E402

TIMES = 3

METHOD = f"""Method: {ROWS:,} invented rows of past awards in six columns; settings of the tests, SQLite on the disk,
synchronous=FULL, one process. “Read”: the file to checked rows, every cell and number. “Look over”: those rows beside
{ROWS:,} that are held, of which half are the same. “Take”: the act, from its lock to its commit, with every number
encrypted and its digest, no open case being touched. Reading and looking over: the middle of {TIMES}; the act: once."""


def written(kind: str, first: int) -> bytes:
    """The rows as a file of this kind."""
    if kind == "csv":
        return table_of(first).encode()
    book, file = openpyxl.Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in (HEAD, *rows(first)):
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def seconds(work: Callable[[], object], times: int = TIMES) -> float:
    """How long it takes, the middle of so many."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return median(taken)


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        settings.DATABASES["default"]["NAME"] = str(Path(folder) / "office.sqlite3")
        call_command("migrate", verbosity=0)
        notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
        by = Person.objects.create_user("registers@people.example", name="虚构", duty="secretary")
        for kind in ("csv", "xlsx"):
            path = Path(folder) / f"table.{kind}"
            path.write_bytes(written(kind, 1))
            print(f"read {ROWS:,} rows of {kind.upper()}: {seconds(lambda path=path: table(path)):.2f} s")
        first, later = table(Path(folder) / "table.csv").rows, Path(folder) / "later.csv"
        print(f"take {len(first):,} rows: {seconds(lambda: taken(notice, by, first), 1):.2f} s")
        later.write_bytes(written("csv", 1 + ROWS // 2))
        beside = table(later).rows
        print(f"look {len(beside):,} rows over beside as many: {seconds(lambda: looked(notice, beside)):.2f} s")
    print(METHOD)


def table(path: Path) -> Table:
    """The rows of a file, as they are read before anything is kept."""
    register = announced().intake.registers[0]
    return read(register, announced().facts[register.fact], cells(path, path.name), on=ON, file=path.name)


def taken(notice: Notice, by: Person, said: tuple[Row, ...]) -> None:
    """The act."""
    asked = {"kind": "past_awards", "name": "table.csv", "sha256": "0" * 64, "rows": said}
    perform(Act.INTAKE_IMPORT_REGISTER, by=by, on=notice.pk, **asked)


def looked(notice: Notice, said: tuple[Row, ...]) -> None:
    """What the preview compares."""
    held = comparable(held_rows(notice, "past_awards").defer("number"))
    found = sift(announced().intake.registers[0], said, held, digest)
    assert len(found.new) == len(found.held) == ROWS // 2  # noqa: S101 (what is measured is what was meant)


if __name__ == "__main__":
    main()
