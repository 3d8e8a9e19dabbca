"""On which shelf does content lie that is never changed: in a folder, or in a bucket of another machine?"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

_S3 = "storages.backends.s3.S3Storage"
_READ_ONLY = 0o440


class Shelf(Protocol):
    """Content by its key: laid down once, never changed."""

    def put(self, path: Path, key: str) -> None:
        """Lay down the content of a file. When this returns, it outlasts a power cut."""

    def open(self, key: str) -> BinaryIO:
        """The content. Raises ``FileNotFoundError``."""

    def contents(self) -> Iterator[tuple[str, float]]:
        """Every key, and when its content was laid down (seconds since the epoch)."""

    def remove(self, key: str) -> None:
        """Take the content away."""


def shelf() -> Shelf:
    """The one that the office is set up with."""
    if settings.AWARD_BUCKET is not None:
        options, prefix = settings.AWARD_BUCKET
        return Bucket(_storage(tuple(options.items())), prefix)
    return Folder(Path(settings.AWARD_FILES) / "kept")


@lru_cache
def _storage(options: tuple[tuple[str, str | None], ...]) -> Any:
    """Imported where it is asked for: who keeps files in a folder need not have it."""
    return import_string(_S3)(**dict(options))


def sync(folder: Path) -> None:
    """See to it that the disk knows what lies in a folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@lru_cache(maxsize=1024)
def _standing(folder: Path) -> None:
    """See to it that the disk knows the folder itself, and what it lies in; once for each process is enough.

    Another process may have made it and not come so far, so that its being there proves nothing.
    """
    for above in tuple(folder.parents)[:2]:
        sync(above)


class Folder:
    """A folder of this machine. The file and the folders on its way are on the disk before anyone is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def put(self, path: Path, key: str) -> None:
        place = self._path(key)
        with path.open("rb") as file:
            os.fchmod(file.fileno(), _READ_ONLY)
            os.fsync(file.fileno())
        if not place.parent.is_dir():
            _standing.cache_clear()
            place.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, place)
        sync(place.parent)
        _standing(place.parent)

    def open(self, key: str) -> BinaryIO:
        return self._path(key).open("rb")

    def contents(self) -> Iterator[tuple[str, float]]:
        for path in self.folder.glob("??/*"):
            yield path.name, path.stat().st_mtime

    def remove(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)


class Bucket:
    """A bucket in the manner of S3; ``prefix`` stands before every key."""

    def __init__(self, storage: Any, prefix: str) -> None:
        self.client, self.place = storage.connection.meta.client, {"Bucket": storage.bucket_name}
        self.prefix = prefix

    def put(self, path: Path, key: str) -> None:
        told = {**self.place, "Key": self.prefix + key, "ContentType": "application/octet-stream"}
        with path.open("rb") as file:
            self.client.put_object(**told, Body=file, IfNoneMatch="*")

    def open(self, key: str) -> BinaryIO:
        try:
            body: BinaryIO = self.client.get_object(**self.place, Key=self.prefix + key)["Body"]
        except self.client.exceptions.NoSuchKey:
            raise FileNotFoundError(key) from None
        return body

    def contents(self) -> Iterator[tuple[str, float]]:
        for page in self.client.get_paginator("list_objects_v2").paginate(**self.place, Prefix=self.prefix):
            for item in page.get("Contents", ()):
                yield item["Key"].removeprefix(self.prefix), item["LastModified"].timestamp()

    def remove(self, key: str) -> None:
        self.client.delete_object(**self.place, Key=self.prefix + key)
