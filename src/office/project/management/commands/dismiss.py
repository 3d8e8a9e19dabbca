"""Who serves in the office no longer? ``manage.py dismiss EMAIL`` relieves them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from award.vocabulary.acts import Act
from office.project.terminal import perform_here


class Command(BaseCommand):
    """Relieve someone of their duty."""

    help = "免去办公室人员的职责 Relieve someone of their duty."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="账号的邮箱 The address of their account.")

    def handle(self, *_: Any, email: str, **__: Any) -> None:
        perform_here(Act.NOTICE_DISMISS, email=email)
        self.stdout.write(f"{email} 已免职 dismissed")
