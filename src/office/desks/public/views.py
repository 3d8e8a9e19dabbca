"""Which page answers a visitor?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office import wording
from office.desks.public.clock import today
from office.desks.public.home import home as first_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return render(request, "public/home.html", {"home": first_page(wording.language(), today())})
