"""Which page answers a visitor?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office.desks.public.clock import today
from office.desks.public.home import home_of
from office.desks.public.unchanging import same_for_everyone
from office.records.notices import announced


@require_safe
@same_for_everyone
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return render(request, "public/home.html", {"home": home_of(announced(), today())})
