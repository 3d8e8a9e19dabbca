"""What does the office do with a notice?"""

from collections.abc import Mapping
from datetime import UTC, datetime

from award.notice.checking import read_scheme
from award.notice.lifecycle import declarable, digest, issuable
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.procedure import Case, Done, performs
from office.outside import signing
from office.records.issued import Notice, Outage, Text


@performs(Act.NOTICE_ISSUE)
def issue(case: Case, *, texts: Mapping[str, str]) -> Done | Refusal:
    """Issue the scheme that these files say: checked, hashed and kept; the first entry of its log.

    Raises ``Faulty`` with every fault of the scheme.
    """
    scheme = read_scheme(texts).notice.id
    refused = issuable(scheme, list(Notice.objects.values_list("scheme", flat=True)))
    if refused is not None:
        return refused
    origin = signing.origin(scheme)
    notice = Notice.objects.create(
        scheme=scheme,
        stage=case.stage,
        digest=digest(texts),
        issued=case.at,
        origin=origin,
        log_key=str(signing.signer(origin).key),
    )
    Text.objects.bulk_create(Text(notice=notice, name=name, content=text) for name, text in texts.items())
    return Done(notice, notice, digest=notice.digest, detail={"scheme": scheme})


@performs(Act.NOTICE_DECLARE_OUTAGE, on=Notice)
def declare_outage(
    case: Case, *, began: datetime, ended: datetime, until: datetime | None = None, reason: str, approver: str
) -> Done | Refusal:
    """Declare that nobody could file from ``began`` to ``ended``, and perhaps that everyone may ``until`` then."""
    refused = declarable(began, ended, until, reason=reason, approver=approver, at=case.at)
    if refused is not None:
        return refused
    outage = Outage.objects.create(
        notice=case.record, began=began, ended=ended, until=until, reason=reason, approver=approver
    )
    times = {"began": began, "ended": ended, "until": until}
    return Done(outage, case.record, detail={name: _instant(time) for name, time in times.items() if time})


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
