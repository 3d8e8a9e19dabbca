"""How is an application filed, and taken back?"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from secrets import token_hex

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone, localtime

from award.access.policy import RecordKind
from award.application import filing
from award.application.lifecycle import SENT_BACK
from award.application.membership import MEMBER
from award.application.numbering import print_code
from award.application.snapshot import Party, Undertaking
from award.application.snapshot import Recommendation as Given
from award.application.uploads import IN_FORCE
from award.intake.correction import FILED_ANEW, TAKEN_BACK
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.access.serving import SERVED
from office.acts.application.recommending import given
from office.acts.closing import office
from office.acts.correcting import current, end
from office.acts.deciding import stand
from office.acts.procedure import Case, Done, Post, performs
from office.records import awaiting
from office.records.applications import Application, Filing
from office.records.uploads import Upload


@performs(Act.APPLICATION_SUBMIT, on=Application, together=("applicant",), beside=("notice",))
def submit(case: Case, *, undertaking: str, upon: str | None = None) -> Done | Refusal:
    """File the application as it stands; ``undertaking`` is what the person confirmed, in the words that were shown.

    ``upon`` names what they looked over: nothing else is filed, and that once. What was filed before is kept beside
    it and no longer counts.
    """
    application, notice = case.record, case.record.notice
    uploads, number = list(handed_in(application)), application.filings.count() + 1
    recommended, enclosed = given(application)
    drawn = _draft(application, uploads, recommended)
    refused = filing.unchanged(drawn, upon, number) if upon is not None else None
    if refused is not None:
        return refused
    undertaken = Undertaking(case.actor.name, undertaking, case.at)
    decided = filing.filed(drawn, undertaken, office(application, case.at))
    if isinstance(decided, Refusal):
        return decided
    snapshot = decided.snapshot
    kept = application.filings.create(
        number=number,
        content=snapshot.text,
        digest=snapshot.digest,
        by=case.actor,
        filed=case.at,
    )
    kept.uploads.add(*(upload.pk for upload in (*uploads, *enclosed)))
    if application.stage == SENT_BACK:
        _overtaken(application, case.at, FILED_ANEW, kept)
    application.stage = case.stage
    application.save(update_fields=("stage",))
    stand([application], case.at, filings=[kept])
    post = tuple(_letters(application, case.at, code=print_code(kept.digest)))
    detail = {"application": str(application.pk), "line": application.line}
    return Done(kept, notice, clauses=decided.clauses, digest=snapshot.digest, detail=detail, post=post)


@performs(Act.APPLICATION_WITHDRAW, on=Application, together=("applicant",))
def withdraw(case: Case) -> Done:
    """Take the application back; what was written stays, and what was filed no longer counts."""
    if case.record.stage == SENT_BACK:
        _overtaken(case.record, case.at, TAKEN_BACK)
        awaiting.keep([case.record])
    case.record.stage = case.stage
    case.record.save(update_fields=("stage",))
    return Done(case.record, case.record.notice)


@performs(Act.APPLICATION_EXTEND, on=Application, together=("applicant",))
def extend(case: Case, *, until: datetime, reason: str, approver: str) -> Done | Refusal:
    """Let this applicant file before ``until``, which is later than for everyone."""
    application, notice = case.record, case.record.notice
    refused = filing.extendable(office(application, case.at), until, reason=reason, approver=approver)
    if refused is not None:
        return refused
    extension = application.extensions.create(until=until, reason=reason, approver=approver, at=case.at)
    post = tuple(_letters(application, until, reason=reason, approver=approver))
    detail = {"application": str(application.pk), "until": until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    return Done(extension, notice, detail=detail, post=post)


@performs(Act.APPLICATION_READ, on=Filing, together=("application",))
def read(case: Case, *, file: int | None = None) -> Done | Refusal:
    """Read what was filed, to the last word, or one ``file`` of it: whoever does is known by it."""
    filing, detail = case.record, {}
    if file is not None:
        upload = filing.uploads.filter(pk=file).first() or _since(filing, file)
        if upload is None:
            return Refusal("no_such_record")
        if upload.cleared is None:
            return Refusal("upload.not_cleared", params={"name": upload.name})
        detail = {"upload": str(upload.pk)}
    return Done(filing, filing.application.notice, digest=filing.digest, detail=detail)


def _since(filing: Filing, file: int) -> Upload | None:
    """A file that came with a recommendation after it was filed, and is part of no filing."""
    later = Upload.objects.filter(SERVED[RecordKind.UPLOAD](), application=filing.application, filings=None)
    return later.filter(pk=file).first()


def handed_in(application: Application) -> QuerySet[Upload]:
    """The files that are part of the dossier as it stands now."""
    return application.uploads.filter(stage__in=IN_FORCE, recommendation=None).order_by("pk")


def draft(application: Application) -> filing.Draft:
    """The application as it stands now, with what has been handed in. It is its applicant's own: see who asks."""
    return _draft(application, handed_in(application), given(application)[0])


def _draft(application: Application, uploads: Iterable[Upload], given: Given | None) -> filing.Draft:
    applicant, parts = application.applicant, list(application.parts.all())
    code = applicant.number if applicant.kind == "organisation" else None
    return filing.Draft(
        notice=application.notice.digest,
        nonce=token_hex(16),
        reference=application.reference,
        applicant=Party(applicant.kind, code, applicant.name),
        parts={part.part: part.answers for part in parts},
        files=[upload.filed for upload in uploads],
        seen=[part.part for part in parts if part.seen],
        recommendation=given,
    )


def _overtaken(application: Application, at: datetime, how: str, filing: Filing | None = None) -> None:
    """What was sent back for correction is no longer asked for."""
    correction = current(application)
    if correction is not None:
        end(correction, at, how, filing)


def _letters(application: Application, instant: datetime, **told: str) -> Iterator[Post]:
    """Every member is told, so that nobody wonders where the application stands."""
    local = localtime(instant, get_default_timezone())
    known = {"applicant": application.applicant.name, "reference": application.reference}
    when = {"day": local.date(), "time": local.strftime("%H:%M:%S")}
    for member in application.applicant.memberships.filter(stage=MEMBER).select_related("person"):
        yield Post(member.person.email, member.person.language, params={**known, **when, **told})
