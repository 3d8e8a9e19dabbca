"""How soon is a public page answered, and how many a second, without a database query?"""

import http.client
import os
import platform
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

HOST = "127.0.0.1"
WORKERS = 2
CLIENTS = 16
WARM_UP = 50
REQUESTS = 500  # a page, by one client
ANEW = 50
SECONDS = 2.0  # a page, by all clients together
AIM = 3.0  # milliseconds
SETTINGS = "office.project.settings.demo"
PATIENCE = 30.0

METHOD = f"""Method: granian, {WORKERS} workers of one thread, demonstration settings, loopback, HTTP/1.1 kept alive.
One client: {REQUESTS} requests a page after {WARM_UP} to warm up, each read to its end. {CLIENTS} clients: threads
of this one process, in a closed loop for {SECONDS:.0f} s, so that clients and server share {os.cpu_count()} cores.
“Anew”: the median of {ANEW} requests with a question mark, which are never answered from memory.
Queries are counted in this process, over every page, by Django's own capture."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def served() -> Iterator[int]:
    """The port of the site, served as `make demo` serves it."""
    port = free_port()
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    sizes = ["--workers", str(WORKERS), "--blocking-threads", "1", "--host", HOST, "--port", str(port)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    with subprocess.Popen([*granian, *sizes, "office.project.wsgi:application"], env=environment) as server:
        limit = time.monotonic() + PATIENCE
        while True:
            with socket.socket() as probe:
                if probe.connect_ex((HOST, port)) == 0:
                    break
            if server.poll() is not None or time.monotonic() > limit:
                server.kill()
                sys.exit("The site did not start: the lines above say why.")
            time.sleep(0.1)
        yield port
        server.terminate()


def asked(connection: http.client.HTTPConnection, path: str) -> int:
    """Ask once and read to the end; the number of bytes."""
    connection.request("GET", path)
    answer = connection.getresponse()
    page = answer.read()
    if answer.status != http.client.OK:
        sys.exit(f"{path} was answered with {answer.status}.")
    return len(page)


def one_client(port: int, path: str, requests: int = REQUESTS) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the size of the page."""
    connection = http.client.HTTPConnection(HOST, port)
    times = []
    size = 0
    for number in range(WARM_UP + requests):
        began = time.perf_counter()
        size = asked(connection, path)
        if number >= WARM_UP:
            times.append((time.perf_counter() - began) * 1000)
    connection.close()
    return median(times), quantiles(times, n=20)[-1], size


def many_clients(port: int, path: str) -> float:
    """Requests a second by all clients together."""
    until = time.perf_counter() + SECONDS

    def client(_: int) -> int:
        connection = http.client.HTTPConnection(HOST, port)
        count = 0
        while time.perf_counter() < until:
            asked(connection, path)
            count += 1
        connection.close()
        return count

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        count = sum(pool.map(client, range(CLIENTS)))
    return count / (time.perf_counter() - began)


def queries(paths: list[str]) -> int:
    """Database queries over all pages, each written anew."""
    from django.db import connection  # noqa: PLC0415 (needs the settings chosen in `main`)
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(HTTP_HOST="localhost")
    with CaptureQueriesContext(connection) as captured:
        for path in paths:
            client.get(f"{path}?anew")
    return len(captured)


def places() -> list[str]:
    """Every place of the navigation, in both languages."""
    import django  # noqa: PLC0415 (needs the settings chosen in `main`)

    django.setup()
    from django.urls import reverse  # noqa: PLC0415
    from django.utils.translation import override  # noqa: PLC0415

    from office.project.surroundings import PLACES  # noqa: PLC0415

    found = []
    for tongue in ("zh-hans", "en"):
        with override(tongue):
            found += [reverse(place) for place in PLACES]
    return found


def main() -> None:
    """Measure every public page, and say how."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    paths = places()
    print(METHOD)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    head = f"{'page':<18}{'KB':>6}{'median ms':>11}{'p95 ms':>9}{'anew ms':>9}{f'a second, {CLIENTS} clients':>24}"
    print(head)
    medians = []
    with served() as port:
        for path in paths:
            middle, high, size = one_client(port, path)
            anew, _, _ = one_client(port, f"{path}?anew", ANEW)
            medians.append(middle)
            rate = many_clients(port, path)
            print(f"{path:<18}{size / 1000:>6.0f}{middle:>11.2f}{high:>9.2f}{anew:>9.2f}{rate:>24,.0f}")
    print(f"\nDatabase queries over all {len(paths)} pages: {queries(paths)}")
    slowest = max(medians)
    verdict = "reached" if slowest < AIM else "missed"
    print(f"Slowest median {slowest:.2f} ms, aim under {AIM:.0f} ms: {verdict}")


if __name__ == "__main__":
    main()
