"""On which readings does the office rule, whom would it touch, and what did it change?"""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.desks.secretariat.notices import at_work
from office.desks.secretariat.rulings.forms import Choice
from office.filings.cohort import Cohort, cohort, compared
from office.filings.exporting import Table, exported
from office.filings.ruled import Question, Ruled, question_of, questions, rulings_of, told
from office.filings.touched import picture, table
from office.records.issued import Notice, issued
from office.records.rulings import in_force

DUTY = Role.SECRETARY


@require_safe
@on_duty(DUTY)
def rulings(request: HttpRequest) -> HttpResponse:
    """Every reading: what was ruled, and how many open cases turn on it where nothing is."""
    found = questions(request.user, DUTY, at_work(request))
    shown = {
        "awaiting": [one for one in found if not one.by_case and not one.history],
        "ruled": [one for one in found if one.history],
        "by_case": [one for one in found if one.by_case and not one.history],
    }
    return render(request, "secretariat/rulings/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(DUTY)
def reading(request: HttpRequest, reading: str) -> HttpResponse:
    """One reading with its cohort, and the form to rule; posted to, with what was typed already."""
    notice = at_work(request)
    asked = asked_for(request, notice, reading)
    return page(request, notice, asked, Choice(request.POST) if request.method == "POST" else None)


@require_safe
@on_duty(DUTY)
def ruled(request: HttpRequest, ruling: int) -> HttpResponse:
    """What a ruling changed: the cases as they are filed now, by the rulings before it and by those with it."""
    notice = at_work(request)
    known, asked, found = _changed(request, notice, ruling)
    shown = {"question": asked, "ruling": known, "picture": picture(issued(notice.digest), asked, found)}
    return render(request, "secretariat/rulings/ruled.html", shown)


@require_POST
@on_duty(DUTY)
def export(request: HttpRequest, reading: str) -> HttpResponse:
    """Whom each way of ruling would change, as a file: that it left the office is an act."""
    notice = at_work(request)
    asked, scheme = asked_for(request, notice, reading), issued(notice.digest)
    if asked.by_case:
        raise Http404
    found = cohort(request.user, DUTY, notice, scheme.readings[asked.id])
    return _taken(request, notice, table(scheme, asked, found, {"reading": asked.id}))


@require_POST
@on_duty(DUTY)
def export_ruled(request: HttpRequest, ruling: int) -> HttpResponse:
    """Whom a ruling changed, as a file: that it left the office is an act."""
    notice = at_work(request)
    known, asked, found = _changed(request, notice, ruling)
    query = {"reading": asked.id, "ruling": str(known.number)}
    return _taken(request, notice, table(issued(notice.digest), asked, found, query))


def _taken(request: HttpRequest, notice: Notice, found: Table) -> FileResponse:
    return exported(found, request.POST.get("form", ""), request.user, notice)


def _changed(request: HttpRequest, notice: Notice, ruling: int) -> tuple[Ruled, Question, Cohort]:
    """The ruling of this number, the question, and how the cases come out before and with it. Raises ``Http404``."""
    scheme, given = issued(notice.digest), rulings_of(request.user, notice)
    known = told(scheme, given).get(ruling)
    if known is None:
        raise Http404
    before = in_force(one for one in given if one.number < ruling)
    ways = {known.chosen: in_force(one for one in given if one.number <= ruling)}
    asked = asked_for(request, notice, known.reading)
    return known, asked, compared(request.user, DUTY, notice, known.reading, before, ways, settled=True)


def asked_for(request: HttpRequest, notice: Notice, reading: str) -> Question:
    """The question that an address means. Raises ``Http404``."""
    found = question_of(request.user, DUTY, notice, reading)
    if found is None:
        raise Http404
    return found


def page(request: HttpRequest, notice: Notice, asked: Question, form: Choice | None = None) -> HttpResponse:
    """The page of one reading, with the form as it was typed and what is wrong with it."""
    scheme = issued(notice.digest)
    found = None if asked.by_case else cohort(request.user, DUTY, notice, scheme.readings[asked.id])
    shown = {"question": asked, "form": form, "picture": picture(scheme, asked, found) if found else None}
    return render(request, "secretariat/rulings/reading.html", shown, status=422 if form and form.errors else 200)
