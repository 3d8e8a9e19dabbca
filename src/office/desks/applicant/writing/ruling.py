"""What do the rules say of the application as it stands?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing.conditions import place_of
from office.desks.applicant.writing.overview import overview
from office.findings.applied import applied
from office.findings.showing import outcomes, page_of


@require_safe
@signed_in
def ruling(request: HttpRequest, reference: str) -> HttpResponse:
    """The same findings as in the self-check, on what is written now, as if it were filed at this moment."""
    whole = overview(request, reference)
    page = page_of(whole.considered.ruling, lambda name: place_of(reference, whole.rules, name))
    shown = {"page": page, "outcomes": outcomes(), "applied": applied(whole.rules)}
    return render(request, "applicant/writing/ruling.html", {**whole.shown(), **shown})
