"""Where do letters go when they leave?"""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_BACKENDS = "django.core.mail.backends."
_FORMS = "expected smtp://user:password@host:587, smtps://…:465, smtp-plain://…:25, or folder:///path"


def folder(path: Path | str) -> dict[str, Any]:
    """Into a folder, where each is a file."""
    return {"EMAIL_BACKEND": "office.outside.mail.Mailbox", "AWARD_MAILBOX": Path(path)}


def read(written: str) -> dict[str, Any]:
    """The settings that an address means; ``smtp`` and ``smtps`` are both encrypted. Raises ``ValueError``."""
    address = urlsplit(written)
    if address.scheme == "folder" and not address.netloc and address.path.strip("/"):
        return folder(unquote(address.path[1:]))
    ports = {"smtp": 587, "smtps": 465, "smtp-plain": 25}
    if address.scheme not in ports or not address.hostname:
        raise ValueError(_FORMS)
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port or ports[address.scheme],
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_TLS": address.scheme == "smtp",
        "EMAIL_USE_SSL": address.scheme == "smtps",
        "EMAIL_TIMEOUT": 30,
    }
