"""What can be taken away as a table?"""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO

from office.outside import tables

FORMS = tables.FORMS


def tabulated(form: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> IO[bytes]:
    """The table as a file of this form, from its beginning; whoever asks closes it, and it is gone."""
    file = TemporaryFile()  # noqa: SIM115 (whoever asked closes it)
    tables.written(form, file, head, rows)
    file.seek(0)
    return file
