"""Who wrote what in a part, and when?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from award.application.difference import Piece, pieces
from award.application.writing import FACTS
from award.eligibility.facts import read_facts
from award.notice.dossier import DossierPart
from office import wording
from office.access.scope import visible
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing.asking import said
from office.desks.applicant.writing.overview import Overview, overview
from office.desks.applicant.writing.parts import part_of
from office.desks.applicant.writing.saving import save
from office.questions.refusing import Wrong, wrong
from office.questions.saying import said_of
from office.records.applications import Version

# What one person saves in one sitting, with no longer pause than this, is told as one.
PAUSE = timedelta(minutes=15)
SITTINGS_A_PAGE = 20
_READ_AT_ONCE = 600


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer that differs, as one text with what was added and removed."""

    ask: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one person changed in one sitting, up to the version ``number``."""

    number: int
    by: str
    first: datetime
    last: datetime
    changes: tuple[Changed, ...]
    current: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def history(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """The versions of a part with their differences, the newest first; a former one can be taken up again."""
    whole = overview(request, reference)
    words = _facts_in_words(whole) if part == FACTS else _part_in_words(part_of(whole, part))
    versions = _versions(request, whole, part)
    if not versions:
        raise Http404
    errors: tuple[Wrong, ...] = ()
    if request.method == "POST":
        former = next((one for one in versions if str(one.number) == request.POST.get("number")), None)
        if former is None:
            raise Http404
        saved = save(request, whole.application, part, former.answers, versions[0].number, seen=False)
        if saved.refusal is None:
            return redirect("applicant:part_history", reference=reference, part=part)
        errors = (wrong(saved.refusal, {}),)
    shown = {
        **whole.shown(),
        "title": gettext("申报条件所涉的情况") if part == FACTS else wording.said(part_of(whole, part).title),
        "back": _page(whole, part),
        "sittings": tuple(_sittings(versions, words))[:SITTINGS_A_PAGE],
        "count": versions[0].number,
        "errors": errors,
    }
    return render(request, "applicant/writing/history.html", shown, status=409 if errors else 200)


def _page(whole: Overview, part: str) -> str:
    if part == FACTS:
        return whole.conditions[0].address
    return reverse("applicant:part", args=[whole.application.reference, part])


def _versions(request: HttpRequest, whole: Overview, part: str) -> list[Version]:
    found = visible(request.user, Version).filter(part__application=whole.application, part__part=part)
    return list(found.select_related("by").order_by("-number")[:_READ_AT_ONCE])


Words = Mapping[str, tuple[str, str]]


def _sittings(versions: Sequence[Version], words) -> Iterator[Sitting]:
    """Neighbouring versions of one person as one, each told against what stood before it."""
    group: list[Version] = []
    for version, older in pairwise([*versions, None]):
        group.append(version)
        if older is None or older.by_id != version.by_id or version.saved - older.saved > PAUSE:
            newest, oldest = group[0], group[-1]
            changes = _changes(words(older.answers if older else {}), words(newest.answers))
            current = newest is versions[0]
            yield Sitting(newest.number, newest.by.name, oldest.saved, newest.saved, tuple(changes), current)
            group = []


def _changes(before: Words, after: Words) -> Iterator[Changed]:
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name, ("", ""))[1], after.get(name, ("", ""))[1]
        if was != now:
            yield Changed((after.get(name) or before[name])[0], pieces(was, now))


def _part_in_words(part: DossierPart):
    def words(answers: Mapping[str, Any]) -> Words:
        return {
            question.id: (wording.said(question.ask), "\n".join(said(question, answers.get(question.id))))
            for question in part.questions
            if question.kind != "file"
        }

    return words


def _facts_in_words(whole: Overview):
    setting = whole.rules.setting

    def words(answers: Mapping[str, Any]) -> Words:
        values = read_facts({FACTS: answers}, setting.scheme, on=setting.on).values
        return {
            name: (wording.said(setting.scheme.facts[name].ask), "\n".join(said_of(setting.scheme.facts[name], value)))
            for name, value in values.items()
        }

    return words
