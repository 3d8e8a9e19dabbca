"""How are the results of a screening written, whole or not at all?"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from award.vocabulary.fault import Fault, Faulty

Write = Callable[[pl.DataFrame], None]
SHEET = 1 << 20  # the rows of a sheet, its header included


def most_rows(path: Path) -> int | None:
    """How many rows of results the file can hold, by its ending; ``None`` where it has no bound.

    Basis: a file that is there is complete.
    """
    return SHEET - 1 if path.suffix.lower() == ".xlsx" else None


def writer(path: Path) -> AbstractContextManager[Write]:
    """Writes frames of the same columns one after another into a file: CSV, Parquet or XLSX by its ending.

    The file appears when all is written; on a fault, or when cancelled, nothing is left of it.
    Raises :class:`Faulty` where the ending is none of these, or the folder is missing.

    Basis: a file that is there is complete.
    """
    kinds = {".csv": _csv, ".parquet": _parquet, ".xlsx": _xlsx}
    if path.suffix.lower() not in kinds:
        raise Faulty([Fault(str(path), "", "screen.ending", path.suffix, {"expected": ", ".join(kinds)})])
    if not path.parent.is_dir():
        raise Faulty([Fault(str(path.parent), "", "missing_path")])
    return _replacing(path, kinds[path.suffix.lower()])


@contextmanager
def _replacing(path: Path, kind: Callable[[Path], AbstractContextManager[Write]]) -> Iterator[Write]:
    part = path.with_name(f"{path.name}.part")
    try:
        with kind(part) as write:
            yield write
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _csv(part: Path) -> Iterator[Write]:
    with part.open("wb") as file:

        def write(frame: pl.DataFrame) -> None:
            first = file.tell() == 0  # with a mark, without which spreadsheets misread Chinese
            frame.write_csv(file, include_header=first, include_bom=first)

        yield write


@contextmanager
def _parquet(part: Path) -> Iterator[Write]:
    writers: list[pq.ParquetWriter] = []

    def write(frame: pl.DataFrame) -> None:
        table: pa.Table = frame.to_arrow()
        if not writers:
            writers.append(pq.ParquetWriter(part, table.schema, compression="zstd"))
        writers[0].write_table(table.cast(writers[0].schema))

    try:
        yield write
    finally:
        for one in writers:
            one.close()


@contextmanager
def _xlsx(part: Path) -> Iterator[Write]:
    book = openpyxl.Workbook(write_only=True)
    sheet, headed = book.create_sheet(), [False]

    def write(frame: pl.DataFrame) -> None:
        if not headed[0]:
            sheet.append(frame.columns)
            headed[0] = True
        for row in frame.iter_rows():
            sheet.append(row)

    yield write
    book.save(part)
