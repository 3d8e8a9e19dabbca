"""How is a number kept so that the database alone does not tell it, and found again all the same?"""

import hmac
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models

_PURPOSE = b"identity:"


def _keys() -> MultiFernet:
    """The first key encrypts; the others, which were first before it, still decrypt."""
    return _ring(tuple(settings.AWARD_DATA_KEYS))


@lru_cache(maxsize=8)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    """Made once: a register of ten thousand is ten thousand numbers."""
    return MultiFernet([Fernet(key) for key in keys])


def digest(number: str) -> str:
    """The same for the same number, and no way back without the oldest key."""
    return hmac.new(settings.AWARD_DATA_KEYS[-1].encode(), _PURPOSE + number.encode(), sha256).hexdigest()


def hashed(token: str) -> str:
    """What is kept of a random token: enough to know it again."""
    return sha256(token.encode()).hexdigest()


def sealed(text: str) -> str:
    """``text``, encrypted and authenticated."""
    return _keys().encrypt(text.encode()).decode()


def unsealed(text: str) -> str:
    """What was sealed. Raises ``InvalidToken`` where none of the keys fits."""
    return _keys().decrypt(text).decode()


class EncryptedText(models.TextField):
    """Text that is encrypted and authenticated at rest (Fernet: AES-128 in CBC with HMAC-SHA256)."""

    def get_prep_value(self, value: Any) -> str | None:
        text = super().get_prep_value(value)
        return sealed(text) if text else text

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return unsealed(value) if value else value
