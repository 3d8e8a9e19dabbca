"""How do several processes work on a database of their own?"""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from tests.conftest import ROOT

BEGIN = "import django; django.setup(); from {} import main; main()"


class Processes:
    """A fresh database, SQLite or PostgreSQL as the tests run on, and the processes that work on it.

    ``like``: it begins as that of these others stands, in which nobody works any more.
    """

    def __init__(self, folder: Path, jobs: str = "tests.office.acts.at_once", like: "Processes | None" = None) -> None:
        self.jobs = jobs
        self.server = os.environ.get("AWARD_DATABASE", "")
        self.name = f"test_{uuid4().hex}"
        self.address = self._fresh(folder, like)
        self.mailbox = folder / "mail"
        self.files = folder / "files"

    def start(self, *what: object, mail: str = "office.outside.mail.Mailbox") -> subprocess.Popen[str]:
        """Begin one of the jobs."""
        command = [sys.executable, "-c", BEGIN.format(self.jobs), *map(str, what)]
        told = {**self.environment, "AWARD_MAIL_BACKEND": mail}
        return subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, text=True)

    @property
    def environment(self) -> dict[str, str]:
        """What a process is told so that it works on this database."""
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "DJANGO_SETTINGS_MODULE": "office.project.settings.test",
            "AWARD_DATABASE": self.address,
            "AWARD_MAILBOX": str(self.mailbox),
            "AWARD_FILES": str(self.files),
        }

    def done(self, *what: object) -> str:
        """What a job said, when it has ended well."""
        job = self.start(*what)
        said, _ = job.communicate()
        assert job.returncode == 0
        return said

    def killed(self, *what: object, mail: str) -> None:
        """Run a job that does not live to its end."""
        job = self.start(*what, mail=mail)
        job.communicate()
        assert job.returncode == -signal.SIGKILL

    def told(self) -> dict[str, Any]:
        """What is kept."""
        kept: dict[str, Any] = json.loads(self.done("told"))
        return kept

    def forget(self) -> None:
        """Leave nothing behind on a server."""
        if self.server.startswith("postgres"):
            self._said(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _fresh(self, folder: Path, like: "Processes | None") -> str:
        if not self.server.startswith("postgres"):
            if like is not None:
                shutil.copy(like.address.removeprefix("sqlite:///"), folder / "office.sqlite3")
            return f"sqlite:///{folder / 'office.sqlite3'}"
        self._said(f'CREATE DATABASE "{self.name}"' + (f' TEMPLATE "{like.name}"' if like is not None else ""))
        path, _, options = self.server.partition("?")
        return f"{path.rpartition('/')[0]}/{self.name}" + (f"?{options}" if options else "")

    def _said(self, command: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(command)
