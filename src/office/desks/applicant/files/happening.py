"""Which files of a part came and went, by whom, and when?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext

from office.desks.applicant.finding import own
from office.records.applications import Application
from office.records.uploads import Upload

ATTACHED, REFUSED, DETACHED = "attached", "refused", "detached"


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to a file; nobody did it where the scanner found something. ``last``: when."""

    what: str
    name: str
    by: str
    last: datetime
    reason: str = ""


def happened(
    request: HttpRequest, application: Application, part: str, since: datetime | None, until: datetime | None
) -> tuple[Happened, ...]:
    """What happened to the files of a part from ``since`` until before ``until``, in one query."""
    kept = own(request, Upload).filter(application=application, part=part).select_related("by", "detached_by")
    told = (one for upload in kept.order_by("pk") for one in _of(upload))
    return tuple(one for one in told if (since is None or since <= one.last) and (until is None or one.last < until))


def _of(upload: Upload) -> Iterator[Happened]:
    yield Happened(ATTACHED, upload.name, upload.by.name, upload.attached)
    if upload.refused:
        yield Happened(REFUSED, upload.name, gettext("查毒"), upload.refused, upload.reason)
    if upload.detached:
        yield Happened(DETACHED, upload.name, upload.detached_by.name if upload.detached_by else "", upload.detached)
