"""What would be handed back now, what is still lacking, and is it undertaken?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from award.intake.correction import RETURNED
from award.intake.returning import as_amended, lacking, looked_over
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office import wording
from office.acts.intake.handing_back import amending
from office.acts.performing import NotPossible, perform
from office.desks.applicant.correction.finding import Whole, whole_of
from office.desks.applicant.filing.checking import undertaking_of, undertaking_words
from office.desks.applicant.finding import signed_in
from office.filings.differing import differing, unchanged
from office.questions.refusing import wrong


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """What differs from what was filed; pressed, it is handed back. The undertaking is the scheme's."""
    whole = whole_of(request, reference)
    if request.method != "POST":
        return _shown(request, whole)
    words = undertaking_of(whole.application) if request.POST.get("undertaken") else ""
    asked = {"undertaking": words, "upon": request.POST.get("upon", "")}
    try:
        filed = perform(Act.INTAKE_HAND_BACK, by=request.user, on=whole.application.pk, **asked)
    except NotPossible as refused:
        if refused.refusal.code == "stage" and whole.round.how == RETURNED:
            receipt = reverse("applicant:receipt", args=[reference, whole.round.returned])
            return redirect(f"{receipt}?again=yes")
        return _shown(request, whole_of(request, reference), refused.refusal)
    return redirect("applicant:receipt", reference=reference, number=filed.number)


def _shown(request: HttpRequest, whole: Whole, refused: Refusal | None = None) -> HttpResponse:
    scheme, line = whole.scheme, whole.application.line
    amendment = amending(whole.application, whole.correction)
    after = as_amended(whole.content, amendment, scheme, line)
    changes = differing(scheme, line, whole.content, after, whole.day)
    missing = tuple(lacking(scheme, line, after["answers"], amendment.named))
    same = set(unchanged([place.id for place in whole.places], changes))
    shown = {
        **whole.shown(),
        "changes": changes,
        "reasons": whole.reasons,
        "same": tuple(field for field in whole.round.fields if field.place in same),
        "lacking": tuple(wording.told().say(one.key, one.params) for one in missing),
        "undertaking": undertaking_words(scheme, whole.application.applicant.kind),
        "upon": looked_over(whole.correction.number, amendment),
        "errors": (wrong(refused, {"undertaking_missing": "undertaken"}),) if refused else (),
    }
    return render(request, "applicant/correction/check.html", shown, status=409 if refused else 200)
