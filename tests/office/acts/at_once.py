"""What does one of many processes do? Files at once with the others, tells what is kept, or is killed while sending."""

import json
import sys
from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.utils.timezone import now

from award.application.filing import looked_over
from award.ledger.audit import audit
from award.ledger.export import exported
from award.ledger.note import read_key
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts import pen
from office.acts.application.filing import draft
from office.acts.delivering import deliver
from office.acts.performing import NotPossible, perform
from office.acts.sealing import checkpoint, entries
from office.outside import clock
from office.records.applications import Application
from office.records.issued import Notice
from office.records.letters import Letter
from office.records.notices import texts
from office.records.people import Applicant, Membership, Person
from tests.office.applying import NOON, UNDERTAKING, completed, opened
from tests.office.arranging import code, invited, organisation, person


def prepare() -> None:
    """Tables, a notice, and one person for each of the processes."""
    call_command("migrate", verbosity=0)
    perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    for number in range(10):
        person(f"p{number}")


def register(number: int, count: int) -> None:
    """One process: register ``count`` applicants, each acknowledged on a line of its own."""
    notice, owner = Notice.objects.get(), Person.objects.get(email=f"p{number}@people.example")
    for step in range(count):
        said = {"kind": "organisation", "name": "虚构", "number": code(number * 1000 + step)}
        print(perform(Act.APPLICATION_REGISTER, by=owner, on=notice.pk, **said).pk, flush=True)


def fill() -> None:
    """An application that lacks nothing; the name of what was looked over stands on a line."""
    clock.now = lambda: NOON
    owner = Person.objects.get(email="p0@people.example")
    application = completed(opened(organisation(Notice.objects.get(), owner), owner), owner)
    print(looked_over(draft(application), 1))


def press(upon: str) -> None:
    """One process: press the form once, and say which filing it led to."""
    clock.now = lambda: NOON
    owner, application = Person.objects.get(email="p0@people.example"), Application.objects.get()
    try:
        asked = {"undertaking": UNDERTAKING, "upon": upon}
        print("filed", perform(Act.APPLICATION_SUBMIT, by=owner, on=application.pk, **asked).number)
    except NotPossible as refused:
        print(refused.refusal.code, refused.refusal.params["number"])


def invite(number: int) -> None:
    """One letter in the outbox, and sent."""
    register(number, 1)
    owner = Person.objects.get(email=f"p{number}@people.example")
    invited(Applicant.objects.get(), owner, "guest@people.example")
    _send()


def send_again() -> None:
    """What was left behind, and what is kept once it was sent again."""
    told()
    _send()
    told()


def _send() -> None:
    """Deliver what is due; a letter claimed by someone who was killed is due again when the lease has passed."""
    with pen.held():
        Letter.objects.update(due=now() - timedelta(seconds=1))
    deliver()


def told() -> None:
    """What is kept, and whether the log verifies."""
    notice = Notice.objects.get()
    key = read_key(notice.log_key)
    files = dict(exported(entries(notice), checkpoint(notice), [key]))
    found = audit(lambda path, most: files.get(path), [key])
    kept = {
        "database": connection.vendor,
        "applicants": sorted(Applicant.objects.values_list("pk", flat=True)),
        "memberships": Membership.objects.count(),
        "entries": found.entries,
        "verified": found.verified,
        "backward": found.backward,
        "letters": list(Letter.objects.values_list("state", "attempts")),
    }
    print(json.dumps(kept))


def main() -> None:
    """Do the job that is named, with its numbers."""
    jobs = {job.__name__: job for job in (prepare, register, fill, press, invite, send_again, told)}
    jobs[sys.argv[1]](*(int(word) if word.isdecimal() else word for word in sys.argv[2:]))
