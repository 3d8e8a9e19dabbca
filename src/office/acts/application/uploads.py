"""How is a file handed in, taken, looked at, and taken away again?"""

from collections.abc import Iterator
from datetime import datetime
from unicodedata import normalize
from uuid import uuid4

from django.db.models import QuerySet

from award.application.answers import FileRef
from award.application.enclosing import removable
from award.application.lifecycle import APPLICATION, RECOMMENDATION
from award.application.membership import MEMBER
from award.application.recommendation import needed
from award.application.uploads import (
    IN_FORCE,
    PLACED,
    Place,
    Received,
    attachable,
    changeable,
    file_place,
    sealed_place,
    takeable,
)
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.acts.application.enclosing import known
from office.acts.application.recommending import own, too_late
from office.acts.closing import closing
from office.acts.correcting import takes_files
from office.acts.procedure import Case, Done, Post, performs
from office.records.applications import Application
from office.records.issued import issued
from office.records.recommendations import Recommendation
from office.records.uploads import Upload

# What is asked of a file, whatever is done to it: under which notice it came, and from whom.
_BESIDE = ("application__notice", "by")


@performs(Act.APPLICATION_ATTACH, on=Application, together=("applicant",), beside=("notice",))
def attach(case: Case, *, part: str, question: str, name: str, size: int, sha256: str = "") -> Done | Refusal:
    """Begin to hand a file in, as it is declared; its content comes later."""
    application, scheme = case.record, issued(case.record.notice.digest)
    place = file_place(scheme, application.line, part, question)
    if isinstance(place, Refusal):
        return place
    refused = _closed(application, part, question, case.at)
    begun = Upload(application=application, part=part, question=question)
    return refused or _begun(case, begun, place, FileRef(normalize("NFC", name).strip(), size, sha256))


@performs(Act.APPLICATION_ENCLOSE, on=Recommendation, beside=("application__notice",))
def enclose(case: Case, *, name: str, size: int, sha256: str = "") -> Done | Refusal:
    """Begin to attach a file to a recommendation, as it is declared: it is part of what is signed next."""
    record, application = case.record, case.record.application
    place = sealed_place(issued(application.notice.digest))
    if isinstance(place, Refusal):
        return place
    refused = _not_wanted(record, case.at) or own(record, case.actor.pk)
    begun = Upload(application=application, recommendation=record)
    return refused or _begun(case, begun, place, FileRef(normalize("NFC", name).strip(), size, sha256))


def _begun(case: Case, upload: Upload, place: Place, declared: FileRef) -> Done | Refusal:
    """Of files that were signed before, the next signing may leave some out: they take up no place."""
    refused = attachable(place, declared, _beside(upload).filter(stage__in=PLACED, signed=None).count())
    if refused is not None:
        return refused
    upload.name, upload.size, upload.sha256, _ = declared
    upload.stage, upload.key, upload.by, upload.attached = case.stage, uuid4().hex, case.actor, case.at
    upload.save()
    return Done(upload, upload.application.notice, detail={**_of(upload), "size": str(upload.size)})


@performs(Act.APPLICATION_RECEIVE_FILE, on=Upload, together=("application",), beside=_BESIDE)
def receive_file(case: Case, *, received: Received, key: str) -> Done | Refusal:
    """Take what has come, which lies safely under ``key``: part of the dossier from now on, and shown to nobody."""
    upload, application = case.record, case.record.application
    refused = _ended(upload, case.at) or refusal(upload, received)
    if refused is not None:
        return refused
    upload.stage, upload.sha256, upload.pages, upload.key = case.stage, received.sha256, received.pages, key
    upload.save(update_fields=("stage", "sha256", "pages", "key"))
    return Done(upload, application.notice, detail=_of(upload))


@performs(Act.APPLICATION_CLEAR_FILE, on=Upload, together=("application",), beside=_BESIDE)
def clear_file(case: Case, *, scanned: bool) -> Done:
    """Let the file be read; ``scanned``: a scanner has looked at it, and found nothing."""
    upload = case.record
    upload.stage, upload.cleared, upload.scanned = case.stage, case.at, scanned
    upload.save(update_fields=("stage", "cleared", "scanned"))
    detail = {**_of(upload), "scanned": "yes" if scanned else "no"}
    return Done(upload, upload.application.notice, detail=detail)


@performs(Act.APPLICATION_REFUSE_FILE, on=Upload, together=("application",))
def refuse_file(case: Case, *, reason: str) -> Done:
    """Keep the file from everyone for good: ``reason`` is what the scanner found in it."""
    upload = case.record
    upload.stage, upload.reason = case.stage, reason[: Upload._meta.get_field("reason").max_length]
    upload.refused = case.at
    upload.save(update_fields=("stage", "reason", "refused"))
    return Done(upload, upload.application.notice, detail=_of(upload), post=tuple(_letters(upload)))


@performs(Act.APPLICATION_DETACH, on=Upload, together=("application",))
def detach(case: Case) -> Done | Refusal:
    """Take the file away; it stays part of what it was filed with."""
    upload, application = case.record, case.record.application
    refused = (
        removable(known(upload)) or _not_wanted(upload.recommendation, case.at)
        if upload.recommendation
        else _closed(application, upload.part, upload.question, case.at)
    )
    if refused is not None:
        return refused
    upload.stage, upload.detached, upload.detached_by = case.stage, case.at, case.actor
    upload.save(update_fields=("stage", "detached", "detached_by"))
    return Done(upload, application.notice, detail=_of(upload))


def refusal(upload: Upload, received: Received) -> Refusal | None:
    """Why what was received may not be taken for ``upload``."""
    place = _place(upload)
    if isinstance(place, Refusal):
        return place
    beside = _beside(upload).filter(stage__in=IN_FORCE).exclude(pk=upload.pk)
    return takeable(place, upload.file, received, [other.file for other in beside])


def _place(upload: Upload) -> Place | Refusal:
    scheme = issued(upload.application.notice.digest)
    if upload.recommendation_id is not None:
        return sealed_place(scheme)
    return file_place(scheme, upload.application.line, upload.part, upload.question)


def _beside(upload: Upload) -> QuerySet[Upload]:
    """The files that were handed in to the same question, or attached to the same recommendation."""
    about = {"part": upload.part, "question": upload.question, "recommendation": upload.recommendation_id}
    return upload.application.uploads.filter(**about)


def _ended(upload: Upload, at: datetime) -> Refusal | None:
    """Whether what has come is no longer wanted; of the dossier it is as long as that can be written."""
    if upload.recommendation is not None:
        return _not_wanted(upload.recommendation, at)
    written = APPLICATION.after(upload.application.stage, Act.APPLICATION_WRITE)
    return written if isinstance(written, Refusal) else None


def _not_wanted(record: Recommendation, at: datetime) -> Refusal | None:
    """Files belong to a recommendation that can be given."""
    given = RECOMMENDATION.after(record.stage, Act.APPLICATION_RECOMMEND)
    if isinstance(given, Refusal):
        return given
    return too_late(record, at) or needed(record.application.stage)


def _closed(application: Application, part: str, question: str, at: datetime) -> Refusal | None:
    """Where files were sent back for correction, they are corrected in its time; else as long as filing is open."""
    if takes_files(application, part, question, at):
        return None
    return changeable(application.stage, closing(application, at), at)


def _of(upload: Upload) -> dict[str, str]:
    """What the ledger says of a file: where it belongs. Its name and its hash could give away what it is."""
    if upload.recommendation_id is not None:
        return {"application": str(upload.application_id), "recommendation": str(upload.recommendation_id)}
    return {"application": str(upload.application_id), "part": upload.part, "question": upload.question}


def _letters(upload: Upload) -> Iterator[Post]:
    """Those who have to hand in another are told: who answers for the application, or who recommends it."""
    application, place = upload.application, _place(upload)
    told = {
        "name": upload.name,
        "reason": upload.reason,
        "applicant": application.applicant.name,
        "signed": upload.signed is not None,
        "part": "" if isinstance(place, Refusal) else place.title,
        "reference": application.reference,
        "filed": application.filings.filter(content__contains=upload.sha256).exists(),
    }
    if upload.recommendation_id is not None:
        # Of the application a recommender knows neither the number nor whether it was filed.
        about = {"applicant": upload.recommendation.applicant, "reference": "", "filed": False}
        yield Post(upload.by.email, upload.by.language, params={**told, **about})
        return
    owners = application.applicant.memberships.filter(stage=MEMBER, role=Role.OWNER).select_related("person")
    for owner in owners:
        yield Post(owner.person.email, owner.person.language, params=told)
