"""What does the office of the story do with what came in, and what do applicants do about it?"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.timezone import make_aware

from award.application.numbering import print_code
from award.eligibility.outcome import DEPENDS, MET
from award.intake.checklist import FINDING, FORM, Item, ItemState
from award.intake.enquiry import Answered
from award.intake.register import read
from award.intake.searching import Search
from award.vocabulary.acts import Act
from office.acts.intake.examining import Examined, examined
from office.acts.performing import perform
from office.outside import clock
from office.outside.sheets import cells
from office.project.demonstration.past import Past, Told
from office.records.issued import issued
from office.records.notices import announced
from office.records.registers import Enquiry

_JUDGING = {FORM: Act.INTAKE_CHECK, FINDING: Act.INTAKE_JUDGE}


def declare(past: Past, said: Told) -> None:
    """Declare an outage."""
    times = {name: make_aware(said[name]) for name in ("began", "ended")}
    reasons = {name: said[name] for name in ("reason", "approver")}
    by = past.people[said["by"]]
    perform(Act.NOTICE_DECLARE_OUTAGE, by=by, on=past.notice.pk, until=None, **times, **reasons)


def rule(past: Past, step: Told) -> None:
    """Rule on a reading."""
    told = {name: step[name] for name in ("reading", "chosen", "reason")}
    perform(Act.ELIGIBILITY_RULE, by=past.actor(step["by"]), on=past.notice.pk, **told)


def import_register(past: Past, step: Told) -> None:
    """Take a table that lies beside the story into a register."""
    path, scheme = settings.AWARD_SCHEME / "demonstration" / step["table"], issued(past.notice.digest)
    kind = next(one for one in scheme.intake.registers if one.id == step["register"])
    table = read(kind, scheme.facts[kind.fact], cells(path, path.name), on=clock.now().date(), file=path.name)
    told = {"kind": kind.id, "name": path.name, "sha256": sha256(path.read_bytes()).hexdigest(), "rows": table.rows}
    left_out = table.faulty
    perform(Act.INTAKE_IMPORT_REGISTER, by=past.actor(step["by"]), on=past.notice.pk, left_out=left_out, **told)


def link_successor(past: Past, step: Told) -> None:
    """Link an applicant with the one that it succeeded."""
    successor = past.applicants[step["of"]]
    told: dict[str, Any] = {name: step[name] for name in ("predecessor", "since", "document")}
    told |= {"successor": successor.name, "successor_number": successor.number}
    perform(Act.INTAKE_LINK_SUCCESSOR, by=past.actor(step["by"]), on=past.notice.pk, **told)


def enquire(past: Past, step: Told) -> None:
    """Ask an authority."""
    told = {"authority": step["authority"], "until": step["until"]}
    told["applications"] = [one.pk for one in past.applications(step["of"])]
    perform(Act.INTAKE_ENQUIRE, by=past.actor(step["by"]), on=past.notice.pk, **told)


def record_answers(past: Past, step: Told) -> None:
    """Take down what an authority answered."""
    enquiry = Enquiry.objects.filter(authority=step["authority"]).latest("number")
    given = [
        Answered(past.application(one["of"]).pk, one["said"], one.get("words", ""), one.get("rows", {}))
        for one in step["answers"]
    ]
    perform(Act.INTAKE_RECORD_ANSWERS, by=past.actor(step["by"]), on=enquiry.pk, answers=given)


def examine(past: Past, step: Told) -> None:
    """Say of items of form and of findings, of those that are named or of all that are open, that they are met or not.

    What turns on a reading that nobody ruled on is left.
    """
    application = past.application(step["of"])
    for sort in step.get("sorts", (FORM, FINDING)):
        whole = examined(application)
        if whole is not None:
            said = [_said(step, item) for item in _asked(whole, sort, step.get("items"))]
            upon = whole.filed.filing.number
            perform(_JUDGING[sort], by=past.actor(step["by"]), on=application.pk, upon=upon, said=said)


def _asked(whole: Examined, sort: str, named: list[str] | None) -> Iterator[Item]:
    for one in whole.settled:
        open_ = one.state is ItemState.OPEN and one.item.computed != DEPENDS
        if one.item.sort == sort and (open_ if named is None else one.item.id in named):
            yield one.item


def _said(step: Told, item: Item) -> dict[str, str]:
    told = {name: step.get(name, "") for name in ("reason", "evidence")}
    return {"item": item.id, "says": step.get("says", MET.value), **told}


def send_back(past: Past, step: Told) -> None:
    """Send an application back, with each place and the reason."""
    told = {"named": step["named"], "words": step.get("words", "")}
    perform(Act.INTAKE_SEND_BACK, by=past.actor(step["by"]), on=past.application(step["of"]).pk, **told)


def amend(past: Past, step: Told) -> None:
    """Correct what was named."""
    application = past.application(step["of"])
    version = application.corrections.get(ended=None).version
    perform(Act.INTAKE_AMEND, by=past.actor(step["by"]), on=application.pk, answers=step["answers"], version=version)


def hand_back(past: Past, step: Told) -> None:
    """Hand the correction back."""
    words = announced().notice.undertaking.words.zh
    perform(Act.INTAKE_HAND_BACK, by=past.actor(step["by"]), on=past.application(step["of"]).pk, undertaking=words)


def lapse(past: Past, step: Told) -> None:
    """Let a correction run out."""
    perform(Act.INTAKE_LAPSE, by=past.actor(step["by"]), on=past.application(step["of"]).pk)


def book_in(past: Past, step: Told) -> None:
    """Book in a printed dossier, which bears the code of this filing."""
    application = past.application(step["of"])
    code = print_code(application.filings.get(number=step["filing"]).digest)
    told = {"code": code, "dispatched": step["dispatched"], "arrived": step["on"], "note": step.get("note", "")}
    perform(Act.INTAKE_BOOK_IN, by=past.actor(step["by"]), on=application.pk, **told)


def accept(past: Past, step: Told) -> None:
    """Accept an application."""
    application = past.application(step["of"])
    upon = application.filings.latest("number").number
    perform(Act.INTAKE_ACCEPT, by=past.actor(step["by"]), on=application.pk, upon=upon)


def refuse(past: Past, step: Told) -> None:
    """Do not accept an application."""
    application = past.application(step["of"])
    told = {name: step[name] for name in ("clauses", "reason", "remedy")}
    told["upon"] = application.filings.latest("number").number
    perform(Act.INTAKE_REFUSE, by=past.actor(step["by"]), on=application.pk, **told)


def keep_search(past: Past, step: Told) -> None:
    """Keep a search under a name."""
    search = Search(chosen={name: tuple(values) for name, values in step["search"].items()})
    perform(Act.INTAKE_KEEP_SEARCH, by=past.actor(step["by"]), on=past.notice.pk, name=step["name"], search=search)


STEPS = {
    "rule": rule,
    "import_register": import_register,
    "link_successor": link_successor,
    "enquire": enquire,
    "record_answers": record_answers,
    "examine": examine,
    "send_back": send_back,
    "amend": amend,
    "hand_back": hand_back,
    "lapse": lapse,
    "book_in": book_in,
    "accept": accept,
    "refuse": refuse,
    "keep_search": keep_search,
}
