"""Until when are data kept, and which of them are destroyed then?"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from award.notice.scheme import Retention, Scheme
from award.vocabulary.refusal import Refusal

Days = Mapping[str, date]


def kept_until(scheme: Scheme, kept: Retention, known: Days) -> date | None:
    """The last day on which these data are kept; ``None`` while the day that it is counted from is not known.

    ``known`` are days that the notice left open and that have come since. Of a 29 February the anniversary is 1 March.

    Basis: the scheme's period of retention, in whole years after a day.
    """
    day = scheme.days[kept.after].on or known.get(kept.after)
    if day is None:
        return None
    later = day.year + kept.years
    return date(later, 3, 1) if (day.month, day.day) == (2, 29) and kept.years else day.replace(year=later)


def destroyable(scheme: Scheme, kept: Retention, known: Days, today: date) -> Refusal | None:
    """Why these data may not be destroyed ``today``, where they may not.

    Basis: nothing is destroyed before its time, nor while it cannot be said when that is.
    """
    end = kept_until(scheme, kept, known)
    if end is None:
        return Refusal("retention_without_day", params={"day": scheme.days[kept.after].name})
    return Refusal("retention_running", params={"until": end + timedelta(days=1)}) if today <= end else None


def concerning(scheme: Scheme, kind: str, stage: str, *, filed: bool) -> Iterator[Retention]:
    """What the scheme says of a record of this kind, at this stage; ``filed``: a filing is made of it.

    Basis: a row without stages speaks of every record of its kinds, one with stages of those that no filing holds.
    """
    for kept in scheme.notice.retention:
        if kind in kept.records and (not kept.stages or (stage in kept.stages and not filed)):
            yield kept


def due(scheme: Scheme, kind: str, stage: str, known: Days, today: date, *, filed: bool = False) -> Retention | Refusal:
    """The first row by which a record of this kind, at this stage, may be destroyed ``today``; else why it may not.

    Basis: as :func:`concerning` and :func:`destroyable`.
    """
    refused = Refusal("retention_unsaid")
    for kept in concerning(scheme, kind, stage, filed=filed):
        found = destroyable(scheme, kept, known, today)
        if found is None:
            return kept
        refused = found
    return refused
