"""What did the office rule on one reading, and how does anyone check when?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office import wording
from office.access.scope import visible
from office.desks.public.sources import clauses
from office.filings.ruled import proof, rulings_of, told
from office.records.issued import Notice, issued
from office.records.notices import announced
from office.records.rulings import OfficeRuling


@require_safe
def ruling(request: HttpRequest, ruling: int) -> HttpResponse:
    """A ruling by its number, to be cited: the question, what holds, who ruled, when and why; its place in the log."""
    notice, given = _given()
    one = _of(given, ruling)
    scheme = issued(notice.digest)
    asked = scheme.readings[one.reading]
    shown = {
        "ruling": told(scheme, given)[ruling],
        "number": asked.number,
        "question": wording.said(asked.question),
        "clauses": clauses(scheme, asked.clauses),
        "proof": proof(one),
    }
    return render(request, "public/ruling.html", shown)


@require_safe
def proved(request: HttpRequest, ruling: int) -> HttpResponse:
    """The file that proves it to anyone, its words included."""
    _, given = _given()
    answer = HttpResponse(proof(_of(given, ruling)).file, content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="ruling-{ruling}.json"'
    return answer


def _given() -> tuple[Notice, tuple[OfficeRuling, ...]]:
    notice = visible(None, Notice).filter(scheme=announced().notice.id).first()
    if notice is None:
        raise Http404
    return notice, rulings_of(None, notice)


def _of(given: tuple[OfficeRuling, ...], number: int) -> OfficeRuling:
    found = next((one for one in given if one.number == number), None)
    if found is None:
        raise Http404
    return found
