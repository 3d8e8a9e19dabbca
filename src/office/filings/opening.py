"""What does the office see of an application, and of a filing that it opens?"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext

from award.application.lifecycle import GIVEN, WITHDRAWN
from award.application.numbering import print_code
from office import wording
from office.access.redaction import Legible, legible
from office.access.relations import Actor
from office.filings.dossier import Handed, chapters, facts_told, frozen, handed, of_recommendation, recommended
from office.filings.papers import undertaken
from office.filings.receipt import instant, line_of, receipt_of
from office.records.applications import Application, Extension, Filing
from office.records.issued import issued
from office.records.recommendations import Recommendation
from office.records.uploads import Upload


@dataclass(frozen=True, slots=True)
class Listed:
    """One filing of an application; ``counts``: it is the one that counts."""

    number: int
    time: str
    code: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Openable:
    """A file of a filing that was opened; ``opens``: its content may be read."""

    number: int
    file: Handed
    opens: bool
    state: str


@dataclass(frozen=True, slots=True)
class Came:
    """A file that came with it; its name is told when it is opened. ``opens``: its content may be read."""

    number: int
    place: str
    opens: bool
    state: str


@dataclass(frozen=True, slots=True)
class Later:
    """A recommendation that was given or declined after the ``filing``, as far as the office reads it."""

    given: bool
    kind: str
    name: str
    time: str
    words: tuple[str, ...]
    signed: str
    files: tuple[Came, ...] = ()
    filing: int = 0


def heading(actor: Actor, application: Application) -> dict[str, object]:
    """Who applies, for what, and where it stands."""
    return {
        "application": application,
        "applicant": legible(actor, application.applicant),
        "line_name": line_of(issued(application.notice.digest), application.line),
        "stage": _stage(application.stage),
    }


def listed(application: Application, filings: Iterable[Filing]) -> tuple[Listed, ...]:
    """The filings, the last first: it counts, unless the application was withdrawn."""
    found = sorted(filings, key=lambda one: one.number, reverse=True)
    standing = found[0].number if found and application.stage != WITHDRAWN else None
    return tuple(
        Listed(one.number, instant(one.filed), print_code(one.digest), one.number == standing) for one in found
    )


def refused(actor: Actor, application: Application, uploads: Iterable[Upload]) -> Iterator[tuple[str, str]]:
    """Of the files that were filed and then refused: where each belongs, and what was found in it."""
    scheme = issued(application.notice.digest)
    for upload in uploads:
        read = legible(actor, upload)
        yield handed(scheme, application.line, read.part, read.question, upload.file).place, read.reason


def later(
    actor: Actor,
    application: Application,
    recommendations: Iterable[Recommendation],
    uploads: Collection[Upload],
    filing: int,
) -> Iterator[Later]:
    """The recommendations that were given or declined after the last filing, and are no part of it.

    Of the ``uploads`` those that one was signed with go with it; they are opened beside the last ``filing``.
    """
    kinds = {kind.id: kind.name for kind in issued(application.notice.digest).notice.recommenders}
    for one in recommendations:
        read = legible(actor, one)
        given = read.stage == GIVEN
        yield Later(
            given=given,
            kind=wording.said(kinds[read.kind]) if read.kind in kinds else read.kind,
            name=read.name,
            time=instant(read.given if given else read.declined),
            words=tuple((read.words if given else read.reason).splitlines()),
            signed=gettext("、").join((read.signer, read.position)) if given else "",
            files=tuple(_came(actor, application, file) for file in uploads if given and file.goes_with(one)),
            filing=filing,
        )


def extended(actor: Actor, extensions: Iterable[Extension]) -> list[tuple[datetime, str, str]]:
    """Until when more time was given, why, and with whose approval."""
    given: list[Legible] = [legible(actor, one) for one in extensions]
    return [(one.until, one.reason, one.approver) for one in given]


def opened(application: Application, filing: Filing) -> dict[str, object]:
    """All that was filed. To come by it is an act: ask only for a filing that an act has opened."""
    scheme = issued(application.notice.digest)
    answers, facts = frozen(filing.content, scheme, localdate(filing.filed, get_default_timezone()))
    return {
        "receipt": receipt_of(application.notice, filing),
        "number": filing.number,
        "parts": (*chapters(scheme, application.line, answers), *recommended(filing.content, scheme)),
        "facts": facts_told(scheme, facts),
        "undertaking": undertaken(filing.content),
        "files": tuple(_openable(application, upload) for upload in filing.uploads.order_by("pk")),
    }


def _came(actor: Actor, application: Application, upload: Upload) -> Came:
    read, place = legible(actor, upload), of_recommendation(issued(application.notice.digest))
    return Came(read.id, place, read.cleared is not None, _state(upload))


def _state(upload: Upload) -> str:
    return gettext("保存期已满，内容已销毁") if upload.destroyed else _stage(upload.stage)


def _openable(application: Application, upload: Upload) -> Openable:
    file = handed(issued(application.notice.digest), application.line, upload.part, upload.question, upload.file)
    return Openable(upload.pk, file, upload.cleared is not None, _state(upload))


def _stage(stage: str) -> str:
    return wording.told().say(f"stage.{stage}")
