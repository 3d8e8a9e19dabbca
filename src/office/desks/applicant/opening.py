"""How is an application opened, with what the self-check was told?"""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from award.application.snapshot import plain
from award.eligibility.rules import LineRules
from award.vocabulary.acts import Act
from office import wording
from office.access.offering import offers
from office.acts.binding import rules
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.desks.applicant import finding
from office.questions.answers import Lost, kept
from office.questions.reading import Read, read
from office.questions.refusing import Wrong, wrong
from office.records.notices import announced
from office.records.people import Applicant


@require_http_methods(["GET", "HEAD", "POST"])
@finding.signed_in
def opening(request: HttpRequest, line: str) -> HttpResponse:
    """For which applicant, and whether the answers that this browser keeps are carried in."""
    if line not in announced().lines:
        raise Http404
    bound = rules(finding.notice(request), line, moment().date())
    mine, said = _able(request, bound), _answers(request, bound)
    if request.method != "POST":
        return _asked(request, bound, mine, said)
    chosen = next((one for one in mine if str(one.pk) == request.POST.get("applicant")), None)
    if chosen is None:
        return _asked(request, bound, mine, said, (Wrong("applicant", gettext("请选择为谁申报。")),))
    facts = plain(said.facts.values) if said and request.POST.get("carry") else {}
    try:
        opened = perform(Act.APPLICATION_OPEN, by=request.user, on=chosen.pk, line=line, facts=facts)
    except NotPossible as refused:
        return _asked(request, bound, mine, said, (wrong(refused.refusal, {"opened_already": "applicant"}),))
    return redirect("applicant:application", reference=opened.reference)


def _able(request: HttpRequest, bound: LineRules) -> list[Applicant]:
    """The applicants of the right kind for which the person may open an application."""
    kind = bound.setting.scheme.applicant(bound.setting.line.id)
    found = finding.own(request, Applicant).filter(notice__scheme=announced().notice.id, kind=kind).order_by("pk")
    return [one for one in found if Act.APPLICATION_OPEN in offers(request.user, one)]


def _answers(request: HttpRequest, bound: LineRules) -> Read | None:
    """What the self-check was told in this browser, as far as it can be read."""
    try:
        answers = kept(request)
    except Lost:
        return None
    said = read(answers, bound)
    return said if said.facts.values else None


def _asked(
    request: HttpRequest,
    bound: LineRules,
    mine: Sequence[Applicant],
    said: Read | None,
    errors: tuple[Wrong, ...] = (),
) -> HttpResponse:
    setting = bound.setting
    shown = {
        "line": setting.line.id,
        "line_name": wording.said(setting.line.name),
        "kind": setting.scheme.applicant(setting.line.id),
        "applicants": [{"value": str(one.pk), "text": one.name} for one in mine],
        "chosen": request.POST.get("applicant") or request.GET.get("applicant", ""),
        "carried": len(said.facts.values) if said else 0,
        "unread": len(said.faults) if said else 0,
        "errors": errors,
    }
    return render(request, "applicant/open.html", shown, status=422 if errors else 200)
