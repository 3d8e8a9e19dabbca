"""Whose time is over? ``manage.py destroy`` tells, and destroys it only where it is told to."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office import wording
from office.acts.destroying import destroy, going, standing, unknown
from office.records.issued import Notice
from office.records.notices import announced


def _day(text: str) -> tuple[str, date]:
    name, _, day = text.partition("=")
    if name not in announced().days:
        raise ArgumentTypeError(f"没有这一天 no such day: {name}; {', '.join(announced().days)}")
    if announced().days[name].on is not None:
        raise ArgumentTypeError(f"通知已经定了这一天 the notice says which day that is: {name}")
    try:
        return name, date.fromisoformat(day)
    except ValueError as wrong:
        raise ArgumentTypeError(f"日期写作 2026-09-20 write days as 2026-09-20: {day}") from wrong


class Command(BaseCommand):
    """Tell what is to be destroyed by the periods of the scheme, and with ``--really`` destroy it."""

    help = "到期的数据：列出；加 --really 才销毁 List what is past its time; destroy it with --really."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", type=_day, action="append", default=[], help="通知未定的日子 NAME=2026-09-20")
        parser.add_argument("--spare", action="append", default=[], help="待移交档案的申报编号 to be archived still")
        parser.add_argument("--really", action="store_true", help="真的销毁，不能恢复 for good")

    def handle(self, *_: Any, day: list[tuple[str, date]], spare: list[str], really: bool = False, **__: Any) -> None:
        notice, known = Notice.objects.filter(scheme=announced().notice.id).first(), dict(day)
        if notice is None:
            raise CommandError("通知还没有发布 The notice has not been issued.")
        if wrong := unknown(notice, spare):
            raise CommandError(f"没有这一申报编号 no such application: {', '.join(sorted(wrong))}")
        self._tell(notice, known)
        found = list(going(notice, known, spare))
        for one in found:
            if really:
                destroy(one, known)
            self.stdout.write(f"  {one.retention}: {wording.in_words(one.act)} · {one.about}")
        done = "已销毁 destroyed" if really else "将销毁（加 --really 才销毁） to be destroyed, with --really"
        self.stdout.write(f"{done}: {len(found)}")

    def _tell(self, notice: Notice, known: dict[str, date]) -> None:
        for name, refused in standing(notice, known):
            why = wording.told().say(refused.key, refused.params) if refused else "到期 over"
            self.stdout.write(f"{name}: {why}")
