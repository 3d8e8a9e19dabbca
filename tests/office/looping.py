"""How is an application of a test sent back, at moments of our choosing?"""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from award.application.deadline import deadline
from award.application.lifecycle import DETACHED
from award.intake.correction import places
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.performing import perform
from office.records.applications import Application, Filing
from office.records.intake import Correction
from office.records.issued import Notice
from office.records.people import Person
from office.records.uploads import Upload
from tests.award.announced import SCHEME
from tests.award.application.dossiers import ZONE, a_file
from tests.office.applying import LINE, NOON, UNDERTAKING, clean, completed, opened, set_clock, submit
from tests.office.arranging import joined, organisation, person

SECOND = timedelta(seconds=1)
LAST = deadline(SCHEME, LINE, zone=ZONE).instant
AFTER = LAST + timedelta(hours=12)
EVERY = {place.id: place for place in places(SCHEME, LINE)}
FORMAL = [one.id for one in EVERY.values() if one.group in SCHEME.intake.correcting.form]
TEXT = next(one for one in FORMAL if EVERY[one].asked.kind in ("text", "date", "table"))
SCAN = next(one for one in FORMAL if EVERY[one].of_files)
OTHER = next(one.id for one in EVERY.values() if one.of_files and one.id != SCAN)
NEW = {"text": "更正", "date": "2024-02-29", "table": [{"": ""}]}[EVERY[TEXT].asked.kind]


class Loop:
    """An application that was filed, its people, and the hand that moves the clock."""

    def __init__(self, patch: pytest.MonkeyPatch, notice: Notice) -> None:
        self._patch = patch
        self.at(NOON)
        self.owner, self.editor, self.reader = person("甲"), person("乙"), person("丙")
        self.secretary = person("办公室", "secretary")
        applicant = organisation(notice, self.owner)
        joined(applicant, self.owner, self.editor, Role.EDITOR)
        joined(applicant, self.owner, self.reader, Role.READER)
        self.application: Application = completed(opened(applicant, self.owner), self.owner)
        self.first = submit(self.application, self.owner)

    def at(self, moment: datetime) -> None:
        set_clock(self._patch, moment)

    def send(self, *named: str, at: datetime = AFTER, words: str = "") -> Correction:
        self.at(at)
        asked = [{"place": place, "reason": "虚构的理由"} for place in named or (TEXT, SCAN)]
        return perform(Act.INTAKE_SEND_BACK, by=self.secretary, on=self.application.pk, named=asked, words=words)

    def amend(self, answers: dict[str, Any], version: int = 0, by: Person | None = None) -> Correction:
        said = {"answers": answers, "version": version}
        return perform(Act.INTAKE_AMEND, by=by or self.editor, on=self.application.pk, **said)

    def hand_back(self, **how: Any) -> Filing:
        return perform(
            Act.INTAKE_HAND_BACK, by=self.owner, on=self.application.pk, **{"undertaking": UNDERTAKING, **how}
        )

    def hand_in(self, place: str, name: str = "重扫.pdf", mark: str = "b") -> Upload:
        """A file that has come to this place, as the act lets it."""
        part, question = place.split(".")
        said = {"part": part, "question": question, "name": name, "size": 1024}
        return perform(Act.APPLICATION_ATTACH, by=self.editor, on=self.application.pk, **said)

    def uploads(self, place: str) -> list[Upload]:
        part, question = place.split(".")
        return list(self.application.uploads.filter(part=part, question=question).exclude(stage=DETACHED))

    @property
    def stage(self) -> str:
        self.application.refresh_from_db()
        return self.application.stage


def clean_file(loop: Loop, place: str, mark: str = "b") -> Upload:
    """A file that was handed in there, taken and cleared."""
    begun = loop.hand_in(place)
    part, question = place.split(".")
    made = clean(loop.application, loop.editor, part, question, **a_file("重扫.pdf", mark))
    with pen.held():
        Upload.objects.filter(pk=begun.pk).update(stage="clean", sha256=made.sha256, pages=1, key=uuid4().hex)
    begun.refresh_from_db()
    return begun
