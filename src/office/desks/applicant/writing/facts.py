"""How are the facts written on which the conditions are ruled?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from award.application.snapshot import plain
from award.application.writing import FACTS
from award.eligibility.asking import Questions
from award.eligibility.facts import read_facts
from office import wording
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing.conditions import asked_pages
from office.desks.applicant.writing.moving import after, status_of, version_of
from office.desks.applicant.writing.overview import Overview, overview
from office.desks.applicant.writing.saving import Saved, save
from office.questions.asking import Wrong as Unread
from office.questions.asking import question, wrong_fields
from office.questions.fields import filled, posted, row_count
from office.questions.reading import Read, asked_for, fact_of, read
from office.questions.refusing import Wrong, wrong
from office.questions.returning import typed_before
from office.questions.saying import said_of


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed on a page of facts, together with all that is kept, and what it says."""

    typed: Mapping[str, str]
    read: Read
    content: Mapping[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def facts(request: HttpRequest, reference: str, page: str) -> HttpResponse:
    """A page of the facts, as the self-check asks for them."""
    whole = overview(request, reference)
    asks = page_of(whole, page)
    if request.method != "POST":
        before = typed_before(request)
        if before is not None:
            return _shown(request, whole, asks, entry(whole, asks, before).typed, before=version_of(before))
        return _shown(request, whole, asks, _more(asks, typed_of(whole), request.GET.get("more", "")))
    press = request.POST.get("go", "on")
    entered = entry(whole, asks, request.POST, press)
    wrong_ones = unread(asks, entered.read)
    through = press == "on" and not wrong_ones
    saved = save(
        request,
        whole.application,
        FACTS,
        entered.content,
        version_of(request.POST),
        seen=through and asks == asked_pages(whole.rules)[-1],
        page=asks.part.id if through else "",
    )
    if saved.contested:
        entered = replace(entered, typed=together(whole, asks, entered, saved))
    if wrong_ones or saved.contested or saved.refusal:
        return _shown(request, overview(request, reference), asks, entered.typed, saved)
    return redirect(after(whole, request.path, press))


def page_of(whole: Overview, page: str) -> Questions:
    """The page of questions with this id. Raises ``Http404``."""
    for asks in asked_pages(whole.rules):
        if asks.part.id == page:
            return asks
    raise Http404


def typed_of(whole: Overview) -> dict[str, str]:
    """The fields of every question of the line, as they say what is kept."""
    known = whole.kept.get(FACTS)
    return fields_of(whole, known.answers if known else {})


def fields_of(whole: Overview, answers: Mapping[str, Any]) -> dict[str, str]:
    """The fields of every question of the line, as they say ``answers``."""
    setting = whole.rules.setting
    values = read_facts({FACTS: answers}, setting.scheme, on=setting.on).values
    asked = (fact for fact in asked_for(whole.rules) if fact.id in values)
    return {field: said for fact in asked for field, said in filled(fact, values[fact.id])}


def entry(whole: Overview, asks: Questions, form: Mapping[str, str], press: str = "") -> Entered:
    """What was typed into the fields of a page; what cannot be read is left as it was kept."""
    known = whole.kept.get(FACTS)
    kept = dict(known.answers) if known else {}
    own = {fact.id for fact in asks.facts}
    others = {name: said for name, said in typed_of(whole).items() if _fact(name) not in own}
    typed = others | {name: said for fact in asks.facts for name, said in posted(fact, form, press).items()}
    said = read(typed, whole.rules)
    wrong_ones = {_fact(name) for name in said.faults}
    content = {name: value for name, value in kept.items() if name not in own or name in wrong_ones}
    content |= {name: plain(said.facts.values[name]) for name in own - wrong_ones if name in said.facts.values}
    return Entered(typed, said, content)


def together(whole: Overview, asks: Questions, entered: Entered, saved: Saved) -> dict[str, str]:
    """The fields of a page that two have changed: the person's own where both did, or where it cannot be read."""
    own = {*saved.contested, *(_fact(name) for name in unread(asks, entered.read))}
    said = {name: value for name, value in fields_of(whole, saved.together).items() if _fact(name) not in own}
    return said | {name: value for name, value in entered.typed.items() if _fact(name) in own}


def unread(asks: Questions, said: Read) -> dict[str, object]:
    """What was typed on the page and cannot be read, by its field."""
    own = {fact.id for fact in asks.facts}
    return {name: fault for name, fault in said.faults.items() if _fact(name) in own}


def _fact(field: str) -> str:
    return fact_of(field.split("-", maxsplit=1)[0])


def _more(asks: Questions, typed: dict[str, str], more: str) -> dict[str, str]:
    """One more row, where it was wished for."""
    fact = next((fact for fact in asks.facts if fact.id == more and fact.kind == "rows"), None)
    return typed | {f"{more}.count": str(row_count(fact, typed) + 1)} if fact else typed


def _shown(
    request: HttpRequest,
    whole: Overview,
    asks: Questions,
    typed: Mapping[str, str],
    saved: Saved | None = None,
    before: int | None = None,
) -> HttpResponse:
    """``before``: the version upon which this was typed before signing in again, and not saved yet."""
    known, scheme = whole.kept.get(FACTS), whole.rules.setting.scheme
    said = read(typed, whole.rules)
    questions = tuple(question(scheme, fact, typed, said) for fact in asks.facts)
    theirs = {name: in_words(whole, name, known.answers if known else {}) for name in saved.contested} if saved else {}
    errors = tuple(_error(item) for item in wrong_fields(questions))
    if saved and saved.refusal:
        errors = (wrong(saved.refusal, {}), *errors)
    shown = {
        **whole.shown(),
        "part": f"{FACTS}/{asks.part.id}",
        "title": wording.said(asks.part.title),
        "questions": questions,
        "handed_in": {},
        "contests": tuple((item.field.name, item.field.ask) for item in questions if _asks(item) in theirs),
        "theirs": theirs,
        "answers": _answers(asks, whole),
        "known": known,
        "form": whole.writable or saved is not None,
        "before": before is not None,
        "errors": errors,
        "version": before if before is not None else known.version if known else 0,
        "autosave": reverse("applicant:facts_save", args=[whole.application.reference, asks.part.id]),
        "history": reverse("applicant:part_history", args=[whole.application.reference, FACTS]),
    }
    status = 422 if errors and not (saved and (saved.refusal or saved.contested)) else status_of(saved)
    return render(request, "applicant/writing/facts.html", shown, status=status if saved else 200)


def _asks(item: object) -> str:
    return fact_of(item.field.name.removesuffix(".count"))


def _error(unread: Unread) -> Wrong:
    return Wrong(unread.name, f"{unread.label}：{unread.words}")


def in_words(whole: Overview, name: str, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The answer to one question, in words."""
    setting = whole.rules.setting
    values = read_facts({FACTS: answers}, setting.scheme, on=setting.on).values
    return tuple(said_of(setting.scheme.facts[name], values[name])) if name in values else ()


def _answers(asks: Questions, whole: Overview) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each question with its answer in words, for whoever only reads."""
    values = whole.considered.ruling.facts.values
    return tuple(
        (fact.id, wording.said(fact.ask), tuple(said_of(fact, values[fact.id])) if fact.id in values else ())
        for fact in asks.facts
    )
