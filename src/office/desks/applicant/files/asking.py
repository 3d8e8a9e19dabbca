"""Which files does a part of the dossier ask for, and which are there?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from award.access.policy import may
from award.application.answers import parts_for
from award.application.lifecycle import DETACHED
from award.application.uploads import changeable, placed
from award.notice.dossier import DossierPart
from award.vocabulary.acts import Act
from office.access.relations import roles
from office.acts.closing import closing
from office.acts.correcting import open_places
from office.acts.moment import moment
from office.desks.applicant.finding import own
from office.filings import rows
from office.filings.rows import Addresses, Asked
from office.questions.refusing import Wrong
from office.records.applications import Application
from office.records.issued import issued
from office.records.uploads import Upload


def part_of(application: Application, part: str) -> DossierPart:
    """The part of the dossier with this id. Raises ``Http404``."""
    for found in parts_for(issued(application.notice.digest), application.line):
        if found.id == part:
            return found
    raise Http404


@dataclass(frozen=True, slots=True)
class Writes:
    """Where the person may hand files in now: ``everywhere`` while filing is open, and at ``places`` sent back."""

    everywhere: bool = False
    places: frozenset[str] = frozenset()

    def at(self, part: str, question: str) -> bool:
        """Whether it is so at this question."""
        return self.everywhere or f"{part}.{question}" in self.places


def writes(request: HttpRequest, application: Application) -> Writes:
    """May the person hand files in, and is there still time?"""
    if may(Act.APPLICATION_ATTACH, roles(request.user, application)) is not None:
        return Writes()
    at = moment()
    everywhere = changeable(application.stage, closing(application, at), at) is None
    return Writes(everywhere, open_places(application, at))


def asked(
    request: HttpRequest, application: Application, part: DossierPart, wrong: Sequence[Wrong] = ()
) -> dict[str, Asked]:
    """The questions of the part that ask for files, by id, each with its files; the files are asked for in one query.

    What is ``wrong`` is said beside the question that it is about.
    """
    questions = [question for question in part.questions if question.kind == "file"]
    if not questions:
        return {}
    kept = own(request, Upload).filter(application=application, part=part.id).exclude(stage=DETACHED)
    allowed, found = writes(request, application), list(kept.select_related("by").order_by("pk"))
    return {
        question.id: rows.asked(
            question.id,
            placed(part, question),
            [upload for upload in found if upload.question == question.id],
            addresses(application, part.id),
            writes=allowed.at(part.id, question.id),
            errors=[one.words for one in wrong if one.name == question.id],
        )
        for question in questions
    }


def addresses(application: Application, part: str) -> Addresses:
    """Where the files of this part lie."""
    return Addresses(
        stands=(application.reference, part),
        files="applicant:files",
        file="applicant:file",
        finish="applicant:file_finish",
        detach="applicant:file_detach",
        content="applicant:file_content",
    )
