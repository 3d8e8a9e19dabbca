"""How is it shown where files are asked for, and which of them are there?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from award.application.lifecycle import CLEAN, DETACHED, QUARANTINED, RECEIVING, REFUSED
from award.application.uploads import PLACED, Place
from office import wording
from office.acts import receiving
from office.records.uploads import Upload

_ENDINGS = {"jpg": ".jpg,.jpeg", "tif": ".tif,.tiff"}
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the files of one place lie: the names of these addresses, and what ``stands`` in them."""

    stands: tuple[object, ...]
    files: str
    file: str
    finish: str
    detach: str
    content: str

    def of(self, address: str, *number: int) -> str:
        """One of these addresses: of all the files, or of the one with this number."""
        return reverse(address, args=[*self.stands, *number])


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
    """What asks for files: its words, its limits in words, its files, and what is wrong with them.

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


def asked(
    question: str, place: Place, uploads: Sequence[Upload], at: Addresses, *, writes: bool, errors: Iterable[str] = ()
) -> Asked:
    """The place of files that is called ``question``; ``uploads`` are there, and more are taken where it ``writes``."""
    asks = place.question
    return Asked(
        id=question,
        ask=wording.said(asks.ask),
        hint=wording.said(asks.hint) if asks.hint else "",
        required=asks.required,
        limits=limits(place),
        accept=",".join(_ENDINGS.get(kind, f".{kind}") for kind in asks.file_types),
        most=place.most,
        room=max(0, place.most - sum(upload.stage in PLACED for upload in uploads)),
        uploads=tuple(row(question, upload, at, writes=writes) for upload in uploads),
        begin=at.of(at.files),
        writes=writes,
        scanned=receiving.scanned(),
        errors=tuple(errors),
    )


def row(question: str, upload: Upload, at: Addresses, *, writes: bool) -> Row:
    """One file. One that was signed stays, unless nobody may open it."""
    fixed = upload.signed is not None and upload.stage != REFUSED
    return replace(
        shown(upload, at.of(at.content, upload.pk)),
        question=question,
        address=at.of(at.file, upload.pk),
        detach=at.of(at.detach, upload.pk) if writes and not fixed else "",
    )


def shown(upload: Upload, content: str) -> Row:
    """One file that can only be read, at the address ``content`` once it is cleared."""
    return Row(
        number=upload.pk,
        question="",
        name=upload.name,
        told=tuple(_told(upload)),
        stage=upload.stage,
        state=_state(upload),
        by=upload.by.name,
        attached=upload.attached,
        offset=receiving.offset(upload),
        size=upload.size,
        address="",
        content=content if upload.cleared else "",
        detach="",
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
