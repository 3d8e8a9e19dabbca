"""Which letters leave now, and what becomes of those that cannot?"""

import json
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.timezone import now

from office.acts import pen
from office.acts.moment import moment
from office.acts.procedure import Post
from office.acts.sealing import written
from office.outside import mail
from office.outside.mail import Arrived, arrived
from office.records.letters import FAILED, QUEUED, SENT, Letter

__all__ = ["Arrived", "arrived", "deliver"]

MOST_ATTEMPTS = 12
_LEASE = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(hours=6)


def deliver() -> int:
    """Send every letter that is due, and say how many left.

    A letter is claimed before it is handed over and marked after, each in a transaction of its own: should the machine
    stop between, it is handed over again, with the same Message-ID, after a lease has passed. At least once, then, and
    shown once. When a letter is due goes by the clock of the machine, which no demonstration turns back.
    """
    sent = 0
    while (letter := _claimed()) is not None:
        try:
            mail.send(letter.key, letter.recipient, letter.subject, _filled(letter))
        except mail.NotDelivered as trouble:
            _postponed(letter, trouble)
        else:
            _marked(letter)
            sent += 1
    return sent


def lay_down(letter: str, post: Post) -> None:
    """Put a letter of the sign-in in the outbox. It belongs to no act and to no notice."""
    subject, body = written(letter, post)
    with pen.held(), transaction.atomic():
        Letter.objects.create(
            act=letter,
            key=f"{letter}/{uuid4().hex}",
            recipient=post.to,
            language=post.language,
            subject=subject,
            body=body,
            secrets=json.dumps(dict(post.secrets)) if post.secrets else "",
            queued=moment(),
            due=now(),
        )


def _claimed() -> Letter | None:
    """The next letter that is due; nobody else tries it until the lease has passed."""
    with pen.held(), transaction.atomic():
        due = Letter.objects.filter(state=QUEUED, due__lte=now()).order_by("due", "pk")
        letter = due.select_for_update(skip_locked=True).first()
        if letter is not None:
            letter.attempts += 1
            letter.due = now() + _LEASE
            letter.save(update_fields=("attempts", "due"))
        return letter


def _filled(letter: Letter) -> str:
    body = letter.body
    for name, secret in json.loads(letter.secrets or "{}").items():
        body = body.replace(f"⟦{name}⟧", secret)
    return body


def _marked(letter: Letter) -> None:
    """Sent; what only the recipient may know is forgotten."""
    with pen.held(), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=SENT, sent=moment(), secrets="", trouble="")


def _postponed(letter: Letter, trouble: Exception) -> None:
    """To be tried again, each time after twice as long; given up after :data:`MOST_ATTEMPTS`."""
    wait = min(timedelta(minutes=2 ** (letter.attempts - 1)), _LONGEST_WAIT)
    state = FAILED if letter.attempts >= MOST_ATTEMPTS else QUEUED
    words = f"{type(trouble).__name__}: {trouble}"[: Letter._meta.get_field("trouble").max_length]
    with pen.held(), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=state, due=now() + wait, trouble=words)
