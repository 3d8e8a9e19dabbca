"""How do cases come to be that turn on a reading, and how does the office of a test rule on it?"""

import json
from datetime import timedelta
from typing import Any

from django.db.models import Model

from award.application.membership import MEMBER
from award.application.snapshot import plain
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.performing import perform
from office.records.applications import Application, Filing
from office.records.intake import Standing
from office.records.issued import Notice
from office.records.people import Applicant, Membership, Person
from office.records.rulings import OfficeRuling
from tests.award.announced import sound
from tests.office.applying import completed, submit
from tests.office.arranging import organisation

LINE = "mayor_model"
READING = "award_start"
GOLD = {"tier": "gold", "category": "model", "label_year": 2021, "decided_on": "2022-09-20"}
RULING = {"reading": READING, "chosen": "label_year", "reason": "虚构的理由：以年度为准"}


def contested(notice: Notice, who: Person, applicant: Applicant | None = None) -> Application:
    """An applicant on whom readings differ has filed: three years since its gold award, or not."""
    applicant = applicant or organisation(notice, who)
    facts = plain({**sound(LINE)}) | {"awards": [GOLD]}
    application = perform(Act.APPLICATION_OPEN, by=who, on=applicant.pk, line=LINE, facts=facts)
    submit(completed(application, who), who)
    return application


def agreed(notice: Notice, who: Person, line: str = "gold_model") -> Application:
    """An applicant on whom no reading of this sort bears has filed."""
    applicant = organisation(notice, who)
    application = perform(Act.APPLICATION_OPEN, by=who, on=applicant.pk, line=line, facts=plain(sound(line)))
    submit(completed(application, who), who)
    return application


def rule(office: Person, notice: Notice, **said: object) -> OfficeRuling:
    """The office rules."""
    return perform(Act.ELIGIBILITY_RULE, by=office, on=notice.pk, **{**RULING, **said})


def alike(like: Application, many: int, days: int = 1) -> None:
    """So many more that were filed like this one, on so many days, by owners of their own: at once, past the acts."""
    like.refresh_from_db()
    filing, standing = like.filings.get(), like.standing
    numbers = [f"{number:04d}" for number in range(many)]
    with pen.held():
        owners = Person.objects.bulk_create(
            Person(email=f"alike{number}@people.example", name=f"虚构{number}") for number in numbers
        )
        applicants = Applicant.objects.bulk_create(
            _copy(like.applicant, name=f"虚构精工{number}", digest=number * 16) for number in numbers
        )
        Membership.objects.bulk_create(
            Membership(applicant=one, person=owner, email=owner.email, role=Role.OWNER, stage=MEMBER)
            for one, owner in zip(applicants, owners, strict=True)
        )
        applications = Application.objects.bulk_create(
            _copy(like, applicant=one, reference=f"X{number}") for one, number in zip(applicants, numbers, strict=True)
        )
        filings = Filing.objects.bulk_create(
            _copy(filing, application=one, **_earlier(filing, number % days)) for number, one in enumerate(applications)
        )
        Standing.objects.bulk_create(
            _copy(standing, application=one, filing=its) for one, its in zip(applications, filings, strict=True)
        )


def _earlier(filing: Filing, days: int) -> dict[str, object]:
    """As if it had been filed so many days before: the server's time, and the day among the facts."""
    before, said = filing.filed - timedelta(days=days), json.loads(filing.content)
    said["facts"]["filed_on"] = before.date().isoformat()
    return {"filed": before, "content": json.dumps(said)}


def _copy(record: Model, **but: object) -> Any:
    fields = {field.name: getattr(record, field.name) for field in record._meta.concrete_fields if field.name != "id"}
    return type(record)(**{**fields, **but})
