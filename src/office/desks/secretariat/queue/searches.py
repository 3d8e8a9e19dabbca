"""Which searches does someone keep, and how are they kept and dropped?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts.performing import NotPossible, perform
from office.filings import listing
from office.filings.looking import looking
from office.filings.searches import counted, found, kept
from office.filings.seeking import asked


@require_safe
@on_duty(Role.SECRETARY)
def searches(request: HttpRequest) -> HttpResponse:
    """The searches that the person keeps, each with how many it finds now."""
    return render(request, "secretariat/searches.html", {"searches": counted(looking(request.user, Role.SECRETARY))})


@require_POST
@on_duty(Role.SECRETARY)
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the search that the address says under a name; refused, the list comes back with what was typed."""
    here, name = looking(request.user, Role.SECRETARY), request.POST.get("name", "")
    wanted = asked(request.GET, here.scheme)
    if wanted.faults or here.notice is None:
        raise Http404
    try:
        perform(Act.INTAKE_KEEP_SEARCH, by=request.user, on=here.notice.pk, name=name, search=wanted.search)
    except NotPossible as refused:
        words = wording.told().say(refused.refusal.key, refused.refusal.params)
        shown = {"queue": listing.queue(here, request.GET), "kept": kept(here), "name": name, "wrong": words}
        return render(request, "secretariat/home.html", shown, status=422)
    return redirect("secretariat:searches")


@require_POST
@on_duty(Role.SECRETARY)
def drop(request: HttpRequest) -> HttpResponse:
    """Keep a search no longer; one that is not there any more is dropped already."""
    here = looking(request.user, Role.SECRETARY)
    search = found(here, request.POST.get("search", ""))
    if search is not None and here.notice is not None:
        perform(Act.INTAKE_DROP_SEARCH, by=request.user, on=search.number, notice=here.notice)
    return redirect("secretariat:searches")
