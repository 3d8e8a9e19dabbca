"""How does someone read what was filed? To read is an act: the log says who read what, and when."""

from django.http import FileResponse

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.relations import Actor
from office.acts import receiving
from office.acts.performing import perform
from office.filings.finding import application_served, file_served, filing_served
from office.filings.giving import given_out
from office.filings.opening import heading, opened


def dossier_read(actor: Actor, duty: Role, reference: str, number: int) -> dict[str, object]:
    """All of one filing, to the last word. Raises ``Http404`` where it is not there for ``actor`` in this ``duty``."""
    known = application_served(actor, duty, reference)
    filing = filing_served(actor, duty, known, number)
    read = perform(Act.APPLICATION_READ, by=actor, on=filing.pk)
    return {**heading(actor, known), **opened(known, read)}


def file_read(actor: Actor, duty: Role, reference: str, number: int, upload: int) -> FileResponse:
    """A file of what was filed: to open it is an act of its own. Raises ``Http404`` as :func:`dossier_read` does."""
    known = application_served(actor, duty, reference)
    filing = filing_served(actor, duty, known, number)
    asked = file_served(actor, duty, filing, upload)
    return given_out(*receiving.opening(filing.pk, asked.pk, actor))
