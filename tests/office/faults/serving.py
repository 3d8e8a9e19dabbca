"""How does the real server run for a test, and how is it taken off the wall?"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT
from tools.serve import HOST, SIZES

PATIENCE = 40.0  # seconds that it may take to begin


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Server:
    """Granian as `make demo` runs it, in a group of processes of its own, on one port."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self.port = free_port()
        self._told = told
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and return when it answers."""
        granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws"]
        where = ["--log-level", "critical", "--host", HOST, "--port", str(self.port), "office.project.wsgi:application"]
        self.process = subprocess.Popen([*granian, *SIZES, *where], cwd=ROOT, env=self._told, process_group=0)
        limit = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > limit:
                self.kill()
                raise RuntimeError("the server did not begin")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether it gives a page."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            with connection.getresponse() as came:
                came.read()
                return came.status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """End it and its workers at once, in the middle of whatever they do."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def memory(self) -> int:
        """Kilobytes of this machine's memory that its processes hold and share with no other (PSS)."""
        return sum(map(_share, self._processes()))

    def worked(self) -> float:
        """Seconds that the cores have worked for its processes, and for those that these began and saw end."""
        return sum(map(_worked, self._processes())) / os.sysconf("SC_CLK_TCK")

    def _processes(self) -> list[Path]:
        group = self.process.pid if self.process else 0
        return [entry for entry in Path("/proc").iterdir() if entry.name.isdigit() and _group(entry) == group]


def _group(entry: Path) -> int:
    try:
        return os.getpgid(int(entry.name))
    except ProcessLookupError:
        return 0


def _worked(entry: Path) -> int:
    """Clock ticks, as proc(5) says: fields 14 to 17, counted behind the name, which may hold anything."""
    said = (entry / "stat").read_text().rpartition(")")[2].split()
    return sum(map(int, said[11:15]))


def _share(entry: Path) -> int:
    for line in (entry / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
