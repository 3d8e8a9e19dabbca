"""What stands on a page of the log, closed and opened?"""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q

from award.access.notable import Concern
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.relations import Actor
from office.acts.moment import moment
from office.acts.recounting import Entries, late, tallied, told
from office.desks.supervisor.log.asking import HIDDEN, STEPS, Asked, Choice, Counts
from office.desks.supervisor.log.picture import Picture, picture
from office.desks.supervisor.log.rows import Row, Telling, colleagues
from office.filings.listing import ON_A_PAGE
from office.records.issued import Notice, issued


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to look through the log: its name, all its choices in words, and what is asked without it."""

    name: str
    choices: tuple[tuple[str, Choice], ...]
    without: Asked | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of entries; ``facets`` are the ways to ask for less, ``picture`` the days."""

    asked: Asked
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    picture: Picture | None
    watching: Choice | None
    page: Page
    total: int


def shown(actor: Actor, notice: Notice, found: Entries, asked: Asked, page: str, *, opened: bool) -> Shown:
    """A page of the entries, the newest first, in a number of queries that does not grow."""
    after, scheme = late(notice, moment()), issued(notice.digest)
    counts = Counts(asked, tallied(found), tallied(found.filter(after)))
    total = sum(tally.count for tally in counts.found)
    place = Paginator(range(total), ON_A_PAGE).get_page(page)
    first = (place.number - 1) * ON_A_PAGE
    entries = told(asked.among(found, after), after, first, first + ON_A_PAGE)
    telling = Telling(scheme, colleagues(actor) if opened else None)
    say = telling.opened if opened else telling.closed
    return Shown(
        asked=asked,
        rows=tuple(say(entry) for entry in entries),
        facets=tuple(_facets(counts, asked)),
        picture=picture(counts.days, STEPS),
        watching=_watching(counts, asked),
        page=place,
        total=total,
    )


def counted(notice: Notice, found: Entries) -> list[tuple[str, Choice]]:
    """How many entries there are of each concern."""
    after: Q = late(notice, moment())
    counts = Counts(Asked(), tallied(found), tallied(found.filter(after)))
    return [(wording.in_words(Concern(one.value)), one) for one in counts.choices("concern", Concern)]


def _facets(counts: Counts, asked: Asked) -> list[Facet]:
    acts = [act for act in Act if act.step == asked.step] if asked.step else []
    told_ = wording.told()
    ways = (
        ("concern", Concern, lambda one: wording.in_words(Concern(one))),
        ("step", STEPS, lambda one: told_.say(f"step.{one}")),
        ("act", acts, lambda one: wording.in_words(Act(one))),
        ("role", Role, lambda one: wording.in_words(Role(one))),
    )
    facets = []
    for name, values, say in ways:
        choices = tuple((say(one.value), one) for one in counts.choices(name, values))
        if choices:
            facets.append(Facet(name, choices, asked.but(**{name: ""}) if getattr(asked, name) else None))
    return facets


def _watching(counts: Counts, asked: Asked) -> Choice | None:
    """What whoever supervises did in the log themselves: it can be left out."""
    if not counts.watched or asked.concern == Concern.WATCH:
        return None
    return Choice(HIDDEN, counts.watched, asked.but(watching="" if asked.watching else HIDDEN), bool(asked.watching))
