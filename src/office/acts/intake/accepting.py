"""How is an application accepted, refused, and opened again?"""

from collections.abc import Sequence

from award.application.lifecycle import SENT_BACK
from award.intake import decision
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.intake.examining import examined
from office.acts.intake.quoting import quoted
from office.acts.intake.telling import post
from office.acts.procedure import Case, Done, performs
from office.records.applications import Application, Filing
from office.records.intake import Decision
from office.records.issued import issued


@performs(Act.INTAKE_ACCEPT, on=Application, together=("applicant",))
def accept(case: Case, *, upon: int) -> Done | Refusal:
    """Accept what was filed, where everything was looked at and found in order; ``upon``: the filing looked at."""
    application, whole = case.record, examined(case.record)
    if whole is None or whole.filed.filing.number != upon:
        return Refusal("filed_meanwhile")
    refused = decision.acceptable(whole.settled, awaited=application.stage == SENT_BACK)
    if refused is not None:
        return refused
    return _decided(case, whole.filed.filing, told={})


@performs(Act.INTAKE_REFUSE, on=Application, together=("applicant",))
def refuse(case: Case, *, upon: int, clauses: Sequence[str], reason: str, remedy: str) -> Done | Refusal:
    """Do not accept it: upon which clauses, why, and what can be done about it."""
    application, whole = case.record, examined(case.record)
    if whole is None or whole.filed.filing.number != upon:
        return Refusal("filed_meanwhile")
    scheme = issued(application.notice.digest)
    refused = decision.refusable(
        whole.settled, scheme, clauses, reason=reason, remedy=remedy, awaited=application.stage == SENT_BACK
    )
    if refused is not None:
        return refused
    words = {"clauses": quoted(scheme, clauses), "reason": reason.strip(), "remedy": remedy.strip()}
    return _decided(case, whole.filed.filing, told=words, clauses=tuple(clauses), reason=reason, remedy=remedy)


@performs(Act.INTAKE_REOPEN, on=Application, together=("applicant",))
def reopen(case: Case, *, reason: str, approver: str) -> Done | Refusal:
    """Open a decided application again; what was decided stays in the books."""
    refused = decision.reopenable(reason=reason, approver=approver)
    if refused is not None:
        return refused
    filing = case.record.filings.latest("number")
    return _decided(case, filing, told={"reason": reason.strip(), "approver": approver.strip()}, reason=reason)


def _decided(
    case: Case,
    filing: Filing,
    *,
    told: dict[str, object],
    clauses: tuple[str, ...] = (),
    reason: str = "",
    remedy: str = "",
) -> Done:
    application = case.record
    application.stage = case.stage
    application.save(update_fields=("stage",))
    kept = Decision.objects.create(
        application=application,
        filing=filing,
        number=application.decisions.count() + 1,
        stage=case.stage,
        clauses=list(clauses),
        reason=reason.strip(),
        remedy=remedy.strip(),
        by=case.actor,
        at=case.at,
    )
    detail = {"application": str(application.pk), "filing": str(filing.number), "stage": case.stage}
    letters = post(application, told)
    return Done(kept, application.notice, clauses=clauses, digest=filing.digest, detail=detail, post=letters)
