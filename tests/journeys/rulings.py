"""Which cases can a ruling be made on in a journey? Many that turn on one reading, and someone who rules."""

import json

from django.core.management import call_command

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.records.notices import texts
from tests.office.arranging import person
from tests.office.entering import session
from tests.office.ruling import alike, contested

CASES = 200


def main() -> None:
    """An office of its own, and by which session someone of the secretariat comes in."""
    call_command("migrate", verbosity=0)
    notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    alike(contested(notice, person("owner")), CASES - 1)
    print(json.dumps(session(person("secretary", Role.SECRETARY))))


if __name__ == "__main__":
    main()
