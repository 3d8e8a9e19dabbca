"""Whose time is over, and what goes then?"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils.timezone import get_default_timezone, localdate

from award.notice.retention import destroyable, due
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.access.relations import CLOCK
from office.acts.moment import moment
from office.acts.performing import perform
from office.outside import files
from office.records.applications import Application, Filing
from office.records.issued import Notice, issued
from office.records.people import Applicant
from office.records.uploads import Upload

Days = Mapping[str, date]


class Going(NamedTuple):
    """A record whose time is over, by the row of the scheme that says so; ``about`` names it to whoever asks."""

    act: Act
    number: int
    about: str
    retention: str


def standing(notice: Notice, known: Days) -> Iterator[tuple[str, Refusal | None]]:
    """Every row of the scheme's retention, and why nothing of it may be destroyed yet."""
    scheme = issued(notice.digest)
    for kept in scheme.notice.retention:
        yield kept.id, destroyable(scheme, kept, known, _today())


def going(notice: Notice, known: Days, spared: Collection[str] = ()) -> Iterator[Going]:
    """What goes today: the content of files, and the numbers of applicants.

    Of the applications in ``spared``, by their reference numbers, the files of the last filing stay: they are still to
    be handed over to the archive.
    """
    scheme, today = issued(notice.digest), _today()
    filed = Upload.filings.through.objects.filter(upload=OuterRef("pk"))
    uploads = Upload.objects.filter(application__notice=notice, destroyed=None).annotate(held=Exists(filed))
    left = uploads.exclude(filings__in=_last(notice, spared)).select_related("application").order_by("pk")
    for upload in left.iterator():
        kept = due(scheme, "upload", upload.stage, known, today, filed=upload.held)
        if not isinstance(kept, Refusal):
            about = f"{upload.application.reference} {upload.part} {upload.name}"
            yield Going(Act.APPLICATION_DESTROY_FILE, upload.pk, about, kept.id)
    for applicant in Applicant.objects.filter(notice=notice).exclude(number="").order_by("pk").iterator():
        kept = due(scheme, "applicant", applicant.stage, known, today)
        if not isinstance(kept, Refusal):
            yield Going(Act.APPLICATION_DESTROY_NUMBER, applicant.pk, applicant.name, kept.id)


def destroy(one: Going, known: Days) -> None:
    """Destroy it: in the books first, then on the shelf. Content that a stop leaves there is swept away later."""
    record = perform(one.act, by=CLOCK, on=one.number, known=known)
    if one.act is Act.APPLICATION_DESTROY_FILE:
        files.forget(record.key)
        files.remove(record.key)


def unknown(notice: Notice, references: Collection[str]) -> set[str]:
    """Those of the reference numbers that no application bears."""
    found = Application.objects.filter(notice=notice, reference__in=references)
    return set(references) - set(found.values_list("reference", flat=True))


def _last(notice: Notice, spared: Collection[str]) -> QuerySet[Filing]:
    of = Filing.objects.filter(application__notice=notice, application__reference__in=spared)
    last = of.order_by().values("application").annotate(last=Max("pk"))
    return Filing.objects.filter(pk__in=last.values("last"))


def _today() -> date:
    return localdate(moment(), get_default_timezone())
