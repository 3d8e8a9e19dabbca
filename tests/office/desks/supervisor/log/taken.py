"""How is a file read that the supervisor takes away?"""

from django.http import FileResponse

from tests.office.conftest import leave_connections


def content(answer: FileResponse) -> bytes:
    """All of it. The tests share one connection, which the end of a request would close."""
    whole = b"".join(answer)
    leave_connections()  # Django's client has them looked at again
    answer.close()
    return whole
