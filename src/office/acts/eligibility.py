"""How does the office rule on a reading of the notice, once for everyone alike?"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from award.application.lifecycle import IN_HAND
from award.application.membership import MEMBER
from award.eligibility.settling import rulable, stated
from award.notice.reading import Reading
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.acts.deciding import Moved, stand
from office.acts.procedure import Case, Done, Post, performs
from office.acts.progressing import Told, silent
from office.records.issued import Notice, issued
from office.records.people import Membership
from office.records.rulings import OfficeRuling, ruled


@performs(Act.ELIGIBILITY_RULE, on=Notice)
def rule(case: Case, *, reading: str, chosen: str, reason: str, told: Told = silent) -> Done | Refusal:
    """Rule that ``chosen`` holds of ``reading``, and decide every open case anew; whoever is concerned is written to.

    ``told`` hears how many cases are decided, and may stop it all. What was ruled before stays in the books.
    """
    notice = case.record
    scheme, given = issued(notice.digest), ruled(notice)
    refused = rulable(scheme, reading, chosen, reason=reason, given=given)
    if refused is not None:
        return refused
    ruling = OfficeRuling.objects.create(
        notice=notice,
        number=notice.rulings.count() + 1,
        reading=reading,
        chosen=chosen,
        reason=reason.strip(),
        by=case.actor,
        at=case.at,
    )
    open_cases = notice.applications.filter(stage__in=IN_HAND).select_related("applicant", "notice").order_by("pk")
    moved = stand(open_cases, case.at, told)
    asked = scheme.readings[reading]
    # How many cases moved is not said: the entry is public, and whoever has a part in a case could reckon how it fares.
    detail = {"reading": reading, "chosen": chosen, "ruling": str(ruling.number)}
    post = tuple(_letters(asked, chosen, ruling.reason, moved))
    digest = sha256(said(ruling).encode()).hexdigest()
    return Done(ruling, notice, clauses=asked.clauses, digest=digest, detail=detail, post=post)


def said(ruling: OfficeRuling) -> str:
    """All that the ruling says, as its entry in the log proves it."""
    asked = issued(ruling.notice.digest).readings[ruling.reading]
    return stated(ruling.notice.digest, asked, ruling.chosen, number=ruling.number, reason=ruling.reason)


def _letters(reading: Reading, chosen: str, reason: str, moved: Sequence[Moved]) -> Iterator[Post]:
    """Those who answer for an application of which the rules say something else now; each once, with all of theirs."""
    words = next(alternative.words for alternative in reading.alternatives if alternative.id == chosen)
    concerned = {one.application.applicant_id for one in moved}
    owners = Membership.objects.filter(applicant__in=concerned, stage=MEMBER, role=Role.OWNER)
    for owner in owners.select_related("person").order_by("pk"):
        theirs = [one.application for one in moved if one.application.applicant_id == owner.applicant_id]
        told = {
            "applicant": theirs[0].applicant.name,
            "references": [one.reference for one in theirs],
            "number": reading.number,
            "question": reading.question,
            "chosen": words,
            "reason": reason,
        }
        about = {"about": owner.applicant_id, "application": theirs[0].pk if len(theirs) == 1 else None}
        yield Post(owner.person.email, owner.person.language, params=told, **about)
