"""Which page of the self-check answers a visitor?"""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.eligibility.report import report
from award.vocabulary.fault import Fault, Faulty
from office import wording
from office.desks.public.clock import today
from office.desks.public.selfcheck import carrying
from office.desks.public.selfcheck.announced import rules_of
from office.desks.public.selfcheck.checking import parts
from office.desks.public.selfcheck.faults import told
from office.desks.public.selfcheck.moving import after, merged
from office.desks.public.selfcheck.progress import steps
from office.desks.public.selfcheck.starting import choices, invented
from office.desks.public.selfcheck.visiting import line_or_missing, page_or_missing, with_answers
from office.findings.applied import applied
from office.findings.showing import outcomes, page_of
from office.questions.answers import LINE, Answers, TooMuch, forget, keep
from office.questions.asking import question, wrong_fields
from office.questions.reading import Read, fact_of, pages, read
from office.records.notices import announced, samples

answered = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@with_answers
def start(request: HttpRequest, answers: Answers) -> HttpResponse:
    """Where the self-check begins."""
    lines = tuple(choices(announced(), answers))
    shown = {"lines": lines, "answers": len(answers), "samples": settings.AWARD_SAMPLES, "line": answers.get(LINE)}
    return render(request, "public/selfcheck/start.html", shown)


@answered
@with_answers
def questions(request: HttpRequest, answers: Answers, line: str, part: str) -> HttpResponse:
    """A page of questions."""
    page = page_or_missing(line, part)
    if request.method != "POST":
        return _asked(request, answers, line, part)
    press = request.POST.get("go", "")
    answers = merged(answers, page, line, request.POST, press)
    said = read(answers, rules_of(line))
    if press == "carry":
        return _carried(said, line)
    response = HttpResponseRedirect(after(rules_of(line), page, answers, said, press, request.GET.get("then", "")))
    try:
        keep(response, answers)
    except TooMuch as full:
        return _asked(request, answers, line, part, full=full.percent)
    return response


def _asked(request: HttpRequest, answers: Answers, line: str, part: str, full: int = 0) -> HttpResponse:
    scheme, page = announced(), page_or_missing(line, part)
    said = read(answers, rules_of(line))
    asked = tuple(question(scheme, fact, answers, said) for fact in page.facts)
    shown = {
        "line": line,
        "line_name": wording.said(scheme.lines[line].name),
        "part": part,
        "title": wording.said(page.part.title),
        "questions": asked,
        "errors": wrong_fields(asked),
        "steps": steps(rules_of(line), answers, said),
        "full": full,
    }
    return render(request, "public/selfcheck/questions.html", shown, status=413 if full else 200)


@require_safe
@with_answers
def check(request: HttpRequest, answers: Answers, line: str) -> HttpResponse:
    """All answers of a line, to be looked over."""
    scheme, said = announced(), read(answers, rules_of(line_or_missing(line)))
    shown = {
        "line": line,
        "line_name": wording.said(scheme.lines[line].name),
        "parts": parts(rules_of(line), answers, said),
        "faults": len(said.faults),
    }
    return render(request, "public/selfcheck/answers.html", shown)


@require_safe
@with_answers
def ruling(request: HttpRequest, answers: Answers, line: str) -> HttpResponse:
    """What the rules say of the answers."""
    rules = rules_of(line_or_missing(line))
    said = read(answers, rules)
    if said.faults:
        return redirect("public:selfcheck_answers", line=line)
    page = page_of(said.ruling, _where(line))
    shown = {"page": page, "line": line, "outcomes": outcomes(), "applied": applied(rules)}
    return render(request, "public/selfcheck/ruling.html", shown)


def _where(line: str) -> Callable[[str], str]:
    """Where a fact that is missing can be told."""
    places = {
        fact.id: reverse("public:selfcheck_questions", args=[line, page.part.id])
        for page in pages(rules_of(line))
        for fact in page.facts
    }
    return lambda name: f"{places[fact_of(name)]}?then=ruling#{name}" if fact_of(name) in places else ""


@require_safe
@with_answers
def facts_file(request: HttpRequest, answers: Answers, line: str) -> HttpResponse:
    """The answers as the facts file of the command line."""
    said = read(answers, rules_of(line_or_missing(line)))
    return redirect("public:selfcheck_answers", line=line) if said.faults else _carried(said, line)


def _carried(said: Read, line: str) -> HttpResponse:
    text = carrying.facts_file(said.facts, announced(), line)
    return _file(text, "application/toml; charset=utf-8", f"facts-{line}.toml")


@require_safe
@with_answers
def ruling_file(request: HttpRequest, answers: Answers, line: str) -> HttpResponse:
    """The ruling for people's programs."""
    said = read(answers, rules_of(line_or_missing(line)))
    if said.faults:
        return redirect("public:selfcheck_answers", line=line)
    told_in_full = report(said.ruling, rules_of(line), wording.all_told())
    text = told_in_full.model_dump_json(indent=2)
    return _file(text, "application/json; charset=utf-8", f"ruling-{line}.json")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@answered
@with_answers
def load(request: HttpRequest, answers: Answers) -> HttpResponse:
    """Where a facts file is loaded."""
    if request.method != "POST":
        return _loading(request, answers)
    file = request.FILES.get("file")
    if file is None:
        return _loading(request, answers, [carrying.absent(int(request.META.get("CONTENT_LENGTH") or 0))])
    try:
        found = carrying.answers_in(file.read(carrying.LARGEST + 1), file.name or "", announced(), today())
    except Faulty as faulty:
        return _loading(request, answers, faulty.faults, file.name or "")
    return _loaded(request, answers, found)


def _loading(request: HttpRequest, answers: Answers, faults=(), name: str = "") -> HttpResponse:
    wrong = tuple((fault.key, told(fault, announced())) for fault in faults)
    shown = {"wrong": wrong, "name": name, "answers": len(answers), "samples": settings.AWARD_SAMPLES}
    return render(request, "public/selfcheck/load.html", shown, status=422 if wrong else 200)


def _loaded(request: HttpRequest, answers: Answers, found: Answers) -> HttpResponse:
    line = found.get(LINE)
    response = redirect("public:selfcheck_answers", line=line) if line else redirect("public:selfcheck")
    try:
        keep(response, found)
    except TooMuch as full:
        return _loading(request, answers, [Fault("", "", "too_much", None, {"percent": str(full.percent)})])
    return response


@require_safe
@with_answers
def try_out(request: HttpRequest, answers: Answers) -> HttpResponse:
    """The invented applicants that can be tried."""
    _offered()
    shown = {"samples": tuple(invented(samples(), announced())), "answers": len(answers)}
    return render(request, "public/selfcheck/samples.html", shown)


@require_POST
@with_answers
def take(request: HttpRequest, answers: Answers, sample: str) -> HttpResponse:
    """One of the invented applicants, taken for one's own answers."""
    _offered()
    for known in samples():
        if known.id == sample:
            found = carrying.answers_in(known.text.encode(), f"{sample}.toml", announced(), today())
            return _loaded(request, answers, found)
    raise Http404(sample)


def _offered() -> None:
    if not settings.AWARD_SAMPLES:
        raise Http404


@answered
@with_answers
def clear(request: HttpRequest, answers: Answers) -> HttpResponse:
    """Where the answers are dropped."""
    if request.method != "POST":
        return render(request, "public/selfcheck/clear.html", {"answers": len(answers), "line": answers.get(LINE)})
    response = HttpResponseRedirect(reverse("public:selfcheck"))
    forget(response)
    return response
