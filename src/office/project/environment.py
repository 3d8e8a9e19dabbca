"""What does the machine tell the office, and is it well said?"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured

from office.project import databases, keys, platform, post, shelving

Value = TypeVar("Value")

LEAST_KEY_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings that differ from one installation to the next."""

    secret_key: str
    hosts: tuple[str, ...]
    scheme: Path
    today: date | None
    secure: bool
    database: Mapping[str, Any]
    data_keys: tuple[str, ...]
    log_key: bytes
    origin: str
    mail: Mapping[str, Any]
    sender: str
    files: Mapping[str, Any]
    clamav: shelving.Scanner | None
    proxies: int
    vouching: platform.Platform | None


class _Reader:
    """Reads variables one by one and remembers every fault, so that all can be told at once."""

    def __init__(self, variables: Mapping[str, str], defaults: Mapping[str, Any]) -> None:
        self.variables = variables
        self.defaults = defaults
        self.faults: list[str] = []

    def read(self, name: str, parse: Callable[[str], Value]) -> Value | None:
        default: Value | None = self.defaults.get(name.removeprefix("AWARD_").lower())
        written = self.variables.get(name, "").strip()
        if not written:
            return default
        try:
            return parse(written)
        except ValueError as fault:
            self.faults.append(f"{name}: {fault}")
            return default

    def require(self, name: str, parse: Callable[[str], Value]) -> Any:
        value = self.read(name, parse)
        if value is None and not any(fault.startswith(f"{name}:") for fault in self.faults):
            self.faults.append(f"{name}: must be set")
        return value


def _key(written: str) -> str:
    if len(written) < LEAST_KEY_LENGTH:
        raise ValueError(f"needs at least {LEAST_KEY_LENGTH} characters, has {len(written)}")
    return written


def _hosts(written: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in written.split(",") if host.strip())


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"expected a day such as 2025-06-16, found {written!r}") from None


def _switch(written: str) -> bool:
    switches = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    if written.lower() not in switches:
        raise ValueError(f"expected yes or no, found {written!r}")
    return switches[written.lower()]


def _count(written: str) -> int:
    if not (written.isascii() and written.isdigit()):
        raise ValueError(f"expected a number, found {written!r}")
    return int(written)


def _platform(reader: _Reader) -> platform.Platform | None:
    """The city's identity platform: all that is told of it, or nothing."""
    issuer = reader.read("AWARD_PLATFORM", platform.issuer)
    if issuer is None:
        return None
    return platform.Platform(
        issuer=issuer,
        client=reader.require("AWARD_PLATFORM_CLIENT", str),
        secret=reader.require("AWARD_PLATFORM_SECRET", str),
        names=reader.require("AWARD_PLATFORM_NAMES", platform.names),
    )


def _existing(written: str) -> Path:
    path = Path(written)
    if not path.exists():
        raise ValueError(f"there is nothing at {written!r}")
    return path


def read(variables: Mapping[str, str] = os.environ, **defaults: Any) -> Environment:
    """The environment; ``defaults`` hold where a variable is not set (``data_keys`` for ``AWARD_DATA_KEYS``).

    Raises ``ImproperlyConfigured`` naming every variable that is missing or cannot be read.
    """
    reader = _Reader(variables, {"secure": True, "proxies": 1, **defaults})
    hosts = reader.require("AWARD_HOSTS", _hosts) or ()
    told = {
        "secret_key": reader.require("AWARD_SECRET_KEY", _key),
        "hosts": hosts,
        "scheme": reader.require("AWARD_SCHEME", _existing),
        "today": reader.read("AWARD_TODAY", _day),
        "secure": reader.read("AWARD_SECURE", _switch),
        "database": reader.require("AWARD_DATABASE", databases.read),
        "data_keys": reader.require("AWARD_DATA_KEYS", keys.of_data),
        "log_key": reader.require("AWARD_LOG_KEY", keys.of_log),
        "origin": reader.read("AWARD_ORIGIN", keys.origin) or "".join(hosts[:1]),
        "mail": reader.require("AWARD_MAIL", post.read),
        "sender": reader.require("AWARD_MAIL_FROM", str),
        "files": reader.require("AWARD_FILES", shelving.read),
        "clamav": reader.read("AWARD_CLAMAV", shelving.scanner),
        "proxies": reader.read("AWARD_PROXIES", _count),
        "vouching": _platform(reader),
    }
    if reader.faults:
        raise ImproperlyConfigured("The environment needs a hand:\n  " + "\n  ".join(reader.faults))
    return Environment(**told)
