"""Who is signed in, and which of their records does an address mean?"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from award.application.membership import MEMBERS
from award.notice.scheme import Scheme
from office.access.scope import visible
from office.filings.coming import by_script, sign_in_first
from office.questions.returning import keep_typed
from office.records.applications import Application
from office.records.issued import Notice, issued
from office.records.notices import announced
from office.records.people import Applicant

View = Callable[..., HttpResponse]
Found = TypeVar("Found", bound=Model)


def signed_in(view: View) -> View:
    """Let only those in who are signed in, and let nobody on the way keep the page.

    A page leads to the sign-in and back; a request of the page's own script is told where to sign in.
    """

    @wraps(view)
    def entered(request: HttpRequest, **names: object) -> HttpResponse:
        if request.user.is_authenticated:
            response = view(request, **names)
        elif by_script(request):
            response = sign_in_first()
        else:
            keep_typed(request, "version")
            response = redirect_to_login(request.get_full_path())
        response.headers["Cache-Control"] = "no-store"
        return response

    return entered


def own(request: HttpRequest, model: type[Found]) -> QuerySet[Found]:
    """The records of ``model`` that belong to an applicant of whom the person is a member."""
    member = Q()
    for role in MEMBERS:
        member |= Q(**{f"as_{role}": True})
    return visible(request.user, model).filter(member)


def application(request: HttpRequest, reference: str) -> Application:
    """The application with this reference number, if it is the person's own. Raises ``Http404``."""
    found = own(request, Application).select_related("applicant", "notice").filter(reference=reference)
    return _there(found.order_by("-notice").first())


def scheme(application: Application) -> Scheme:
    """The scheme under which it was opened."""
    return issued(application.notice.digest)


def applicant(request: HttpRequest, number: int) -> Applicant:
    """The applicant at this number, if the person is a member. Raises ``Http404``."""
    return _there(own(request, Applicant).select_related("notice").filter(pk=number).first())


def notice(request: HttpRequest) -> Notice:
    """The notice that is announced, once it has been issued. Raises ``Http404``."""
    return _there(visible(request.user, Notice).filter(scheme=announced().notice.id).first())


def _there(found: Found | None) -> Found:
    if found is None:
        raise Http404
    return found
