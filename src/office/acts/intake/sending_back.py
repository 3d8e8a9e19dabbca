"""How is an application sent back for correction, and what if nothing comes?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC

from django.utils.timezone import get_default_timezone

from award.application.characters import unbearable
from award.application.deadline import at
from award.intake.correction import LAPSED, Named, lapsing, places, sendable, until
from award.notice.scheme import Scheme
from award.notice.text import Words
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import WRITERS
from office.acts import correcting
from office.acts.intake.telling import in_both, post
from office.acts.procedure import Case, Done, performs
from office.records import awaiting
from office.records.applications import Application
from office.records.intake import Correction
from office.records.issued import issued


@performs(Act.INTAKE_SEND_BACK, on=Application, together=("applicant",))
def send_back(case: Case, *, named: Sequence[Mapping[str, str]], words: str = "") -> Done | Refusal:
    """Send it back: each place with the reason, and ``words`` on the whole. Only these places can be changed then."""
    application, scheme = case.record, issued(case.record.notice.digest)
    asked = [Named(one["place"], one["reason"].strip()) for one in named]
    office, limit = correcting.office(application, case.at), until(scheme, case.at, get_default_timezone())
    refused = sendable(scheme, application.line, asked, office) or unbearable(words)
    if refused is not None:
        return refused
    if isinstance(limit, Refusal):
        return limit
    filing = application.filings.order_by("number").last()
    correction = application.corrections.create(
        filing=filing,
        number=office.rounds + 1,
        fields=[one._asdict() for one in asked],
        words=words.strip(),
        until=limit,
        by=case.actor,
        asked=case.at,
    )
    application.stage = case.stage
    application.save(update_fields=("stage",))
    awaiting.keep([application])
    return Done(
        correction,
        application.notice,
        digest=filing.digest,
        detail=_of(application, correction),
        post=post(application, _told(scheme, application.line, correction, closed=office.closed), WRITERS),
    )


@performs(Act.INTAKE_LAPSE, on=Application, together=("applicant",))
def lapse(case: Case) -> Done | Refusal:
    """Close a correction that has run out: what was filed before is examined as it stands."""
    application, correction = case.record, correcting.current(case.record)
    refused = lapsing(correcting.opened(correction), case.at)
    if refused is not None or correction is None:
        return refused or Refusal("correction.none_open")
    correcting.end(correction, case.at, LAPSED)
    application.stage = case.stage
    application.save(update_fields=("stage",))
    awaiting.keep([application])
    told = {"until": at(correction.until, get_default_timezone()), "number": correction.filing.number}
    detail = _of(application, correction)
    return Done(correction, application.notice, detail=detail, post=post(application, told, WRITERS))


def _of(application: Application, correction: Correction) -> dict[str, str]:
    """What the ledger says of it: how many places, and until when; which they are, and why, stands in the record."""
    return {
        "application": str(application.pk),
        "fields": str(len(correction.fields)),
        "until": correction.until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _told(scheme: Scheme, line: str, correction: Correction, *, closed: bool) -> dict[str, object]:
    how = scheme.intake.correcting
    own = [Words(zh=correction.words, en=correction.words)] if correction.words else []
    general = [how.words] if how and closed else []
    return {
        "count": len(correction.fields),
        "fields": in_both(*_fields(scheme, line, correction)),
        "until": at(correction.until, get_default_timezone()),
        "words": in_both(*((words,) for words in (*own, *general))),
    }


def _fields(scheme: Scheme, line: str, correction: Correction) -> Iterator[tuple[object, ...]]:
    known = {place.id: place for place in places(scheme, line)}
    for number, one in enumerate(correction.fields, start=1):
        yield f"{number}. ", known[one["place"]].named, Words(zh="：", en=": "), one["reason"]
