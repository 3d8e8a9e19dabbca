"""How is it decided whether a record that bears the same name, and no number, is about the same applicant?"""

from hashlib import sha256

from award.intake.naming import plain
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.deciding import stand
from office.acts.holding import MATCH, OTHER, SAME, doubtful, match_item
from office.acts.procedure import Case, Done, performs
from office.records.applications import Application
from office.records.intake import Judgement


@performs(Act.INTAKE_MATCH, on=Application, together=("applicant",))
def match(case: Case, *, register: str, row: str, same: bool, reason: str) -> Done | Refusal:
    """Say whether a row of the same name is about this applicant, for a reason: only then does it count."""
    application, filing = case.record, case.record.filings.order_by("-number").first()
    held = doubtful(application, register, row)
    if held is None or filing is None:
        return Refusal("match_unknown")
    if not reason.strip():
        return Refusal("reason_missing")
    item = match_item(register, held.plain, held.content)
    judgement = Judgement.objects.create(
        application=application,
        filing=filing,
        sort=MATCH,
        item=item,
        says=SAME if same else OTHER,
        basis=sha256(f"{item}/{plain(application.applicant.name)}".encode()).hexdigest(),
        reason=reason.strip(),
        by=case.actor,
        at=case.at,
    )
    stand([application], case.at)
    detail = {"application": str(application.pk), "register": register, "row": row, "same": "yes" if same else "no"}
    return Done(judgement, application.notice, detail=detail)
