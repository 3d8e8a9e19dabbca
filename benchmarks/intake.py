"""How soon is the queue shown, searched and taken out, a case looked into and a register taken in?

With 200 applications and with 20,000.
"""

import argparse
import http.client
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.office.faults.serving import HOST, Server  # noqa: E402 (needs the path above)
from tests.office.processes import Processes  # noqa: E402

SIZES = (200, 20_000)
AIMS = {200: 20.0, 20_000: 40.0}  # milliseconds, of a page
CLIENTS, ROWS = 16, 10_000
DAY = "2025-07-31"
TOKEN, EDGE = "a" * 32, "edge" * 8
BRING, CONFIRM = (f"/secretariat/registers/past_awards/{what}/" for what in ("bring", "confirm"))

# A path, and what is sent to it where it is pressed.
Place = tuple[str, dict[str, str]]

METHOD = f"""Method: granian, two workers of one thread, settings of the tests, loopback, HTTP/1.1 kept alive; clients
are threads of this process and share {os.cpu_count()} cores with the server. The applications are invented and written
in bulk below the acts; what is looked at, sent back, asked of authorities and booked in is spread over them. Each page
has 50 rows and all counts. The case is one of which everything was done but the decision, by the acts: filed twice,
with every file; its dossier is opened by a press, which the log keeps. One client: one request after another, read to
the end, after five to warm up. {CLIENTS} clients: a closed loop. Queries are those of the page, counted by Django's own
capture. A table of 10,000 rows is brought three times over, each time new rows beside those held: to count queries, by
one client with nobody about, and while {CLIENTS} clients read the list. To look a table over and to take it is timed
once each; benchmarks/registers.py says where the time goes."""


class Clerk:
    """Someone of the secretariat who asks for pages."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=120)
        self._head = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"}

    def asked(self, path: str, sent: Mapping[str, str] | None = None, table: str = "") -> tuple[float, bytes]:
        """Milliseconds until the answer is read, and what it is; pressed, where something is ``sent``."""
        body, kind = _written(sent or {}, table)
        began = time.perf_counter()
        self._connection.request("POST" if sent else "GET", path, body, {**self._head, **kind})
        answer = self._connection.getresponse()
        page = answer.read()
        if answer.status not in {http.client.OK, http.client.FOUND}:
            sys.exit(f"{path} was answered with {answer.status}.")
        return (time.perf_counter() - began) * 1000, page


def _written(sent: Mapping[str, str], table: str) -> tuple[bytes | None, dict[str, str]]:
    """The body of a request, and its kind; a table goes along as a file."""
    said = {**sent, "csrfmiddlewaretoken": TOKEN}
    if table:
        lines = [f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{it}' for name, it in said.items()]
        file = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="table.csv"\r\n\r\n{table}'
        body = "\r\n".join([*lines, file, f"--{EDGE}--", ""])
        return body.encode(), {"Content-Type": f"multipart/form-data; boundary={EDGE}"}
    return (urlencode(said).encode(), {"Content-Type": "application/x-www-form-urlencoded"}) if sent else (None, {})


def places(told: dict[str, str]) -> dict[str, Place]:
    """What is asked for, by what it is called."""
    case = f"/secretariat/a/{told['case']}/"
    asked = {
        "the list": "/secretariat/",
        "filtered": "/secretariat/?stage=submitted&verdict=depends&district=pudong",
        "to be begun": "/secretariat/?todo=begin",
        "by name, order": "/secretariat/?sort=name&page=2",
        "search: name": f"/secretariat/?q={quote('精工 1')}",
        "search: rare name": f"/secretariat/?q={quote(told['name'])}",
        "search: code": f"/secretariat/?q={told['code'][-6:]}",
        "search: reference": f"/secretariat/?q={told['reference']}",
        "pictures": "/secretariat/pictures/",
        "case: overview": case,
        **{f"case: {room}": f"{case}{room}/" for room in ("form", "findings", "registers", "history", "decision")},
    }
    opened = {"case: dossier": (f"{case}{told['filings']}/open/", {"go": "open"})}
    return {name: (path, {}) for name, path in asked.items()} | opened


def one_client(port: int, session: str, place: Place, requests: int) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the size of the page."""
    clerk = Clerk(port, session)
    told = [clerk.asked(*place) for _ in range(requests + 5)][5:]
    times = [took for took, _ in told]
    return median(times), quantiles(times, n=20)[-1], len(told[-1][1])


def many_clients(port: int, session: str, place: Place, goes_on: Callable[[], bool]) -> list[float]:
    """How long each answer took in milliseconds, of all clients together, as long as it goes on."""

    def client(_: int) -> list[float]:
        clerk, times = Clerk(port, session), []
        while goes_on():
            times.append(clerk.asked(*place)[0])
        return times

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [took for some in pool.map(client, range(CLIENTS)) for took in some]


def crowded(port: int, session: str, place: Place, seconds: float) -> tuple[float, float, float]:
    """Median and 95th percentile in milliseconds, and answers a second, of all clients together."""
    began = time.perf_counter()
    times = many_clients(port, session, place, lambda: time.perf_counter() < began + seconds)
    return median(times), quantiles(times, n=20)[-1], len(times) / (time.perf_counter() - began)


def exports(port: int, session: str) -> None:
    """How long a file of everything takes."""
    for form in ("csv", "xlsx"):
        told = [Clerk(port, session).asked("/secretariat/export/", {"form": form}) for _ in range(3)]
        row(f"export: {form}", "", len(told[-1][1]), f"{median(took for took, _ in told):.0f}")


def brought(port: int, session: str, table: str) -> tuple[float, float, int]:
    """How long it takes in milliseconds to look a table over and to take it, and the size of what is looked at."""
    clerk = Clerk(port, session)
    looking, page = clerk.asked(BRING, {"go": "on"}, table)
    laid = re.search(r'name="laid" value="([^"]+)"', page.decode())
    taking, _ = clerk.asked(CONFIRM, {"laid": laid[1] if laid else ""})
    return looking, taking, len(page)


def registers(office: Processes, port: int, session: str, listed: Place) -> None:
    """How long it takes to bring a table of 10,000 rows, and what those notice who read the list meanwhile."""
    counts = json.loads(office.done("brought", session, 1))
    looking, taking, size = brought(port, session, office.done("written", 1 + ROWS))
    row("import: look over", counts[0], size, f"{looking:.0f}")
    row("import: take", counts[1], 0, f"{taking:.0f}")
    table, over = office.done("written", 1 + 2 * ROWS), Event()
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(many_clients, port, session, listed, lambda: not over.is_set())
        try:
            looking, taking, _ = brought(port, session, table)
        finally:
            over.set()
        times = reading.result()
    told = f"median {median(times):.0f} ms, p95 {quantiles(times, n=20)[-1]:.0f} ms, worst {max(times):.0f} ms"
    print(f"while {CLIENTS} read the list: look over {looking:.0f} ms, take {taking:.0f} ms; they wait {told}")


def row(name: str, queries: object, size: int, *figures: str) -> None:
    """One line of the table."""
    print(f"{name:<20}{queries:>8}{size / 1000:>6.0f}" + "".join(f"{figure:>11}" for figure in figures))


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
        heads = ("median ms", "p95 ms", f"{CLIENTS}: median", f"{CLIENTS}: p95", "a second")
        print(
            f"\n{kind}, {size:,} applications\n{'page':<20}{'queries':>8}{'KB':>6}"
            + "".join(f"{it:>11}" for it in heads)
        )
        medians = []
        for (name, place), count in zip(asked.items(), queries, strict=True):
            middle, high, length = one_client(server.port, told["session"], place, chosen.requests)
            together, slow, rate = crowded(server.port, told["session"], place, chosen.seconds)
            medians.append(middle)
            row(name, count, length, f"{middle:.1f}", f"{high:.1f}", f"{together:.0f}", f"{slow:.0f}", f"{rate:.0f}")
        exports(server.port, told["session"])
        registers(office, server.port, told["session"], asked["the list"])
        verdict = "reached" if medians[0] < AIMS[size] else "missed"
        print(f"The list: {medians[0]:.1f} ms, aim under {AIMS[size]:.0f} ms: {verdict}")
    finally:
        server.kill()
        office.forget()


def main() -> None:
    """Measure on the database of AWARD_DATABASE, else on SQLite and then on a PostgreSQL."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--requests", type=int, default=40)
    options.add_argument("--seconds", type=float, default=1.5)
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
