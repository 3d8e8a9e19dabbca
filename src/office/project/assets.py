"""Which assets come in packages, and where do they lie?"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage


class PackagedAssets(BaseFinder):
    """Finds exactly the files named in ``PACKAGED_ASSETS``: name on the site → path in a package."""

    def check(self, **_: Any) -> Sequence[CheckMessage]:
        return [
            Error(f"{path} is missing.", hint="Fetch the front-end packages: make setup", id="office.E001")
            for path in settings.PACKAGED_ASSETS.values()
            if not path.is_file()
        ]

    def find(self, path: str, find_all: bool = False, **_: Any) -> str | Sequence[str]:
        found = settings.PACKAGED_ASSETS.get(path)
        if found is None:
            return []
        return [str(found)] if find_all else str(found)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for name, path in settings.PACKAGED_ASSETS.items():
            yield name, _OneFile(path)


class _OneFile(FileSystemStorage):
    """A file of a package: whatever it is called on the site, this is where it lies."""

    def __init__(self, file: Path) -> None:
        super().__init__(location=file.parent)
        self.file = file

    def path(self, name: str) -> str:
        return str(self.file)
