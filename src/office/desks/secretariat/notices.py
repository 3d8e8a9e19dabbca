"""Under which notice does the secretariat work?"""

from django.http import Http404, HttpRequest

from award.vocabulary.roles import Role
from office.access.attending import served
from office.records.issued import Notice
from office.records.notices import announced


def at_work(request: HttpRequest) -> Notice:
    """The notice that is announced, once it has been issued. Raises ``Http404``."""
    found = served(request.user, Notice, Role.SECRETARY).filter(scheme=announced().notice.id).first()
    if found is None:
        raise Http404
    return found
