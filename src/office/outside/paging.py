"""How many pages has a PDF? A process of its own finds out, where a malicious file harms nobody.

It is asked with the path of a file on a line, and answers with a line: the number of pages, or what the trouble is.
Every file is opened by a child that ends with it, and has only so much time and memory.
"""

import os
import resource
import signal
import sys
from io import BytesIO
from typing import BinaryIO

from pypdf import PasswordType, PdfReader, PdfWriter

_SECONDS = 10
_MEMORY = 1024**3  # bytes
_ANSWERED, _FAILED = 0, 1

LOCKED = "locked"
UNREADABLE = "unreadable"


def pages(file: str | BinaryIO) -> str:
    """The number of pages, or the trouble. A PDF that opens without a password is read, whatever it forbids."""
    reader = PdfReader(file)
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        return LOCKED
    return str(len(reader.pages)) if len(reader.pages) else UNREADABLE


def child(path: str) -> None:
    """Open one file, within bounds, and say what was found."""
    signal.alarm(_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.write(sys.stdout.fileno(), f"{pages(path)}\n".encode())


def made_ready() -> None:
    """Open an empty PDF of our own, so that what is loaded for it is loaded once, and not anew by every child."""
    writer, written = PdfWriter(), BytesIO()
    writer.add_blank_page(1, 1)
    writer.write(written)
    pages(written)


def serve() -> None:
    """Answer until nobody asks any more."""
    made_ready()
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            try:
                child(line.rstrip("\n"))
                os._exit(_ANSWERED)
            finally:  # whatever the file brought about
                os._exit(_FAILED)
        _, ended = os.waitpid(number, 0)
        if ended != _ANSWERED:
            os.write(sys.stdout.fileno(), f"{UNREADABLE}\n".encode())


if __name__ == "__main__":
    serve()
