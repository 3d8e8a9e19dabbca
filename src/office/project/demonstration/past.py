"""Who is in the story of the demonstration, and what has come of it so far?"""

import os
import tomllib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from award.application.answers import parts_for
from award.application.writing import FACTS
from office.access.relations import CLOCK, Actor
from office.records.applications import Application
from office.records.issued import Notice
from office.records.notices import announced, samples
from office.records.people import Applicant, Person

Told = Mapping[str, Any]
_CLOCK = "clock"


class Past:
    """What the folder of the demonstration tells, and the people and applicants that there are by now."""

    notice: Notice

    def __init__(self, told: Told) -> None:
        self.told = told
        self.people: dict[str, Person] = {}
        self.applicants: dict[str, Applicant] = {}
        self.requests: dict[tuple[str, str], int] = {}
        self._told_of = {one["id"]: one for one in told["applicants"]}
        self._samples = {one.id: one.text for one in samples()}

    def actor(self, who: str) -> Actor:
        """Someone of the story, or the clock."""
        return CLOCK if who == _CLOCK else self.people[who]

    def facts(self, applicant: str) -> dict[str, Any]:
        """What the applicant said in the self-check: the facts of the sample that it is like, and what is its own."""
        told = self._told_of[applicant]
        return {**tomllib.loads(self._samples[told["facts"]])[FACTS], **told.get("own", {})}

    def application(self, applicant: str) -> Application:
        """The one application of this applicant."""
        return Application.objects.get(applicant=self.applicants[applicant])

    def applications(self, applicants: list[str]) -> list[Application]:
        """The applications of these applicants."""
        return [self.application(one) for one in applicants]

    def parts(self, line: str) -> list[str]:
        """The parts of a dossier for this line."""
        return [part.id for part in parts_for(announced(), line)]

    def answers(self, applicant: str) -> dict[str, Any]:
        """The words of every part, with the applicant's own name and code in their places."""
        facts, told, answers = self.facts(applicant), self._told_of[applicant], self.told["answers"]
        own = {"name": str(facts["name"]), "code": str(facts.get("code", answers["employer"]))}
        places = {name: told[name] for name in ("district", "industry") if name in told}
        filled: dict[str, Any] = _filled(answers, own)
        return {**filled, "application_form": {**filled["application_form"], **places}}


def _filled(words: Any, own: Mapping[str, str]) -> Any:
    if isinstance(words, Mapping):
        return {name: _filled(inner, own) for name, inner in words.items()}
    if isinstance(words, list):
        return [_filled(inner, own) for inner in words]
    return words.format(**own) if isinstance(words, str) else words


def followed(name: str, tokens: list[str], token: str) -> str:
    """The link of a letter, whose token is kept for whoever will follow it."""
    tokens.append(token)
    return f"http://{settings.ALLOWED_HOSTS[0]}:{os.environ.get('PORT', '8000')}{reverse(name, args=[token])}"
