"""How does a letter leave the house?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.policy import default
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import make_msgid

# Whatever keeps a letter from leaving: no connection, a refusal of the server, a full disk.
NotDelivered = OSError


def message_id(key: str) -> str:
    """The same for the same letter, so that a letter that left twice is shown once."""
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{settings.AWARD_ORIGIN}>"


def send(key: str, recipient: str, subject: str, body: str) -> None:
    """Hand one letter to the mail server. Raises :data:`NotDelivered`."""
    told = {"Message-ID": message_id(key), "Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [recipient], headers=told).send()


class Mailbox(BaseEmailBackend):
    """A folder in which every letter is a file; what leaves twice lies there once."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        folder = Path(settings.AWARD_MAILBOX)
        folder.mkdir(parents=True, exist_ok=True)
        for letter in email_messages:
            written: Message = letter.message()
            name = (written["Message-ID"] or make_msgid()).strip("<>").partition("@")[0]
            (folder / f"{name}.eml").write_bytes(written.as_bytes())
        return len(email_messages)


class Arrived(NamedTuple):
    """A letter that lies in the mailbox, under the ``name`` of its file."""

    name: str
    to: str
    subject: str
    body: str
    sent: datetime


def arrived() -> Iterator[Arrived]:
    """The letters that lie in the mailbox, in no order."""
    for file in Path(settings.AWARD_MAILBOX).glob("*.eml"):
        read = message_from_bytes(file.read_bytes(), policy=default)
        body = read.get_body(("plain",))
        words = body.get_content() if body is not None else ""
        # “-0000”: the time is that of Greenwich, and says nothing of where the letter was written.
        sent = parsedate_to_datetime(str(read["Date"])).replace(tzinfo=UTC)
        yield Arrived(file.stem, str(read["To"]), str(read["Subject"]), words, sent)
