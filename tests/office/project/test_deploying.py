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
    # Nothing of what other tests told this process: a server is told what stands above, and no more.
    told = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), **TOLD}
    checked = subprocess.run(command, cwd=ROOT, env=told, check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


def test_the_server_finds_its_way_in() -> None:
    told = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    told["DJANGO_SETTINGS_MODULE"] = "office.project.settings.test"
    command = [sys.executable, "-c", "from office.project.wsgi import application; assert application"]
    entered = subprocess.run(command, cwd=ROOT, env=told, check=False, capture_output=True, text=True)
    assert entered.returncode == 0, entered.stderr
