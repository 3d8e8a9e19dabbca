"""How far has the office come with an application: what is to be looked at, who said what, and what does it come to?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from award.eligibility.outcome import JUDGED, MET, NOT_MET
from award.intake.checklist import FINDING, FORM, ItemState, Said, Settled
from award.notice.scheme import Scheme
from office import wording
from office.access.redaction import legible
from office.access.relations import Actor
from office.access.scope import visible
from office.acts.intake.examining import examined
from office.records.applications import Application
from office.records.issued import issued
from office.records.people import Person


@dataclass(frozen=True, slots=True)
class Word:
    """What one person said of an item; ``counts``: it still does."""

    by: str
    says: str
    at: datetime
    reason: str
    evidence: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement of the notice."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """An item to be looked at. ``mine``: whoever looks has had their word, and it counts.

    ``readings`` are those that must be ruled on first.
    """

    sort: str
    id: str
    title: str
    hint: str
    quotes: tuple[Quote, ...]
    practice: bool
    computed: str
    computed_words: str
    state: ItemState
    state_words: str
    says: str
    says_words: str
    overruled: bool
    needed: int
    mine: str
    words: tuple[Word, ...]
    readings: tuple[tuple[str, str], ...]

    @property
    def judged(self) -> bool:
        """Whether only people can say, and so say from what."""
        return self.computed == JUDGED

    @property
    def confirmable(self) -> bool:
        """Whether nothing but a look is wanted: the rules found it met, and whoever looks has not spoken."""
        return self.computed in ("", MET) and not self.mine and self.state is not ItemState.DISPUTED


@dataclass(frozen=True, slots=True)
class Examination:
    """An application as it is examined; ``number`` is that of the filing that counts.

    ``left`` are the titles of what is left to those who assess, and ``left_words`` says so.
    """

    number: int
    verdict: str
    verdict_words: str
    rows: tuple[Row, ...]
    left: tuple[str, ...] = ()
    left_words: str = ""

    def of(self, sort: str) -> tuple[Row, ...]:
        """The rows of form, or of the findings."""
        return tuple(row for row in self.rows if row.sort == sort)

    def lacking(self, sort: str) -> int:
        """How many of them are not settled."""
        return sum(row.state is not ItemState.SETTLED for row in self.of(sort))

    @property
    def failing(self) -> tuple[Row, ...]:
        """Those that were found not met, by as many as it takes."""
        return tuple(row for row in self.rows if row.state is ItemState.SETTLED and row.says == NOT_MET)


def examination(actor: Actor, application: Application) -> Examination | None:
    """How ``application``, which ``actor`` serves, stands; ``None`` where nothing was filed that counts.

    What it says is told of the outcomes alone: the arithmetic of a finding tells what was filed, which is opened by an
    act.
    """
    whole = examined(application)
    if whole is None:
        return None
    ruling = whole.filed.ruling(whole.rulings)
    scheme = issued(application.notice.digest)
    names = _names(actor, whole.settled)
    rows = tuple(_row(actor, scheme, one, names) for one in whole.settled)
    return Examination(
        number=whole.filed.filing.number,
        verdict=ruling.verdict.value,
        verdict_words=wording.in_words(ruling.verdict),
        rows=rows,
        left=tuple(wording.said(item.title) for item in whole.items if item.left),
        left_words=wording.said(scheme.intake.assessed.words) if scheme.intake.assessed else "",
    )


def _names(actor: Actor, settled: Iterable[Settled]) -> Mapping[object, str]:
    """Who said something, as colleagues know each other; whoever has left has no name here."""
    spoke = {said.by for one in settled for said in (*one.standing, *one.lapsed)}
    found = visible(actor, Person).filter(pk__in=spoke) if spoke else ()
    return {person.pk: legible(actor, person).name for person in found}


def _row(actor: Actor, scheme: Scheme, one: Settled, names: Mapping[object, str]) -> Row:
    item = one.item
    told = wording.told()
    source = scheme.rules.get(item.id) if item.sort == FINDING else None
    form = next((known for known in scheme.intake.form if known.id == item.id), None) if item.sort == FORM else None
    me = actor.pk if isinstance(actor, Person) else None
    return Row(
        sort=item.sort,
        id=item.id,
        title=wording.said(item.title),
        hint=wording.said(form.hint) if form and form.hint else _evidence(source),
        quotes=tuple(Quote(mark, wording.said(scheme.statements[mark].words)) for mark in item.clauses),
        practice=(form or source).source == "practice",
        computed=item.computed,
        computed_words=told.say(f"outcome.{item.computed}") if item.computed else "",
        state=one.state,
        state_words=told.value(one.state),
        says=one.says,
        says_words=told.say(f"outcome.{one.says}") if one.says else "",
        overruled=one.overruled if one.says else False,
        needed=one.needed,
        mine=next((said.says for said in one.standing if said.by == me), ""),
        words=(
            *(_word(said, names, counts=True) for said in one.standing),
            *(_word(said, names, counts=False) for said in one.lapsed),
        ),
        readings=tuple((name, wording.said(scheme.readings[name].question)) for name in item.turns_on),
    )


def _evidence(rule: object) -> str:
    words = getattr(rule, "evidence", None)
    return wording.said(words) if words else ""


def _word(said: Said, names: Mapping[object, str], *, counts: bool) -> Word:
    says = wording.told().say(f"outcome.{said.says}")
    return Word(names.get(said.by, ""), says, said.at, said.reason, said.evidence, counts)
