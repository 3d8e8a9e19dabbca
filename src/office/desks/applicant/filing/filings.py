"""What was filed, and what proves it?"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import get_default_timezone, localdate
from django.views.decorators.http import require_safe

from award.application.lifecycle import WITHDRAWN
from award.application.numbering import print_code
from office import wording
from office.access.offering import offers
from office.acts.closing import closing
from office.acts.moment import moment
from office.desks.applicant import finding
from office.desks.applicant.sent_back import last_round
from office.filings.arriving import arrivals
from office.filings.dossier import chapters, facts_told, frozen, recommended
from office.filings.papers import dossier_paper, receipt_paper, steps, undertaken
from office.filings.receipt import instant, receipt_of
from office.records.applications import Application, Filing
from office.records.intake import Arrival


@dataclass(frozen=True, slots=True)
class Listed:
    """One filing; ``counts``: it is the one that counts."""

    number: int
    time: str
    by: str
    code: str
    counts: bool


@require_safe
@finding.signed_in
def listed(request: HttpRequest, reference: str) -> HttpResponse:
    """Every filing of an application, the last first: it counts, unless the application was withdrawn."""
    application, at = finding.application(request, reference), moment()
    kept = finding.own(request, Filing).filter(application=application).defer("content").select_related("by")
    found = list(kept.order_by("-number"))
    papers = finding.own(request, Arrival).filter(application=application).order_by("-at", "-pk")
    standing = found[0].number if found and application.stage != WITHDRAWN else None
    shown = {
        **_heading(application),
        "filings": tuple(
            Listed(one.number, instant(one.filed), one.by.name, print_code(one.digest), one.number == standing)
            for one in found
        ),
        "sent_back": last_round(request, application, at),
        "arrivals": arrivals(request.user, application, papers, found),
        "withdrawn": application.stage == WITHDRAWN,
        "offers": offers(request.user, application),
        "closing": closing(application, at),
        "now": at,
    }
    return render(request, "applicant/filing/filings.html", shown)


@require_safe
@finding.signed_in
def receipt(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The receipt of one filing, with all that is needed to verify it."""
    filing = _filing(request, reference, number)
    application = filing.application
    latest = finding.own(request, Filing).filter(application=application).count()
    shown = {
        **_heading(application),
        "receipt": receipt_of(application.notice, filing),
        "number": number,
        "again": "again" in request.GET,
        "replaced": number < latest,
        "withdrawn": application.stage == WITHDRAWN,
        "steps": steps(),
    }
    return render(request, "applicant/filing/receipt.html", shown)


@require_safe
@finding.signed_in
def receipt_pdf(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The receipt on paper, carrying the file that proves it."""
    filing = _filing(request, reference, number)
    paper = receipt_paper(receipt_of(filing.application.notice, filing))
    return _file(paper, "application/pdf", f"receipt-{reference}-{number}.pdf")


@require_safe
@finding.signed_in
def receipt_json(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The receipt as the file that proves it."""
    filing = _filing(request, reference, number)
    file = receipt_of(filing.application.notice, filing).file.encode()
    return _file(file, "application/json; charset=utf-8", f"receipt-{reference}-{number}.json")


@require_safe
@finding.signed_in
def printable(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The whole dossier as it was filed, to be printed: the code of its snapshot is on every sheet."""
    filing = _filing(request, reference, number)
    application, scheme = filing.application, finding.scheme(filing.application)
    answers, facts = frozen(filing.content, scheme, localdate(filing.filed, get_default_timezone()))
    shown = {
        **_heading(application),
        "receipt": receipt_of(application.notice, filing),
        "number": number,
        "parts": (*chapters(scheme, application.line, answers), *recommended(filing.content, scheme)),
        "facts": facts_told(scheme, facts),
        "undertaking": undertaken(filing.content),
    }
    return render(request, "applicant/filing/print.html", shown)


@require_safe
@finding.signed_in
def dossier_pdf(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The whole dossier as it was filed, on paper."""
    filing = _filing(request, reference, number)
    paper = dossier_paper(receipt_of(filing.application.notice, filing), filing)
    return _file(paper, "application/pdf", f"dossier-{reference}-{number}.pdf")


def _filing(request: HttpRequest, reference: str, number: int) -> Filing:
    """The filing with this number of the person's own application. Raises ``Http404``."""
    application = finding.application(request, reference)
    filing = finding.own(request, Filing).filter(application=application, number=number).first()
    if filing is None:
        raise Http404
    filing.application = application
    return filing


def _heading(application: Application) -> dict[str, object]:
    line = finding.scheme(application).lines[application.line]
    return {
        "application": application,
        "applicant": application.applicant.name,
        "line_name": wording.said(line.name),
    }


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
