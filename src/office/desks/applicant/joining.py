"""How is an invitation accepted?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.vocabulary.acts import Act
from office.acts.performing import NotPossible, perform
from office.desks.applicant.finding import signed_in
from office.questions.refusing import wrong


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the link, and is signed in, may join by it once. Before, it tells nothing of the applicant."""
    if request.method != "POST":
        return render(request, "applicant/join.html", {"errors": ()})
    try:
        joined = perform(Act.APPLICATION_JOIN, by=request.user, on=token)
    except NotPossible as refused:
        return render(request, "applicant/join.html", {"errors": (wrong(refused.refusal, {}),)}, status=409)
    return redirect("applicant:members", number=joined.applicant_id)
