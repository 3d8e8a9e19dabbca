"""How soon is the queue shown, searched and taken out, with 200 applications and with 20,000?"""

import argparse
import http.client
import json
import os
import platform
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.office.faults.serving import HOST, Server  # noqa: E402 (needs the path above)
from tests.office.processes import Processes  # noqa: E402

SIZES = (200, 20_000)
AIMS = {200: 20.0, 20_000: 40.0}  # milliseconds, of a page
CLIENTS = 16
DAY = "2025-07-31"

METHOD = f"""Method: granian, two workers of one thread, settings of the tests, loopback, HTTP/1.1 kept alive; clients
are threads of this process and share {os.cpu_count()} cores with the server. The applications are invented and written
in bulk below the acts; what is looked at, sent back, asked of authorities and booked in is spread over them. Each page
has 50 rows and all counts. One client: one request after another, read to the end, after five to warm up. {CLIENTS}
clients: a closed loop. Queries are those of the page, counted by Django's own capture."""


class Clerk:
    """Someone of the secretariat who asks for pages."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=120)
        self._head = {"Cookie": f"sessionid={session}; csrftoken={'a' * 32}"}

    def asked(self, method: str, path: str, body: str = "") -> tuple[float, int]:
        """Milliseconds until the answer is read, and its size."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        began = time.perf_counter()
        self._connection.request(method, path, body or None, {**self._head, **kind})
        answer = self._connection.getresponse()
        size = len(answer.read())
        if answer.status != http.client.OK:
            sys.exit(f"{method} {path} was answered with {answer.status}.")
        return (time.perf_counter() - began) * 1000, size


def places(told: dict[str, str]) -> dict[str, str]:
    """What is asked for, by what it is called."""
    return {
        "the list": "/secretariat/",
        "filtered": "/secretariat/?stage=submitted&verdict=depends&district=pudong",
        "to be begun": "/secretariat/?todo=begin",
        "by name, order": "/secretariat/?sort=name&page=2",
        "search: name": f"/secretariat/?q={quote('精工 1')}",
        "search: rare name": f"/secretariat/?q={quote(told['name'])}",
        "search: code": f"/secretariat/?q={told['code'][-6:]}",
        "search: reference": f"/secretariat/?q={told['reference']}",
        "pictures": "/secretariat/pictures/",
    }


def one_client(port: int, session: str, path: str, requests: int) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the size of the page."""
    clerk = Clerk(port, session)
    told = [clerk.asked("GET", path) for _ in range(requests + 5)][5:]
    times = [took for took, _ in told]
    return median(times), quantiles(times, n=20)[-1], told[-1][1]


def many_clients(port: int, session: str, path: str, seconds: float) -> tuple[float, float]:
    """Median in milliseconds and answers a second, of all clients together."""
    until = time.perf_counter() + seconds

    def client(_: int) -> list[float]:
        clerk, times = Clerk(port, session), []
        while time.perf_counter() < until:
            times.append(clerk.asked("GET", path)[0])
        return times

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        times = [took for some in pool.map(client, range(CLIENTS)) for took in some]
    return median(times), len(times) / (time.perf_counter() - began)


def exports(port: int, session: str) -> None:
    """How long a file of everything takes."""
    for form in ("csv", "xlsx"):
        body = f"form={form}&csrfmiddlewaretoken={'a' * 32}"
        told = [Clerk(port, session).asked("POST", "/secretariat/export/", body) for _ in range(3)]
        print(f"{f'export: {form}':<20}{'':>8}{told[-1][1] / 1000:>6.0f}{median(took for took, _ in told):>11.0f}")


def measured(folder: Path, size: int, chosen: argparse.Namespace) -> None:
    """Print the figures for so many applications."""
    office = Processes(folder, "benchmarks.invented.intake")
    told = json.loads(office.done("prepare", size))
    asked = places(told)
    queries = json.loads(office.done("counted", told["session"], json.dumps(list(asked.values()))))
    server = Server({**office.environment, "AWARD_TODAY": DAY})
    server.start()
    try:
        kind = "PostgreSQL" if office.server.startswith("postgres") else "SQLite"
        head = f"{'median ms':>11}{'p95 ms':>9}{f'{CLIENTS}: ms':>9}{'a second':>10}"
        print(f"\n{kind}, {size:,} applications\n{'page':<20}{'queries':>8}{'KB':>6}{head}")
        medians = []
        for (name, path), count in zip(asked.items(), queries, strict=True):
            middle, high, length = one_client(server.port, told["session"], path, chosen.requests)
            together, rate = many_clients(server.port, told["session"], path, chosen.seconds)
            medians.append(middle)
            print(f"{name:<20}{count:>8}{length / 1000:>6.0f}{middle:>11.1f}{high:>9.1f}{together:>9.0f}{rate:>10.0f}")
        exports(server.port, told["session"])
        verdict = "reached" if medians[0] < AIMS[size] else "missed"
        print(f"The list: {medians[0]:.1f} ms, aim under {AIMS[size]:.0f} ms: {verdict}")
    finally:
        server.kill()
        office.forget()


def main() -> None:
    """Measure on the database of AWARD_DATABASE, else on SQLite and then on a PostgreSQL."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--requests", type=int, default=40)
    options.add_argument("--seconds", type=float, default=2.0)
    options.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    options.add_argument("--sqlite", action="store_true", help="leave PostgreSQL out")
    chosen = options.parse_args()
    if not os.environ.get("AWARD_DATABASE"):
        print(METHOD)
        print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    Path("build").mkdir(exist_ok=True)
    for size in chosen.sizes:
        with TemporaryDirectory(dir="build") as folder:
            measured(Path(folder).resolve(), size, chosen)
    if not os.environ.get("AWARD_DATABASE") and not chosen.sqlite:
        again = [sys.executable, str(ROOT / "tools/postgresql.py"), sys.executable, *sys.argv]
        sys.exit(subprocess.run(again, check=False).returncode)


if __name__ == "__main__":
    main()
