"""Is it still in time to file, and how long will it be?"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

from award.eligibility.facts import Facts
from award.eligibility.kinds.filings import last_day
from award.eligibility.setting import Step
from award.notice.calendar import DAY
from award.notice.conditions import FiledBy
from award.notice.reading import ByReading, OfficeRuling
from award.notice.scheme import Outage as OutageRule
from award.notice.scheme import Scheme
from award.vocabulary.days import exactly
from award.vocabulary.refusal import Refusal

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Outage(NamedTuple):
    """From ``began`` to ``ended`` the site could not be reached. Declaring it, the office may have said ``until`` when
    everyone may file at least."""

    began: datetime
    ended: datetime
    until: datetime | None = None


class Extension(NamedTuple):
    """One applicant may file later, before ``until``; the office has said why, and who approved it."""

    until: datetime
    reason: str
    approver: str


class Deadline(NamedTuple):
    """Filing is in time before ``instant`` (in UTC), and too late from it on. ``why`` says how it came about.

    ``said`` is the instant as people say it: the last moment that still counts, on the clock of the place.
    """

    instant: datetime
    said: Step
    why: tuple[Step, ...]
    clauses: tuple[str, ...]

    def refusal(self, moment: datetime) -> Refusal | None:
        """``None`` where filing at ``moment`` (with its zone) is in time. Raises ``TypeError`` without a zone.

        Basis: the notice's last day; decided in the act itself, never before it.
        """
        if moment < self.instant:
            return None
        return Refusal("too_late", self.clauses, {"deadline": self.said})

    def remaining(self, moment: datetime) -> Step:
        """How long it is from ``moment`` to the end, in the two largest units that are not nothing; rounded down.

        Basis: the time that remains is said in days and hours.
        """
        return remaining(self.instant - moment)


def deadline(
    scheme: Scheme,
    line: str,
    *,
    zone: tzinfo,
    rulings: Iterable[OfficeRuling] = (),
    outages: Iterable[Outage] = (),
    extension: Extension | None = None,
) -> Deadline | None:
    """Until when ``line`` can be filed electronically; ``None`` where the scheme knows no last day.

    ``zone`` is the zone of the place. Of a reading that is not ruled, the alternative that ends latest holds. All
    instants have a zone; the same outages hold for everyone, an extension for the one applicant who has it.

    Basis: the notice's last day and its readings; the scheme's rule on outages; no applicant is refused on a reading
    that nobody has ruled on.
    """
    rule = next((rule for rule in scheme.rules_for(line) if isinstance(rule, FiledBy)), None)
    last = last_day(scheme.days[rule.by]) if rule else None
    if rule is None or last is None or last.last == date.max:
        return None
    instant, said, step = max(_closes(scheme, rule, last.last, zone, list(rulings)), key=lambda close: close[0])
    why = [step]
    longer = _after_outages(instant, outages, scheme.notice.outage)
    if longer > instant:
        instant, said = longer, at(longer, zone)
        why.append(Step("application.deadline.outage", {"until": said}))
    if extension is not None and extension.until.astimezone(UTC) > instant:
        instant = extension.until.astimezone(UTC)
        said = at(instant, zone)
        why.append(Step("application.deadline.extension", extension._asdict() | {"until": said}))
    return Deadline(instant, said, tuple(why), rule.clauses)


def _closes(
    scheme: Scheme, rule: FiledBy, last: date, zone: tzinfo, rulings: list[OfficeRuling]
) -> Iterator[tuple[datetime, Step, Step]]:
    """Instant, said and why, under each alternative that is open."""
    given = rule.last_day
    if not isinstance(given, ByReading):
        yield _close(rule, given, last, zone, "application.deadline.last_day", {})
        return
    reading = scheme.readings[given.reading]
    ruled = {ruling.reading: ruling.chosen for ruling in rulings}.get(reading.id)
    for alternative in reading.alternatives:
        if ruled in (None, alternative.id):
            recommended = alternative.id == reading.recommended
            key = "ruled" if ruled else "recommended" if recommended else "latest"
            words: dict[str, object] = {"reading": reading.question, "alternative": alternative.words}
            yield _close(rule, given.value(alternative.id), last, zone, f"application.deadline.{key}", words)


def _close(
    rule: FiledBy, last_day: str, last: date, zone: tzinfo, key: str, words: dict[str, object]
) -> tuple[datetime, Step, Step]:
    """The minute at which the office closes still counts, as it does where a ruling is given on a time of filing."""
    if last_day == "office_hours":
        closing = datetime.combine(last, time.fromisoformat(rule.closes), zone)
        instant, said = closing.astimezone(UTC) + MINUTE, at(closing, zone)
    else:
        midnight = datetime.combine(last if last_day == "before" else last + DAY, time(), zone)
        instant, said = midnight.astimezone(UTC), at(midnight, zone)
    return instant, said, Step(key, {**words, "last": last, "until": said})


def _after_outages(instant: datetime, outages: Iterable[Outage], rule: OutageRule | None) -> datetime:
    """What one outage adds, the next can touch; more outages never make it earlier."""
    longer = instant
    for outage in sorted(outages, key=lambda outage: outage.began):
        longer = max(longer, (outage.until or instant).astimezone(UTC))
        began, ended = outage.began.astimezone(UTC), outage.ended.astimezone(UTC)
        if rule is not None and began < longer and ended > instant - rule.last_hours * HOUR:
            longer = max(longer, max(instant, ended) + rule.extends_hours * HOUR)
    return longer


def as_filed(facts: Facts, scheme: Scheme, line: str, moment: datetime, zone: tzinfo) -> Facts:
    """The facts as they are when it is filed at ``moment``: the day and the time are the server's, not the applicant's.

    Basis: the day of filing is decided on the server.
    """
    local = moment.astimezone(zone)
    values = dict(facts.values)
    for rule in scheme.rules_for(line):
        if isinstance(rule, FiledBy):
            values |= {rule.filed: exactly(local.date()), rule.filed_time: local.strftime("%H:%M")}
    return facts._replace(values=values)


def at(instant: datetime, zone: tzinfo) -> Step:
    """An instant as people say it, on the clock of ``zone``; midnight ends the day before.

    Basis: a day ends at 24:00 (Civil Code, Art. 203).
    """
    local = instant.astimezone(zone)
    if local.time() == time():
        return Step("application.moment.midnight", {"day": local.date() - DAY})
    return Step("application.moment.at", {"day": local.date(), "time": local.strftime("%H:%M")})


def remaining(left: timedelta) -> Step:
    """A length of time in its two largest units, rounded down; nothing is left of what is not positive.

    Basis: the time that remains is said in days and hours.
    """
    if left <= timedelta():
        return Step("application.remaining.over", {})
    minutes = left // MINUTE
    amounts = {"day": minutes // (24 * 60), "hour": minutes // 60 % 24, "minute": minutes % 60}
    for (larger, many), (smaller, few) in pairwise(amounts.items()):
        if many and few:
            return Step("application.remaining.two", {"more": _amount(larger, many), "less": _amount(smaller, few)})
        if many:
            return Step("application.remaining.one", {"amount": _amount(larger, many)})
    if minutes:
        return Step("application.remaining.one", {"amount": _amount("minute", minutes)})
    return Step("application.remaining.moment", {})


def _amount(unit: str, number: int) -> Step:
    return Step(f"application.amount.{unit}" if number == 1 else f"application.amount.{unit}s", {"number": number})
