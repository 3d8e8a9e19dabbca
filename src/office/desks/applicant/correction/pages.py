"""How is one part of what was sent back corrected?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from award.application.deadline import remaining
from office.desks.applicant.correction.asking import Page, Typed, errors, handed_in, items, page_of
from office.desks.applicant.correction.finding import whole_of
from office.desks.applicant.correction.saving import Saved, save
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing.moving import version_of
from office.questions.refusing import wrong
from office.questions.returning import typed_before


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """The questions of one part that were sent back; everything else is shut."""
    whole = whole_of(request, reference)
    asks = page_of(whole, part)
    if request.method != "POST":
        before = typed_before(request)
        if before is not None:
            return _shown(request, asks, asks.posted(before), before=version_of(before))
        return _shown(request, asks, _more(asks, asks.typed(whole.now), request.GET.get("more", "")))
    press = request.POST.get("go", "on")
    typed = asks.posted(request.POST, press)
    saved = save(request, whole, asks.mine(typed), version_of(request.POST))
    unread = not asks.part and bool(asks.read(typed).faults)
    if saved.contested:
        typed = asks.together(saved, typed)
    if saved.faults or saved.contested or saved.refusal or unread:
        return _shown(request, page_of(saved.whole, part), typed, saved)
    return redirect(_after(asks, request.path, press))


def _after(asks: Page, here: str, press: str) -> str:
    """Where the button leads: on to the next page and at last to the check, back to the list, or to the new row."""
    verb, _, rest = press.partition(".")
    table, reference = rest.partition(".")[0], asks.whole.application.reference
    if verb == "add":
        return f"{here}?more={table}#{table}-last"
    if verb == "remove":
        return f"{here}#{table}"
    if press == "back":
        return reverse("applicant:correction", args=[reference])
    following = [*asks.whole.groups, ""]
    after = following[following.index(asks.group) + 1]
    if after:
        return reverse("applicant:correction_page", args=[reference, after])
    return reverse("applicant:correction_check", args=[reference])


def _more(asks: Page, typed: dict[str, str], more: str) -> dict[str, str]:
    """One more row of facts, where it was wished for."""
    fact = next((fact for fact in asks.facts if fact.id == more and fact.kind == "rows"), None)
    if fact is None:
        return typed
    held = int(typed.get(f"{more}.count", "0"))
    return typed | {f"{more}.count": str(held + 1)}


def _shown(
    request: HttpRequest, asks: Page, typed: Typed, saved: Saved | None = None, before: int | None = None
) -> HttpResponse:
    """``before``: the version upon which this was typed before signing in again, and not saved yet."""
    whole, reference = asks.whole, asks.whole.application.reference
    shown = items(request, asks, typed, saved, request.GET.get("more", ""))
    wrong_ones = errors(asks, shown)
    if saved and saved.refusal:
        wrong_ones = (wrong(saved.refusal, {}), *wrong_ones)
    context = {
        **whole.shown(),
        "title": asks.title,
        "group": asks.group,
        "of_facts": not asks.part,
        "items": shown,
        "handed_in": handed_in(request, asks),
        "contests": tuple((_first(item), item.ask) for item in shown if item.theirs is not None),
        "known": whole.known(asks.group),
        "form": whole.writable or saved is not None,
        "before": before is not None,
        "errors": wrong_ones,
        "version": before if before is not None else whole.version,
        "left": remaining(whole.correction.until - whole.at),
        "lately": 0,
        "autosave": reverse("applicant:correction_save", args=[reference, asks.group]),
    }
    status = 200 if saved is None else 409 if saved.contested or saved.refusal else 422
    return render(request, "applicant/correction/page.html", context, status=status)


def _first(item: object) -> str:
    return getattr(item.question, "first", None) or item.question.field.name
