"""Do letters leave, are files looked at, do corrections end? ``manage.py deliver`` is the worker that sees to it."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from office.acts.clearing import Clearing
from office.acts.delivering import deliver
from office.acts.lapsing import lapse_due


class Command(BaseCommand):
    """Send the letters that are due, look at the files that wait, close what has run out, again and again."""

    help = (
        "发送信件，查验文件，结束逾期的补正 Send letters, look at files, close corrections that ran out, until stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="发完即止 Send what is due, and end.")
        parser.add_argument("--every", type=float, default=2.0, metavar="SECONDS", help="间隔秒数 Seconds between.")

    def handle(self, *_: Any, once: bool, every: float, **__: Any) -> None:
        stopped, clearing = Event(), Clearing()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        while True:
            close_old_connections()
            sent = deliver()
            if sent:
                self.stdout.write(f"已发送 sent: {sent}")
            settled = clearing.clear()
            if settled:
                self.stdout.write(f"已查验 looked at: {settled}")
            lapsed = lapse_due()
            if lapsed:
                self.stdout.write(f"补正逾期 ran out: {lapsed}")
            if once or stopped.wait(every):
                return
