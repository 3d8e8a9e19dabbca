"""Which page answers the supervisor?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty, served
from office.acts.recounting import served_entries
from office.acts.sealing import checkpoint
from office.desks.supervisor.log.pages import counted
from office.filings.attending import attending
from office.filings.corresponding import correspondence
from office.filings.listing import listing
from office.filings.looking import looking
from office.records.applications import Extension
from office.records.issued import Notice, Outage
from office.records.letters import Letter


@require_safe
@on_duty(Role.SUPERVISOR)
def home(request: HttpRequest) -> HttpResponse:
    """The logs, the applications, all the time that was given, and who serves."""
    me = request.user
    notices = served(me, Notice, Role.SUPERVISOR).order_by("-pk")
    extensions = served(me, Extension, Role.SUPERVISOR).select_related("application").order_by("-pk")
    shown = {
        "logs": [(notice, checkpoint(notice), counted(notice, served_entries(me, notice))) for notice in notices],
        "listing": listing(looking(me, Role.SUPERVISOR), request.GET),
        "extensions": extensions,
        "outages": served(me, Outage, Role.SUPERVISOR).order_by("-began"),
        "serving": attending(me),
    }
    return render(request, "supervisor/home.html", shown)


@require_safe
@on_duty(Role.SUPERVISOR)
def letters(request: HttpRequest) -> HttpResponse:
    """What became of every letter that an act under a notice sent."""
    found = served(request.user, Letter, Role.SUPERVISOR)
    shown = correspondence(request.user, found, request.GET.get("state", ""), request.GET.get("page", ""))
    return render(request, "supervisor/letters.html", {"letters": shown})
