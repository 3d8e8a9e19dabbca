"""What does the office do about the applicants of an inhabited world, and what do its own records say of them?"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from award.application.numbering import print_code
from award.eligibility.outcome import NOT_MET
from award.intake.checklist import FORM
from award.intake.correction import places
from award.intake.enquiry import FOUND, Answered
from award.intake.searching import Search
from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.outside import clock
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from tests.award.announced import SCHEME
from tests.office.acts.intake.holding import GOLD, take
from tests.office.applying import LINE, UNDERTAKING
from tests.office.arranging import code
from tests.office.examining import ACTS, asked, number, said

# What the office writes down of an application, each with a mark of its own.
WRITTEN: Final = ("reason", "evidence", "note", "document", "predecessor", "reply", "search")
ASKED: Final = (*WRITTEN, "flaw", "advice", "amended")
REFUSED: Final = (*WRITTEN, "grounds", "remedy")

# Text that was filed, and is sent back.
PLACE: Final = next(
    one.id
    for one in places(SCHEME, LINE)
    if not one.id.startswith("facts.") and one.asked.kind == "text" and not one.of_files
)


def worked(notice: Notice, sides: Iterable[Any], secretary: Person, second: Person) -> None:
    """Registers hold something of each, an authority was asked and has answered, and each came as far as it should."""
    there = list(sides)
    _held(notice, there, secretary)
    for side in there:
        if side.stage not in ("invited", "draft"):
            _looked_at(side, secretary if side is there[0] else second)
    _answered(notice, there, secretary)
    for side in there:
        if side.stage in ("submitted", "sent_back", "accepted"):
            _sent_back(side, secretary)
        if side.stage in ("submitted", "accepted"):
            _handed_back(side)
        if side.stage == "accepted":
            _accepted(side, secretary, second)
        if side.stage == "not_accepted":
            _not_accepted(side, secretary, second)
        if side.stage == "withdrawn":
            perform(Act.APPLICATION_WITHDRAW, by=side.owner, on=side.application.pk)
        side.application.refresh_from_db()
        assert side.stage in ("invited", side.application.stage)


def marked(side: Any) -> dict[str, str]:
    """The marks in what the office holds of this one."""
    known = {"submitted": ASKED, "sent_back": ASKED, "accepted": ASKED, "not_accepted": REFUSED, "withdrawn": WRITTEN}
    return {what: f"{side.name}{what}" for what in known.get(side.stage, ("document", "predecessor", "reply"))}


def _held(notice: Notice, sides: list[Any], secretary: Person) -> None:
    rows = [(one.applicant.name, number, *GOLD) for one in sides for number in (one.applicant.number, "")]
    olds = [
        (f"{one.name}predecessor", number, *GOLD) for place, one in enumerate(sides) for number in (_old(place), "")
    ]
    take(notice, secretary, *rows, *olds)
    for place, one in enumerate(sides):
        old = {"predecessor": f"{one.name}predecessor", "predecessor_number": _old(place)}
        new = {"successor": one.applicant.name, "successor_number": one.applicant.number}
        upon = {"since": clock.now().date(), "document": f"{one.name}document"}
        perform(Act.INTAKE_LINK_SUCCESSOR, by=secretary, on=notice.pk, **old, **new, **upon)


def _old(place: int) -> str:
    return code(6000 + place)


def _looked_at(side: Any, secretary: Person) -> None:
    """Its form by one of the office, who keeps a search named after it; and its paper has come."""
    _say(side, secretary, Act.INTAKE_CHECK, said(item.id for item in asked(side.application, FORM)))
    kept = {"name": f"{side.name}search", "search": Search(words=side.applicant.name)}
    perform(Act.INTAKE_KEEP_SEARCH, by=secretary, on=side.application.notice_id, **kept)
    paper = {"code": print_code(side.application.filings.get().digest), "arrived": clock.now().date()}
    perform(Act.INTAKE_BOOK_IN, by=secretary, on=side.application.pk, note=f"{side.name}note", **paper)


def _answered(notice: Notice, sides: list[Any], secretary: Person) -> None:
    """An authority was asked about each, and has answered."""
    about = [one.application.pk for one in sides]
    put = {"authority": "market_regulator", "until": date(2025, 8, 1), "applications": about}
    enquiry = perform(Act.INTAKE_ENQUIRE, by=secretary, on=notice.pk, **put)
    replies = [Answered(one.application.pk, FOUND, f"{one.name}reply") for one in sides]
    perform(Act.INTAKE_RECORD_ANSWERS, by=secretary, on=enquiry.pk, answers=replies)


def _sent_back(side: Any, secretary: Person) -> None:
    named = [{"place": PLACE, "reason": f"{side.name}flaw"}]
    told = {"named": named, "words": f"{side.name}advice"}
    perform(Act.INTAKE_SEND_BACK, by=secretary, on=side.application.pk, **told)
    amended = {PLACE: f"{side.name}amended"}
    perform(Act.INTAKE_AMEND, by=side.owner, on=side.application.pk, answers=amended, version=0)


def _handed_back(side: Any) -> None:
    perform(Act.INTAKE_HAND_BACK, by=side.owner, on=side.application.pk, undertaking=UNDERTAKING)


def _accepted(side: Any, *people: Person) -> None:
    for who in people:
        _examined(side, who)
    perform(Act.INTAKE_ACCEPT, by=people[0], on=side.application.pk, upon=number(side.application))


def _not_accepted(side: Any, *people: Person) -> None:
    """One thing in its form is wanting, as two people say."""
    item = next(item for item in asked(side.application, FORM) if item.clauses)
    for who in people:
        _say(side, who, Act.INTAKE_CHECK, said([item.id], NOT_MET.value))
    told = {"clauses": [item.clauses[0]], "reason": f"{side.name}grounds", "remedy": f"{side.name}remedy"}
    upon = number(side.application)
    perform(Act.INTAKE_REFUSE, by=people[0], on=side.application.pk, upon=upon, **told)


def _examined(side: Any, who: Person) -> None:
    for sort, act in ACTS.items():
        _say(side, who, act, said(item.id for item in asked(side.application, sort)))


def _say(side: Any, who: Person, act: Act, judgements: list[dict[str, str]]) -> None:
    marks = {"reason": f"{side.name}reason", "evidence": f"{side.name}evidence"}
    application: Application = side.application
    told = [{**one, **marks} for one in judgements]
    perform(act, by=who, on=application.pk, upon=number(application), said=told)


def went_on(world: Any, secretary: Person, stages: Iterable[str]) -> None:
    """The office goes on with the others at these stages."""
    there = {stage: world.others[stage].application for stage in stages}
    for stage in there.keys() & {"accepted", "not_accepted"}:
        told = {"reason": "虚构的理由", "approver": "虚构的主任"}
        perform(Act.INTAKE_REOPEN, by=secretary, on=there[stage].pk, **told)
    back, again = world.others["sent_back"], there["accepted"]
    _handed_back(back)
    _say(back, secretary, Act.INTAKE_CHECK, said(item.id for item in asked(back.application, FORM)))
    once_more = [{"place": PLACE, "reason": "虚构的理由"}]
    perform(Act.INTAKE_SEND_BACK, by=secretary, on=again.pk, named=once_more)
    paper = {"code": print_code("0" * 64), "arrived": clock.now().date(), "note": "虚构"}
    perform(Act.INTAKE_BOOK_IN, by=secretary, on=again.pk, **paper)
    until = clock.now().date() + timedelta(days=20)
    put = {"authority": "market_regulator", "until": until, "applications": [back.application.pk]}
    enquiry = perform(Act.INTAKE_ENQUIRE, by=secretary, on=world.notice.pk, **put)
    replies = [Answered(back.application.pk, FOUND, "虚构")]
    perform(Act.INTAKE_RECORD_ANSWERS, by=secretary, on=enquiry.pk, answers=replies)
    old = {"predecessor": "虚构的前身", "predecessor_number": code(7000), "document": "虚构"}
    new = {"successor": back.applicant.name, "successor_number": back.applicant.number}
    perform(Act.INTAKE_LINK_SUCCESSOR, by=secretary, on=world.notice.pk, since=clock.now().date(), **old, **new)
