"""Has the demonstration its invented applicants? ``manage.py demonstrate`` lets them do what its story tells."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from office.project.demonstration import tell
from office.records.invented import invented
from office.records.people import Person


class Command(BaseCommand):
    """Tell the story of the demonstration, act by act, on an office that is still empty."""

    help = "演示虚构的申报方 Let the invented applicants of the demonstration act, on an empty office."

    def handle(self, *_: Any, **__: Any) -> None:
        if not settings.AWARD_DEMONSTRATION:
            raise CommandError("只有演示才有虚构的申报方 Only a demonstration has invented applicants.")
        if Person.objects.exists():
            raise CommandError("已经有人在用 The office is not empty: nothing was done.")
        if invented():
            tell(invented())
