"""In which order does everything of the story happen?"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils.timezone import make_aware

from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.outside import clock
from office.project.demonstration import applying, receiving
from office.project.demonstration.past import Past, Told
from office.records.notices import texts
from office.records.people import Person


def tell(told: Told) -> None:
    """Everything, each thing on its day and after what came before."""
    past = Past(told)
    with clock.pretending(_at(told["issued"], 0)):
        past.notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
        for said in told["people"]:
            _enter(past, said)
    events: list[tuple[date, Callable[[], object]]] = [
        *((said["on"], partial(applying.register, past, said)) for said in told["applicants"]),
        *((said["on"], partial(receiving.declare, past, said)) for said in told["outages"]),
    ]
    for application in told["applications"]:
        events += [
            (step["on"], partial(applying.STEPS[step["do"]], past, application, step)) for step in application["steps"]
        ]
    events += [(step["on"], partial(receiving.STEPS[step["do"]], past, step)) for step in told["intake"]]
    for number, (day, happens) in enumerate(sorted(events, key=lambda event: event[0])):
        with clock.pretending(_at(day, number)):
            happens()


def _enter(past: Past, said: Told) -> None:
    person = Person.objects.create_user(said["email"], name=said["name"])
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    if "duty" in said:
        perform(Act.NOTICE_APPOINT, by=CLOCK, on=past.notice.pk, email=person.email, duty=said["duty"])
        person.refresh_from_db()
    past.people[said["id"]] = person


def _at(day: date, number: int) -> datetime:
    """Some time of the day, later for what happens later."""
    return make_aware(datetime.combine(day, time(9)) + number * timedelta(minutes=2, seconds=13))
