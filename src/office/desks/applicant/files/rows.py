"""Which files does a part of the dossier ask for, and which are there?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from award.access.policy import may
from award.application.answers import parts_for
from award.application.lifecycle import CLEAN, DETACHED, QUARANTINED, RECEIVING, REFUSED
from award.application.uploads import PLACED, Place, changeable
from award.notice.dossier import DossierPart
from award.vocabulary.acts import Act
from office import wording
from office.access.relations import roles
from office.acts import receiving
from office.acts.closing import closing
from office.acts.correcting import open_places
from office.acts.moment import moment
from office.desks.applicant.finding import own
from office.questions.refusing import Wrong
from office.records.applications import Application
from office.records.issued import issued
from office.records.uploads import Upload

_ENDINGS = {"jpg": ".jpg,.jpeg", "tif": ".tif,.tiff"}
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A file as it is shown: what it is, how far it has come, and what can be done with it."""

    number: int
    question: str
    name: str
    told: tuple[str, ...]
    stage: str
    state: str
    by: str
    attached: datetime
    offset: int
    size: int
    address: str
    content: str
    detach: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that asks for files: its words, its limits in words, its files, and what is wrong with them.

    ``accept`` names the endings for the browser's own choice of files; ``room`` is how many more it takes of ``most``.
    """

    id: str
    ask: str
    hint: str
    required: bool
    limits: str
    accept: str
    most: int
    room: int
    uploads: tuple[Row, ...]
    begin: str
    writes: bool
    scanned: bool
    errors: tuple[str, ...]


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
    told = {}
    for question in questions:
        open_here = allowed.at(part.id, question.id)
        uploads = [upload for upload in found if upload.question == question.id]
        place = Place(part, question)
        told[question.id] = Asked(
            id=question.id,
            ask=wording.said(question.ask),
            hint=wording.said(question.hint) if question.hint else "",
            required=question.required,
            limits=limits(place),
            accept=",".join(_ENDINGS.get(kind, f".{kind}") for kind in question.file_types),
            most=place.most,
            room=max(0, place.most - sum(upload.stage in PLACED for upload in uploads)),
            uploads=tuple(row(application, upload, writes=open_here) for upload in uploads),
            begin=reverse("applicant:files", args=[application.reference, part.id]),
            writes=open_here,
            scanned=receiving.scanned(),
            errors=tuple(one.words for one in wrong if one.name == question.id),
        )
    return told


def row(application: Application, upload: Upload, *, writes: bool) -> Row:
    """One file."""
    names = [application.reference, upload.part, upload.pk]
    return Row(
        number=upload.pk,
        question=upload.question,
        name=upload.name,
        told=tuple(_told(upload)),
        stage=upload.stage,
        state=_state(upload),
        by=upload.by.name,
        attached=upload.attached,
        offset=receiving.offset(upload),
        size=upload.size,
        address=reverse("applicant:file", args=names),
        content=reverse("applicant:file_content", args=names) if upload.cleared else "",
        detach=reverse("applicant:file_detach", args=names) if writes else "",
    )


def limits(place: Place) -> str:
    """What may be handed in, in words."""
    types, most, megabytes = place.question.file_types, place.most, place.megabytes
    words = [gettext("、").join(kind.upper() for kind in types)] if types else []
    if place.question.files:
        words.append(ngettext("最多%(most)d个文件", "最多%(most)d个文件", most) % {"most": most})
    words.append(gettext("每个不超过%(megabytes)d MB") % {"megabytes": megabytes})
    return gettext("；").join(words)


def in_bytes(size: int) -> str:
    """A size as people say it."""
    if size < _KILOBYTE:
        return gettext("%(size)d 字节") % {"size": size}
    if size < _MEGABYTE:
        return f"{size / _KILOBYTE:.0f} KB"
    return f"{size / _MEGABYTE:.1f} MB"


def _told(upload: Upload) -> Iterable[str]:
    yield upload.file.type.upper()
    yield in_bytes(upload.size)
    if upload.pages:
        yield ngettext("%(pages)d页", "%(pages)d页", upload.pages) % {"pages": upload.pages}
    if upload.stage != RECEIVING:
        yield gettext("SHA-256 末八位 %(tail)s") % {"tail": upload.sha256[-8:]}


def _state(upload: Upload) -> str:
    if upload.destroyed:
        return gettext("保存期已满，内容已销毁")
    if upload.stage == RECEIVING:
        come = {"come": in_bytes(receiving.offset(upload)), "size": in_bytes(upload.size)}
        return gettext("没有传完：收到%(come)s，共%(size)s。请再选同一文件继续，或者移除。") % come
    if upload.stage == CLEAN:
        return gettext("已收到，查毒未见异常") if upload.scanned else gettext("已收到")
    return {
        DETACHED: gettext("已移除"),
        QUARANTINED: gettext("已收到，正在查毒；查完才能打开"),
        REFUSED: gettext("查毒发现有害内容（%(reason)s），不能使用，请移除后另交一份") % {"reason": upload.reason},
    }[upload.stage]
