"""Who wrote what in a part, and when, and which files came and went?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet
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
from office.desks.applicant.files.happening import Happened, happened
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing.asking import said
from office.desks.applicant.writing.overview import Overview, overview
from office.desks.applicant.writing.parts import part_of
from office.desks.applicant.writing.saving import save
from office.questions.refusing import Wrong, wrong
from office.questions.saying import said_of
from office.records.applications import Part, Version

# What one person saves in one sitting, with no longer pause than this, is told as one.
PAUSE = timedelta(minutes=15)
SITTINGS_A_PAGE = 20
READ_AT_ONCE = 600

Words = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer that differs, as one text with what was added and removed."""

    ask: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one person changed in one sitting, from the version ``since`` up to the version ``number``."""

    number: int
    since: int
    by: str
    first: datetime
    last: datetime
    changes: tuple[Changed, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A page of the history, the newest first; ``older``: the version before which the next page goes on."""

    happened: tuple[Sitting | Happened, ...]
    older: int | None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def history(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """The versions of a part with their differences, the newest first; a former one can be taken up again."""
    whole = overview(request, reference)
    words = _facts_in_words(whole) if part == FACTS else _part_in_words(part_of(whole, part))
    count = _count(request, whole, part)
    told = _told(request, whole, part, words, count)
    if not told.happened:
        raise Http404
    errors: tuple[Wrong, ...] = ()
    if request.method == "POST":
        former = _numbered(_versions(request, whole, part), request.POST.get("number", ""))
        if former is None:
            raise Http404
        saved = save(request, whole.application, part, former.answers, count, seen=False)
        if saved.refusal is None:
            return redirect("applicant:part_history", reference=reference, part=part)
        errors = (wrong(saved.refusal, {}),)
    shown = {
        **whole.shown(),
        "title": gettext("申报条件所涉的情况") if part == FACTS else wording.said(part_of(whole, part).title),
        "back": _page(whole, part),
        "past": told,
        "count": count,
        "errors": errors,
    }
    return render(request, "applicant/writing/history.html", shown, status=409 if errors else 200)


def _page(whole: Overview, part: str) -> str:
    if part == FACTS:
        return whole.conditions[0].address
    return reverse("applicant:part", args=[whole.application.reference, part])


def _count(request: HttpRequest, whole: Overview, part: str) -> int:
    """The number of the newest version; none is 0."""
    kept = visible(request.user, Part).filter(application=whole.application, part=part).first()
    return kept.version if kept else 0


def _versions(request: HttpRequest, whole: Overview, part: str) -> QuerySet[Version]:
    found = visible(request.user, Version).filter(part__application=whole.application, part__part=part)
    return found.select_related("by").order_by("-number")


def _numbered(versions: QuerySet[Version], number: str) -> Version | None:
    return versions.filter(number=number).first() if number.isdecimal() and len(number) < 10 else None


def _told(
    request: HttpRequest, whole: Overview, part: str, words: Callable[[Mapping[str, Any]], Words], count: int
) -> Told:
    """The page that the address asks for: the sittings before one version, and the files that came and went meanwhile.

    A sitting that is longer than what is read at once goes on upon the next page.
    """
    versions = _versions(request, whole, part)
    newer = _numbered(versions, request.GET.get("before", ""))
    found = versions.filter(number__lt=newer.number) if newer else versions
    read = list(found[: READ_AT_ONCE + 1])
    sittings = tuple(_sittings(read, words, count))
    shown = sittings[:SITTINGS_A_PAGE]
    older = shown[-1].since if shown and shown[-1].since > 1 else None
    since = shown[-1].first if older else None
    files = happened(request, whole.application, part, since, newer.saved if newer else None)
    whole_page = sorted((*shown, *files), key=lambda one: one.last, reverse=True)
    return Told(tuple(whole_page), older)


def _sittings(
    versions: Sequence[Version], words: Callable[[Mapping[str, Any]], Words], count: int
) -> Iterator[Sitting]:
    """Neighbouring versions of one person as one, each told against what stood before it.

    The last of more than are read at once is only what the one before it is told against.
    """
    more = len(versions) > READ_AT_ONCE
    group: list[Version] = []
    for version, older in pairwise([*versions, *([] if more else [None])]):
        group.append(version)
        last = more and older is versions[-1]
        if last or older is None or older.by_id != version.by_id or version.saved - older.saved > PAUSE:
            newest, oldest = group[0], group[-1]
            changes = tuple(_changes(words(older.answers if older else {}), words(newest.answers)))
            current = newest.number == count
            spanned = (newest.number, oldest.number, newest.by.name, oldest.saved, newest.saved)
            yield Sitting(*spanned, changes, current)
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
