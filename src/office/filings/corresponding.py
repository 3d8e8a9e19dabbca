"""What became of the letters?"""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.redaction import legible
from office.access.relations import Actor
from office.filings.exporting import Cell, Table
from office.filings.listing import ON_A_PAGE
from office.records.applications import Application
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


def table(
    actor: Actor,
    letters: QuerySet[Letter],
    state: str,
    application: Application | None = None,
    *,
    addressed: bool = True,
) -> Table:
    """All letters in this state, or every one, as a table in the words and the order of the page.

    ``application``: the one whose letters they are, where they are one's. ``addressed``: the page shows to whom each
    went and about what, as it does where the ``actor`` may read it.
    """
    asked = state if state in STATES else ""
    found = (letters.filter(state=asked) if asked else letters).order_by("-queued", "-pk")
    rows = (sent(actor, letter) for letter in found.iterator(chunk_size=2000))
    to_whom = [gettext("收信人"), gettext("事由")] if addressed else []
    return Table(
        what="letters",
        title=gettext("信件"),
        said=[
            *([(gettext("申报编号"), application.reference)] if application else []),
            *([(gettext("发出情况"), _state(asked))] if asked else []),
        ],
        heads=[gettext("时间"), gettext("事项"), *to_whom, gettext("发出情况"), gettext("已试次数")],
        rows=(_cells(one, addressed=addressed) for one in rows),
        query={
            **({"application": str(application.pk)} if application else {}),
            **({"by_state": asked} if asked else {}),
        },
    )


def _cells(one: Sent, *, addressed: bool) -> tuple[Cell, ...]:
    to_whom = (one.recipient, one.subject) if addressed else ()
    return one.sent or one.queued, one.act, *to_whom, one.state_words, one.attempts


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


def about(actor: Actor, duty: Role, application: Application) -> QuerySet[Letter]:
    """Every letter about the application, or about its applicant and no application in particular."""
    of_none_alone = Q(application=None, applicant=application.applicant_id)
    found = served(actor, Letter, duty)
    return found.filter(Q(application=application) | of_none_alone, notice=application.notice_id)


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
