"""How is an application of a test examined, by the acts themselves?"""

from collections.abc import Iterable

from award.eligibility.outcome import MET
from award.intake.checklist import FINDING, FORM, Item
from award.vocabulary.acts import Act
from office.acts.intake.examining import examined
from office.acts.performing import perform
from office.records.applications import Application
from office.records.people import Person

ACTS = {FORM: Act.INTAKE_CHECK, FINDING: Act.INTAKE_JUDGE}


def number(application: Application) -> int:
    """The number of the filing that counts."""
    return application.filings.latest("number").number


def asked(application: Application, sort: str) -> list[Item]:
    """What people are asked about."""
    whole = examined(application)
    assert whole is not None
    return [item for item in whole.items if item.sort == sort and item.asked]


def said(items: Iterable[str], says: str = MET.value) -> list[dict[str, str]]:
    """The same said of each."""
    return [{"item": item, "says": says, "reason": "虚构的理由", "evidence": "虚构的凭据"} for item in items]


def say(application: Application, who: Person, sort: str, items: Iterable[str], says: str = MET.value) -> None:
    """Say the same of these items."""
    told = said(items, says)
    perform(ACTS[sort], by=who, on=application.pk, upon=number(application), said=told)


def look_through(application: Application, *people: Person) -> None:
    """Every item is found in order, by each of these people."""
    for who in people:
        for sort in (FORM, FINDING):
            say(application, who, sort, [item.id for item in asked(application, sort)])
