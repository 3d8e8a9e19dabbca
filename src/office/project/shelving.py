"""Where do files lie that were handed in, and who looks at them?"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_PLACES = "expected folder:///path, or s3://bucket/prefix?coming=/path&endpoint=https://…&region=…"
_SCANNERS = "expected unix:///path/of/the/socket or tcp://host:3310"
_PORT = 3310

Scanner = tuple[str, str | tuple[str, int]]


def folder(path: Path | str) -> dict[str, Any]:
    """In a folder of this machine: ``kept`` in it holds what has come, ``coming`` what still comes."""
    return {"AWARD_FILES": Path(path), "AWARD_BUCKET": None}


def read(written: str) -> dict[str, Any]:
    """The settings that an address means. Raises ``ValueError``.

    What still comes lies on this machine in any case (``coming``). Who may reach the bucket, the variables of the
    environment say that its own tools know.
    """
    address, told = urlsplit(written), dict(parse_qsl(urlsplit(written).query))
    path = unquote(address.path.strip("/"))
    if address.scheme == "folder" and not address.netloc and path:
        return folder(unquote(address.path[1:]))
    if address.scheme != "s3" or not address.netloc or not told.get("coming"):
        raise ValueError(_PLACES)
    options = {"bucket_name": address.netloc, "endpoint_url": told.get("endpoint"), "region_name": told.get("region")}
    return {"AWARD_FILES": Path(told["coming"]), "AWARD_BUCKET": (options, f"{path}/" if path else "")}


def scanner(written: str) -> Scanner:
    """Where a ClamAV daemon listens. Raises ``ValueError``."""
    address = urlsplit(written)
    if address.scheme == "unix" and not address.netloc and address.path.strip("/"):
        return "unix", unquote(address.path)
    if address.scheme == "tcp" and address.hostname:
        return "tcp", (address.hostname, address.port or _PORT)
    raise ValueError(_SCANNERS)
