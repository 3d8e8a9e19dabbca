"""Which applications have come, what do they wait for, and what does the intake look like?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.filings import listing, picturing, searches
from office.filings.looking import looking


@require_safe
@on_duty(Role.SECRETARY)
def home(request: HttpRequest) -> HttpResponse:
    """Every application but those in which the person has a part: what to do next, and what they look for."""
    here = looking(request.user, Role.SECRETARY)
    shown = {"queue": listing.queue(here, request.GET), "kept": searches.kept(here)}
    return render(request, "secretariat/home.html", shown, status=400 if shown["queue"].listing.asked.faults else 200)


@require_POST
@on_duty(Role.SECRETARY)
def export(request: HttpRequest) -> HttpResponse:
    """What the page lists, as a file: that it left the office is an act."""
    here = looking(request.user, Role.SECRETARY)
    return listing.taken_out(here, request.GET, request.POST.get("form", ""))


@require_safe
@on_duty(Role.SECRETARY)
def pictures(request: HttpRequest) -> HttpResponse:
    """The intake in pictures, of whatever is looked for."""
    shown = picturing.pictures(looking(request.user, Role.SECRETARY), request.GET)
    return render(request, "secretariat/pictures.html", {"pictures": shown}, status=400 if shown.asked.faults else 200)
