"""Which page answers a visitor?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office.desks.public.clock import today
from office.desks.public.home import home_of
from office.desks.public.materials import materials_of
from office.desks.public.notice import notice_of
from office.desks.public.procedure import procedure_of
from office.desks.public.readings import readings_of_notice
from office.desks.public.rules import rules_of
from office.desks.public.unchanging import same_for_everyone
from office.records.notices import announced
from office.records.rulings import history, rulings


@require_safe
@same_for_everyone
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return render(request, "public/home.html", {"home": home_of(announced(), today())})


@require_safe
@same_for_everyone
def notice(request: HttpRequest) -> HttpResponse:
    """The notice, statement by statement."""
    return render(request, "public/notice.html", {"notice": notice_of(announced())})


@require_safe
@same_for_everyone
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of each award line."""
    return render(request, "public/rules.html", {"rules": rules_of(announced())})


@require_safe
@same_for_everyone
def readings(request: HttpRequest) -> HttpResponse:
    """The open readings, and the rulings on them."""
    return render(request, "public/readings.html", {"readings": readings_of_notice(announced(), history())})


@require_safe
@same_for_everyone
def materials(request: HttpRequest) -> HttpResponse:
    """The dossier and the criteria."""
    return render(request, "public/materials.html", {"materials": materials_of(announced())})


@require_safe
@same_for_everyone
def procedure(request: HttpRequest) -> HttpResponse:
    """The organs, steps, days and provisions."""
    return render(request, "public/procedure.html", {"procedure": procedure_of(announced(), rulings())})
