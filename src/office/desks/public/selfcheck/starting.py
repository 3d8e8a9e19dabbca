"""What can be checked, and with what can it be begun?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from award.notice.scheme import Scheme
from office import wording
from office.desks.public.selfcheck.announced import rules_of
from office.questions.answers import LINE, Answers
from office.questions.reading import pages
from office.records.notices import Sample


@dataclass(frozen=True, slots=True)
class Choice:
    """An award line to check, and what is asked for it."""

    name: str
    commends: str
    applicant: str
    parts: tuple[str, ...]
    count: int
    address: str
    begun: bool


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented applicant that can be tried: what it shows, its name and its line."""

    id: str
    about: str
    name: str
    line: str


def choices(scheme: Scheme, answers: Answers) -> Iterator[Choice]:
    """The award lines in order; one is begun if it was looked at last."""
    for line in scheme.notice.lines:
        asked = pages(rules_of(line.id))
        yield Choice(
            name=wording.said(line.name),
            commends=wording.said(line.commends),
            applicant=scheme.applicant(line.id),
            parts=tuple(wording.said(page.part.title) for page in asked),
            count=sum(len(page.facts) for page in asked),
            address=reverse("public:selfcheck_questions", args=[line.id, asked[0].part.id]),
            begun=answers.get(LINE) == line.id,
        )


def invented(samples: tuple[Sample, ...], scheme: Scheme) -> Iterator[Invented]:
    """The invented applicants, by the order of their files."""
    for sample in samples:
        line = scheme.lines.get(sample.line)
        yield Invented(sample.id, wording.said(sample.about), sample.name, wording.said(line.name) if line else "")
