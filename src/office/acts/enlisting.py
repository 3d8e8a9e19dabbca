"""What does the list of applications keep of a filing, so that it is found and counted without being opened?"""

import json
from collections.abc import Iterable

from award.intake.searching import GIVEN, NONE
from office.records.applications import Application, Filing
from office.records.issued import issued


def enlist(filed: Iterable[tuple[Application, Filing]]) -> None:
    """Let each application say of itself what its last filing says; those that do so already are left."""
    for application, filing in filed:
        if application.counting_id != filing.pk:
            application.counting, application.filed = filing, filing.filed
            application.features = _features(application, filing)
            application.save(update_fields=("counting", "filed", "features"))


def _features(application: Application, filing: Filing) -> dict[str, str]:
    """The options chosen where the scheme pictures the intake by them, and whether a recommendation came with it."""
    snapshot = json.loads(filing.content)
    told = {"recommendation": GIVEN if snapshot["recommendation"] else NONE}
    for picture in issued(application.notice.digest).intake.pictures:
        chosen = snapshot["answers"].get(picture.part, {}).get(picture.id)
        if chosen is not None:
            told[picture.id] = chosen
    return told
