"""What was sent back, why, until when, and how far has the correction come?"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from office.desks.applicant.correction.asking import page_of
from office.desks.applicant.correction.finding import whole_of
from office.desks.applicant.finding import signed_in
from office.desks.applicant.sent_back import corrections
from office.filings.correcting import rounds


@dataclass(frozen=True, slots=True)
class Group:
    """A page of the correction: its title, where it lies, its questions with the reasons, and who wrote there last."""

    title: str
    address: str
    asks: tuple[tuple[str, str], ...]
    known: object


@require_safe
@signed_in
def overview(request: HttpRequest, reference: str) -> HttpResponse:
    """The last correction, page by page, and those before it."""
    whole = whole_of(request, reference)
    kept = list(corrections(request, whole.application))
    pages = [page_of(whole, group) for group in whole.groups]
    words = {field.place: (field.ask, field.reason) for field in whole.round.fields}
    shown = {
        **whole.shown(),
        "groups": tuple(
            Group(
                page.title,
                reverse("applicant:correction_page", args=[reference, page.group]),
                tuple(words[place.id] for place in page.places),
                whole.known(page.group),
            )
            for page in pages
        ),
        "rounds": rounds(request.user, whole.application, kept, whole.at),
    }
    return render(request, "applicant/correction/overview.html", shown)
