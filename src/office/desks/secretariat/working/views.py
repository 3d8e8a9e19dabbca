"""How far is the work that was begun under this key, and how is it stopped?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.acts import progressing


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def work(request: HttpRequest, key: str) -> HttpResponse:
    """How much is done, of how much; nulls where it has not begun or is over. Posted to, it is asked to stop.

    The key is drawn by chance and known to whoever began the work alone.
    """
    if request.method == "POST":
        progressing.stop(key)
    done, total = progressing.told(key) or (None, None)
    return JsonResponse({"done": done, "total": total})
