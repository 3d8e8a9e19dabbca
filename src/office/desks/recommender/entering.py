"""Who is let in to the desk of recommenders?"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from office.filings.coming import by_script, sign_in_first
from office.questions.returning import keep_typed

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Let only those in who are signed in, and let nobody on the way keep the page.

    What was written on a page whose sign-in had ended is given back on it; a script is told where to sign in.
    """
    known = login_required(view)

    def entered(request: HttpRequest, **names: object) -> HttpResponse:
        if not request.user.is_authenticated:
            if by_script(request):
                return sign_in_first()
            keep_typed(request, "written")
        return known(request, **names)

    return wraps(view)(never_cache(entered))
