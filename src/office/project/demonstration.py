"""How does the demonstration come to have a past? Its invented people do what the story tells, act by act."""

import os
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import make_aware

from award.application.answers import parts_for
from award.application.writing import FACTS
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts import receiving
from office.acts.performing import perform
from office.outside import clock
from office.outside.papers import printed
from office.records.applications import Application
from office.records.issued import Notice
from office.records.notices import announced, samples, texts
from office.records.people import Applicant, Person

Told = Mapping[str, Any]


class Story:
    """What the folder of the demonstration tells, and how far it has been told."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._people: dict[str, Person] = {}
        self._applicants: dict[str, Applicant] = {}
        self._requests: dict[tuple[str, str], int] = {}

    def tell(self) -> None:
        """Everything, each thing on its day and after what came before."""
        with clock.pretending(_at(self._told["issued"], 0)):
            self._notice: Notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
            for said in self._told["people"]:
                self._enter(said)
        events: list[tuple[date, Callable[[], object]]] = [
            *((said["on"], partial(self._register, said)) for said in self._told["applicants"]),
            *((said["on"], partial(self._declare, said)) for said in self._told["outages"]),
        ]
        for application in self._told["applications"]:
            events += ((step["on"], partial(self._do, application, step)) for step in application["steps"])
        for number, (day, happens) in enumerate(sorted(events, key=lambda event: event[0])):
            with clock.pretending(_at(day, number)):
                happens()

    def _enter(self, said: Told) -> None:
        person = Person.objects.create_user(said["email"], name=said["name"])
        person.emailaddress_set.create(email=person.email, verified=True, primary=True)
        if "duty" in said:
            perform(Act.NOTICE_APPOINT, by=CLOCK, on=self._notice.pk, email=person.email, duty=said["duty"])
            person.refresh_from_db()
        self._people[said["id"]] = person

    def _register(self, said: Told) -> None:
        facts, owner = self._facts(said["id"]), self._people[said["owner"]]
        who = {"kind": said["kind"], "name": facts["name"], "number": said.get("number") or facts["code"]}
        applicant = perform(Act.APPLICATION_REGISTER, by=owner, on=self._notice.pk, **who)
        self._applicants[said["id"]] = applicant
        for member in (*said.get("members", ()), *said.get("invited", ())):
            joining = self._people.get(member.get("person", ""))
            asked = {"email": joining.email if joining else member["email"], "role": member["role"]}
            tokens: list[str] = []
            address = partial(_address, "applicant:join", tokens)
            perform(Act.APPLICATION_INVITE, by=owner, on=applicant.pk, language="zh-hans", address=address, **asked)
            if joining:
                perform(Act.APPLICATION_JOIN, by=joining, on=tokens[0])

    def _declare(self, said: Told) -> None:
        times = {name: make_aware(said[name]) for name in ("began", "ended")}
        reasons = {name: said[name] for name in ("reason", "approver")}
        perform(
            Act.NOTICE_DECLARE_OUTAGE, by=self._people[said["by"]], on=self._notice.pk, until=None, **times, **reasons
        )

    def _do(self, application: Told, step: Told) -> None:
        """One step, by the method of its name."""
        getattr(self, f"_{step['do']}")(application, step, self._people[step["by"]])

    def _open(self, said: Told, step: Told, by: Person) -> None:
        facts = self._facts(said["applicant"]) | said.get("facts", {})
        who = self._applicants[said["applicant"]]
        perform(Act.APPLICATION_OPEN, by=by, on=who.pk, line=said["line"], facts=facts)

    def _write(self, said: Told, step: Told, by: Person, revised: str = "", unfinished: bool = False) -> None:
        application = self._application(said)
        answers = self._answers(said)
        for part in step.get("parts") or [FACTS, *self._parts(said)]:
            kept = application.parts.filter(part=part).first()
            words = kept.answers if kept and part == FACTS else dict(answers.get(part, {}))
            if revised:
                words = {name: f"{old}{revised}" if "\n" in str(old) else old for name, old in words.items()}
            version = kept.version if kept else 0
            told = {"part": part, "answers": words, "version": version, "seen": not unfinished}
            perform(Act.APPLICATION_WRITE, by=by, on=application.pk, **told)

    def _revise(self, said: Told, step: Told, by: Person) -> None:
        self._write(said, step, by, revised=self._told["answers"]["revised"])

    def _begin(self, said: Told, step: Told, by: Person) -> None:
        self._write(said, step, by, unfinished=True)

    def _attach(self, said: Told, step: Told, by: Person) -> None:
        application, wanted = self._application(said), step.get("parts") or self._parts(said)
        scheme, title = announced(), self._told["answers"]["document"]
        for part in parts_for(scheme, application.line):
            for question in part.questions:
                if part.id in wanted and question.kind == "file" and question.required:
                    name = f"{question.ask.zh.replace('/', '、')}{title}"
                    shown = {"title": name, "words": [application.applicant.name, application.reference]}
                    content = printed("invented", shown, {}, clock.now())
                    declared = {"part": part.id, "question": question.id, "name": f"{name}.pdf", "size": len(content)}
                    upload = receiving.begin(application.pk, by, **declared)
                    receiving.take(upload, by, 0, [content])
                    receiving.finish(upload, by)

    def _submit(self, said: Told, step: Told, by: Person) -> None:
        application = self._application(said)
        words = announced().notice.undertaking.words.zh
        perform(Act.APPLICATION_SUBMIT, by=by, on=application.pk, undertaking=words)

    def _withdraw(self, said: Told, step: Told, by: Person) -> None:
        perform(Act.APPLICATION_WITHDRAW, by=by, on=self._application(said).pk)

    def _extend(self, said: Told, step: Told, by: Person) -> None:
        reasons = {name: step[name] for name in ("reason", "approver")}
        until: datetime = make_aware(step["until"])
        perform(Act.APPLICATION_EXTEND, by=by, on=self._application(said).pk, until=until, **reasons)

    def _ask_recommendation(self, said: Told, step: Told, by: Person) -> None:
        tokens: list[str] = []
        asked = {name: step[name] for name in ("kind", "name", "email")}
        address = partial(_address, "recommender:link", tokens)
        record = perform(
            Act.APPLICATION_ASK_RECOMMENDATION,
            by=by,
            on=self._application(said).pk,
            language="zh-hans",
            address=address,
            **asked,
        )
        perform(Act.APPLICATION_TAKE_UP_REQUEST, by=self._people[step["of"]], on=tokens[0])
        self._requests[said["applicant"], step["of"]] = record.pk

    def _recommend(self, said: Told, step: Told, by: Person) -> None:
        told = {"words": step["words"], "signer": by.name, "position": step["position"]}
        perform(Act.APPLICATION_RECOMMEND, by=by, on=self._requests[said["applicant"], step["by"]], **told)

    def _decline(self, said: Told, step: Told, by: Person) -> None:
        request = self._requests[said["applicant"], step["by"]]
        perform(Act.APPLICATION_DECLINE, by=by, on=request, reason=step["reason"])

    def _facts(self, applicant: str) -> dict[str, Any]:
        """What the applicant said in the self-check: the facts of the sample that it is named after."""
        sample = next(one["facts"] for one in self._told["applicants"] if one["id"] == applicant)
        return dict(next(tomllib.loads(one.text)[FACTS] for one in samples() if one.id == sample))

    def _application(self, said: Told) -> Application:
        return Application.objects.get(applicant=self._applicants[said["applicant"]], line=said["line"])

    def _parts(self, said: Told) -> list[str]:
        return [part.id for part in parts_for(announced(), said["line"])]

    def _answers(self, said: Told) -> dict[str, Any]:
        """The words of every part, with the applicant's own name and code in their places."""
        facts = self._facts(said["applicant"])
        told = self._told["answers"]
        own = {"name": str(facts["name"]), "code": str(facts.get("code", told["employer"]))}
        return _filled(told, own)


def _at(day: date, number: int) -> datetime:
    """Some time within the hours of work, later for what happens later."""
    return make_aware(datetime.combine(day, time(9)) + number * timedelta(minutes=7, seconds=13))


def _filled(words: Any, own: Mapping[str, str]) -> Any:
    if isinstance(words, Mapping):
        return {name: _filled(inner, own) for name, inner in words.items()}
    if isinstance(words, list):
        return [_filled(inner, own) for inner in words]
    return words.format(**own) if isinstance(words, str) else words


def _address(name: str, tokens: list[str], token: str) -> str:
    """The link of a letter, whose token is kept for whoever will follow it."""
    tokens.append(token)
    return f"http://{settings.ALLOWED_HOSTS[0]}:{os.environ.get('PORT', '8000')}{reverse(name, args=[token])}"
