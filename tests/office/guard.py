"""Does anything write what the office keeps, outside an act?"""

import re
from collections.abc import Callable
from typing import Any

from office.acts import pen

# Identities are written by the sign-in; all else that the office keeps is written in an act or not at all.
_KEPT = '"records_(?!person")'
WRITING = re.compile(rf"\s*(?:INSERT INTO|REPLACE INTO|UPDATE|DELETE FROM|TRUNCATE)\s+{_KEPT}", re.IGNORECASE)


class WrittenOutsideAnAct(AssertionError):
    """Something wrote without the pen."""


def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """A wrapper around every statement that reaches the database."""
    if WRITING.match(sql) and not pen.is_held():
        raise WrittenOutsideAnAct(sql)
    return execute(sql, params, many, context)
