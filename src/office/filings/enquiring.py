"""Which authorities were asked about what, and what did they say, or not say?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext

from award.application.lifecycle import IN_HAND
from award.intake.enquiry import SILENT, askable, standing
from award.notice.intake import Authority
from award.notice.scheme import Scheme
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.redaction import legible
from office.access.relations import Actor
from office.acts.moment import moment
from office.filings.contradictions import values_said
from office.filings.exporting import Table
from office.filings.listing import ON_A_PAGE
from office.records.applications import Application
from office.records.issued import Notice, issued
from office.records.registers import Answer, Enquiry


@dataclass(frozen=True, slots=True)
class Said:
    """What one authority says of one application, and where its question stands (``standing``, and in words).

    ``said`` is empty while it has said nothing: that is silence, and neither yes nor no.
    """

    authority: str
    authority_name: str
    number: int
    reference: str
    applicant: str
    asked: datetime
    until: date
    standing: str
    standing_words: str
    said: str
    said_words: str
    words: str
    rows: tuple[str, ...]
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An enquiry in a list, with how many questions stand how."""

    number: int
    authority: str
    asked: datetime
    until: date
    count: int
    answered: int
    open: int
    silent: int


@dataclass(frozen=True, slots=True)
class Askable:
    """An application about which an authority may be asked; ``before``: it was asked about it already."""

    key: int
    reference: str
    applicant: str
    line: str
    before: bool


def answers_about(actor: Actor, application: Application) -> Mapping[str, tuple[Said, ...]]:
    """What was asked and answered about an application, by the rules that it concerns; in one query."""
    scheme = issued(application.notice.digest)
    given = said_about(actor, application)
    found: dict[str, list[Said]] = {}
    for authority in scheme.intake.authorities:
        for rule in authority.rules:
            found.setdefault(rule, []).extend(one for one in given if one.authority == authority.id)
    return {rule: tuple(answers) for rule, answers in found.items() if answers}


def said_about(actor: Actor, application: Application) -> tuple[Said, ...]:
    """Everything that was asked about an application, the last first; in one query."""
    found = served(actor, Answer, Role.SECRETARY) if _serves(actor) else served(actor, Answer, Role.SUPERVISOR)
    kept = found.filter(application=application).select_related("enquiry", "application__applicant")
    return tuple(_said(actor, issued(application.notice.digest), kept.order_by("-enquiry__number")))


def enquiries(actor: Actor, duty: Role, notice: Notice) -> list[Listed]:
    """Every enquiry, the last first, in one query. Applications in which ``actor`` has a part are not counted."""
    there = served(actor, Answer, duty).filter(enquiry__notice=notice)
    counted = {
        number: (count, answered)
        for number, count, answered in there.order_by()
        .values_list("enquiry__number")
        .annotate(count=Count("pk"), answered=Count("pk", filter=~Q(said="")))
    }
    return [_listed(notice, one, *counted.get(one.number, (0, 0))) for one in _known(actor, duty, notice)]


def enquiry_served(actor: Actor, duty: Role, notice: Notice, number: int) -> Enquiry | None:
    """The enquiry of this number."""
    return _known(actor, duty, notice).filter(number=number).select_related("notice").first()


def answers(actor: Actor, duty: Role, enquiry: Enquiry, page: str) -> tuple[tuple[Said, ...], Page]:
    """A page of the questions of one enquiry, by reference."""
    shown = Paginator(_asked(actor, duty, enquiry), ON_A_PAGE).get_page(page)
    return tuple(_said(actor, issued(enquiry.notice.digest), shown)), shown


def table(actor: Actor, duty: Role, enquiry: Enquiry) -> Iterator[tuple[str, str, str]]:
    """Whom the authority is asked about: reference, name and number."""
    for one in _asked(actor, duty, enquiry):
        applicant = legible(actor, one.application.applicant)
        yield one.application.reference, applicant.name, getattr(applicant, "number", "")


def enquiries_table(actor: Actor, duty: Role, notice: Notice) -> Table:
    """Every enquiry, in the order of the page."""
    heads = (
        *(gettext("序号"), gettext("部门"), gettext("征求时间"), gettext("答复期限"), gettext("件数")),
        *(gettext("已答复"), gettext("等待答复"), gettext("到期没有答复")),
    )
    rows = (
        (
            *(one.number, one.authority, one.asked, one.until.isoformat(), one.count),
            *(one.answered, one.open, one.silent),
        )
        for one in enquiries(actor, duty, notice)
    )
    return Table("enquiries", gettext("向部门征求意见"), (), heads, rows, {})


def answers_table(actor: Actor, duty: Role, enquiry: Enquiry) -> Table:
    """All questions of one enquiry with their answers, in the words and the order of the page."""
    name = authority_name(enquiry.notice, enquiry.authority)
    heads = (
        *(gettext("申报编号"), gettext("申报主体"), gettext("答复情况"), gettext("答复"), gettext("说明")),
        gettext("登记时间"),
    )
    found = _asked(actor, duty, enquiry).iterator(chunk_size=2000)
    rows = (
        (
            *(one.reference, one.applicant, one.standing_words, one.said_words),
            *("\n".join(filter(None, (one.words, *one.rows))), one.at),
        )
        for one in _said(actor, issued(enquiry.notice.digest), found)
    )
    title = gettext("第%(number)s号：%(name)s") % {"number": enquiry.number, "name": name}
    said = [(gettext("答复期限"), wording.day(enquiry.until))]
    return Table("answers", title, said, heads, rows, {"enquiry": str(enquiry.number)})


def _asked(actor: Actor, duty: Role, enquiry: Enquiry) -> QuerySet[Answer]:
    found = served(actor, Answer, duty).filter(enquiry=enquiry).select_related("enquiry", "application__applicant")
    return found.order_by("application__reference")


def names_of(actor: Actor, duty: Role, enquiry: Enquiry) -> dict[int, tuple[str, str]]:
    """Reference and name of those it asks about, by the number of the application."""
    found = _asked(actor, duty, enquiry)
    return {one.application_id: (one.application.reference, one.application.applicant.name) for one in found}


def askables(actor: Actor, duty: Role, notice: Notice, authority: Authority) -> list[Askable]:
    """The applications about which it may be asked, those not asked about yet first; in two queries."""
    found = served(actor, Application, duty).filter(notice=notice, stage__in=IN_HAND).select_related("applicant")
    asked = served(actor, Answer, duty).filter(enquiry__notice=notice, enquiry__authority=authority.id)
    before, scheme = set(asked.values_list("application", flat=True)), issued(notice.digest)
    rows = [
        Askable(one.pk, one.reference, one.applicant.name, wording.said(scheme.lines[one.line].name), one.pk in before)
        for one in found.order_by("reference")
        if askable(authority, one.stage, one.applicant.kind, IN_HAND)
    ]
    return sorted(rows, key=lambda row: row.before)


def authority_name(notice: Notice, name: str) -> str:
    """What an authority is called."""
    return next((wording.said(one.name) for one in issued(notice.digest).intake.authorities if one.id == name), name)


def said_words(said: str) -> str:
    """An answer in words."""
    return wording.told().say(f"enquiry.said.{said}") if said else ""


def rows_said(scheme: Scheme, rows: Mapping[str, Sequence[Mapping[str, object]]]) -> tuple[str, ...]:
    """What was found, in words, one line a row."""
    return tuple(
        f"{wording.said(scheme.facts[fact].name)}: {values_said(scheme.facts[fact], row)}"
        for fact, found in rows.items()
        if fact in scheme.facts
        for row in found
    )


def _serves(actor: Actor) -> bool:
    return getattr(actor, "duty", "") == Role.SECRETARY


def _known(actor: Actor, duty: Role, notice: Notice) -> QuerySet[Enquiry]:
    """An enquiry about nothing but cases in which ``actor`` has a part is not there."""
    about = served(actor, Answer, duty).filter(enquiry=OuterRef("pk"))
    return served(actor, Enquiry, duty).filter(Exists(about), notice=notice).order_by("-number")


def _listed(notice: Notice, one: Enquiry, count: int, answered: int) -> Listed:
    left = count - answered
    late = standing("", one.until, _today()) == SILENT
    name = authority_name(notice, one.authority)
    return Listed(one.number, name, one.asked, one.until, count, answered, 0 if late else left, left if late else 0)


def _said(actor: Actor, scheme: Scheme, kept: Iterable[Answer]) -> Iterator[Said]:
    names = {one.id: wording.said(one.name) for one in scheme.intake.authorities}
    today = _today()
    for one in kept:
        read, enquiry = legible(actor, one), one.enquiry
        where = standing(read.said, enquiry.until, today)
        yield Said(
            authority=enquiry.authority,
            authority_name=names.get(enquiry.authority, enquiry.authority),
            number=enquiry.number,
            reference=one.application.reference,
            applicant=one.application.applicant.name,
            asked=enquiry.asked,
            until=enquiry.until,
            standing=where,
            standing_words=wording.told().say(f"enquiry.standing.{where}", {"until": enquiry.until}),
            said=read.said,
            said_words=said_words(read.said),
            words=read.words,
            rows=rows_said(scheme, read.rows),
            at=read.at,
        )


def _today() -> date:
    return localdate(moment(), get_default_timezone())
