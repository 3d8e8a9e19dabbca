"""How does an application of a test come to be, at a moment of our choosing?"""

from datetime import UTC, datetime
from typing import Any

import pytest

from award.application.snapshot import plain
from award.vocabulary.acts import Act
from office.acts import pen
from office.acts.performing import perform
from office.outside import clock
from office.records.applications import Application, Extension, Filing, Part
from office.records.people import Applicant, Person
from tests.award.announced import sound
from tests.award.application.dossiers import complete

LINE = "gold_model"
UNDERTAKING = "我们承诺申报材料真实、完整。"
NOON = datetime(2025, 7, 15, 4, tzinfo=UTC)
LONGER = datetime(2025, 8, 20, 16, tzinfo=UTC)


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """From now on it is ``moment``."""
    monkeypatch.setattr(clock, "now", lambda: moment)


def opened(applicant: Applicant, who: Person, line: str = LINE) -> Application:
    """An application with the facts of a sound applicant."""
    facts = plain(sound(line))
    return perform(Act.APPLICATION_OPEN, by=who, on=applicant.pk, line=line, facts=facts)


def write(application: Application, who: Person, part: str, answers: Any, version: int = 0) -> Part:
    """One part, saved."""
    return perform(
        Act.APPLICATION_WRITE, by=who, on=application.pk, part=part, answers=answers, version=version, seen=True
    )


def completed(application: Application, who: Person) -> Application:
    """Every part there, with its files: at once, as if it had been written and handed in."""
    said = {"application": application, "version": 1, "seen": True, "by": who, "saved": clock.now()}
    parts = [Part(part=part, answers=answers, **said) for part, answers in complete(application.line).items()]
    with pen.held():
        Part.objects.bulk_create(parts)
    return application


def submit(application: Application, who: Person) -> Filing:
    """Filed."""
    return perform(Act.APPLICATION_SUBMIT, by=who, on=application.pk, undertaking=UNDERTAKING)


def extend(application: Application, secretary: Person, until: datetime = LONGER) -> Extension:
    """More time to file."""
    said = {"reason": "虚构的理由", "approver": "虚构的主任"}
    return perform(Act.APPLICATION_EXTEND, by=secretary, on=application.pk, until=until, **said)
