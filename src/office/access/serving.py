"""Of which kinds does the office serve some records only, and which?"""

from collections.abc import Callable, Mapping
from typing import Final

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from award.access.policy import RecordKind
from award.application.lifecycle import DECLINED, GIVEN
from office.records.applications import Filing
from office.records.recommendations import Recommendation
from office.records.uploads import Upload


def _read() -> Q:
    """Files that were filed, and those that a recommendation which is no part of a filing was signed with."""
    since = Recommendation.objects.filter(_since_filing(), stage=GIVEN)
    return Q(pk__in=Upload.filings.through.objects.values("upload")) | Q(
        recommendation__in=since, signed=F("recommendation__given")
    )


def _since_filing() -> Q:
    """Recommendations that were given or declined after the last filing: they are not part of it."""
    filings = Filing.objects.filter(application=OuterRef("application"))
    since = Exists(filings) & ~Exists(filings.filter(filed__gte=Coalesce(OuterRef("given"), OuterRef("declined"))))
    return Q(since, stage__in=(GIVEN, DECLINED))


# Of these kinds the office serves some only: files that were filed, letters that acts under a notice sent, and
# recommendations that came too late for a filing.
SERVED: Final[Mapping[RecordKind, Callable[[], Q]]] = {
    RecordKind.UPLOAD: _read,
    RecordKind.LETTER: lambda: Q(notice__isnull=False),
    RecordKind.RECOMMENDATION: _since_filing,
}
