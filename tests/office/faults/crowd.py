"""How are very many served at once, each over a connection of their own that stays open?

A process of its own, of one thread: what it measures is the server's doing, and not which of many threads it lets run.
"""

import json
import selectors
import socket
import sys
import time
from dataclasses import dataclass, field

from tests.office.faults.serving import HOST

PATIENCE = 120.0  # seconds for all of them
_END = b"\r\n\r\n"
_LENGTH = b"content-length:"
_WELL = b"HTTP/1.1 200 "


@dataclass
class Asking:
    """One of the crowd: asks, waits for the whole answer, and asks again, so many ``rounds``."""

    request: bytes
    rounds: int
    line: socket.socket
    came: bytearray = field(default_factory=bytearray)
    whole: int = 0
    began: float = 0.0
    times: list[float] = field(default_factory=list)

    def ask(self) -> None:
        """Send the request."""
        self.came.clear()
        self.whole = 0
        self.began = time.perf_counter()
        if self.line.send(self.request) != len(self.request):
            raise ConnectionError("what was asked was not taken")

    def hear(self) -> bool:
        """Take what has come; whether all that was to be asked is answered. Raises ``OSError``."""
        piece = self.line.recv(1 << 18)
        if not piece:
            raise ConnectionError("hung up")
        self.came += piece
        if not self.whole and (end := self.came.find(_END)) >= 0:
            self.whole = end + len(_END) + _length(bytes(self.came[:end]))
        if not self.whole or len(self.came) < self.whole:
            return False
        self.times.append((time.perf_counter() - self.began) * 1000)
        if not self.came.startswith(_WELL):
            raise ConnectionError(bytes(self.came[:80]).decode(errors="replace"))
        if len(self.times) < self.rounds:
            self.ask()
            return False
        return True


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(_LENGTH):
            return int(line.removeprefix(_LENGTH))
    raise ConnectionError("no length")


def crowd(port: int, path: str, session: str, connections: int, rounds: int) -> tuple[int, list[float]]:
    """How many were not served, and the milliseconds of every answer but the first over each connection."""
    said = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept: text/html\r\nCookie: sessionid={session}\r\n\r\n".encode()
    lines = [socket.create_connection((HOST, port), timeout=PATIENCE) for _ in range(connections)]
    everyone = [Asking(said, rounds + 1, line) for line in lines]
    waiting, failed = selectors.DefaultSelector(), 0
    for one in everyone:
        one.line.setblocking(False)
        waiting.register(one.line, selectors.EVENT_READ, one)
        one.ask()
    limit = time.monotonic() + PATIENCE
    while waiting.get_map() and time.monotonic() < limit:
        for key, _ in waiting.select(1.0):
            try:
                done = key.data.hear()
            except OSError as trouble:
                print(trouble, file=sys.stderr)
                failed, done = failed + 1, True
            if done:
                waiting.unregister(key.fileobj)
    failed += len(waiting.get_map())
    for line in lines:
        line.close()
    return failed, [time for one in everyone for time in one.times[1:]]


def main() -> None:
    """Ask as the command line says, and print what came of it."""
    port, path, session, connections, rounds = sys.argv[1:]
    errors, times = crowd(int(port), path, session, int(connections), int(rounds))
    print(json.dumps({"errors": errors, "times": times}))


if __name__ == "__main__":
    main()
