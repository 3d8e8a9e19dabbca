"""Which form fields belong to a question of the dossier, and what do they say together?"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from award.notice.dossier import DossierPart, DossierQuestion
from office.questions.fields import DAY_PARTS

# What was typed into the fields, by their names; empty fields are left out.
Typed = Mapping[str, str]

ROWS_AT_MOST = 200


def posted(part: DossierPart, form: Typed, press: str = "") -> dict[str, str]:
    """What was typed into the fields of ``part``, to the letter; fields that are not its own are not looked at.

    ``press`` is the button that was pressed: ``remove.QUESTION.N`` takes a row away.
    """
    fields: dict[str, str] = {}
    for question in part.questions:
        names = _of_rows(question, form) if question.kind == "table" else _of(question)
        said = {name: form[name] for name in names if form.get(name, "").strip()}
        fields |= _closed_up(question, said, press) if question.kind == "table" else said
    return fields


def _of(question: DossierQuestion) -> Iterator[str]:
    if question.kind == "date":
        yield from (f"{question.id}-{part}" for part in DAY_PARTS)
    elif question.kind != "file":
        yield question.id


def _of_rows(question: DossierQuestion, form: Typed) -> list[str]:
    """The cells that are there, row by row."""
    columns = "|".join(re.escape(column.id) for column in question.columns)
    cell = re.compile(rf"{re.escape(question.id)}\.([1-9][0-9]{{0,3}})\.({columns})")
    found = [match for name in form if (match := cell.fullmatch(name))]
    return [match[0] for match in sorted(found, key=lambda match: int(match[1]))]


def _closed_up(question: DossierQuestion, said: Typed, press: str) -> dict[str, str]:
    """Rows without gaps between them, and without the one that was taken away."""
    rows: dict[str, dict[str, str]] = {}
    for name, typed in said.items():
        _, number, column = name.split(".")
        if press != f"remove.{question.id}.{number}":
            rows.setdefault(number, {})[column] = typed
    return {
        f"{question.id}.{place}.{column}": typed
        for place, row in enumerate(rows.values(), start=1)
        for column, typed in row.items()
    }


def content(part: DossierPart, fields: Typed) -> dict[str, Any]:
    """What the fields say, as the award reads answers; nothing of the files, which are handed in."""
    said = {question.id: _said(question, fields) for question in part.questions if question.kind != "file"}
    return {question: value for question, value in said.items() if value is not None}


def _said(question: DossierQuestion, fields: Typed) -> Any:
    if question.kind == "table":
        return rows(question, fields) or None
    if question.kind == "date":
        parts = [_plain(fields.get(name, "")) for name in _of(question)]
        return "-".join(part.zfill(2) if part else "" for part in parts) if any(parts) else None
    if question.kind == "flag":
        return True if fields.get(question.id) == "true" else None
    return fields.get(question.id)


def rows(question: DossierQuestion, fields: Typed) -> list[dict[str, str]]:
    """The rows of a table, by column."""
    found: dict[str, dict[str, str]] = {}
    for name in _of_rows(question, fields):
        _, number, column = name.split(".")
        found.setdefault(number, {})[column] = fields[name]
    return list(found.values())


def filled(part: DossierPart, answers: Mapping[str, Any]) -> dict[str, str]:
    """The fields that say ``answers``, as they are kept: the reverse of :func:`content`."""
    fields: dict[str, str] = {}
    for question in part.questions:
        value = answers.get(question.id)
        if value is None or question.kind == "file":
            continue
        if question.kind == "table":
            for number, row in enumerate(value, start=1):
                fields |= {f"{question.id}.{number}.{column}": cell for column, cell in row.items()}
        elif question.kind == "date":
            fields |= dict(zip(_of(question), value.split("-"), strict=False))
        else:
            fields[question.id] = "true" if value is True else str(value)
    return fields


def together(part: DossierPart, answers: Mapping[str, Any], typed: Typed, own: Collection[str]) -> dict[str, str]:
    """The fields that say ``answers``, but to the questions in ``own`` what was typed, to the letter."""
    said = {name: value for name, value in filled(part, answers).items() if asked_by(name) not in own}
    return said | {name: value for name, value in typed.items() if asked_by(name) in own}


def asked_by(field: str) -> str:
    """The question to which a field belongs."""
    return field.partition(".")[0].partition("-")[0]


def place(key: str) -> str:
    """The field of a place in the answers: ``part.table[2].column`` is ``table.2.column``."""
    return re.sub(r"\[(\d+)\]", r".\1", key.partition(".")[2])


def _plain(typed: str) -> str:
    """Full-width digits, as Chinese keyboards write them, are those of ASCII."""
    return unicodedata.normalize("NFKC", typed).strip()
