"""How is a file given out, so that it can do nothing in the name of the site?"""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from office.acts import receiving
from office.desks.applicant.files.coming import of
from office.desks.applicant.finding import application, signed_in

_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
_ANY = "application/octet-stream"


@require_safe
@signed_in
def content(request: HttpRequest, reference: str, part: str, number: int) -> HttpResponse:
    """The content of a file that has been cleared, to be kept and not to be shown: whatever it holds stays shut in."""
    upload = of(request, application(request, reference), part, number)
    return FileResponse(
        receiving.reading(upload, request.user),
        content_type=_TYPES.get(upload.file.type, _ANY),
        as_attachment=True,
        filename=upload.name,
        headers={
            "Content-Length": str(upload.size),
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
