"""What stands in a register, table by table, in bounded memory?"""

import codecs
import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TextIO

import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.exceptions import InvalidFileException

from award.intake.cells import encoding_of, text_of
from award.vocabulary.fault import Fault, Faulty

BATCH = 65_536
SAMPLE = 1 << 20


class Batch(NamedTuple):
    """Some rows as they stand, and by their place among them those that are damaged, each with what is wrong."""

    frame: pl.DataFrame
    damaged: Mapping[int, Fault]


@dataclass(frozen=True)
class Table:
    """A register: its columns with their types, its rows in batches, and how far reading has come (done, of all)."""

    columns: Mapping[str, pl.DataType]
    batches: Callable[[Sequence[str]], Iterator[Batch]]
    progress: Callable[[], tuple[int, int]]


@contextmanager
def open_table(path: Path, encoding: str | None = None) -> Iterator[Table]:
    """The register in a file: CSV, Parquet or XLSX by its ending. ``encoding`` is that of CSV, else found out.

    Raises :class:`Faulty` where there is no such file, or it cannot be read at all.

    Basis: an error names the place, what was expected and what was found.
    """
    kinds = {".csv": _open_csv, ".parquet": _open_parquet, ".xlsx": _open_xlsx}
    opener = kinds.get(path.suffix.lower())
    if opener is None:
        raise Faulty([Fault(str(path), "", "screen.ending", path.suffix, {"expected": ", ".join(kinds)})])
    if not path.is_file():
        raise Faulty([Fault(str(path), "", "missing_path")])
    with path.open("rb") as file:
        yield opener(file, path, encoding)


def _open_csv(file: BinaryIO, path: Path, encoding: str | None) -> Table:
    size = path.stat().st_size
    text = _decoded(file, path, encoding)
    reader = csv.reader(text, strict=True)
    header = next(_records(reader, path), None)
    if header is None or isinstance(header, Fault):
        raise Faulty([Fault(str(path), "", "screen.empty")])
    names = _header(header, path)

    def batches(wanted: Sequence[str]) -> Iterator[Batch]:
        return _rows(_records(reader, path), names, wanted, path)

    return Table(dict.fromkeys(names, pl.String()), batches, lambda: (file.tell(), size))


def _decoded(file: BinaryIO, path: Path, encoding: str | None) -> TextIO:
    sample = file.read(SAMPLE)
    file.seek(0)
    name = encoding or encoding_of(sample)
    try:
        codecs.lookup(name)
    except LookupError as unknown:
        raise Faulty([Fault("--encoding", "", "screen.encoding", name)]) from unknown
    return io.TextIOWrapper(file, encoding=name, errors="surrogateescape", newline="")


def _records(reader: Any, path: Path) -> Iterator[list[str] | Fault]:
    """The records of a CSV file; blank lines are none. A quote that never ends makes the whole file unreadable."""
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            if "end of data" in str(wrong) or "field limit" in str(wrong):
                raise Faulty([Fault(str(path), str(line), "screen.open_quote", None, {"line": str(line)})]) from wrong
            yield Fault(str(path), "", "screen.quote", None, {"line": str(line)})
            continue
        if record:
            yield record


def _header(names: Sequence[str], path: Path) -> list[str]:
    """The names of the columns, each once."""
    header = [name.strip() for name in names]
    twice = {name for name in header if header.count(name) > 1 or not name}
    if twice:
        raise Faulty([Fault(str(path), name, "twice" if name else "screen.unnamed", name) for name in sorted(twice)])
    return header


def _rows(
    records: Iterator[list[str] | Fault], names: Sequence[str], wanted: Sequence[str], path: Path
) -> Iterator[Batch]:
    """Batches of the wanted columns; a record of another length than the header is damaged."""
    width, places = len(names), [names.index(name) for name in wanted]
    rows: list[list[str]] = []
    damaged: dict[int, Fault] = {}
    for record in records:
        if isinstance(record, Fault):
            damaged[len(rows)] = record
            rows.append([""] * width)
            continue
        if len(record) != width:
            sizes = {"expected": str(width), "count": str(len(record))}
            damaged[len(rows)] = Fault(str(path), "", "screen.fields", None, sizes)
            record = (record + [""] * width)[:width]  # noqa: PLW2901 - what there is of it is kept
        rows.append(record)
        if len(rows) == BATCH:
            yield _batch(rows, places, wanted, damaged, path)
            rows, damaged = [], {}
    if rows:
        yield _batch(rows, places, wanted, damaged, path)


def _batch(
    rows: list[list[str]], places: Sequence[int], wanted: Sequence[str], damaged: dict[int, Fault], path: Path
) -> Batch:
    columns = list(zip(*rows, strict=True))
    chosen = {name: columns[place] for name, place in zip(wanted, places, strict=True)}
    schema = dict.fromkeys(wanted, pl.String())
    try:
        return Batch(pl.DataFrame(chosen, schema=schema), damaged)
    except UnicodeEncodeError:
        return Batch(pl.DataFrame(dict(_legible(chosen, damaged, path)), schema=schema), damaged)


def _legible(
    columns: Mapping[str, Sequence[str]], damaged: dict[int, Fault], path: Path
) -> Iterator[tuple[str, list[str]]]:
    """The columns with every byte that is no text replaced, and its row damaged."""
    for name, values in columns.items():
        clean = [value.encode("utf-8", "replace").decode("utf-8") for value in values]
        for place, (value, legible) in enumerate(zip(values, clean, strict=True)):
            if value != legible:
                damaged.setdefault(place, Fault(str(path), name, "screen.bytes", legible))
        yield name, clean


def _open_parquet(file: BinaryIO, path: Path, _encoding: str | None) -> Table:
    try:
        parquet = pq.ParquetFile(file, pre_buffer=False)  # else all that was read is kept
    except pa.ArrowInvalid as wrong:
        raise Faulty([Fault(str(path), "", "screen.not_table", None, {"reason": str(wrong)})]) from wrong
    schema = pl.from_arrow(parquet.schema_arrow.empty_table())
    total, done = parquet.metadata.num_rows, [0]
    names = _header(parquet.schema_arrow.names, path)

    def batches(wanted: Sequence[str]) -> Iterator[Batch]:
        for record_batch in parquet.iter_batches(BATCH * 2, columns=list(wanted)):
            frame = pl.from_arrow(record_batch)
            done[0] += record_batch.num_rows
            if isinstance(frame, pl.DataFrame):
                yield Batch(frame, {})

    types = schema.schema if isinstance(schema, pl.DataFrame) else {}
    return Table({name: types[name] for name in names}, batches, lambda: (done[0], total))


def _open_xlsx(file: BinaryIO, path: Path, _encoding: str | None) -> Table:
    try:
        sheet = openpyxl.load_workbook(file, read_only=True, data_only=True).worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError) as wrong:
        raise Faulty([Fault(str(path), "", "screen.not_table", None, {"reason": str(wrong)})]) from wrong
    rows = ([text_of(value) for value in row] for row in sheet.iter_rows(values_only=True))
    header = next(rows, None)
    while header and not header[-1]:
        header.pop()
    if not header:
        raise Faulty([Fault(str(path), "", "screen.empty")])
    names, done = _header(header, path), [0]

    def records() -> Iterator[list[str] | Fault]:
        for row in rows:
            done[0] += 1
            if any(row):
                yield row[: len(names)] if not any(row[len(names) :]) else row

    return Table(
        dict.fromkeys(names, pl.String()),
        lambda wanted: _rows(records(), names, wanted, path),
        lambda: (done[0], sheet.max_row or 0),
    )
