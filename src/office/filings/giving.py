"""How is a file given out, so that it can do nothing in the name of the site?"""

from typing import BinaryIO

from django.http import FileResponse

from office.records.uploads import Upload

_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
_ANY = "application/octet-stream"


def given_out(upload: Upload, content: BinaryIO) -> FileResponse:
    """The content, to be kept and not to be shown: whatever it holds stays shut in."""
    return FileResponse(
        content,
        content_type=_TYPES.get(upload.file.type, _ANY),
        as_attachment=True,
        filename=upload.name,
        headers={
            "Content-Length": str(upload.size),
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
