"""Which letters were sent, and what became of each?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty, served
from office.desks.secretariat.notices import at_work
from office.filings.corresponding import correspondence, sent, table
from office.filings.exporting import exported
from office.records.letters import Letter


@require_safe
@on_duty(Role.SECRETARY)
def letters(request: HttpRequest) -> HttpResponse:
    """Every letter that an act under a notice sent, the newest first; those of the sign-in are nobody's business."""
    state = request.GET.get("state", "")
    found = served(request.user, Letter, Role.SECRETARY)
    shown = {"letters": correspondence(request.user, found, state, request.GET.get("page", ""))}
    return render(request, "secretariat/letters.html", shown)


@require_POST
@on_duty(Role.SECRETARY)
def export(request: HttpRequest) -> HttpResponse:
    """What the page lists, as a file: that it left the office is an act."""
    found = table(request.user, served(request.user, Letter, Role.SECRETARY), request.GET.get("state", ""))
    return exported(found, request.POST.get("form", ""), request.user, at_work(request))


@require_safe
@on_duty(Role.SECRETARY)
def letter(request: HttpRequest, letter: int) -> HttpResponse:
    """One letter, as the books have it: what only its recipient may know shows as ⟦name⟧."""
    found = served(request.user, Letter, Role.SECRETARY).filter(pk=letter).first()
    if found is None:
        raise Http404
    return render(request, "secretariat/letter.html", {"letter": sent(request.user, found)})
