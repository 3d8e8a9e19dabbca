"""How far has long work come, and has someone asked it to stop? Told beside the database, whose turn the work holds."""

import json
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def _place(key: str) -> Path:
    return Path(settings.AWARD_FILES) / "work" / key


def tell(key: str, done: int, total: int) -> None:
    """``done`` of ``total`` is done. A reader finds the last that was told whole."""
    place = _place(key)
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_suffix(".new")
    new.write_text(json.dumps({"done": done, "total": total}))
    new.replace(place)


def told(key: str) -> tuple[int, int] | None:
    """What was told last: done, total; ``None`` before anything was, and after the end."""
    with suppress(FileNotFoundError):
        said = json.loads(_place(key).read_text())
        return said["done"], said["total"]
    return None


def stop(key: str) -> None:
    """Ask the work to stop."""
    place = _place(f"{key}.stop")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()


def stopped(key: str) -> bool:
    """Whether it was asked to stop."""
    return _place(f"{key}.stop").exists()


def forget(key: str) -> None:
    """The work has ended, whichever way."""
    for name in (key, f"{key}.stop", f"{key}.new"):
        _place(name).unlink(missing_ok=True)
