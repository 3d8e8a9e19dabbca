"""Does Django find anything wanting in how the office runs in earnest?"""

import os
import secrets
import subprocess
import sys

from office.project import keys
from tests.conftest import ROOT

TOLD = {
    "DJANGO_SETTINGS_MODULE": "office.project.settings.production",
    "AWARD_SECRET_KEY": secrets.token_urlsafe(64),
    "AWARD_HOSTS": "award.example",
    "AWARD_DATABASE": "sqlite:///office.sqlite3",
    "AWARD_DATA_KEYS": keys.for_data(),
    "AWARD_LOG_KEY": keys.for_log(),
    "AWARD_MAIL": "smtp://mail.example",
    "AWARD_MAIL_FROM": "award@award.example",
    "AWARD_FILES": "folder:///files",
}


def test_django_finds_nothing_wanting() -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    path = os.pathsep.join(path for path in sys.path if path)
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path, **TOLD}, check=True, capture_output=True)
