"""Where does a witness find the logs?"""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from ninja import Router
from pydantic import BaseModel

from award.ledger.export import CHECKPOINT, KEYS
from office.access.scope import visible
from office.desks.api.telling import told
from office.records.issued import Notice

router = Router()


class LogForm(BaseModel):
    """The log of one notice: its name, its public key, and the addresses of its files (C2SP tlog-tiles)."""

    scheme: str
    origin: str
    key: str
    keys: str
    checkpoint: str
    tiles: str


@router.get(
    "log", response=list[LogForm], operation_id="log", url_name="log", summary=_("办理日志的公钥和检查点在哪里"),
    openapi_extra=told(),
)  # fmt: skip
def log(request: HttpRequest) -> list[LogForm]:
    """Key and addresses of every log, the newest first."""
    with translation.override(settings.LANGUAGE_CODE):  # an address has no language
        return [_log(notice) for notice in visible(None, Notice).order_by("-issued")]


def _log(notice: Notice) -> LogForm:
    def at(path: str) -> str:
        return reverse("public:log_file", args=(notice.scheme, path))

    addresses = {"keys": at(KEYS), "checkpoint": at(CHECKPOINT), "tiles": at("tile/")}
    return LogForm(scheme=notice.scheme, origin=notice.origin, key=notice.log_key, **addresses)
