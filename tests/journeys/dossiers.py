"""Which applications can a journey begin with, without walking up to them? Each test has one of its own."""

import json
import os

from allauth.account.models import EmailAddress

from award.vocabulary.roles import Role
from office.acts import pen
from office.records.issued import Notice
from office.records.people import Applicant
from tests.journeys.hands import PASSWORD
from tests.office.applying import completed, opened, submit
from tests.office.arranging import joined, organisation, person
from tests.office.entering import session


def main() -> None:
    """Make as many as a run may need, and say where they lie and who is signed in."""
    print(json.dumps([dossier(f"{os.getpid()}.{number}", filed=number == 0) for number in range(16)]))


def dossier(name: str, *, filed: bool) -> dict[str, str]:
    owner, editor = person(f"owner{name}"), person(f"editor{name}")
    with pen.held():
        owner.set_password(PASSWORD)
        owner.save()
        EmailAddress.objects.create(user=owner, email=owner.email, verified=True, primary=True)
    applicant = organisation(Notice.objects.get(), owner, number=Applicant.objects.count() + 1)
    joined(applicant, owner, editor, Role.EDITOR)
    application = opened(applicant, owner)
    if filed:
        submit(completed(application, owner), owner)
    return {
        "root": f"/applicant/a/{application.reference}/",
        "owner": session(owner),
        "editor": session(editor),
        "email": owner.email,
        "name": owner.name,
        "editors_name": editor.name,
    }
