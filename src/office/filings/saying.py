"""How is a cell of a fact said, that is kept as JSON keeps it?"""

from typing import Any

from award.notice.questions import Column
from award.vocabulary.days import span
from office import wording


def cell(column: Column | None, value: Any) -> str:
    """A value in words: a day, an option by its words, yes or no; nothing where there is none."""
    if value is None or value == "":
        return ""
    if column is None:
        return str(value)
    if column.kind == "choice":
        return next((wording.said(one.words) for one in column.options if one.id == value), str(value))
    if column.kind == "date":
        try:
            return wording.in_words(span(value))
        except ValueError:
            return str(value)
    return wording.in_words(value) if isinstance(value, bool) else str(value)
