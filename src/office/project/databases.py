"""Which database does an address mean, and how is it set up so that what it acknowledges is kept?"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_WAIT = 20  # seconds that one act waits for another to finish

# Readers never wait; a commit is on the disk before it is acknowledged.
_SQLITE = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"


def sqlite(path: Path | str) -> dict[str, Any]:
    """SQLite in a file: an act takes its turn to write as it begins, and so never has to give up half-way."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": _WAIT, "init_command": _SQLITE},
        "CONN_MAX_AGE": None,
    }


def read(written: str) -> dict[str, Any]:
    """What ``sqlite:///path`` or ``postgresql://user:password@host:port/name`` means. Raises ``ValueError``."""
    address = urlsplit(written)
    if address.scheme == "sqlite" and not address.netloc and address.path.strip("/"):
        return sqlite(unquote(address.path[1:]))
    name = unquote(address.path.strip("/"))
    if address.scheme not in {"postgres", "postgresql"} or not name:
        raise ValueError("expected sqlite:///path or postgresql://user:password@host:port/name")
    options = dict(parse_qsl(address.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": options.pop("host", address.hostname or ""),
        "PORT": str(address.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
