"""Which page answers the supervisor?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty, served
from office.acts.recounting import served_entries
from office.acts.sealing import checkpoint
from office.desks.supervisor.log.pages import counted
from office.filings import listing
from office.filings.attending import attending
from office.filings.corresponding import correspondence, table
from office.filings.counting import by_stage
from office.filings.exporting import exported
from office.filings.looking import looking
from office.records.applications import Extension
from office.records.issued import Notice, Outage
from office.records.letters import Letter


@require_safe
@on_duty(Role.SUPERVISOR)
def home(request: HttpRequest) -> HttpResponse:
    """The logs, the applications that are looked for, all the time that was given, and who serves."""
    me, here = request.user, looking(request.user, Role.SUPERVISOR)
    stages = by_stage(here)
    found = listing.listing(here, request.GET, sum(one.count for one in stages))
    notices = served(me, Notice, Role.SUPERVISOR).order_by("-pk")
    extensions = served(me, Extension, Role.SUPERVISOR).select_related("application").order_by("-pk")
    shown = {
        "logs": [(notice, checkpoint(notice), counted(notice, served_entries(me, notice))) for notice in notices],
        "stages": stages,
        "listing": found,
        "extensions": extensions,
        "outages": served(me, Outage, Role.SUPERVISOR).order_by("-began"),
        "serving": attending(me),
    }
    return render(request, "supervisor/home.html", shown, status=400 if found.asked.faults else 200)


@require_POST
@on_duty(Role.SUPERVISOR)
def export(request: HttpRequest) -> HttpResponse:
    """The applications that the page lists, as a file: to take them away is an act, as it is for the secretariat."""
    here = looking(request.user, Role.SUPERVISOR)
    return listing.taken_out(here, request.GET, request.POST.get("form", ""))


@require_safe
@on_duty(Role.SUPERVISOR)
def letters(request: HttpRequest) -> HttpResponse:
    """What became of every letter that an act under a notice sent."""
    found = served(request.user, Letter, Role.SUPERVISOR)
    shown = correspondence(request.user, found, request.GET.get("state", ""), request.GET.get("page", ""))
    return render(request, "supervisor/letters.html", {"letters": shown})


@require_POST
@on_duty(Role.SUPERVISOR)
def letters_export(request: HttpRequest) -> HttpResponse:
    """What the page of the letters lists, as a file; to whom they went and what they said is not in it either."""
    me, notice = request.user, looking(request.user, Role.SUPERVISOR).notice
    if notice is None:
        raise Http404
    found = table(me, served(me, Letter, Role.SUPERVISOR), request.GET.get("state", ""), addressed=False)
    return exported(found, request.POST.get("form", ""), me, notice)
