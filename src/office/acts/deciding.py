"""How does what was filed stand now: by the rules, the rulings on their readings, and what the office holds?"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.timezone import get_default_timezone, localdate

from award.application.writing import FACTS
from award.eligibility.facts import Facts, read_facts
from award.eligibility.outcome import Outcome, comes_to
from award.eligibility.rules import LineRules
from award.eligibility.ruling import Ruling
from award.intake.comparing import Holdings, compared, written
from award.intake.returning import filed_on
from award.notice.reading import OfficeRuling
from office.acts.binding import bound
from office.acts.enlisting import enlist
from office.acts.holding import holdings
from office.acts.progressing import Told, silent
from office.records import awaiting
from office.records.applications import Application, Filing
from office.records.intake import Standing
from office.records.issued import issued
from office.records.registers import Succession
from office.records.rulings import ruled


@dataclass(frozen=True, slots=True)
class Filed:
    """The filing that counts of an application, as the rules look at it: the facts on which it is decided, and when."""

    application: Application
    filing: Filing
    facts: Facts
    day: date
    contradictions: tuple[Any, ...] = ()

    def rules(self, rulings: Sequence[OfficeRuling]) -> LineRules:
        """The rules that bind it, under these rulings on the readings."""
        return bound(self.application.notice.digest, self.application.line, self.day, rulings)

    def ruling(self, rulings: Sequence[OfficeRuling]) -> Ruling:
        """What they say of it."""
        return self.rules(rulings).rule_on(self.facts)


@dataclass(frozen=True, slots=True)
class Moved:
    """An application whose standing comes to something else: what the rules said of it before, and say now."""

    application: Application
    before: Mapping[str, str]
    standing: Standing


def filed(
    applications: Iterable[Application],
    links: Sequence[Succession] | None = None,
    filings: Iterable[Filing] | None = None,
) -> list[Filed]:
    """The filings that count of these applications, in a number of queries that does not grow.

    Those of one line and one day stand together: they are decided by the same rules, and to bind these takes its time.
    ``links``: as if these successions stood, in place of those that do. ``filings``: those that count, where whoever
    asks has them at hand.
    """
    asked = list(applications)
    last = {filing.application_id: filing for filing in (_counting(asked) if filings is None else filings)}
    held = holdings([one for one in asked if one.pk in last], links)
    found = [_filed(one, last[one.pk], held[one.pk]) for one in asked if one.pk in last]
    return sorted(found, key=lambda one: (one.application.line, one.day))


def stand(
    applications: Iterable[Application],
    at: datetime,
    told: Told = silent,
    filings: Iterable[Filing] | None = None,
) -> list[Moved]:
    """Decide these applications of one notice anew, and keep how they stand; those that moved are given.

    What is listed of each is of its last filing from then on, and of what it waits for now. ``told`` hears after each
    how many are done; ``filings`` as for :func:`filed`. The number of queries does not grow.
    """
    found = filed(applications, filings=filings)
    if not found:
        return []
    enlist([(one.application, one.filing) for one in found])
    rulings = ruled(found[0].application.notice)
    kept = {one.application_id: one for one in Standing.objects.filter(application__in=[f.application for f in found])}
    moved, new = [], []
    for number, one in enumerate(found, start=1):
        standing = _standing(one, one.ruling(rulings), at)
        before = kept.get(one.application.pk)
        new.append(standing)
        if before is None or _coming_to(before) != _coming_to(standing):
            moved.append(Moved(one.application, before.outcomes if before else {}, standing))
        told(number, len(found))
    written = [field.name for field in Standing._meta.concrete_fields if not field.generated]
    fields = [name for name in written if name not in {"id", "application"}]
    Standing.objects.bulk_create(new, update_conflicts=True, unique_fields=["application"], update_fields=fields)
    awaiting.keep(one.application for one in found)
    return moved


def foresee(applications: Sequence[Application], links: Sequence[Succession]) -> list[Moved]:
    """Which of these applications of one notice would move if these successions stood. Nothing is kept."""
    now, then = filed(applications), filed(applications, links)
    rulings = ruled(now[0].application.notice) if now else ()
    moved = []
    for one, other in zip(now, then, strict=True):
        before, after = (_standing(each, each.ruling(rulings), each.filing.filed) for each in (one, other))
        if before.outcomes != after.outcomes or before.contradictions != after.contradictions:
            moved.append(Moved(one.application, before.outcomes, after))
    return moved


def _counting(applications: Iterable[Application]) -> Iterable[Filing]:
    newer = Filing.objects.filter(application=OuterRef("application"), number__gt=OuterRef("number"))
    return Filing.objects.filter(~Exists(newer), application__in=applications)


def _filed(application: Application, filing: Filing, held: Holdings) -> Filed:
    said, scheme = json.loads(filing.content), issued(application.notice.digest)
    # What was handed back after a correction was filed when it was first filed.
    day = filed_on(said["facts"], scheme, application.line, localdate(filing.filed, get_default_timezone()))
    declared = read_facts({FACTS: said["facts"]}, scheme, on=day)
    facts, contradictions = compared(scheme, declared, held, on=day)
    return Filed(application, filing, facts, day, tuple(map(written, contradictions)))


def _coming_to(standing: Standing) -> tuple[str, dict[str, Outcome]]:
    """What it comes to for whoever applies."""
    return standing.verdict, {rule: comes_to(Outcome(said)) for rule, said in standing.outcomes.items()}


def _standing(one: Filed, ruling: Ruling, at: datetime) -> Standing:
    turns_on = {name for finding in ruling.findings for name in finding.turning()}
    return Standing(
        application=one.application,
        filing=one.filing,
        verdict=ruling.verdict.value,
        recommended=ruling.as_recommended().value,
        outcomes={finding.bound.rule.id: finding.outcome.value for finding in ruling.findings},
        turns_on=sorted(turns_on),
        contradictions=list(one.contradictions),
        at=at,
    )
