"""What do the registers hold, and what do they hold about one applicant?"""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from award.notice.intake import Register as Kind
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.access.offering import offers
from office.acts.performing import NotPossible, perform
from office.desks.secretariat.notices import at_work
from office.filings.contradictions import contradictions
from office.filings.enquiring import said_about
from office.filings.exporting import exported
from office.filings.finding import application_served
from office.filings.holding import held_about
from office.filings.opening import heading
from office.filings.registers import shelf, shelves, table
from office.records.applications import Application
from office.records.issued import Notice, issued


class Matching(forms.Form):
    """Whether a row of the same name is about the applicant. Whether there is such a row, the act decides."""

    register = forms.CharField(max_length=64)
    row = forms.CharField(max_length=40)
    same = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    reason = forms.CharField(required=False, max_length=2000)


@require_safe
@on_duty(Role.SECRETARY)
def registers(request: HttpRequest) -> HttpResponse:
    """Every register, how much it holds, and when it was last brought up to date."""
    found = shelves(request.user, Role.SECRETARY, at_work(request))
    return render(request, "secretariat/registers/registers.html", {"shelves": found})


@require_safe
@on_duty(Role.SECRETARY)
def register(request: HttpRequest, kind: str) -> HttpResponse:
    """One register: its rows, found by name or number, and the tables that were taken."""
    notice = at_work(request)
    asked, page = request.GET.get("q", "")[:200], request.GET.get("page", "")
    found = shelf(request.user, Role.SECRETARY, notice, kind_of(notice, kind), asked, page)
    return render(request, "secretariat/registers/register.html", {"shelf": found})


@require_POST
@on_duty(Role.SECRETARY)
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows that the page of a register lists, as a file: that it left the office is an act."""
    notice = at_work(request)
    found = table(request.user, Role.SECRETARY, notice, kind_of(notice, kind), request.GET.get("q", "")[:200])
    return exported(found, request.POST.get("form", ""), request.user, notice)


@require_safe
@on_duty(Role.SECRETARY)
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """What is held about one applicant beside what it declared, and what authorities said."""
    return _case(request, application_served(request.user, Role.SECRETARY, reference))


@require_POST
@on_duty(Role.SECRETARY)
def match(request: HttpRequest, reference: str) -> HttpResponse:
    """Say whether a record of the same name is about this applicant."""
    application = application_served(request.user, Role.SECRETARY, reference)
    form = Matching(request.POST)
    if form.is_valid():
        said = {**form.cleaned_data, "same": form.cleaned_data["same"] == "yes"}
        try:
            perform(Act.INTAKE_MATCH, by=request.user, on=application.pk, **said)
        except NotPossible as refused:
            form.add_error("reason", wording.told().say(refused.refusal.key, refused.refusal.params))
        else:
            return redirect("secretariat:case_registers", reference=reference)
    return _case(request, application, form)


def kind_of(notice: Notice, kind: str) -> Kind:
    """The register of this kind in the scheme. Raises ``Http404``."""
    found = next((one for one in issued(notice.digest).intake.registers if one.id == kind), None)
    if found is None:
        raise Http404
    return found


def _case(request: HttpRequest, application: Application, form: forms.Form | None = None) -> HttpResponse:
    shown = {
        **heading(request.user, application),
        "case_page": "secretariat:case_registers",
        "shelves": held_about(request.user, Role.SECRETARY, application),
        "contradictions": contradictions(request.user, application),
        "said": said_about(request.user, application),
        "offers": offers(request.user, application),
        "form": form,
    }
    return render(request, "secretariat/registers/case.html", shown, status=422 if form is not None else 200)
