"""What can be taken away as a table?"""

from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO

from office.outside import tables

FORMS = tables.FORMS
CSV = tables.CSV


def tabulated(form: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> IO[bytes]:
    """The table as a file of this form, from its beginning; whoever asks closes it, and it is gone."""
    file = TemporaryFile()  # noqa: SIM115 (whoever asked closes it)
    tables.written(form, file, head, rows)
    file.seek(0)
    return file


def in_pieces(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The table as CSV that leaves while it is written: whatever its length, a piece of it at a time is held."""
    return tables.pieces(head, rows)
