"""How is a file handed in, taken, looked at, and taken away again?"""

from collections.abc import Iterator
from datetime import datetime
from unicodedata import normalize
from uuid import uuid4

from award.application.answers import FileRef
from award.application.lifecycle import APPLICATION
from award.application.membership import MEMBER
from award.application.uploads import IN_FORCE, PLACED, Received, attachable, changeable, file_place, takeable
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.acts.closing import closing
from office.acts.correcting import takes_files
from office.acts.procedure import Case, Done, Post, performs
from office.records.applications import Application
from office.records.issued import issued
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
    name = normalize("NFC", name).strip()
    held = application.uploads.filter(part=part, question=question, stage__in=PLACED).count()
    refused = _closed(application, part, question, case.at) or attachable(place, FileRef(name, size, sha256), held)
    if refused is not None:
        return refused
    upload = application.uploads.create(
        part=part,
        question=question,
        stage=case.stage,
        name=name,
        size=size,
        sha256=sha256,
        key=uuid4().hex,
        by=case.actor,
        attached=case.at,
    )
    return Done(upload, application.notice, detail={**_of(upload), "size": str(size)})


@performs(Act.APPLICATION_RECEIVE_FILE, on=Upload, together=("application",), beside=_BESIDE)
def receive_file(case: Case, *, received: Received, key: str) -> Done | Refusal:
    """Take what has come, which lies safely under ``key``: part of the dossier from now on, and shown to nobody."""
    upload, application = case.record, case.record.application
    written = APPLICATION.after(application.stage, Act.APPLICATION_WRITE)
    if isinstance(written, Refusal):
        return written
    refused = refusal(upload, received)
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
    refused = _closed(application, upload.part, upload.question, case.at)
    if refused is not None:
        return refused
    upload.stage, upload.detached, upload.detached_by = case.stage, case.at, case.actor
    upload.save(update_fields=("stage", "detached", "detached_by"))
    return Done(upload, application.notice, detail=_of(upload))


def refusal(upload: Upload, received: Received) -> Refusal | None:
    """Why what was received may not be taken for ``upload``."""
    application = upload.application
    place = file_place(issued(application.notice.digest), application.line, upload.part, upload.question)
    if isinstance(place, Refusal):
        return place
    beside = application.uploads.filter(part=upload.part, question=upload.question, stage__in=IN_FORCE)
    return takeable(place, upload.file, received, [other.file for other in beside.exclude(pk=upload.pk)])


def _closed(application: Application, part: str, question: str, at: datetime) -> Refusal | None:
    """Where files were sent back for correction, they are corrected in its time; else as long as filing is open."""
    if takes_files(application, part, question, at):
        return None
    return changeable(application.stage, closing(application, at), at)


def _of(upload: Upload) -> dict[str, str]:
    """What the ledger says of a file: where it belongs. Its name and its hash could give away what it is."""
    return {"application": str(upload.application_id), "part": upload.part, "question": upload.question}


def _letters(upload: Upload) -> Iterator[Post]:
    """Those who answer for the application are told, because they have to hand in another."""
    application = upload.application
    place = file_place(issued(application.notice.digest), application.line, upload.part, upload.question)
    told = {
        "name": upload.name,
        "reason": upload.reason,
        "reference": application.reference,
        "part": "" if isinstance(place, Refusal) else place.part.title,
        "filed": application.filings.filter(content__contains=upload.sha256).exists(),
    }
    owners = application.applicant.memberships.filter(stage=MEMBER, role=Role.OWNER).select_related("person")
    for owner in owners:
        yield Post(owner.person.email, owner.person.language, params=told)
