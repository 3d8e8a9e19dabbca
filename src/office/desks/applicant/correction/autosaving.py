"""What does the page's own script save while someone corrects?"""

from collections.abc import Mapping

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from office.access.gate import NotAllowed
from office.desks.applicant.correction.asking import Page, page_of
from office.desks.applicant.correction.finding import Whole, whole_of
from office.desks.applicant.correction.saving import Saved, save
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing.autosaving import Unreadable, in_words, refused, sent
from office.desks.applicant.writing.parts import errors_of
from office.questions.faults import told as fault_told


@require_http_methods(["GET", "POST"])
@signed_in
def save_page(request: HttpRequest, reference: str, part: str) -> JsonResponse:
    """A page of a correction, saved as it is being written; asked without content, how it is kept."""
    whole = whole_of(request, reference)
    asks = page_of(whole, part)
    if request.method == "GET":
        return JsonResponse({"version": whole.version, "token": get_token(request)})
    try:
        said = sent(request)
        typed = asks.posted(said.fields)
        saved = save(request, whole, asks.mine(typed), said.version)
    except (Unreadable, NotAllowed) as trouble:
        return refused(trouble)
    if saved.contested:
        theirs = {place.asked.id: asks.in_words(place, whole.now[place.id]) for place in asks.places}
        contested = {place.partition(".")[2] for place in saved.contested}
        told = {**_told(saved.whole), "contested": {name: theirs[name] for name in contested}}
        return JsonResponse({**told, "fields": asks.together(saved, typed)}, status=409)
    if saved.refusal:
        return JsonResponse({**_told(saved.whole), "refused": in_words(saved.refusal)}, status=409)
    now = page_of(saved.whole, part).typed(saved.whole.now) if saved.beside else {}
    return JsonResponse(
        {**_told(saved.whole), "faults": _faults(asks, saved, typed), "beside": saved.beside, "fields": now}
    )


def _faults(asks: Page, saved: Saved, typed: Mapping[str, str]) -> dict[str, str]:
    if asks.part:
        return errors_of(saved.faults)
    return {name: fault_told(fault, asks.whole.scheme) for name, fault in asks.read(typed).faults.items()}


def _told(whole: Whole) -> dict[str, object]:
    known = whole.known()
    if known is None:
        return {"version": whole.version, "at": "", "by": ""}
    return {"version": whole.version, "at": f"{localtime(known.saved):%H:%M}", "by": known.by}
