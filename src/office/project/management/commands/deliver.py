"""Do letters leave, and are files looked at? ``manage.py deliver`` is the worker that sees to both."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from office.acts.clearing import Clearing
from office.acts.delivering import deliver


class Command(BaseCommand):
    """Send the letters that are due and look at the files that wait, again and again, until told to stop."""

    help = "发送信件，查验文件 Send the letters that are due, look at the files that wait; go on until stopped."

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
            if once or stopped.wait(every):
                return
