"""Which applications can a journey begin with that were sent back, with something to write and a file to replace?"""

import json
import os

from award.intake.correction import places
from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.records.applications import Application
from tests.award.announced import SCHEME
from tests.journeys.dossiers import dossier
from tests.office.applying import LINE
from tests.office.arranging import person

EVERY = {place.id: place for place in places(SCHEME, LINE)}
SCAN = next(place for place in EVERY.values() if place.of_files)
TEXT = next(place for place in EVERY.values() if place.group == SCAN.group and place.asked.kind == "text")


def main() -> None:
    """Two of them, and where they lie."""
    secretary = person(f"secretary{os.getpid()}", "secretary")
    print(json.dumps([_sent_back(f"back{os.getpid()}.{number}", secretary) for number in range(2)]))


def _sent_back(name: str, secretary: object) -> dict[str, str]:
    made = dossier(name, filed=True)
    application = Application.objects.get(reference=made["root"].strip("/").split("/")[-1])
    named = [{"place": place.id, "reason": "虚构：章盖歪了"} for place in (TEXT, SCAN)]
    perform(Act.INTAKE_SEND_BACK, by=secretary, on=application.pk, named=named, words="虚构的总说明")
    return {**made, "group": SCAN.group, "files": SCAN.asked.id, "text": TEXT.asked.id}


if __name__ == "__main__":
    main()
