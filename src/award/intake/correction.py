"""What may be sent back for correction, until when, and what may be changed then?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, NamedTuple

from award.application.answers import parts_for
from award.application.characters import unbearable
from award.application.deadline import at, remaining
from award.application.writing import FACTS
from award.eligibility.asking import questions
from award.eligibility.setting import Step
from award.notice.calendar import DAY, UnknownYear, months_after, next_working_day, posting_ends, years_after
from award.notice.conditions import FiledBy
from award.notice.dossier import DossierPart, DossierQuestion
from award.notice.intake import Correcting
from award.notice.questions import Fact
from award.notice.reading import ByReading, OfficeRuling
from award.notice.scheme import Period, Scheme
from award.notice.text import Words
from award.vocabulary.refusal import Refusal

# How a correction ends: handed back, run out, or overtaken by what the applicant did with the whole application.
RETURNED: Final = "returned"
LAPSED: Final = "lapsed"
FILED_ANEW: Final = "filed_anew"
TAKEN_BACK: Final = "withdrawn"

LONGEST_REASON: Final = 1_000  # characters


class Named(NamedTuple):
    """A place that is sent back (``part.question`` or ``facts.fact``), and the reason why."""

    place: str
    reason: str


class Place(NamedTuple):
    """A place of a dossier that can be named: a question of a part, or one of the facts (then ``part`` is none)."""

    id: str
    part: DossierPart | None
    asked: DossierQuestion | Fact

    @property
    def group(self) -> str:
        """The part in which it stands, or :data:`award.application.writing.FACTS`. Basis: the dossier's parts."""
        return self.part.id if self.part else FACTS

    @property
    def of_files(self) -> bool:
        """Whether files are handed in there. Basis: files are handed in, answers are written."""
        return self.asked.kind == "file"

    @property
    def called(self) -> Words:
        """Its question, or the short name of the fact. Basis: fields are listed in words."""
        return self.asked.name if isinstance(self.asked, Fact) else self.asked.ask

    @property
    def named(self) -> Step:
        """Its part and its question, in words. Basis: fields are listed in words."""
        of = Step("application.facts", {}) if self.part is None else self.part.title
        return Step("correction.place", {"part": of, "question": self.called})


class Office(NamedTuple):
    """What bears on sending back: how often it was done, whether one stands open, and whether filing has closed."""

    rounds: int
    open: bool
    closed: bool
    rulings: Sequence[OfficeRuling] = ()


class Opened(NamedTuple):
    """A correction that was asked for: the places that were named, and until when; ``ended``: it is over."""

    named: tuple[Named, ...]
    until: datetime
    ended: bool = False

    @property
    def places(self) -> frozenset[str]:
        """The places that are open. Basis: only the named fields unlock."""
        return frozenset(one.place for one in self.named)


def places(scheme: Scheme, line: str) -> tuple[Place, ...]:
    """Every place of a dossier for ``line`` that can be named, in order: the parts, then the facts.

    The day and the time of filing are the server's, and cannot be.

    Basis: the parts of the dossier; the facts that the line needs.
    """
    given = {name for rule in scheme.rules_for(line) if isinstance(rule, FiledBy) for name in _by_server(rule)}
    parts = (
        Place(f"{part.id}.{question.id}", part, question)
        for part in parts_for(scheme, line)
        for question in part.questions
    )
    facts = (
        Place(f"{FACTS}.{fact.id}", None, fact)
        for page in questions(scheme, line)
        for fact in page.facts
        if fact.id not in given
    )
    return (*parts, *facts)


def _by_server(rule: FiledBy) -> tuple[str, str]:
    return rule.filed, rule.filed_time


def shut(scheme: Scheme, place: str, office: Office) -> Refusal | None:
    """Why ``place`` cannot be opened: once filing has closed, only form can, as the scheme and a ruling say.

    Where nobody has ruled, the scheme's recommended reading holds.

    Basis: the scheme's rule on correction; to be sent something back is to the applicant's benefit.
    """
    how = scheme.intake.correcting
    if how is None:
        return Refusal("correction.not_provided")
    if not office.closed:
        return None
    after, clauses = _after_closing(scheme, how, office.rulings)
    if after == "anything":
        return None
    if after == "nothing":
        return Refusal("correction.never", clauses)
    formal = place in how.form or place.partition(".")[0] in how.form
    return None if formal else Refusal("correction.substance", clauses, {"place": place})


def _after_closing(
    scheme: Scheme, how: Correcting, rulings: Iterable[OfficeRuling]
) -> tuple[str | None, tuple[str, ...]]:
    """What can be opened once filing has closed, and the clauses on which that rests."""
    if not isinstance(how.after, ByReading):
        return how.after, ()
    reading = scheme.readings[how.after.reading]
    chosen = {ruling.reading: ruling.chosen for ruling in rulings}.get(reading.id, reading.recommended)
    return (how.after.value(chosen) if chosen else None), reading.clauses


def sendable(scheme: Scheme, line: str, named: Sequence[Named], office: Office) -> Refusal | None:
    """Whether an application for ``line`` may be sent back with these places named; every reason at once if not.

    Basis: the scheme's rule on correction: the fields and the reasons are named, and only so many times.
    """
    how = scheme.intake.correcting
    if how is None:
        return Refusal("correction.not_provided")
    if office.open:
        return Refusal("correction.open_already")
    if how.rounds is not None and office.rounds >= how.rounds:
        return Refusal("correction.rounds", params={"rounds": how.rounds})
    wrong = tuple(_wrong(scheme, line, named, office))
    if not wrong:
        return None
    if len(wrong) == 1:
        return wrong[0]
    clauses = tuple(dict.fromkeys(clause for refusal in wrong for clause in refusal.clauses))
    return Refusal("correction.unsound", clauses, {"count": len(wrong), "reasons": wrong})


def _wrong(scheme: Scheme, line: str, named: Sequence[Named], office: Office) -> Iterator[Refusal]:
    known = {place.id: place for place in places(scheme, line)}
    if not named:
        yield Refusal("correction.nothing_named")
    if len({one.place for one in named}) < len(named):
        yield Refusal("correction.named_twice")
    for one in named:
        if one.place not in known:
            yield Refusal("correction.no_such_place", params={"place": one.place})
            continue
        told = {"place": one.place, "called": known[one.place].named}
        closed = shut(scheme, one.place, office)
        if closed is not None:
            yield Refusal(closed.code, closed.clauses, told)
        if not one.reason.strip():
            yield Refusal("correction.without_reason", params=told)
        elif len(one.reason) > LONGEST_REASON:
            yield Refusal("correction.reason_long", params={**told, "most": LONGEST_REASON, "length": len(one.reason)})
        elif refused := unbearable(one.reason):
            yield Refusal(refused.code, params={**told, **refused.params})


def until(scheme: Scheme, asked: datetime, zone: tzinfo) -> datetime | Refusal:
    """Until when it must be back that was sent back at ``asked``: the first moment that is too late.

    The day on which it is sent is not counted, and the last day counts to its last moment, on the clock of ``zone``.
    A year whose official calendar is not known is a refusal, never a guess.

    Basis: the scheme's period; Civil Code, Arts 201 and 203.
    """
    how = scheme.intake.correcting
    if how is None:
        return Refusal("correction.not_provided")
    period = next(one for one in scheme.notice.periods if one.id == how.period)
    try:
        last = _last_day(period, asked.astimezone(zone).date())
    except UnknownYear as unknown:
        return Refusal("correction.calendar", params={"year": str(unknown.args[0])})
    return datetime.combine(last + DAY, time(), zone)


def _last_day(period: Period, first: date) -> date:
    if period.unit == "working_days":
        return posting_ends(first, period.length, inclusive=False)
    if period.unit == "days":
        return next_working_day(first + timedelta(days=period.length))
    counted = months_after if period.unit == "months" else years_after
    return next_working_day(counted(first, period.length))


def amendable(correction: Opened | None, named: Collection[str], moment: datetime, zone: tzinfo) -> Refusal | None:
    """Whether these places may be changed at ``moment``: all of them are open, and it is in time.

    Basis: only the named fields unlock, and for a limited time.
    """
    if correction is None or correction.ended:
        return Refusal("correction.none_open")
    if moment >= correction.until:
        return Refusal("correction.over", params={"until": at(correction.until, zone)})
    if beyond := sorted(set(named) - correction.places):
        return Refusal("correction.not_named", params={"place": beyond[0]})
    return None


def lapsing(correction: Opened | None, moment: datetime) -> Refusal | None:
    """Whether a correction may be said to have run out at ``moment``.

    Basis: the last day counts to its last moment.
    """
    if correction is None or correction.ended:
        return Refusal("correction.none_open")
    return None if moment >= correction.until else Refusal("correction.running")


def left(correction: Opened, moment: datetime) -> Step:
    """How long it is until the correction runs out, in words. Basis: the time that remains is said in days."""
    return remaining(correction.until - moment)
