"""How are authorities asked, and their answers taken?"""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.timezone import get_default_timezone, localdate

from award.application.lifecycle import IN_HAND
from award.intake.enquiry import Answered, askable, enquirable
from award.notice.intake import Authority
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.access.attending import served
from office.acts.deciding import stand
from office.acts.procedure import Case, Done, performs
from office.records import awaiting
from office.records.applications import Application
from office.records.issued import Notice, issued
from office.records.registers import Answer, Enquiry


@performs(Act.INTAKE_ENQUIRE, on=Notice)
def enquire(case: Case, *, authority: str, applications: Collection[int], until: date) -> Done | Refusal:
    """Ask an authority about these applications; it is to answer ``until`` that day."""
    notice = case.record
    asked = authority_of(notice, authority)
    if asked is None:
        return Refusal("no_such_authority")
    there = served(case.actor, Application, Role.SECRETARY).filter(notice=notice, pk__in=applications)
    chosen = [
        one
        for one in there.select_related("applicant").order_by("reference")
        if askable(asked, one.stage, one.applicant.kind, IN_HAND)
    ]
    refused = enquirable(chosen, until, localdate(case.at, get_default_timezone()))
    if refused is not None:
        return refused
    enquiry = Enquiry.objects.create(
        notice=notice,
        authority=authority,
        number=Enquiry.objects.filter(notice=notice).count() + 1,
        until=until,
        by=case.actor,
        asked=case.at,
    )
    Answer.objects.bulk_create(Answer(enquiry=enquiry, application=one) for one in chosen)
    awaiting.keep(chosen)
    detail = {"authority": authority, "until": until.isoformat(), "applications": str(len(chosen))}
    return Done(enquiry, notice, detail=detail)


@performs(Act.INTAKE_RECORD_ANSWERS, on=Enquiry, together=("notice",))
def record_answers(case: Case, *, answers: Sequence[Answered], name: str = "", sha256: str = "") -> Done | Refusal:
    """Take down what the authority answered, and decide anew those about whom it found something, or did before."""
    enquiry = case.record
    given = {one.application: one for one in answers}
    kept = list(
        enquiry.answers.filter(application__in=given).select_related("application__applicant", "application__notice")
    )
    changed = [one for one in kept if _other(one, given[one.application_id])]
    if not changed:
        return Refusal("answers_none")
    touched = [one.application for one in changed if one.rows or given[one.application_id].rows]
    for one in changed:
        said = given[one.application_id]
        one.said, one.words, one.by, one.at = said.said, said.words, case.actor, case.at
        one.rows = {fact: [dict(row) for row in rows] for fact, rows in said.rows.items()}
    Answer.objects.bulk_update(changed, ("said", "words", "rows", "by", "at"), batch_size=200)
    awaiting.keep([one.application for one in changed])
    cases = Application.objects.filter(pk__in=[one.pk for one in touched], stage__in=IN_HAND)
    moved = stand(cases.select_related("applicant", "notice").order_by("pk"), case.at)
    detail = {"authority": enquiry.authority, "answers": str(len(changed)), "decided_anew": str(len(moved))}
    return Done(enquiry, enquiry.notice, digest=sha256 or None, detail=detail)


def authority_of(notice: Notice, name: str) -> Authority | None:
    """What the scheme says of the authority of this name, if it knows one."""
    return next((one for one in issued(notice.digest).intake.authorities if one.id == name), None)


def _other(kept: Answer, said: Answered) -> bool:
    rows = {fact: [dict(row) for row in found] for fact, found in said.rows.items()}
    return (kept.said, kept.words, kept.rows) != (said.said, said.words, rows)
