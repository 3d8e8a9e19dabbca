"""How is a part of the dossier written?"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from award.notice.dossier import DossierPart
from award.vocabulary.fault import Fault
from award.vocabulary.wording import fault_words
from office import wording
from office.desks.applicant.files import asking as files
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing import fields
from office.desks.applicant.writing.asking import Asked, Told, asked, said
from office.desks.applicant.writing.moving import after, status_of, version_of
from office.desks.applicant.writing.overview import Overview, overview
from office.desks.applicant.writing.saving import Saved, save
from office.questions.refusing import Wrong, wrong
from office.questions.returning import typed_before


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def part(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """A part of the dossier, on a page of its own."""
    whole = overview(request, reference)
    asks = part_of(whole, part)
    if request.method != "POST":
        known, before = whole.kept.get(part), typed_before(request)
        if before is not None:
            return _shown(request, whole, asks, fields.posted(asks, before), before=version_of(before))
        return _shown(request, whole, asks, fields.filled(asks, known.answers if known else {}))
    press = request.POST.get("go", "on")
    typed = fields.posted(asks, request.POST, press)
    content = fields.content(asks, typed)
    saved = save(request, whole.application, part, content, version_of(request.POST), seen=press == "on")
    if saved.contested:
        typed = together(asks, typed, saved)
    if saved.faults or saved.contested or saved.refusal:
        return _shown(request, overview(request, reference), asks, typed, saved)
    return redirect(after(whole, request.path, press))


def part_of(whole: Overview, part: str) -> DossierPart:
    """The part of the dossier with this id. Raises ``Http404``."""
    for standing in whole.considered.completeness.parts:
        if standing.part.id == part:
            return standing.part
    raise Http404


def _shown(
    request: HttpRequest,
    whole: Overview,
    asks: DossierPart,
    typed: Mapping[str, str],
    saved: Saved | None = None,
    before: int | None = None,
) -> HttpResponse:
    """``before``: the version upon which this was typed before signing in again, and not saved yet."""
    known, reference = whole.kept.get(asks.id), whole.application.reference
    questions = asked(asks, typed, _told(whole, asks, saved), request.GET.get("more", ""))
    wrong_ones = tuple(errors(questions))
    if saved and saved.refusal:
        wrong_ones = (wrong(saved.refusal, {}), *wrong_ones)
    shown = {
        **whole.shown(),
        "part": asks.id,
        "title": wording.said(asks.title),
        "asks": asks,
        "clauses": tuple(dict.fromkeys((*asks.clauses, *asks.evidence_for))),
        "purpose": wording.said(asks.purpose),
        "note": wording.said(asks.note) if asks.note else "",
        "questions": questions,
        "handed_in": files.asked(request, whole.application, asks),
        "contests": tuple((item.first, item.ask) for item in questions if item.theirs is not None),
        "answers": _answers(asks, known.answers if known else {}),
        "known": known,
        "form": whole.writable or saved is not None,
        "before": before is not None,
        "errors": wrong_ones,
        "version": before if before is not None else known.version if known else 0,
        "autosave": reverse("applicant:part_save", args=[reference, asks.id]),
        "history": reverse("applicant:part_history", args=[reference, asks.id]),
    }
    return render(request, "applicant/writing/part.html", shown, status=status_of(saved))


def errors(questions: tuple[Asked, ...]) -> Iterator[Wrong]:
    """What could not be read, with the field where it can be put right."""
    for item in questions:
        if item.error:
            yield Wrong(item.first, f"{item.ask}{gettext('：')}{item.error}")
        for row in item.rows:
            yield from (
                Wrong(cell.name, f"{cell.label}{gettext('：')}{cell.error}") for cell in row.cells if cell.error
            )


def _told(whole: Overview, asks: DossierPart, saved: Saved | None) -> Told:
    known = whole.kept.get(asks.id)
    standing = next(one for one in whole.considered.completeness.parts if one.part.id == asks.id)
    lacking: dict[str, tuple[str, ...]] = {}
    for lack in standing.lacking if known and known.seen else ():
        words = wording.told().say(lack.refusal.key, lack.refusal.params)
        lacking[lack.question] = (*lacking.get(lack.question, ()), words)
    theirs = in_words(asks, saved.contested, known.answers if known else {}) if saved else {}
    return Told(errors_of(saved.faults if saved else ()), lacking, theirs)


def together(asks: DossierPart, typed: Mapping[str, str], saved: Saved) -> dict[str, str]:
    """The fields of a part that two have changed: the person's own where both did, or where it cannot be read."""
    own = {*saved.contested, *(fields.asked_by(name) for name in errors_of(saved.faults))}
    return fields.together(asks, saved.together, typed, own)


def in_words(asks: DossierPart, names: Collection[str], answers: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The answers to some questions of a part, in words."""
    return {one.id: said(one, answers.get(one.id)) for one in asks.questions if one.id in names}


def errors_of(faults: tuple[Fault, ...]) -> dict[str, str]:
    """What could not be read, in words, by the field that it is about."""
    return {fields.place(fault.key): fault_words(fault, wording.told()) for fault in faults}


def _answers(asks: DossierPart, answers: Mapping[str, Any]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each question with its answer in words, for whoever only reads; files are shown in their own place."""
    return tuple(
        (question.id, wording.said(question.ask), said(question, answers.get(question.id)))
        for question in asks.questions
        if question.kind != "file"
    )
