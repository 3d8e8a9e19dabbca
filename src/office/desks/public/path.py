"""Where does the award stand on its path from notice to publication?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext, gettext_noop

from award.notice.conditions import FiledBy
from award.notice.scheme import Scheme
from office import wording

State = Literal["past", "present", "ahead", "unannounced"]

NAMES = {
    "notice": gettext_noop("通知"),
    "eligibility": gettext_noop("申报条件"),
    "application": gettext_noop("申报"),
    "intake": gettext_noop("受理"),
    "assessment": gettext_noop("评审"),
    "decision": gettext_noop("审定"),
    "publication": gettext_noop("公示公布"),
}
OPEN_UNTIL_THE_DEADLINE = ("eligibility", "application")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things done in a step, by whom, and whether the notice says so or only practice does."""

    name: str
    by: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Fixed:
    """A day that the notice fixes."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the path: its name, where it stands today, the days fixed for it, and what is done in it."""

    id: str
    name: str
    state: State
    days: tuple[Fixed, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for filing, and how far it is."""

    name: str
    on: date
    left: int
    elapsed: int


def deadline(scheme: Scheme, today: date) -> Deadline | None:
    """The day that the scheme's rule on filing names; ``elapsed`` is the share of the open time, in percent."""
    by = next((rule.by for rule in scheme.eligibility.rules if isinstance(rule, FiledBy)), None)
    closing = scheme.days[by] if by else None
    if closing is None or closing.on is None:
        return None
    announced = max((day.on for day in scheme.notice.days if day.on and day.on < closing.on), default=closing.on)
    whole = max((closing.on - announced).days, 1)
    elapsed = min(max((today - announced).days, 0), whole)
    return Deadline(wording.said(closing.name), closing.on, (closing.on - today).days, round(100 * elapsed / whole))


def steps(scheme: Scheme, closing: Deadline | None) -> Iterator[Step]:
    """The seven steps in order, with their parts as the scheme tells them; a day belongs where its statement does."""
    for key, name in NAMES.items():
        done = [step for step in scheme.notice.steps if step.path == key]
        clauses = {clause for step in done for clause in step.clauses}
        days = tuple(
            Fixed(wording.said(day.name), day.on) for day in scheme.notice.days if day.on and clauses & {*day.clauses}
        )
        parts = tuple(Part(wording.said(step.name), wording.said(step.by), step.source == "practice") for step in done)
        yield Step(key, gettext(name), _state(key, closing), days, parts)


def _state(step: str, closing: Deadline | None) -> State:
    """After the deadline the notice fixes no more days: what is under way then is for the office to announce."""
    if step == "notice":
        return "past"
    is_open = closing is None or closing.left >= 0
    if step in OPEN_UNTIL_THE_DEADLINE:
        return "present" if is_open else "past"
    return "ahead" if is_open else "unannounced"
