"""Which files go with a recommendation, and how are they frozen when it is signed?"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet

from award.application.answers import FileRef
from award.application.enclosing import Enclosed
from award.application.lifecycle import DETACHED
from award.application.uploads import IN_FORCE
from office.records.people import Person
from office.records.recommendations import Recommendation
from office.records.uploads import Upload


def attached(record: Recommendation) -> QuerySet[Upload]:
    """What the recommender attached and did not take away, signed or not."""
    return record.uploads.exclude(stage=DETACHED).order_by("pk")


def enclosed(record: Recommendation) -> list[Upload]:
    """The files that the recommendation was signed with last."""
    return list(record.uploads.filter(stage__in=IN_FORCE, signed=record.given).order_by("pk"))


def known(upload: Upload) -> Enclosed:
    """What the award knows of it."""
    return Enclosed(upload.name, upload.stage, upload.signed is not None)


def to_sign(record: Recommendation, left_out: Collection[int]) -> list[Upload]:
    """The files that it would be signed with now, and nobody changes them meanwhile.

    Of those it was signed with before, the ones in ``left_out`` are not among them.
    """
    found = attached(record).select_for_update(of=("self",), no_key=True)
    return [one for one in found if one.signed is None or one.pk not in left_out]


def sign(record: Recommendation, files: Iterable[Upload], at: datetime, by: Person) -> tuple[FileRef, ...]:
    """Freeze the files: they are signed, and whatever else was attached is no longer."""
    signed = list(files)
    for upload in signed:
        upload.signed = at
        upload.save(update_fields=("signed",))
    let_go(attached(record).exclude(pk__in=[upload.pk for upload in signed]), at, by)
    return tuple(upload.file for upload in signed)


def let_go(uploads: QuerySet[Upload], at: datetime, by: Person) -> None:
    """They are attached no longer; what was filed with them keeps them."""
    uploads.update(stage=DETACHED, detached=at, detached_by=by)
