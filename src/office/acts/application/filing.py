"""How is an application filed, and taken back?"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from django.utils.timezone import get_default_timezone, localdate

from award.application import filing
from award.application.deadline import Outage
from award.application.membership import MEMBER
from award.application.numbering import print_code
from award.application.snapshot import Party, Undertaking
from award.eligibility.rules import LineRules, bind
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.procedure import Case, Done, Post, performs
from office.records.applications import Application, Filing
from office.records.issued import Notice, issued
from office.records.notices import rulings


@performs(Act.APPLICATION_SUBMIT, on=Application, together=("applicant",))
def submit(case: Case, *, undertaking: str) -> Done | Refusal:
    """File the application as it stands; ``undertaking`` is what the person confirmed, in the words that were shown.

    What was filed before is kept beside it and no longer counts.
    """
    application, notice = case.record, case.record.notice
    given = Undertaking(case.actor.name, undertaking, case.at)
    decided = filing.filed(_draft(application, notice), given, _office(application, notice, case.at))
    if isinstance(decided, Refusal):
        return decided
    snapshot = decided.snapshot
    kept = application.filings.create(
        number=application.filings.count() + 1,
        content=snapshot.text,
        digest=snapshot.digest,
        by=case.actor,
        filed=case.at,
    )
    application.stage = case.stage
    application.save(update_fields=("stage",))
    post = tuple(_letters(application, kept))
    detail = {"application": str(application.pk), "line": application.line}
    return Done(kept, notice, clauses=decided.clauses, digest=snapshot.digest, detail=detail, post=post)


@performs(Act.APPLICATION_WITHDRAW, on=Application, together=("applicant",))
def withdraw(case: Case) -> Done:
    """Take the application back; what was written stays, and what was filed no longer counts."""
    case.record.stage = case.stage
    case.record.save(update_fields=("stage",))
    return Done(case.record, case.record.notice)


def _draft(application: Application, notice: Notice) -> filing.Draft:
    applicant, parts = application.applicant, list(application.parts.all())
    code = applicant.number if applicant.kind == "organisation" else None
    return filing.Draft(
        notice=notice.digest,
        reference=application.reference,
        applicant=Party(applicant.kind, code, applicant.name),
        parts={part.part: part.answers for part in parts},
        seen=[part.part for part in parts if part.seen],
    )


def _office(application: Application, notice: Notice, at: datetime) -> filing.Office:
    zone = get_default_timezone()
    return filing.Office(
        zone=zone,
        rules=_rules(notice.digest, application.line, localdate(at, zone)),
        outages=[Outage(outage.began, outage.ended, outage.until) for outage in notice.outages.all()],
    )


@lru_cache(maxsize=64)
def _rules(notice: str, line: str, day: date) -> LineRules:
    """Bound once a day: the scheme is never changed, and the rulings are read once while the office runs."""
    scheme, given = issued(notice), rulings()
    return bind(scheme, line, on=day, rulings=given.rulings if given.scheme == scheme.notice.id else ())


def _letters(application: Application, kept: Filing) -> Iterator[Post]:
    """Every member is told, so that nobody wonders whether it was filed."""
    told = {
        "applicant": application.applicant.name,
        "reference": application.reference,
        "filed": kept.filed,
        "time": kept.filed.strftime("%H:%M:%S"),
        "code": print_code(kept.digest),
    }
    for member in application.applicant.memberships.filter(stage=MEMBER).select_related("person"):
        yield Post(member.person.email, member.person.language, params=told)
