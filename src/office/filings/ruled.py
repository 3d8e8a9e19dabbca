"""Where can the notice be read in more than one way, what was ruled, and how does anyone check when?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.utils.timezone import get_default_timezone, localdate

from award.application.lifecycle import IN_HAND
from award.eligibility.rules import readings_of
from award.ledger.receipt import written
from award.notice.reading import Reading
from award.notice.scheme import Scheme
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.relations import Actor
from office.access.scope import visible
from office.acts.eligibility import said
from office.acts.sealing import receipt
from office.records.intake import Standing
from office.records.issued import Notice, issued
from office.records.rulings import OfficeRuling


@dataclass(frozen=True, slots=True)
class Ruled:
    """One ruling; ``after`` is the number of the one that superseded it, where one did."""

    number: int
    reading: str
    chosen: str
    words: str
    by: str
    on: date
    at: datetime
    reason: str
    after: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """One way of reading; ``holds``: the office has ruled so."""

    id: str
    words: str
    recommended: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question on which readings differ. ``turning``: so many open cases turn on it while nothing is ruled:
    a finding of theirs comes to one thing or another, as it is read.

    ``history`` has the rulings on it, the one that holds first; ``rules`` are those that rest on it.
    """

    id: str
    number: str
    words: str
    clauses: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...]
    reason: str
    by_case: bool
    rules: tuple[str, ...]
    history: tuple[Ruled, ...]
    turning: int

    @property
    def holding(self) -> Ruled | None:
        """The ruling that holds."""
        return self.history[0] if self.history else None


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves a ruling to anyone: it is entry ``number`` (from 1) of the log ``origin``; ``file`` is the JSON."""

    origin: str
    number: int
    digest: str
    checkpoint: str
    key: str
    file: str


def questions(actor: Actor, duty: Role, notice: Notice) -> tuple[Question, ...]:
    """Every question, in the order of the notice: two queries, and what it costs to know whose cases are whose."""
    scheme, given = issued(notice.digest), rulings_of(actor, notice)
    open_ones = served(actor, Standing, duty).filter(application__notice=notice, application__stage__in=IN_HAND)
    turning = Counter(name for names in open_ones.values_list("turns_on", flat=True) for name in names)
    return tuple(_question(scheme, reading, given, turning) for reading in scheme.eligibility.readings)


def question_of(actor: Actor, duty: Role, notice: Notice, reading: str) -> Question | None:
    """The question with this id, if there is one."""
    return next((one for one in questions(actor, duty, notice) if one.id == reading), None)


def rulings_of(actor: Actor, notice: Notice) -> tuple[OfficeRuling, ...]:
    """Every ruling under the notice, in the order of their numbers: one query."""
    return tuple(visible(actor, OfficeRuling).filter(notice=notice).select_related("by", "notice").order_by("number"))


def told(scheme: Scheme, given: Iterable[OfficeRuling]) -> dict[int, Ruled]:
    """Each of all the rulings under a notice, by its number."""
    ordered = sorted(given, key=lambda one: one.number)
    return {one.number: _ruled(scheme, one, ordered) for one in ordered}


def proof(ruling: OfficeRuling) -> Proof:
    """Where the ruling stands in the log, and what proves it, its words included."""
    found = receipt(ruling.notice, ruling, said(ruling))
    return Proof(
        origin=found.signed.checkpoint.origin,
        number=found.index + 1,
        digest=sha256(said(ruling).encode()).hexdigest(),
        checkpoint=str(found.signed),
        key=str(found.key),
        file=written(found),
    )


def _question(scheme: Scheme, reading: Reading, given: Sequence[OfficeRuling], turning: Mapping[str, int]) -> Question:
    mine = [ruling for ruling in told(scheme, given).values() if ruling.reading == reading.id]
    holds = mine[-1].chosen if mine else None
    return Question(
        id=reading.id,
        number=reading.number,
        words=wording.said(reading.question),
        clauses=tuple((mark, wording.said(scheme.statements[mark].words)) for mark in reading.clauses),
        ways=tuple(
            Way(one.id, wording.said(one.words), one.id == reading.recommended, one.id == holds)
            for one in reading.alternatives
        ),
        reason=wording.said(reading.reason),
        by_case=reading.settled_by == "case" or not reading.alternatives,
        rules=tuple(wording.said(rule.title) for rule in scheme.eligibility.rules if reading.id in readings_of(rule)),
        history=tuple(reversed(mine)),
        turning=turning.get(reading.id, 0),
    )


def _ruled(scheme: Scheme, ruling: OfficeRuling, ordered: Sequence[OfficeRuling]) -> Ruled:
    words = {one.id: wording.said(one.words) for one in scheme.readings[ruling.reading].alternatives}
    later = (one.number for one in ordered if one.reading == ruling.reading and one.number > ruling.number)
    return Ruled(
        number=ruling.number,
        reading=ruling.reading,
        chosen=ruling.chosen,
        words=words[ruling.chosen],
        by=ruling.by.name,
        on=localdate(ruling.at, get_default_timezone()),
        at=ruling.at,
        reason=ruling.reason,
        after=next(later, None),
    )
