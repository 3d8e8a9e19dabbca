"""Is all as it should be, and is it undertaken to be true? Then it is filed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from award.application.answers import files
from award.application.completeness import PartState, Standing
from award.application.filing import Considered, considered, looked_over
from award.application.snapshot import enclosed
from award.eligibility.finding import Finding
from award.eligibility.outcome import Outcome
from award.eligibility.ruling import Ruling
from award.notice.questions import ApplicantKind
from award.notice.scheme import Scheme
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office import wording
from office.access.offering import offers
from office.acts.application.filing import draft
from office.acts.closing import office
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.desks.applicant import finding
from office.desks.applicant.recommendation.showing import channel
from office.filings.dossier import Chapter, chapters, facts_told, handed
from office.findings.showing import Shown, finding_of, whole_of
from office.questions.refusing import wrong
from office.records.applications import Application, Filing


@dataclass(frozen=True, slots=True)
class Checked:
    """A part as it would be filed: what it says, how far it has come, what it lacks, and where it is changed."""

    chapter: Chapter
    state: PartState
    lacking: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Open:
    """A finding that turns on how the notice is read, and the questions that it turns on."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """What the rules say of the internal posting, with the arithmetic."""

    title: str
    outcome: str
    working: tuple[str, ...]


@require_safe
@finding.signed_in
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole application as it would be filed now."""
    return _shown(request, finding.application(request, reference))


@require_POST
@finding.signed_in
def submit(request: HttpRequest, reference: str) -> HttpResponse:
    """File what was looked over. The undertaking is the scheme's; the form only says that it was confirmed."""
    application = finding.application(request, reference)
    words = undertaking_of(application) if request.POST.get("undertaken") else ""
    asked = {"undertaking": words, "upon": request.POST.get("upon", "")}
    try:
        filed = perform(Act.APPLICATION_SUBMIT, by=request.user, on=application.pk, **asked)
    except NotPossible as refused:
        if refused.refusal.code != "filed_already":
            return _shown(request, application, refused.refusal)
        receipt = reverse("applicant:receipt", args=[reference, refused.refusal.params["number"]])
        return redirect(f"{receipt}?again=yes")
    return redirect("applicant:receipt", reference=reference, number=filed.number)


def _shown(request: HttpRequest, application: Application, refused: Refusal | None = None) -> HttpResponse:
    at, drawn = moment(), draft(application)
    found = considered(drawn, office(application, at), at)
    scheme, line = found.ruling.setting.scheme, application.line
    late = found.closing.refusal(at) if found.closing else None
    number = finding.own(request, Filing).filter(application=application).count() + 1
    shown = {
        "application": application,
        "applicant": application.applicant.name,
        "line_name": wording.said(found.ruling.setting.line.name),
        "parts": tuple(_parts(application.reference, found)),
        "facts": [
            (told, _place("facts", application.reference, told.id)) for told in facts_told(scheme, found.ruling.facts)
        ],
        "besides": [wording.told().say(lack.key, lack.params) for lack in found.completeness.besides],
        "lacking": len(found.completeness.refusals),
        "ruling": whole_of(found.ruling),
        "open": tuple(_open(found.ruling)),
        "postings": tuple(_postings(found.ruling)),
        "files": tuple(
            handed(scheme, line, item.part, item.question, item.file)
            for item in (*files(found.answers), *enclosed(drawn.recommendation))
        ),
        "channel": channel(scheme, found.ruling.facts.values),
        "recommendation": drawn.recommendation,
        "remarks": found.completeness.remarks,
        "undertaking": undertaking_words(scheme, application.applicant.kind),
        "late": wording.told().say(late.key, late.params) if late else "",
        "offers": offers(request.user, application),
        "upon": looked_over(drawn, number),
        "number": number,
        "errors": (wrong(refused, {"undertaking_missing": "undertaken"}),) if refused else (),
        "closing": found.closing,
        "now": at,
    }
    return render(request, "applicant/filing/check.html", shown, status=409 if refused else 200)


def _parts(reference: str, found: Considered) -> Iterator[Checked]:
    setting = found.ruling.setting
    said = {chapter.id: chapter for chapter in chapters(setting.scheme, setting.line.id, found.answers)}
    for standing in found.completeness.parts:
        yield Checked(
            said[standing.part.id], standing.state, _lacking(standing), _place("part", reference, standing.part.id)
        )


def _lacking(standing: Standing) -> tuple[str, ...]:
    return tuple(wording.told().say(lack.refusal.key, lack.refusal.params) for lack in standing.lacking)


def _open(ruling: Ruling) -> Iterator[Open]:
    for depending in ruling.of(Outcome.DEPENDS):
        item = _told(depending, ruling)
        switches = item.matrix.switches if item.matrix else ()
        yield Open(item.title, tuple(switch.question for switch in switches))


def _postings(ruling: Ruling) -> Iterator[Posting]:
    for each in ruling.findings:
        if each.bound.rule.kind == "posted":
            item = _told(each, ruling)
            yield Posting(item.title, wording.in_words(item.outcome), item.working)


def _told(each: Finding, ruling: Ruling) -> Shown:
    """Where a missing fact is told, the ruling's own page says."""
    return finding_of(each, ruling, lambda name: "")


def _place(page: str, reference: str, part: str) -> str:
    return reverse(f"applicant:{page}", args=[reference, part])


def undertaking_of(application: Application) -> str:
    """The words that are frozen with the filing, in the language in which they were confirmed."""
    return "\n".join(undertaking_words(finding.scheme(application), application.applicant.kind))


def undertaking_words(scheme: Scheme, kind: ApplicantKind) -> tuple[str, str]:
    """The undertaking, and in which capacity it is given."""
    told = scheme.notice.undertaking
    return wording.said(told.words), wording.said(getattr(told.signed, kind))
