"""A scanner for the tests that speaks as ClamAV's daemon does, and knows one virus."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from tests.office.outside.papers import EICAR

NAME = "Eicar-Test-Signature"


class Conversation(socketserver.StreamRequestHandler):
    """``nINSTREAM``, pieces with their length before them, an empty piece; then the answer on a line."""

    server: "Scanner"

    def handle(self) -> None:
        assert self.rfile.readline() == b"nINSTREAM\n"
        content = b""
        while length := int.from_bytes(self.rfile.read(4)):
            content += self.rfile.read(length)
        self.server.seen.append(content)
        self.wfile.write(self.server.answer(content).encode() + b"\n")


class Scanner:
    """What it has seen, and what it says if it says something else than it should."""

    seen: list[bytes]
    instead: str | None

    def answer(self, content: bytes) -> str:
        if self.instead is not None:
            return self.instead
        return f"stream: {NAME} FOUND" if EICAR in content else "stream: OK"


class OnAPort(Scanner, socketserver.ThreadingTCPServer):
    """It listens on a port."""

    daemon_threads = True


class OnASocket(Scanner, socketserver.ThreadingUnixStreamServer):
    """It listens on a socket of this machine."""

    daemon_threads = True


@contextmanager
def listening(at: Path | None = None) -> Iterator[Any]:
    """A scanner at work, on a socket at this path or on a port of its own."""
    made = OnAPort(("127.0.0.1", 0), Conversation) if at is None else OnASocket(str(at), Conversation)
    with made as scanner:
        scanner.seen, scanner.instead = [], None
        thread = Thread(target=scanner.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield scanner
        finally:
            scanner.shutdown()
            thread.join()


def told(scanner: Any) -> tuple[str, Any]:
    """Where it listens, as the office is told."""
    kind = "unix" if isinstance(scanner, OnASocket) else "tcp"
    return kind, scanner.server_address
