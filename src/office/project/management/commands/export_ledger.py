"""How does the log of a notice leave the house? ``manage.py export_ledger`` writes it for anyone to verify.

That it left is an act, and the last entry of what leaves. The log of a restored copy must not grow: another entry
at that place would look as if the log had two ends.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from award.vocabulary.acts import Act
from office.acts.witnessing import into_archive, into_folder
from office.project.terminal import perform_here
from office.records.issued import Notice
from office.records.notices import announced


class Command(BaseCommand):
    """Write the log of the notice into a zip or a folder, with its signed checkpoint."""

    help = "导出办理日志 Export the log of the notice, for `quality-award verify ledger`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, metavar="FILE.zip|FOLDER", help="写到哪里 Where to; new, or empty.")
        parser.add_argument("--copy", action="store_true", help="这是恢复的副本，不记入日志 A restored copy: no entry.")

    def handle(self, *_: Any, to: Path | None, copy: bool = False, **__: Any) -> None:
        scheme = announced().notice.id
        notice = Notice.objects.filter(scheme=scheme).first()
        if notice is None:
            raise CommandError(f"{scheme} 尚未发布 is not issued: manage.py issue_notice")
        place = to or Path(f"{scheme}-log.zip")
        if place.is_file() or (place.is_dir() and any(place.iterdir())):
            raise CommandError(f"{place} 已存在，不覆盖 exists, and is not written over.")
        zipped = place.suffix == ".zip"
        if not copy:
            perform_here(Act.NOTICE_EXPORT, form="zip" if zipped else "folder", whole=True)
        if zipped:
            with place.open("xb") as file:
                into_archive(notice, file)
        else:
            into_folder(notice, place)
        self.stdout.write(
            f"已导出 exported: {place}\n核验 to verify: quality-award verify ledger {place} --key {notice.log_key}"
        )
