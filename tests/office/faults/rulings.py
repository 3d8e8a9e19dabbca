"""What does the office keep before and after it rules on a reading: many cases that turn on it, each of an owner?"""

import json
import os
import signal
import sys
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection

from award.ledger.audit import audit
from award.ledger.export import exported
from award.ledger.note import read_key
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.relations import CLOCK
from office.acts.performing import perform, rehearse
from office.acts.sealing import checkpoint, entries
from office.filings.cohort import cohort
from office.outside import clock
from office.records.intake import Standing
from office.records.issued import Notice, issued
from office.records.letters import Letter
from office.records.notices import texts
from office.records.people import Membership, Person
from office.records.rulings import OfficeRuling
from tests.office.applying import NOON
from tests.office.arranging import person
from tests.office.ruling import READING, RULING, alike, contested


def prepare(count: str, days: str) -> None:
    """So many open cases, filed on so many days."""
    call_command("migrate", verbosity=0)
    clock.now = lambda: NOON
    notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    person("secretary", Role.SECRETARY)
    alike(contested(notice, person("owner")), int(count) - 1, int(days))


def killed(at: str) -> None:
    """Rule, and be killed: after so many cases, or as soon as something is written in the table of this name."""

    def told(done: int, total: int) -> None:
        if str(done) == at:
            _die()

    def written(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if sql.startswith(f'INSERT INTO "{at}"'):
            _die()
        return answer

    with connection.execute_wrapper(written):
        _rule(told=told)


def rules() -> None:
    """Rule, and live."""
    _rule()


def told() -> None:
    """Everything that is kept of it."""
    notice = Notice.objects.get()
    key = read_key(notice.log_key)
    lying = dict(exported(entries(notice), checkpoint(notice), [key]))
    stands = Standing.objects.all()
    kept = {
        "rulings": OfficeRuling.objects.count(),
        "outcomes": sorted({one.outcomes["gold_held"] for one in stands}),
        "letters": Letter.objects.filter(act=Act.ELIGIBILITY_RULE).count(),
        "entries": sum(json.loads(content)["act"] == Act.ELIGIBILITY_RULE for content in entries(notice)),
        "verified": audit(lambda path, most: lying.get(path), [key]).verified,
    }
    print(json.dumps(kept))


def measured(what: str) -> None:
    """Milliseconds that it takes in a process that has just begun."""
    clock.now = lambda: NOON
    notice, secretary = Notice.objects.get(), Person.objects.get(duty=Role.SECRETARY)
    reading = issued(notice.digest).readings[READING]
    jobs = {
        "cohort": lambda: cohort(secretary, Role.SECRETARY, notice, reading),
        "letters": lambda: rehearse(Act.ELIGIBILITY_RULE, by=secretary, on=notice.pk, **RULING),
        "act": _rule,
    }
    began = perf_counter()
    jobs[what]()
    print(json.dumps(1000 * (perf_counter() - began)))


def silent() -> None:
    """Let nobody be there to be written to."""
    Membership.objects.all().delete()


def _rule(**how: object) -> None:
    clock.now = lambda: NOON
    secretary = Person.objects.get(duty=Role.SECRETARY)
    perform(Act.ELIGIBILITY_RULE, by=secretary, on=Notice.objects.get().pk, **RULING, **how)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Do the job that is named."""
    jobs = (prepare, killed, rules, told, measured, silent)
    {job.__name__: job for job in jobs}[sys.argv[1]](*sys.argv[2:])
