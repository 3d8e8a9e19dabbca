"""Which keys does a new installation need? ``manage.py keys`` makes them."""

from typing import Any

from django.core.management.base import BaseCommand

from office.project import keys


class Command(BaseCommand):
    """Print fresh keys as lines of an environment file. Keep them apart from the database, and keep a copy."""

    help = "生成新的密钥 Print fresh keys, as lines of an environment file."
    requires_system_checks = ()

    def handle(self, *_: Any, **__: Any) -> None:
        made = {"SECRET_KEY": keys.for_pages(), "DATA_KEYS": keys.for_data(), "LOG_KEY": keys.for_log()}
        self.stdout.write("".join(f"AWARD_{name}={key}\n" for name, key in made.items()), ending="")
