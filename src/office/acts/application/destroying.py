"""What is left of an application's files and numbers when their time is over?"""

from collections.abc import Mapping
from datetime import date
from secrets import token_hex

from django.utils.timezone import get_default_timezone, localdate

from award.notice.retention import due
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.procedure import Case, Done, performs
from office.records.issued import issued
from office.records.people import Applicant
from office.records.uploads import Upload


@performs(Act.APPLICATION_DESTROY_FILE, on=Upload, together=("application",))
def destroy_file(case: Case, *, known: Mapping[str, date]) -> Done | Refusal:
    """Give the content of a file up for good: nobody reads it any more. What became of the file is still told."""
    upload, notice = case.record, case.record.application.notice
    if upload.destroyed is not None:
        return Refusal("destroyed_already")
    on, filed = localdate(case.at, get_default_timezone()), upload.filings.exists()
    kept = due(issued(notice.digest), "upload", upload.stage, known, on, filed=filed)
    if isinstance(kept, Refusal):
        return kept
    upload.destroyed, upload.cleared = case.at, None
    upload.save(update_fields=("destroyed", "cleared"))
    return Done(upload, notice, detail={"application": str(upload.application_id), "retention": kept.id})


@performs(Act.APPLICATION_DESTROY_NUMBER, on=Applicant)
def destroy_number(case: Case, *, known: Mapping[str, date]) -> Done | Refusal:
    """Destroy the number of an applicant, and that by which it was found: in its place stands a random one."""
    applicant = case.record
    if not applicant.number:
        return Refusal("destroyed_already")
    on = localdate(case.at, get_default_timezone())
    kept = due(issued(applicant.notice.digest), "applicant", applicant.stage, known, on)
    if isinstance(kept, Refusal):
        return kept
    applicant.number, applicant.code, applicant.digest = "", "", token_hex(32)
    applicant.save(update_fields=("number", "code", "digest"))
    return Done(applicant, applicant.notice, detail={"retention": kept.id})
