"""What does the machine tell the office, and is it well said?"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")

LEAST_KEY_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings that differ from one installation to the next."""

    secret_key: str
    hosts: tuple[str, ...]
    scheme: Path
    rulings: Path | None
    today: date | None
    secure: bool


class _Reader:
    """Reads variables one by one and remembers every fault, so that all can be told at once."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.faults: list[str] = []

    def read(self, name: str, parse: Callable[[str], Value], default: Value | None = None) -> Value | None:
        written = self.variables.get(name, "").strip()
        if not written:
            return default
        try:
            return parse(written)
        except ValueError as fault:
            self.faults.append(f"{name}: {fault}")
            return default

    def require(self, name: str, parse: Callable[[str], Value], default: Value | None = None) -> Value | None:
        value = self.read(name, parse, default)
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


def _existing(written: str) -> Path:
    path = Path(written)
    if not path.exists():
        raise ValueError(f"there is nothing at {written!r}")
    return path


def read(
    variables: Mapping[str, str] = os.environ,
    *,
    scheme: Path,
    key: str | None = None,
    hosts: tuple[str, ...] | None = None,
    today: date | None = None,
) -> Environment:
    """The environment; the keyword arguments hold where a variable is not set.

    Raises ``ImproperlyConfigured`` naming every variable that is missing or cannot be read.
    """
    reader = _Reader(variables)
    environment = Environment(
        secret_key=reader.require("AWARD_SECRET_KEY", _key, key) or "",
        hosts=reader.require("AWARD_HOSTS", _hosts, hosts) or (),
        scheme=reader.read("AWARD_SCHEME", _existing, scheme) or scheme,
        rulings=reader.read("AWARD_RULINGS", _existing),
        today=reader.read("AWARD_TODAY", _day, today),
        secure=bool(reader.read("AWARD_SECURE", _switch, True)),
    )
    if reader.faults:
        raise ImproperlyConfigured("The environment needs a hand:\n  " + "\n  ".join(reader.faults))
    return environment


def passing_key(kept_at: Path) -> str:
    """A secret key made for this machine alone and kept at ``kept_at``, shared by all its worker processes."""
    try:
        kept_at.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept_at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return kept_at.read_text()
