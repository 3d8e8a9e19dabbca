"""Which applications have come, and what do they say?"""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import get_default_timezone, localdate
from django.views.decorators.http import require_POST, require_safe

from award.application.numbering import print_code
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty, served
from office.access.redaction import Legible, legible
from office.acts.application.closing import closing
from office.acts.moment import moment
from office.acts.performing import perform
from office.filings.dossier import chapters, facts_told, frozen
from office.filings.listing import listing
from office.filings.papers import undertaken
from office.filings.receipt import instant, receipt_of
from office.records.applications import Application, Extension, Filing
from office.records.issued import issued


@dataclass(frozen=True, slots=True)
class Listed:
    """One filing of an application."""

    number: int
    time: str
    code: str


@require_safe
@on_duty(Role.SECRETARY)
def home(request: HttpRequest) -> HttpResponse:
    """Every application but those in which the person has a part."""
    found = listing(served(request.user, Application, Role.SECRETARY), request.GET.get("page", ""))
    return render(request, "secretariat/home.html", {"listing": found})


@require_safe
@on_duty(Role.SECRETARY)
def application(request: HttpRequest, reference: str) -> HttpResponse:
    """One application: who applies, what was filed and when, and whether it was given more time."""
    return shown(request, found(request, reference))


def found(request: HttpRequest, reference: str) -> Application:
    """The application with this reference number. Raises ``Http404``."""
    known = served(request.user, Application, Role.SECRETARY).select_related("applicant", "notice")
    application = known.filter(reference=reference).order_by("-notice").first()
    if application is None:
        raise Http404
    return application


def shown(request: HttpRequest, application: Application, form: object = None) -> HttpResponse:
    """The page of one application, with the form for more time as it was typed."""
    at, me = moment(), request.user
    filings = served(me, Filing, Role.SECRETARY).filter(application=application).defer("content").order_by("-number")
    extensions = served(me, Extension, Role.SECRETARY).filter(application=application).order_by("-until")
    context = {
        **_heading(request, application),
        "filings": [Listed(one.number, instant(one.filed), print_code(one.digest)) for one in filings],
        "extensions": [_extension(legible(me, one)) for one in extensions],
        "form": form,
        "closing": closing(application, at),
        "now": at,
    }
    return render(request, "secretariat/application.html", context, status=422 if form is not None else 200)


@require_POST
@on_duty(Role.SECRETARY)
def dossier(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What was filed, to the last word.

    To read it is an act: the log says who read what, and when. So it is pressed and never merely followed: a browser
    that looks ahead, or a link in a letter, would read for nobody. And the page comes with the press itself: behind an
    address of its own it could be read again without an entry.
    """
    known = found(request, reference)
    filing = served(request.user, Filing, Role.SECRETARY).filter(application=known, number=number).first()
    if filing is None:
        raise Http404
    read = perform(Act.APPLICATION_READ, by=request.user, on=filing.pk)
    scheme = issued(known.notice.digest)
    answers, facts = frozen(read.content, scheme, localdate(read.filed, get_default_timezone()))
    context = {
        **_heading(request, known),
        "receipt": receipt_of(known.notice, read),
        "number": number,
        "parts": chapters(scheme, known.line, answers),
        "facts": facts_told(scheme, facts),
        "undertaking": undertaken(read.content),
    }
    return render(request, "secretariat/dossier.html", context)


def _heading(request: HttpRequest, application: Application) -> dict[str, object]:
    line = issued(application.notice.digest).lines[application.line]
    return {
        "application": application,
        "applicant": legible(request.user, application.applicant),
        "line_name": wording.said(line.name),
        "stage": wording.told().say(f"stage.{application.stage}"),
    }


def _extension(given: Legible) -> tuple[datetime, str, str]:
    return given.until, given.reason, given.approver
