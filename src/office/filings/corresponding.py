"""What became of the letters?"""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils.translation import gettext

from award.vocabulary.acts import Act
from office import wording
from office.access.redaction import legible
from office.access.relations import Actor
from office.filings.listing import ON_A_PAGE
from office.records.letters import FAILED, QUEUED, SENT, Letter

STATES = (QUEUED, SENT, FAILED)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as far as whoever looks may read it; what they may not is empty."""

    number: int
    act: str
    state: str
    state_words: str
    queued: datetime
    sent: datetime | None
    attempts: int
    trouble: str
    recipient: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A page of letters, how many there are in each state, and the state that was asked for, if any."""

    rows: tuple[Sent, ...]
    counts: tuple[tuple[str, str, int], ...]
    state: str
    page: Page


def correspondence(actor: Actor, letters: QuerySet[Letter], state: str, page: str) -> Correspondence:
    """The letters, the newest first, in a number of queries that does not grow."""
    counted = dict(letters.order_by().values_list("state").annotate(Count("pk")))
    asked = state if state in STATES else ""
    found = letters.filter(state=asked) if asked else letters
    shown = Paginator(found.order_by("-queued", "-pk"), ON_A_PAGE).get_page(page)
    return Correspondence(
        rows=tuple(sent(actor, letter) for letter in shown),
        counts=tuple((known, _state(known), counted.get(known, 0)) for known in STATES),
        state=asked,
        page=shown,
    )


def sent(actor: Actor, letter: Letter) -> Sent:
    """One letter."""
    read = legible(actor, letter)
    return Sent(
        number=read.id,
        act=wording.in_words(Act(read.act)),
        state=read.state,
        state_words=_state(read.state),
        queued=read.queued,
        sent=read.sent,
        attempts=read.attempts,
        trouble=getattr(read, "trouble", ""),
        recipient=getattr(read, "recipient", ""),
        subject=getattr(read, "subject", ""),
        body=getattr(read, "body", ""),
    )


def _state(state: str) -> str:
    return {QUEUED: gettext("等待发出"), SENT: gettext("已发出"), FAILED: gettext("没有发出")}[state]
