"""Which keys does the office hold, and how does it come by them?"""

import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet

_SEED = 32  # bytes


def of_data(written: str) -> tuple[str, ...]:
    """The keys by which personal numbers are encrypted: the newest first. Raises ``ValueError``."""
    keys = tuple(key.strip() for key in written.split(",") if key.strip())
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        raise ValueError("expected keys as `manage.py keys` makes them, with commas between") from None
    return keys


def of_log(written: str) -> bytes:
    """The seed of the key that signs the logs. Raises ``ValueError``."""
    try:
        seed = b64decode(written, validate=True)
    except ValueError:
        seed = b""
    if len(seed) != _SEED:
        raise ValueError("expected a key as `manage.py keys` makes it")
    return seed


def origin(written: str) -> str:
    """The name under which the logs are known: a domain, perhaps with a path. Raises ``ValueError``."""
    if not written.isascii() or any(character in written for character in " +@"):
        raise ValueError(f"expected a name such as award.example.org, found {written!r}")
    return written


def for_pages() -> str:
    """A new key for what the site signs."""
    return secrets.token_urlsafe(64)


def for_data() -> str:
    """A new key for personal numbers."""
    return Fernet.generate_key().decode()


def for_log() -> str:
    """A new key for the logs."""
    return b64encode(secrets.token_bytes(_SEED)).decode()


def kept(at: Path, make: Callable[[], str]) -> str:
    """A key made for this machine alone and kept there, shared by all its processes."""
    at.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(make())
    except FileExistsError:
        pass
    return at.read_text()
