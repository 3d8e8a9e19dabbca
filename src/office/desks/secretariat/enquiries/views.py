"""Which authorities were asked, until when, and what was answered?"""

from collections.abc import Iterator

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts.importing import columns
from office.acts.tabulating import FORMS, tabulated
from office.desks.secretariat.notices import at_work
from office.filings.enquiring import answers, answers_table, authority_name, enquiries_table, enquiry_served
from office.filings.enquiring import enquiries as known
from office.filings.enquiring import table as asked_about
from office.filings.exporting import exported
from office.records.issued import issued
from office.records.registers import Enquiry


@require_safe
@on_duty(Role.SECRETARY)
def enquiries(request: HttpRequest) -> HttpResponse:
    """Every enquiry, with who has answered and who was silent; and whom one can ask."""
    notice = at_work(request)
    authorities = [
        (one.id, wording.said(one.name), wording.said(one.asked)) for one in issued(notice.digest).intake.authorities
    ]
    shown = {"enquiries": known(request.user, Role.SECRETARY, notice), "authorities": authorities}
    return render(request, "secretariat/enquiries/enquiries.html", shown)


@require_POST
@on_duty(Role.SECRETARY)
def export(request: HttpRequest) -> HttpResponse:
    """Every enquiry, as a file: that it left the office is an act."""
    notice = at_work(request)
    found = enquiries_table(request.user, Role.SECRETARY, notice)
    return exported(found, request.POST.get("form", ""), request.user, notice)


@require_safe
@on_duty(Role.SECRETARY)
def enquiry(request: HttpRequest, number: int) -> HttpResponse:
    """One enquiry: about whom, and what was said of each."""
    found = there(request, number)
    said, page = answers(request.user, Role.SECRETARY, found, request.GET.get("page", ""))
    return render(request, "secretariat/enquiries/enquiry.html", {**heading(found), "said": said, "page": page})


@require_POST
@on_duty(Role.SECRETARY)
def export_answers(request: HttpRequest, number: int) -> HttpResponse:
    """What was said of each, as a file: that it left the office is an act."""
    found = there(request, number)
    table = answers_table(request.user, Role.SECRETARY, found)
    return exported(table, request.POST.get("form", ""), request.user, found.notice)


@require_safe
@on_duty(Role.SECRETARY)
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """The letter to the authority, to be printed."""
    found = there(request, number)
    rows = list(asked_about(request.user, Role.SECRETARY, found))
    return render(request, "secretariat/enquiries/letter.html", {**heading(found), "count": len(rows), "rows": rows})


@require_safe
@on_duty(Role.SECRETARY)
def table(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """The table to the authority, which it fills in and sends back."""
    found = there(request, number)
    if form not in FORMS:
        raise Http404
    heads = columns(found.notice, found.authority)
    place = 0 if wording.tag(wording.language()).startswith("zh") else 1
    head = [one.heads[place] for one in heads]

    def rows() -> Iterator[list[str]]:
        for row in asked_about(request.user, Role.SECRETARY, found):
            yield [*row, *[""] * (len(head) - len(row))]

    file = tabulated(form, head, rows())
    return FileResponse(file, as_attachment=True, filename=f"enquiry-{found.number}.{form}")


def there(request: HttpRequest, number: int) -> Enquiry:
    """The enquiry of this number. Raises ``Http404``."""
    found = enquiry_served(request.user, Role.SECRETARY, at_work(request), number)
    if found is None:
        raise Http404
    return found


def heading(found: Enquiry) -> dict[str, object]:
    """Whom it asks, what, and until when."""
    scheme = issued(found.notice.digest)
    authority = next((one for one in scheme.intake.authorities if one.id == found.authority), None)
    return {
        "enquiry": found,
        "authority": authority_name(found.notice, found.authority),
        "asked": wording.said(authority.asked) if authority else "",
        "title": wording.said(scheme.notice.title),
        "until": found.until,
    }
