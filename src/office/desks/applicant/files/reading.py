"""How does a member read a file that was handed in?"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from office.acts import receiving
from office.desks.applicant.files.coming import of
from office.desks.applicant.finding import application, signed_in
from office.filings.giving import given_out


@require_safe
@signed_in
def content(request: HttpRequest, reference: str, part: str, number: int) -> HttpResponse:
    """The content of a file that has been cleared."""
    upload = of(request, application(request, reference), part, number)
    return given_out(upload, receiving.reading(upload, request.user))
