"""How does a list leave the office as a file, exactly as it was shown, and known to the log?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest
from tempfile import SpooledTemporaryFile
from typing import IO

from django.http import FileResponse
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext

from award.vocabulary.acts import Act
from office import wording
from office.access.relations import Actor
from office.acts.moment import moment
from office.acts.performing import perform
from office.outside.tables import CSV, FORMS, XLSX, Cell, Rows, written
from office.records.issued import Notice
from office.records.people import Person

_TYPES = {CSV: "text/csv; charset=utf-8", XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_IN_MEMORY = 8 * 1024 * 1024

__all__ = ["Cell", "Table", "exported"]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it is shown: ``what`` it lists (one word for the log), its title, the conditions in words, the columns
    and the rows; ``query`` is what the log says of the conditions."""

    what: str
    title: str
    said: Sequence[tuple[str, str]]
    heads: Sequence[str]
    rows: Rows
    query: Mapping[str, str]


def exported(table: Table, form: str, by: Actor, notice: Notice) -> FileResponse:
    """The list as a file. It is written aside, told to the log with its SHA-256, and only then given out.

    Raises ``NotAllowed`` where ``by`` may not take lists out. A form that is none is taken for a workbook.
    """
    form = form if form in FORMS else XLSX
    file: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the response closes it)
    try:
        number = written(form, file, table.heads, table.rows, (gettext("说明"), partial(_about, table, by)))
        file.seek(0)
        digest = file_digest(file, "sha256").hexdigest()
        file.seek(0)
        told = {"what": table.what, "form": form, "count": number, "sha256": digest, "query": dict(table.query)}
        perform(Act.INTAKE_EXPORT, by=by, on=notice.pk, **told)
    except BaseException:
        file.close()
        raise
    name = f"{table.title}-{localtime(moment(), get_default_timezone()):%Y%m%d-%H%M}.{form}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=_TYPES[form])


def _about(table: Table, by: Actor, number: int) -> list[tuple[str, str]]:
    who = by.name if isinstance(by, Person) else ""
    return [
        (gettext("名单"), table.title),
        *(table.said or [(gettext("条件"), gettext("没有条件，全部列出"))]),
        (gettext("条数"), str(number)),
        (gettext("导出时间"), wording.moment(moment())),
        (gettext("导出人"), who),
    ]
