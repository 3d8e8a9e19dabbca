"""What does an application look like for which the office has done all but decide? Its people and it are invented."""

from pathlib import Path

from django.conf import settings

from award.intake.checklist import FINDING, FORM
from award.vocabulary.roles import Role
from office.outside import clock
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from tests.office.applying import NOON
from tests.office.arranging import person
from tests.office.examining import asked, say
from tests.office.inhabited import side
from tests.office.working import worked


def looked_into(notice: Notice, clerk: Person) -> Application:
    """By the acts themselves: filed with every file, sent back, handed back; registers hold something of it, an
    authority has answered, its paper has come, and someone has said what they think of each item of it."""
    Path(settings.AWARD_FILES).mkdir(parents=True, exist_ok=True)
    with clock.pretending(NOON):
        made = side(notice, 0, "submitted", clerk)
        second = person("second", Role.SECRETARY)
        worked(notice, [made], clerk, second)
        for sort in (FORM, FINDING):
            say(made.application, second, sort, [item.id for item in asked(made.application, sort)])
    return made.application
