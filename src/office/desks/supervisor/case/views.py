"""What does the office know of one application, as whoever supervises sees it?

What tells when something was done, and no more, is followed. What tells of people, of reasons and of what was declared
is pressed, and that is an act: at the same address, as with the log.
"""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.acts.closing import closing
from office.acts.moment import moment
from office.acts.performing import perform
from office.filings.arriving import papers
from office.filings.contradictions import contradictions
from office.filings.correcting import every_round
from office.filings.corresponding import about, correspondence
from office.filings.deciding import decisions
from office.filings.enquiring import answers_about, said_about
from office.filings.examining import examination
from office.filings.finding import application_served, came, filing_served, late_recommendations
from office.filings.holding import held_about
from office.filings.opening import heading
from office.filings.past import past
from office.filings.progress import progress
from office.findings.arithmetic import arithmetic
from office.findings.showing import outcomes
from office.records.applications import Application

Told = dict[str, object]


@require_safe
@on_duty(Role.SUPERVISOR)
def application(request: HttpRequest, reference: str) -> HttpResponse:
    """Who applies, how far it has come, what was filed and when, and whether it was given more time."""
    known, at = application_served(request.user, Role.SUPERVISOR, reference), moment()
    context = {
        **came(request.user, Role.SUPERVISOR, known),
        "progress": progress(request.user, Role.SUPERVISOR, known),
        "closing": closing(known, at),
        "now": at,
    }
    return render(request, "supervisor/case/application.html", context)


@require_safe
@on_duty(Role.SUPERVISOR)
def letters(request: HttpRequest, reference: str) -> HttpResponse:
    """What became of every letter about the application, and of those about its applicant alone."""
    known = application_served(request.user, Role.SUPERVISOR, reference)
    found = about(request.user, Role.SUPERVISOR, known)
    page = correspondence(request.user, found, request.GET.get("state", ""), request.GET.get("page", ""))
    return render(request, "supervisor/case/letters.html", {**heading(request.user, known), "letters": page})


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SUPERVISOR)
def looked(request: HttpRequest, reference: str, view: str) -> HttpResponse:
    """One view of the application. Followed, it is closed; pressed, it is opened, and the log says who looked."""
    known, opened = application_served(request.user, Role.SUPERVISOR, reference), request.method == "POST"
    if opened:
        perform(Act.NOTICE_INSPECT, by=request.user, on=known.notice_id, view=view, application=known.pk)
    template, told = _VIEWS[view]
    shown = told(request, known) if opened or view in _FOLLOWED else {}
    return render(request, template, {**heading(request.user, known), "opened": opened, **shown})


def _history(request: HttpRequest, known: Application) -> Told:
    return past(request.user, Role.SUPERVISOR, known, moment())


def _examination(request: HttpRequest, known: Application) -> Told:
    """Who said what and why, and what was decided; with the arithmetic, which tells what was filed, where asked for."""
    me, whole = request.user, examination(request.user, known)
    told = None
    if whole is not None and request.POST.get("arithmetic"):
        filing = filing_served(me, Role.SUPERVISOR, known, whole.number)
        perform(Act.APPLICATION_READ, by=me, on=filing.pk)
        told = arithmetic(known)
    return {
        "examination": whole,
        "arithmetic": told,
        "outcomes": outcomes(),
        "answers": answers_about(me, known),
        "decisions": decisions(me, Role.SUPERVISOR, known),
        "later": late_recommendations(me, Role.SUPERVISOR, known),
    }


def _registers(request: HttpRequest, known: Application) -> Told:
    return {
        "shelves": held_about(request.user, Role.SUPERVISOR, known),
        "contradictions": contradictions(request.user, known),
        "said": said_about(request.user, known),
    }


def _corrections(request: HttpRequest, known: Application) -> Told:
    return {"rounds": every_round(request.user, Role.SUPERVISOR, known, moment())}


def _paper(request: HttpRequest, known: Application) -> Told:
    return papers(request.user, Role.SUPERVISOR, known)


_VIEWS: Mapping[str, tuple[str, Callable[[HttpRequest, Application], Told]]] = {
    "history": ("supervisor/case/history.html", _history),
    "examination": ("supervisor/case/examination.html", _examination),
    "registers": ("supervisor/case/registers.html", _registers),
    "corrections": ("supervisor/case/corrections.html", _corrections),
    "paper": ("supervisor/case/paper.html", _paper),
}
# What is seen of these without a press: when, and what.
_FOLLOWED = {"history"}
