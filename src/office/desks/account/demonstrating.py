"""Who would a visitor of the demonstration like to be?"""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from office import wording
from office.records.cast import account, present


@never_cache
@require_http_methods(("GET", "HEAD", "POST"))
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people, in one click. There is no such page where the office is in earnest."""
    if not settings.AWARD_DEMONSTRATION:
        raise Http404
    if request.method != "POST":
        cast = [(one.id, one.name, wording.said(one.about)) for one in present()]
        return render(request, "people/demo.html", {"cast": cast})
    person = account(request.POST.get("who", ""))
    if person is None:
        raise Http404
    get_adapter().login(request, person)
    return redirect("people:arrive")
