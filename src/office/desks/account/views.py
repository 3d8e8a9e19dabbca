"""Which page answers someone who signs in, or wants to know what is kept of them?"""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from award.application.membership import MEMBERS
from office.access.scope import visible
from office.desks.account.keeping import kept
from office.records.notices import announced
from office.records.people import Applicant
from office.records.recommendations import Recommendation

# Where someone with a duty begins; everyone else begins with what they apply for.
_HOMES = {"secretary": "secretariat:home", "supervisor": "supervisor:home"}


@require_safe
@never_cache
@login_required
def arrive(request: HttpRequest) -> HttpResponse:
    """Where someone who has signed in goes on: to the desk of their duty, else to what they apply for.

    Whoever has nothing but requests to recommend goes to those.
    """
    if home := _HOMES.get(request.user.duty):
        return redirect(home)
    return redirect("recommender:home" if _only_recommends(request) else "applicant:home")


def _only_recommends(request: HttpRequest) -> bool:
    requests = visible(request.user, Recommendation).filter(as_recommender=True)
    own = Q()
    for role in MEMBERS:
        own |= Q(**{f"as_{role}": True})
    return requests.exists() and not visible(request.user, Applicant).filter(own).exists()


@require_safe
@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """One's own account, and what can be done about it."""
    return render(request, "people/account.html", {"person": request.user})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why, who sees it, and how long."""
    return render(request, "people/privacy.html", {"kept": tuple(kept(announced()))})
