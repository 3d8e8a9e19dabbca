"""What does the page's own script save while someone writes?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from award.application.writing import FACTS
from award.vocabulary.refusal import Refusal
from office import wording
from office.access.gate import NotAllowed
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing import facts, fields, parts
from office.desks.applicant.writing.moving import version_of
from office.desks.applicant.writing.overview import Overview, overview
from office.desks.applicant.writing.saving import Saved, save
from office.questions.faults import told
from office.records.applications import Part


class Unreadable(ValueError):
    """What was sent is not the fields of a page."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a page, with the version they were written upon."""

    fields: Mapping[str, str]
    version: int


def sent(request: HttpRequest) -> Sent:
    """What a script has sent. Raises :class:`Unreadable`."""
    try:
        said = json.loads(request.body)
        typed = said["fields"]
        sound = isinstance(typed, dict) and all(isinstance(value, str) for value in typed.values())
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError, TypeError, KeyError) as unreadable:
        raise Unreadable from unreadable
    if not sound:
        raise Unreadable
    return Sent(typed, version_of(said))


@require_http_methods(["GET", "POST"])
@signed_in
def part_save(request: HttpRequest, reference: str, part: str) -> JsonResponse:
    """A part of the dossier, saved as it is being written; asked without content, how it is kept."""
    whole = overview(request, reference)
    asks = parts.part_of(whole, part)
    if request.method == "GET":
        return _standing(request, whole, part)
    try:
        said = sent(request)
        content = fields.content(asks, fields.posted(asks, said.fields))
        saved = save(request, whole.application, part, content, said.version, seen=False)
    except (Unreadable, NotAllowed) as trouble:
        return refused(trouble)
    if saved.contested:
        typed = parts.together(asks, fields.posted(asks, said.fields), saved)
        return _contested(saved, typed, parts.in_words(asks, saved.contested, saved.kept.answers))
    now = fields.filled(asks, saved.kept.answers) if saved.beside else {}
    return _answer(saved, parts.errors_of(saved.faults), now)


@require_http_methods(["GET", "POST"])
@signed_in
def facts_save(request: HttpRequest, reference: str, page: str) -> JsonResponse:
    """A page of the facts, likewise."""
    whole = overview(request, reference)
    asks = facts.page_of(whole, page)
    if request.method == "GET":
        return _standing(request, whole, FACTS)
    try:
        said = sent(request)
        entered = facts.entry(whole, asks, said.fields)
        saved = save(request, whole.application, FACTS, entered.content, said.version, seen=False)
    except (Unreadable, NotAllowed) as trouble:
        return refused(trouble)
    if saved.contested:
        theirs = {name: facts.in_words(whole, name, saved.kept.answers) for name in saved.contested}
        return _contested(saved, facts.together(whole, asks, entered, saved), theirs)
    scheme, now = whole.rules.setting.scheme, facts.fields_of(whole, saved.kept.answers) if saved.beside else {}
    faults = {name: told(fault, scheme) for name, fault in facts.unread(asks, entered.read).items()}
    return _answer(saved, faults, now)


def _standing(request: HttpRequest, whole: Overview, part: str) -> JsonResponse:
    """How the part is kept, and the token with which a form is sent: it is another one after a new sign-in."""
    known = whole.kept.get(part)
    return JsonResponse({"version": known.version if known else 0, "token": get_token(request)})


def _contested(saved: Saved, typed: Mapping[str, str], theirs: Mapping[str, Sequence[str]]) -> JsonResponse:
    """Both texts of what two have answered differently, and of the rest what it says by now."""
    return JsonResponse({**_told(saved.kept), "contested": theirs, "fields": typed}, status=409)


def _answer(saved: Saved, faults: Mapping[str, str], now: Mapping[str, str]) -> JsonResponse:
    """``now``: what the fields say where someone else's change stands beside."""
    kept = _told(saved.kept)
    if saved.refusal:
        return JsonResponse({**kept, "refused": in_words(saved.refusal)}, status=409)
    return JsonResponse({**kept, "faults": dict(faults), "beside": saved.beside, "fields": dict(now)})


def _told(kept: Part | None) -> dict[str, object]:
    if kept is None:
        return {"version": 0, "at": "", "by": ""}
    return {"version": kept.version, "at": f"{localtime(kept.saved):%H:%M}", "by": kept.by.name}


def refused(trouble: Exception) -> JsonResponse:
    """What may not be done, or what was sent in no form that could be read, told to a script."""
    if isinstance(trouble, NotAllowed):
        return JsonResponse({"refused": in_words(trouble.refusal)}, status=403)
    return JsonResponse({"refused": gettext("送来的内容不完整，或者格式不对。")}, status=400)


def in_words(refusal: Refusal) -> str:
    """A refusal in words."""
    return wording.told().say(refusal.key, refusal.params)
