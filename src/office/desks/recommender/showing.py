"""What does someone who was asked read: the request, the summary, and nothing else?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from award.application.deadline import Deadline
from award.application.lifecycle import ASKED, DECLINED, DETACHED, GIVEN
from award.application.recommendation import closed, summarised
from award.application.snapshot import plain
from award.application.uploads import sealed_place
from award.notice.scheme import Scheme
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office import wording
from office.access.offering import offers
from office.access.redaction import Legible, legible
from office.access.scope import visible
from office.acts.application.recommending import until, untils
from office.filings import rows
from office.filings.rows import Addresses, Row
from office.filings.rows import Asked as Files
from office.questions.summaries import said
from office.records.issued import issued
from office.records.recommendations import Recommendation
from office.records.uploads import Upload

# What the place of the files is called on the page.
FILES = "files"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as whoever took it up reads it.

    ``standing`` says in words what can no longer be done, and why; ``upon`` names the summary that is shown;
    ``until`` is there while an answer can still be given or changed.
    """

    read: Legible
    award: str
    line: str
    kind: str
    stage: str
    standing: str
    limit: int
    upon: str
    summary: tuple[tuple[str, str], ...]
    until: Deadline | None
    offers: frozenset[Act]

    @property
    def attaches(self) -> bool:
        """Whether files can be attached now: as long as it can be signed."""
        return {Act.APPLICATION_ENCLOSE, Act.APPLICATION_RECOMMEND} <= self.offers


def mine(request: HttpRequest) -> QuerySet[Recommendation]:
    """The requests that this person took up."""
    found = visible(request.user, Recommendation).filter(as_recommender=True).select_related("application__notice")
    return found.prefetch_related("application__notice__outages", "application__extensions").order_by("-asked", "-pk")


def one(request: HttpRequest, number: int) -> Recommendation:
    """The request with this number, if it is theirs. Raises ``Http404``."""
    found = mine(request).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def all_shown(request: HttpRequest, at: datetime) -> list[Asked]:
    """Every request that this person took up, in a number of queries that does not grow."""
    found = list(mine(request))
    ends = untils(found, at)
    return [_shown(request, record, at, ends[record.pk]) for record in found]


def shown(request: HttpRequest, record: Recommendation, at: datetime) -> Asked:
    """The request as it stands at this moment."""
    return _shown(request, record, at, until(record, at))


def _shown(request: HttpRequest, record: Recommendation, at: datetime, end: Deadline | None) -> Asked:
    scheme, read = issued(record.application.notice.digest), legible(request.user, record)
    late = closed(end, at)
    return Asked(
        read=read,
        award=wording.said(scheme.notice.short_title),
        line=wording.said(scheme.lines[read.line].name),
        kind=next(wording.said(kind.name) for kind in scheme.notice.recommenders if kind.id == read.kind),
        stage=wording.told().say(f"stage.{read.stage}"),
        standing=_standing(read.stage, late),
        limit=scheme.notice.recommending.limit if scheme.notice.recommending else 0,
        upon=plain(read.asked),
        summary=_summary(scheme, read),
        until=end if read.stage in (ASKED, GIVEN) and late is None else None,
        offers=offers(request.user, record) if late is None else frozenset(),
    )


def files(request: HttpRequest, record: Recommendation, asked: Asked, wrong: Iterable[str] = ()) -> Files | None:
    """Where files are attached, with those that are not signed yet; ``None`` where none are asked for."""
    place = sealed_place(issued(record.application.notice.digest))
    if isinstance(place, Refusal) or not asked.attaches:
        return None
    fresh = [one for one in _attached(request, record) if one.signed is None]
    return rows.asked(FILES, place, fresh, addresses(record), writes=True, errors=wrong)


def signed(request: HttpRequest, record: Recommendation, asked: Asked) -> list[Row]:
    """The files that it was signed with last."""
    kept = [one for one in _attached(request, record) if one.signed is not None]
    return [rows.row(FILES, one, addresses(record), writes=asked.attaches) for one in kept]


def addresses(record: Recommendation) -> Addresses:
    """Where its files lie."""
    return Addresses(
        stands=(record.pk,),
        files="recommender:files",
        file="recommender:file",
        finish="recommender:file_finish",
        detach="recommender:file_detach",
        content="recommender:file_content",
    )


def file(request: HttpRequest, record: Recommendation, number: int) -> Upload:
    """The file with this number, if they attached it to this request. Raises ``Http404``."""
    found = _own(request, record).filter(pk=number).first()
    if found is None:
        raise Http404
    found.recommendation, found.application = record, record.application
    return found


def _own(request: HttpRequest, record: Recommendation) -> QuerySet[Upload]:
    return visible(request.user, Upload).filter(as_self=True, recommendation=record).select_related("by")


def _attached(request: HttpRequest, record: Recommendation) -> QuerySet[Upload]:
    return _own(request, record).exclude(stage=DETACHED).order_by("pk")


def _standing(stage: str, late: Refusal | None) -> str:
    if stage == DECLINED:
        return gettext("您已谢绝，不再看到申报摘要。申报方再次邀请您的，会有新的邀请信，请打开信中的链接。")
    if stage not in (ASKED, GIVEN):
        return gettext("申报方已撤回，您不必再做什么，也不再看到申报摘要。")
    if late is not None:
        told = wording.told().say(late.key, late.params)
        return told + gettext("此后不能再推荐、修改或者谢绝，内容仍可查看。")
    return ""


def _summary(scheme: Scheme, read: Legible) -> tuple[tuple[str, str], ...]:
    told = summarised(scheme, read.line, read.summary)
    return tuple((wording.said(item.question), said(item)) for item in told)
