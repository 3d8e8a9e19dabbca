"""How does the log of a notice leave the house? ``manage.py export_ledger`` writes it for anyone to verify."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.acts.witnessing import into_archive, into_folder
from office.records.issued import Notice
from office.records.notices import announced


class Command(BaseCommand):
    """Write the log of the notice into a zip or a folder, with its signed checkpoint."""

    help = "导出办理日志 Export the log of the notice, for `quality-award verify ledger`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, metavar="FILE.zip|FOLDER", help="写到哪里 Where to; new, or empty.")

    def handle(self, *_: Any, to: Path | None, **__: Any) -> None:
        scheme = announced().notice.id
        notice = Notice.objects.filter(scheme=scheme).first()
        if notice is None:
            raise CommandError(f"{scheme} 尚未发布 is not issued: manage.py issue_notice")
        place = to or Path(f"{scheme}-log.zip")
        if place.is_file() or (place.is_dir() and any(place.iterdir())):
            raise CommandError(f"{place} 已存在，不覆盖 exists, and is not written over.")
        if place.suffix == ".zip":
            with place.open("xb") as file:
                into_archive(notice, file)
        else:
            into_folder(notice, place)
        self.stdout.write(
            f"已导出 exported: {place}\n核验 to verify: quality-award verify ledger {place} --key {notice.log_key}"
        )
