"""In which forms may a condition be written down? The closed set of rule kinds, as they stand in a scheme."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from award.notice.reading import ByReading
from award.notice.text import DayId, FactId, Id, Item, Sourced, Words

Successors = Literal["own", "linked"] | ByReading[str]
Counting = Literal["to_the_day", "by_calendar_year"] | ByReading[str]
Until = Id | ByReading[str]
Years = Annotated[int, Field(ge=1, le=100)]


class Applies(Item):
    """A rule applies only where a fact has one of these values, or a reading one of these alternatives."""

    fact: FactId | None = None
    reading: Id | None = None
    any_of: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_one_thing(self) -> "Applies":
        if (self.fact is None) == (self.reading is None):
            raise ValueError("fact_or_reading")
        return self


class RuleBase(Sourced):
    """What every rule says of itself: the clauses it rests on and the lines it binds."""

    id: Id
    title: Words
    lines: tuple[Id, ...] = Field(min_length=1)
    applies: tuple[Applies, ...] = ()


class OneOf(RuleBase):
    """A chosen answer is one of ``values``."""

    kind: Literal["one_of"]
    fact: FactId
    values: tuple[str, ...] | ByReading[tuple[str, ...]]


class Affirmed(RuleBase):
    """A yes-or-no answer is as expected."""

    kind: Literal["affirmed"]
    fact: FactId
    expected: bool = True


class Judged(RuleBase):
    """People judge it; the machine never does. ``evidence`` says from what; ``readings`` what must be ruled first."""

    kind: Literal["judged"]
    evidence: Words
    readings: tuple[Id, ...] = ()


class HeldAward(RuleBase):
    """An earlier award of one of ``tiers`` held for ``years`` at ``until``.

    ``awards`` is a fact of rows: tier, category, label_year, decided_on, published_on, certified_on, presented_on,
    holder (own, predecessor), same_project. ``since`` names the column that starts the count (``label_year``: the
    first day of that year). A date that is not given is taken to lie within ``follows_within_months`` of the decision.
    """

    kind: Literal["held_award"]
    awards: FactId
    tiers: tuple[Id, ...]
    years: Years
    until: Until
    since: Id | ByReading[str]
    counting: Counting
    successors: Successors
    follows_within_months: Annotated[int, Field(ge=0, le=120)]


class NotWonWithin(RuleBase):
    """The award applied for was not won in the ``years`` before ``until``.

    ``scope``: which earlier awards bar (any_award, same_tier, same_line). ``lower_tier``: does a higher award bar a
    lower one (free, barred). ``bearer``: does the bar follow the subject or the project. ``last_day``: is the
    anniversary itself barred (included, excluded). The rest as in :class:`HeldAward`.
    """

    kind: Literal["not_won_within"]
    awards: FactId
    years: Years
    until: Until
    since: Id | ByReading[str]
    scope: Literal["any_award", "same_tier", "same_line"] | ByReading[str]
    lower_tier: Literal["free", "barred"] | ByReading[str]
    bearer: Literal["subject", "project"] | ByReading[str]
    last_day: Literal["included", "excluded"] | ByReading[str]
    successors: Successors
    follows_within_months: Annotated[int, Field(ge=0, le=120)]


class OperatedFor(RuleBase):
    """In existence and operation for ``years`` at ``until``.

    Counted from the later of ``established`` and ``began`` (where given); a linked predecessor's
    ``predecessor_established`` counts instead where successors are ``linked``.
    """

    kind: Literal["operated_for"]
    established: FactId
    began: FactId
    predecessor_established: FactId
    years: Years
    until: Until
    counting: Counting
    successors: Successors


class WorkedFor(RuleBase):
    """Worked for ``years`` in total, in one of ``places``, at ``until``.

    ``jobs`` is a fact of rows: from, to (absent: still there), place, quality_related (yes, no, unsure). Overlaps are
    merged and whole months counted: all together (``cumulative``) or the longest unbroken stretch (``continuous``).
    """

    kind: Literal["worked_for"]
    jobs: FactId
    places: tuple[Id, ...]
    years: Years
    until: Until
    joined: Literal["cumulative", "continuous"] | ByReading[str]


class NoLoss(RuleBase):
    """No loss in the ``years`` financial years before the year of ``as_of``.

    ``results`` is a yearly fact: net_profit, total_profit, consolidated_net_profit, consolidated_total_profit (money),
    policy_loss (none, approved, claimed). ``window``: since_founding (as many of them as it has existed),
    all_full_years (no fewer), rolling_months (every year the last ``years`` × 12 months touch). ``figure``: net_profit,
    total_profit. ``accounts``: own, consolidated (where ``consolidates`` is yes). ``policy``: approved_only, any_cause.
    ``nonprofits``: surplus, not_applicable (where ``activity`` is one of ``nonprofit_values``).
    """

    kind: Literal["no_loss"]
    results: FactId
    established: FactId
    activity: FactId
    nonprofit_values: tuple[str, ...]
    consolidates: FactId
    years: Years
    as_of: DayId
    window: Literal["since_founding", "all_full_years", "rolling_months"] | ByReading[str]
    figure: Literal["net_profit", "total_profit"] | ByReading[str]
    accounts: Literal["own", "consolidated"] | ByReading[str]
    policy: Literal["approved_only", "any_cause"] | ByReading[str]
    nonprofits: Literal["surplus", "not_applicable"] | ByReading[str]


class NoEvent(RuleBase):
    """No listed event in the ``years`` before ``as_of``, nor since.

    ``events`` is a fact of rows: class, grade, on. ``classes`` and ``grades`` say which count (``grades`` empty: any).
    ``reach``: windowed, or unlimited (whenever it happened).
    """

    kind: Literal["no_event"]
    events: FactId
    classes: tuple[str, ...]
    grades: tuple[str, ...] | ByReading[tuple[str, ...]]
    years: Years
    as_of: DayId
    reach: Literal["windowed", "unlimited"] | ByReading[str]


class NotListed(RuleBase):
    """Not on a list of serious dishonesty.

    ``listings`` is a fact of rows: listed_on, removed_on (absent: still listed). ``test``: current (listed today), or
    any_in_window (listed in the ``years`` before ``as_of`` or since; one already removed is for people to judge).
    ``reach`` as in :class:`NoEvent`, for the listings that the window test looks at.
    """

    kind: Literal["not_listed"]
    listings: FactId
    years: Years
    as_of: DayId
    test: Literal["current", "any_in_window"] | ByReading[str]
    reach: Literal["windowed", "unlimited"] | ByReading[str]


class Posted(RuleBase):
    """Posted internally for ``days`` working days before filing.

    ``postings`` is a fact of rows: place, from, to. ``places`` are those where it must have been posted; one of
    ``elsewhere_places`` only where the flag ``elsewhere`` is yes. ``counting``: exclusive (the first day is not
    counted), inclusive. ``calendar``: official, weekends. ``before_filing``: ended, started.
    """

    kind: Literal["posted"]
    postings: FactId
    filed: FactId
    days: Annotated[int, Field(ge=1, le=60)]
    places: tuple[str, ...] | ByReading[tuple[str, ...]]
    elsewhere: FactId | None = None
    elsewhere_places: tuple[str, ...] = ()
    counting: Literal["exclusive", "inclusive"] | ByReading[str]
    calendar: Literal["official", "weekends"] | ByReading[str]
    before_filing: Literal["ended", "started"] | ByReading[str]


class NotFiledElsewhere(RuleBase):
    """Not also filed at another level at the same time.

    ``filings`` is a fact of rows: by (own, group), filed_on, state (filed, accepted, withdrawn_before_acceptance,
    withdrawn, rejected). ``same_time``: calendar_year, cycle, twelve_months. ``counts``: any_filing, accepted (all but
    those withdrawn before acceptance), pending. ``identity``: same_person, same_group.
    """

    kind: Literal["not_filed_elsewhere"]
    filings: FactId
    filed: FactId
    same_time: Literal["calendar_year", "cycle", "twelve_months"] | ByReading[str]
    counts: Literal["any_filing", "accepted", "pending"] | ByReading[str]
    identity: Literal["same_person", "same_group"] | ByReading[str]


class FiledBy(RuleBase):
    """Filed by the day ``by``.

    Electronic filing by ``filed`` (and ``filed_time`` where it matters), paper by ``dispatched`` and ``arrived``.
    ``last_day``: before, through (to midnight), office_hours (to ``closes``). ``paper``: dispatch, arrival.
    ``either``: both (each must be in time), first (the earlier is enough).
    """

    kind: Literal["filed_by"]
    filed: FactId
    filed_time: FactId
    dispatched: FactId
    arrived: FactId
    by: DayId
    closes: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    last_day: Literal["before", "through", "office_hours"] | ByReading[str]
    paper: Literal["dispatch", "arrival"] | ByReading[str]
    either: Literal["both", "first"] | ByReading[str]


class InForce(RuleBase):
    """An arrangement is in force: ``exists`` is yes, from ``since`` to ``ended`` (absent: still in force).

    ``test``: on_filing (on the day of filing), throughout (for ``years`` before ``as_of``, or since ``established``).
    """

    kind: Literal["in_force"]
    exists: FactId
    since: FactId
    ended: FactId
    established: FactId
    filed: FactId
    years: Years
    as_of: DayId
    test: Literal["on_filing", "throughout"] | ByReading[str]


Rule = Annotated[
    OneOf
    | Affirmed
    | Judged
    | HeldAward
    | NotWonWithin
    | OperatedFor
    | WorkedFor
    | NoLoss
    | NoEvent
    | NotListed
    | Posted
    | NotFiledElsewhere
    | FiledBy
    | InForce,
    Field(discriminator="kind"),
]
