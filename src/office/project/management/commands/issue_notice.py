"""Is the notice issued? ``manage.py issue_notice`` sees to it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from award.notice.lifecycle import digest
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.records.issued import Notice
from office.records.notices import announced, texts


class Command(BaseCommand):
    """Issue the scheme that the office is set up with, unless it is issued already."""

    help = "发布通知(已发布的不再发布) Issue the notice, unless it is issued already."

    def handle(self, *_: Any, **__: Any) -> None:
        scheme = announced().notice.id
        issued = Notice.objects.filter(scheme=scheme).first()
        if issued is None:
            issued = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
            self.stdout.write(f"{scheme} 已发布 issued: {issued.digest}")
        elif issued.digest != digest(texts()):
            raise CommandError(
                f"{settings.AWARD_SCHEME} 与已发布的通知不一致。通知一经发布不能修改：请恢复文件，或者另发新的通知。\n"
                f"It differs from the notice that was issued. An issued notice cannot be changed: "
                "restore the files, or issue another notice."
            )
