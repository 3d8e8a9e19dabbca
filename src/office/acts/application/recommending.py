"""How does an application come by a recommendation?"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from secrets import token_hex, token_urlsafe

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from award.application import recommendation as rules
from award.application.answers import FileRef
from award.application.deadline import Deadline
from award.application.dossier import read_answers
from award.application.lifecycle import APPLICATION, ASKED, GIVEN
from award.application.membership import INVITED, MEMBER
from award.application.recommendation import Request
from award.application.snapshot import Recommendation as Given
from award.application.writing import FACTS
from award.notice.scheme import Scheme
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.acts.application.enclosing import attached, enclosed, known, let_go, sign, to_sign
from office.acts.closing import closing, closings
from office.acts.procedure import Case, Done, Post, performs
from office.records.applications import Application
from office.records.encrypted import hashed
from office.records.issued import issued
from office.records.recommendations import Recommendation
from office.records.uploads import Upload


@performs(Act.APPLICATION_ASK_RECOMMENDATION, on=Application, together=("applicant",))
def ask_recommendation(
    case: Case, *, kind: str, name: str, email: str, language: str, address: Callable[[str], str]
) -> Done | Refusal:
    """Ask someone by letter to recommend the application upon its summary as it stands; ``address`` makes the link.

    Whoever was asked before under the same address gets another link, and the former is good no longer. One who took
    the request up already, and is perhaps writing just now, keeps it on the desk.
    """
    application, email = case.record, email.strip().lower()
    scheme, asked = issued(application.notice.digest), Request(kind, name.strip(), email)
    known = {one.email: one for one in application.recommendations.select_for_update().order_by("pk")}
    content = {part.part: part.answers for part in application.parts.exclude(part=FACTS)}
    answers = read_answers(content, scheme, application.line, draft=True)
    refused = _not_now(application, case.at) or rules.askable(
        asked, [_request(one) for one in known.values()], _members(application), scheme, application.line, answers
    )
    if refused is not None:
        return refused
    token, end = token_urlsafe(32), closing_for_recommenders(application, case.at)
    record = known.get(email) or Recommendation(application=application, email=email)
    record.person = record.person if record.stage == ASKED else None
    record.stage, record.kind, record.name, record.asked = case.stage, kind, asked.name, case.at
    record.applicant, record.line = application.applicant.name, application.line
    record.summary, record.language = rules.summary(scheme, application.line, answers), language
    record.token, record.given, record.declined = hashed(token), None, None
    record.words = record.signer = record.position = record.reason = ""
    record.save()
    told = {"asker": case.actor.name, **_told(record, scheme), "until": end and end.said}
    post = Post(email, language, params=told, secrets={"link": address(token)})
    return Done(record, application.notice, detail={"kind": kind, **_of(record)}, post=(post,))


def _by_token(token: str) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(token=hashed(token))


@performs(Act.APPLICATION_TAKE_UP_REQUEST, on=Recommendation, find=_by_token, holder=Role.INVITED)
def take_up_request(case: Case) -> Done | Refusal:
    """Take a request up by its link, which is used up by it: from now on it stands on one's own desk."""
    record = case.record
    refused = too_late(record, case.at) or own(record, case.actor.pk)
    if refused is not None:
        return refused
    record.person, record.token = case.actor, None
    record.save(update_fields=("person", "token"))
    return Done(record, record.application.notice, detail=_of(record))


@performs(Act.APPLICATION_TAKE_BACK_REQUEST, on=Recommendation)
def take_back_request(case: Case) -> Done | Refusal:
    """Take a request, or what was given upon it, back; a filing keeps what it was filed with."""
    record = case.record
    refused = too_late(record, case.at)
    if refused is not None:
        return refused
    notice, person = record.application.notice, record.person
    record.stage, record.token, record.summary = case.stage, None, {}
    record.save(update_fields=("stage", "token", "summary"))
    let_go(attached(record), case.at, case.actor)
    to, language = (person.email, person.language) if person else (record.email, record.language)
    post = Post(to, language, params=_told(record, issued(notice.digest)))
    return Done(record, notice, detail=_of(record), post=(post,))


@performs(Act.APPLICATION_RECOMMEND, on=Recommendation)
def recommend(
    case: Case, *, words: str, signer: str, position: str, upon: str | None = None, left_out: Collection[int] = ()
) -> Done | Refusal:
    """Recommend the application, signed by name and position; given anew it takes the place of the former.

    All files that are attached are signed with it, but of those that it was signed with before the ones ``left_out``.
    ``upon`` says when the summary that was read was sent: nobody signs upon another.
    """
    record, said = case.record, rules.opinion(words, signer, position)
    application, scheme = record.application, issued(record.application.notice.digest)
    files = to_sign(record, left_out)
    refused = (
        too_late(record, case.at)
        or own(record, case.actor.pk)
        or rules.givable(
            said, scheme, application.stage, files=[known(file) for file in files], upon=upon, asked=record.asked
        )
    )
    if refused is not None:
        return refused
    record.words, record.signer, record.position = said
    record.stage, record.given, record.nonce = case.stage, case.at, token_hex(16)
    record.save(update_fields=("words", "signer", "position", "stage", "given", "nonce"))
    signed = sign(record, files, case.at, case.actor)
    digest = rules.digest(_given(record, signed), record.summary, record.nonce)
    detail = {"kind": record.kind, **({"files": str(len(signed))} if signed else {}), **_of(record)}
    post = tuple(_letters(record, scheme))
    return Done(record, application.notice, digest=digest, detail=detail, post=post)


@performs(Act.APPLICATION_DECLINE, on=Recommendation)
def decline(case: Case, *, reason: str = "") -> Done | Refusal:
    """Decline to recommend, with a reason or without."""
    record, scheme = case.record, issued(case.record.application.notice.digest)
    refused = too_late(record, case.at) or rules.declinable(reason, scheme)
    if refused is not None:
        return refused
    record.stage, record.reason, record.summary, record.declined = case.stage, reason.strip(), {}, case.at
    record.save(update_fields=("stage", "reason", "summary", "declined"))
    let_go(attached(record), case.at, case.actor)
    post = tuple(_letters(record, scheme))
    return Done(record, record.application.notice, detail=_of(record), post=post)


def until(record: Recommendation, at: datetime) -> Deadline | None:
    """Until when it can be recommended, as things stand at this moment."""
    return closing_for_recommenders(record.application, at)


def untils(records: Iterable[Recommendation], at: datetime) -> Mapping[int, Deadline | None]:
    """The same of several; what was ruled is asked for once, however many they are."""
    found = list(records)
    ends, zone = closings([record.application for record in found], at), get_default_timezone()
    return {
        record.pk: rules.closing(issued(record.application.notice.digest), ends[record.application_id], zone)
        for record in found
    }


def closing_for_recommenders(application: Application, at: datetime) -> Deadline | None:
    """Until when recommenders of this application can write, as things stand at this moment."""
    scheme = issued(application.notice.digest)
    return rules.closing(scheme, closing(application, at), get_default_timezone())


def given(application: Application) -> tuple[Given | None, list[Upload]]:
    """The recommendation that would go with a filing now, if someone has given one, and its files."""
    found = application.recommendations.filter(stage=GIVEN).first()
    if found is None:
        return None, []
    files = enclosed(found)
    return _given(found, [one.file for one in files]), files


def too_late(record: Recommendation, at: datetime) -> Refusal | None:
    """Whether it can no longer be recommended."""
    return rules.closed(until(record, at), at)


def _not_now(application: Application, at: datetime) -> Refusal | None:
    """A request belongs to an application that can be written."""
    writable = APPLICATION.after(application.stage, Act.APPLICATION_WRITE)
    if isinstance(writable, Refusal):
        return writable
    return rules.closed(closing_for_recommenders(application, at), at)


def own(record: Recommendation, person: int) -> Refusal | None:
    """Whether it would be their own application: a person may have become a member after they were asked."""
    application = record.application
    member = application.applicant.memberships.filter(stage=MEMBER, person=person).exists()
    return rules.own_recommendation(issued(application.notice.digest)) if member else None


def _members(application: Application) -> list[str]:
    """The addresses under which its members were invited, and under which they sign in."""
    members = application.applicant.memberships.filter(stage__in=(INVITED, MEMBER))
    return [address for pair in members.values_list("email", "person__email") for address in pair if address]


def _request(record: Recommendation) -> Request:
    return Request(record.kind, record.name, record.email, record.stage)


def _given(record: Recommendation, files: Iterable[FileRef]) -> Given:
    said = (record.kind, record.name, record.words, record.signer, record.position, record.given)
    return Given(*said, tuple(files))


def _of(record: Recommendation) -> dict[str, str]:
    return {"application": str(record.application_id)}


def _told(record: Recommendation, scheme: Scheme) -> dict[str, object]:
    """What every letter says of a request."""
    return {"applicant": record.applicant, "line": scheme.lines[record.line].name, "name": record.name}


def _letters(record: Recommendation, scheme: Scheme) -> Iterator[Post]:
    """The owners are told: they asked, and they file."""
    owners = record.application.applicant.memberships.filter(stage=MEMBER, role=Role.OWNER)
    told = {**_told(record, scheme), "signer": record.signer, "position": record.position, "reason": record.reason}
    for owner in owners.select_related("person"):
        yield Post(owner.person.email, owner.person.language, params=told)
