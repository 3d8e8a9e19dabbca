"""What is sent back, why, until when, and what came back?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_default_timezone
from django.views.decorators.http import require_http_methods

from award.application.deadline import at as said_at
from award.intake.correction import until
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty, served
from office.access.offering import offers
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform, rehearse
from office.desks.secretariat.correction.choosing import Typed, errors_of, groups, named_in_words, typed
from office.filings.correcting import every_round
from office.filings.finding import application_served
from office.filings.leaving import leaving
from office.filings.opening import heading
from office.questions.refusing import Wrong
from office.records.applications import Application, Filing
from office.records.issued import issued


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def correction(request: HttpRequest, reference: str) -> HttpResponse:
    """Every sending back of one application; first the dossier is opened, then the letters are looked at, then it goes.

    To open the dossier is an act, and so it is pressed: with what was typed, and what is wrong with it, if anything.
    """
    application = application_served(request.user, Role.SECRETARY, reference)
    if request.method != "POST":
        return _shown(request, application)
    said, press = typed(request.POST, request.POST.getlist("place")), request.POST.get("go", "")
    if press not in ("look", "send"):
        return _choosing(request, application, said)
    asked = {"by": request.user, "on": application.pk, "named": said.named(), "words": said.words}
    try:
        if press == "send":
            seen = request.POST.get("letters_seen", "")
            perform(Act.INTAKE_SEND_BACK, letters_seen=seen, **asked)
            return redirect("secretariat:correction", reference=reference)
        letters = leaving(request.user, Role.SECRETARY, rehearse(Act.INTAKE_SEND_BACK, **asked))
    except NotPossible as refused:
        return _choosing(request, application, said, refused.refusal)
    shown = {
        **_heading(request, application),
        "named": tuple(named_in_words(application, said)),
        "typed": said,
        "leaving": letters,
    }
    return render(request, "secretariat/correction/look.html", shown)


def _heading(request: HttpRequest, application: Application) -> dict[str, object]:
    """Who applies, and until when it would have to be back if it were sent now."""
    scheme, zone = issued(application.notice.digest), get_default_timezone()
    limit = until(scheme, moment(), zone)
    refused = isinstance(limit, Refusal)
    return {
        **heading(request.user, application),
        "offers": offers(request.user, application),
        "how": wording.said(scheme.intake.correcting.words) if scheme.intake.correcting else "",
        "most": scheme.intake.correcting.rounds if scheme.intake.correcting else 0,
        "until": "" if refused else wording.in_words(said_at(limit, zone)),
        "no_until": wording.told().say(limit.key, limit.params) if refused else "",
    }


def _shown(request: HttpRequest, application: Application) -> HttpResponse:
    shown = {
        **_heading(request, application),
        "rounds": every_round(request.user, Role.SECRETARY, application, moment()),
    }
    return render(request, "secretariat/correction/rounds.html", shown)


def _choosing(
    request: HttpRequest, application: Application, said: Typed, refused: Refusal | None = None
) -> HttpResponse:
    filings = served(request.user, Filing, Role.SECRETARY).filter(application=application)
    last = filings.order_by("-number").defer("content").first()
    if last is None:
        return _shown(request, application)
    read = perform(Act.APPLICATION_READ, by=request.user, on=last.pk)
    errors = errors_of(refused)
    found = groups(application, read, said, errors)
    here = {one.place for group in found for one in group.choices}
    shown = {
        **_heading(request, application),
        "groups": found,
        "typed": said,
        "number": read.number,
        "errors": tuple(Wrong(f"place-{place}" if place in here else "", words) for place, words in errors.items()),
    }
    return render(request, "secretariat/correction/choose.html", shown, status=409 if refused else 200)
