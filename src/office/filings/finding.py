"""Which application, filing or file does an address mean to someone of the office, in their duty?"""

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from award.application.lifecycle import REFUSED
from award.vocabulary.roles import Role
from office.access.attending import served
from office.access.relations import Actor
from office.filings.opening import Later, extended, heading, later, listed, refused
from office.records.applications import Application, Extension, Filing
from office.records.recommendations import Recommendation
from office.records.uploads import Upload


def application_served(actor: Actor, duty: Role, reference: str) -> Application:
    """The application with this reference number. Raises ``Http404``."""
    known = served(actor, Application, duty).select_related("applicant", "notice")
    return _there(known.filter(reference=reference).order_by("-notice"))


def filing_served(actor: Actor, duty: Role, application: Application, number: int) -> Filing:
    """The filing of it with this number. Raises ``Http404``."""
    return _there(served(actor, Filing, duty).filter(application=application, number=number))


def file_served(actor: Actor, duty: Role, filing: Filing, number: int) -> Upload:
    """The file of that filing with this number, or of a recommendation that came later. Raises ``Http404``."""
    since = Q(filings=None, application=filing.application_id)
    return _there(served(actor, Upload, duty).filter(Q(filings=filing) | since, pk=number))


def came(actor: Actor, duty: Role, application: Application) -> dict[str, object]:
    """What came of an application: its filings, what was refused or recommended after, and the time it was given."""
    filings = served(actor, Filing, duty).filter(application=application).defer("content")
    uploads = served(actor, Upload, duty).filter(application=application, stage=REFUSED)
    extensions = served(actor, Extension, duty).filter(application=application).order_by("-until")
    return {
        **heading(actor, application),
        "filings": listed(application, filings),
        "refused": tuple(refused(actor, application, uploads)),
        "later": late_recommendations(actor, duty, application),
        "extensions": extended(actor, extensions),
    }


def late_recommendations(actor: Actor, duty: Role, application: Application) -> tuple[Later, ...]:
    """What was recommended, or declined, after the last filing."""
    recommended = list(served(actor, Recommendation, duty).filter(application=application).order_by("pk"))
    if not recommended:
        return ()
    uploads = served(actor, Upload, duty).filter(application=application, recommendation__isnull=False).order_by("pk")
    filings = served(actor, Filing, duty).filter(application=application).order_by("-number")
    last = filings.values_list("number", flat=True).first() or 0
    return tuple(later(actor, application, recommended, list(uploads), last))


def _there(found: QuerySet[Model]) -> Model:
    record = found.first()
    if record is None:
        raise Http404
    return record
