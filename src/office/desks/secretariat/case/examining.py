"""What is looked at in an application, and what does this person say of it?"""

from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from award.eligibility.outcome import MET
from award.intake.checklist import FINDING, FORM
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts.intake.examining import refusals
from office.acts.performing import NotPossible, perform
from office.filings.contradictions import contradictions
from office.filings.enquiring import answers_about
from office.filings.examining import Examination, examination
from office.filings.finding import application_served, filing_served
from office.filings.opening import heading
from office.findings.arithmetic import arithmetic
from office.findings.showing import Shown, outcomes
from office.records.applications import Application

_PAGES: Mapping[str, tuple[str, Act]] = {
    FORM: ("secretariat:case_form", Act.INTAKE_CHECK),
    FINDING: ("secretariat:case_findings", Act.INTAKE_JUDGE),
}


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def form(request: HttpRequest, reference: str) -> HttpResponse:
    """The checklist of form."""
    return _page(request, reference, FORM)


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def findings(request: HttpRequest, reference: str) -> HttpResponse:
    """Each finding, with its clause: confirmed, overruled or judged. Its arithmetic comes with the filing, opened."""
    return _page(request, reference, FINDING)


@require_POST
@on_duty(Role.SECRETARY)
def opened(request: HttpRequest, reference: str) -> HttpResponse:
    """The same with the arithmetic, which tells what was filed: to open it is an act, as it is for the dossier."""
    application = application_served(request.user, Role.SECRETARY, reference)
    whole = examination(request.user, application)
    if whole is not None:
        filing = filing_served(request.user, Role.SECRETARY, application, whole.number)
        perform(Act.APPLICATION_READ, by=request.user, on=filing.pk)
    return _shown(request, application, FINDING, whole, arithmetic=arithmetic(application))


def _page(request: HttpRequest, reference: str, sort: str) -> HttpResponse:
    application = application_served(request.user, Role.SECRETARY, reference)
    whole = examination(request.user, application)
    if request.method != "POST" or whole is None:
        return _shown(request, application, sort, whole)
    said = list(_said(request.POST, whole, sort))
    upon = int(request.POST["upon"]) if request.POST.get("upon", "").isdecimal() else 0
    try:
        perform(_PAGES[sort][1], by=request.user, on=application.pk, upon=upon, said=said)
    except NotPossible as refused:
        told = refusals(application, sort, said) or {"": refused.refusal}
        faults = {item: wording.told().say(one.key, one.params) for item, one in told.items()}
        return _shown(request, application, sort, whole, typed=request.POST, faults=faults)
    place = f"#{said[0]['item']}" if len(said) == 1 else ""
    return redirect(f"{reverse(_PAGES[sort][0], args=[reference])}{place}")


def _said(sent: QueryDict, whole: Examination, sort: str) -> Iterator[dict[str, str]]:
    """What was said of each item; ``go=confirm`` says of all that only want a look that they are met."""
    for row in whole.of(sort):
        if sent.get("go") == "confirm":
            if row.confirmable:
                yield {"item": row.id, "says": MET.value}
        elif says := sent.get(f"says.{row.id}", ""):
            told = {name: sent.get(f"{name}.{row.id}", "") for name in ("reason", "evidence")}
            yield {"item": row.id, "says": says, **told}


def _shown(
    request: HttpRequest,
    application: Application,
    sort: str,
    whole: Examination | None,
    *,
    arithmetic: Mapping[str, Shown] | None = None,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> HttpResponse:
    context = {
        **heading(request.user, application),
        "examination": whole,
        "sort": sort,
        "case_page": _PAGES[sort][0],
        "rows": whole.of(sort) if whole else (),
        "contradictions": contradictions(request.user, application) if sort == FINDING else (),
        "answers": answers_about(request.user, application) if sort == FINDING else {},
        "confirmable": sum(row.confirmable for row in whole.of(sort)) if whole else 0,
        "arithmetic": arithmetic,
        "outcomes": outcomes(),
        "typed": typed or {},
        "faults": faults or {},
    }
    return render(request, "secretariat/case/examining.html", context, status=422 if faults else 200)
