"""How do the applicants of the story apply?"""

from datetime import datetime
from functools import partial

from django.utils.timezone import make_aware

from award.application.answers import parts_for
from award.application.writing import FACTS
from award.vocabulary.acts import Act
from office.acts import receiving
from office.acts.performing import perform
from office.outside import clock
from office.outside.papers import printed
from office.project.demonstration.past import Past, Told, followed
from office.records.notices import announced
from office.records.people import Person
from office.records.uploads import Upload


def register(past: Past, said: Told) -> None:
    """An applicant, with whoever joins it and whoever is only invited."""
    facts, owner = past.facts(said["id"]), past.people[said["owner"]]
    who = {"kind": said["kind"], "name": facts["name"], "number": said.get("number") or facts["code"]}
    applicant = perform(Act.APPLICATION_REGISTER, by=owner, on=past.notice.pk, **who)
    past.applicants[said["id"]] = applicant
    for member in (*said.get("members", ()), *said.get("invited", ())):
        joining = past.people.get(member.get("person", ""))
        asked = {"email": joining.email if joining else member["email"], "role": member["role"]}
        tokens: list[str] = []
        address = partial(followed, "applicant:join", tokens)
        perform(Act.APPLICATION_INVITE, by=owner, on=applicant.pk, language="zh-hans", address=address, **asked)
        if joining:
            perform(Act.APPLICATION_JOIN, by=joining, on=tokens[0])


def begin(past: Past, said: Told, step: Told) -> None:
    """Open an application with what was said in the self-check."""
    facts = past.facts(said["applicant"]) | said.get("facts", {})
    who = past.applicants[said["applicant"]]
    perform(Act.APPLICATION_OPEN, by=past.people[step["by"]], on=who.pk, line=said["line"], facts=facts)


def write(past: Past, said: Told, step: Told, revised: str = "", *, finished: bool = True) -> None:
    """Write the parts that are named, or all of them."""
    application, answers = past.application(said["applicant"]), past.answers(said["applicant"])
    for part in step.get("parts") or [FACTS, *past.parts(said["line"])]:
        kept = application.parts.filter(part=part).first()
        words = kept.answers if kept and part == FACTS else dict(answers.get(part, {}))
        if revised:
            words = {name: f"{old}{revised}" if "\n" in str(old) else old for name, old in words.items()}
        version = kept.version if kept else 0
        told = {"part": part, "answers": words, "version": version, "seen": finished}
        perform(Act.APPLICATION_WRITE, by=past.people[step["by"]], on=application.pk, **told)


def revise(past: Past, said: Told, step: Told) -> None:
    """Write something more."""
    write(past, said, step, revised=past.told["answers"]["revised"])


def leave(past: Past, said: Told, step: Told) -> None:
    """Begin to write, and leave it unfinished."""
    write(past, said, step, finished=False)


def attach(past: Past, said: Told, step: Told) -> None:
    """Hand in every file that is asked for."""
    application, by = past.application(said["applicant"]), past.people[step["by"]]
    scheme, title = announced(), past.told["answers"]["document"]
    for part in parts_for(scheme, application.line):
        for question in part.questions:
            if part.id in step.get("parts", (part.id,)) and question.kind == "file" and question.required:
                name = f"{question.ask.zh.replace('/', '、')}{title}"
                content = _paper(name, application.applicant.name, application.reference)
                declared = {"part": part.id, "question": question.id, "name": f"{name}.pdf", "size": len(content)}
                _hand_in(receiving.begin(application.pk, by, **declared), by, content)


def _paper(title: str, *words: str) -> bytes:
    return printed("invented", {"title": title, "words": list(words)}, {}, clock.now())


def _hand_in(upload: Upload, by: Person, content: bytes) -> None:
    receiving.take(upload, by, 0, [content])
    receiving.finish(upload, by)


def submit(past: Past, said: Told, step: Told) -> None:
    """File it."""
    application, words = past.application(said["applicant"]), announced().notice.undertaking.words.zh
    perform(Act.APPLICATION_SUBMIT, by=past.people[step["by"]], on=application.pk, undertaking=words)


def withdraw(past: Past, said: Told, step: Told) -> None:
    """Withdraw it."""
    application = past.application(said["applicant"])
    perform(Act.APPLICATION_WITHDRAW, by=past.people[step["by"]], on=application.pk)


def extend(past: Past, said: Told, step: Told) -> None:
    """Give it more time."""
    reasons = {name: step[name] for name in ("reason", "approver")}
    until: datetime = make_aware(step["until"])
    application = past.application(said["applicant"])
    perform(Act.APPLICATION_EXTEND, by=past.people[step["by"]], on=application.pk, until=until, **reasons)


def ask_recommendation(past: Past, said: Told, step: Told) -> None:
    """Ask someone to recommend it, who follows the link of the letter."""
    tokens: list[str] = []
    application, address = past.application(said["applicant"]), partial(followed, "recommender:link", tokens)
    asked = {name: step[name] for name in ("kind", "name", "email")} | {"language": "zh-hans", "address": address}
    by = past.people[step["by"]]
    record = perform(Act.APPLICATION_ASK_RECOMMENDATION, by=by, on=application.pk, **asked)
    perform(Act.APPLICATION_TAKE_UP_REQUEST, by=past.people[step["of"]], on=tokens[0])
    past.requests[said["applicant"], step["of"]] = record.pk


def recommend(past: Past, said: Told, step: Told) -> None:
    """Recommend it, with the sealed opinion where one is named."""
    by, request = past.people[step["by"]], past.requests[said["applicant"], step["by"]]
    if sealed := step.get("sealed"):
        content = _paper(sealed, past.application(said["applicant"]).applicant.name, step["words"])
        declared = {"name": f"{sealed}.pdf", "size": len(content)}
        _hand_in(receiving.begin(request, by, Act.APPLICATION_ENCLOSE, **declared), by, content)
    told = {"words": step["words"], "signer": by.name, "position": step["position"]}
    perform(Act.APPLICATION_RECOMMEND, by=by, on=request, **told)


def decline(past: Past, said: Told, step: Told) -> None:
    """Decline to recommend it."""
    by, request = past.people[step["by"]], past.requests[said["applicant"], step["by"]]
    perform(Act.APPLICATION_DECLINE, by=by, on=request, reason=step["reason"])


STEPS = {
    "open": begin,
    "write": write,
    "revise": revise,
    "begin": leave,
    "attach": attach,
    "submit": submit,
    "withdraw": withdraw,
    "extend": extend,
    "ask_recommendation": ask_recommendation,
    "recommend": recommend,
    "decline": decline,
}
