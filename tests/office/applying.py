"""How does an application of a test come to be, at a moment of our choosing?"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from award.application.lifecycle import CLEAN
from award.application.snapshot import plain
from award.vocabulary.acts import Act
from office.acts import pen
from office.acts.performing import perform
from office.outside import clock
from office.records.applications import Application, Extension, Filing, Part
from office.records.people import Applicant, Person
from office.records.uploads import Upload
from tests.award.announced import SCHEME, sound
from tests.award.application.dossiers import complete

LINE = "gold_model"
FILE_QUESTIONS = {
    part.id: {question.id for question in part.questions if question.kind == "file"} for part in SCHEME.dossier.parts
}
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
    parts, uploads = [], []
    for part, answers in complete(application.line).items():
        files = {name: value for name, value in answers.items() if name in FILE_QUESTIONS[part]}
        written = {name: value for name, value in answers.items() if name not in files}
        parts.append(Part(part=part, answers=written, **said))
        uploads += [clean(application, who, part, name, **file) for name, value in files.items() for file in value]
    with pen.held():
        Part.objects.bulk_create(parts)
        Upload.objects.bulk_create(uploads)
    return application


def clean(application: Application, who: Person, part: str, question: str, **file: Any) -> Upload:
    """A file that has been looked at; its content is nowhere."""
    where = {"application": application, "part": part, "question": question}
    at = clock.now()
    return Upload(stage=CLEAN, key=uuid4().hex, by=who, attached=at, cleared=at, **where, **file)


def submit(application: Application, who: Person) -> Filing:
    """Filed."""
    return perform(Act.APPLICATION_SUBMIT, by=who, on=application.pk, undertaking=UNDERTAKING)


def extend(application: Application, secretary: Person, until: datetime = LONGER) -> Extension:
    """More time to file."""
    said = {"reason": "虚构的理由", "approver": "虚构的主任"}
    return perform(Act.APPLICATION_EXTEND, by=secretary, on=application.pk, until=until, **said)
