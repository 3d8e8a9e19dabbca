"""Who serves in the office? ``manage.py appoint EMAIL DUTY`` appoints the first, and anyone after."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from award.notice.lifecycle import DUTIES
from award.vocabulary.acts import Act
from office.project.terminal import perform_here


class Command(BaseCommand):
    """Give someone who has an account a duty of the office."""

    help = "任命办公室人员 Give someone who has an account a duty of the office."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="账号的邮箱 The address of their account.")
        parser.add_argument("duty", choices=tuple(map(str, DUTIES)), help="职责 Their duty.")

    def handle(self, *_: Any, email: str, duty: str, **__: Any) -> None:
        perform_here(Act.NOTICE_APPOINT, email=email, duty=duty)
        self.stdout.write(f"{email} 已任命 appointed: {duty}")
