"""Who of the office is let in to a desk, and which records do they serve there?"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from award.access.policy import BARS
from award.vocabulary.roles import Role
from office.access.relations import RELATIONS, Actor, duties, kind_of
from office.access.scope import visible
from office.access.serving import SERVED

View = Callable[..., HttpResponse]


def on_duty(duty: Role) -> Callable[[View], View]:
    """Let only those in who have this duty, and let nobody on the way keep the page. For others it is not there."""

    def guarded(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, **names: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if duty not in duties(request.user):
                raise Http404
            response = view(request, **names)
            response.headers["Cache-Control"] = "no-store"
            return response

        return entered

    return guarded


def served(actor: Actor, model: type[Model], duty: Role) -> QuerySet[Model]:
    """The records of ``model`` that ``actor`` may serve in this duty: none in which they have a part of their own."""
    own, some = Q(pk__in=()), SERVED.get(kind_of(model))
    for role in RELATIONS.get(kind_of(model), {}):
        if duty in BARS.get(role, ()):
            own |= Q(**{f"as_{role}": True})
    found = visible(actor, model).exclude(own)
    return found.filter(some()) if some else found
