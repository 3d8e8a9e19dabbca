"""What lies about that belongs to nothing? ``manage.py sweep`` takes it away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from office.acts.sweeping import sweep


class Command(BaseCommand):
    """Take away unfinished files, and content that no record names. What a record names is never touched."""

    help = "清理未传完的和无主的文件 Take away unfinished files and content that no record names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=7, help="未传完的保留天数 Days to keep what is unfinished.")

    def handle(self, *_: Any, days: int, **__: Any) -> None:
        left, strays = sweep(days)
        self.stdout.write(f"未传完 unfinished: {left}; 无主 unnamed: {strays}")
