"""Does any answer of any address tell someone of another's records what they may not know?"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse

from award.access.policy import ACTS
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.records.applications import Application
from tests.office.addresses import Address, addresses
from tests.office.arranging import organisation, person
from tests.office.entering import browser
from tests.office.inhabited import DESKS, OPENED, STAGES, Side, World
from tests.office.leaking import FILED, hidden, seen, steady, told
from tests.office.working import went_on

pytestmark = pytest.mark.django_db

LOOKING = (
    Role.VISITOR,
    Role.PERSON,
    Role.OWNER,
    Role.EDITOR,
    Role.READER,
    Role.RECOMMENDER,
    Role.SECRETARY,
    Role.SUPERVISOR,
)
OUTSIDE = (Role.VISITOR, Role.PERSON, Role.OWNER, Role.EDITOR, Role.READER, Role.RECOMMENDER)
# Whose desk it is, and what there is not there for its own world: nothing was begun, or it is asked for differently.
SEATS = {
    Role.OWNER: ("applicant:", set()),
    Role.RECOMMENDER: ("recommender:", {"recommender:decline 404"}),
    Role.SECRETARY: ("secretariat:", set()),
    Role.SUPERVISOR: ("supervisor:", set()),
}
# Its head tells everyone how many acts there were, and is meant to.
COUNTING = {"public:log", "public:log_file"}


def asked(world: World, role: Role) -> Iterator[tuple[str, str, Address, Side | None]]:
    """Every address about oneself, and whatever can be said about each of the others: method, path, about whom."""
    for address in addresses():
        yield "GET", world.mine.about(address), address, None
        for stage, other in world.others.items():
            if other.concerns(address) and (role not in OUTSIDE or stage in _told_apart(address)):
                yield "GET", other.about(address), address, other
                yield "POST", other.about(address), address, other


def _told_apart(address: Address) -> tuple[str, ...]:
    """About whom a stranger asks: whom they may not know of are all alike, and before a desk even more so."""
    return ("accepted",) if address.name.startswith(DESKS) else ("draft", "sent_back", "accepted")


@pytest.mark.parametrize("role", LOOKING)
def test_no_answer_tells_of_another_what_is_hidden(world: World, role: Role) -> None:
    """And to whoever is not of the office no address of another's record is there."""
    marks = {f"{side.name} {what}": mark for side in world.others.values() for what, mark in hidden(side, role).items()}
    assert marks
    found, client = [], browser(world.looking[role])
    for method, path, address, other in asked(world, role):
        answer = client.generic(method, path)
        opened = role in ACTS[Act.APPLICATION_READ] and method == "POST" and address.name in OPENED
        if settings.SESSION_COOKIE_NAME in answer.cookies:
            client = browser(world.looking[role])
        strange = other is not None and role in OUTSIDE and not _absent(answer, role)
        if strange or answer.status_code >= 500:
            found.append(f"{method} {path}: {answer.status_code}")
        kept = {what: mark for what, mark in marks.items() if not (opened and what.split()[-1] in FILED)}
        found += [f"{method} {path}: {what}" for what in seen(kept, answer, path)]
    assert found == []


def _absent(answer: HttpResponse, role: Role) -> bool:
    if role is Role.VISITOR and answer.status_code == 302:
        return answer["Location"].startswith("/account/login/")
    return answer.status_code in ({401, 403, 405} if role is Role.VISITOR else {403, 404, 405})


@pytest.mark.parametrize("role", SEATS)
def test_everyone_is_answered_at_their_own_desk(world: World, role: Role) -> None:
    """Who is let in nowhere is told of nothing, and would prove nothing."""
    desk, nowhere = SEATS[role]
    client, closed = browser(world.looking[role]), set()
    for address in addresses():
        if address.name.startswith(desk):
            status, _ = steady(client.get(world.mine.about(address)))
            if status not in {200, 405}:
                closed.add(f"{address.name} {status}")
    assert closed == nowhere


@pytest.mark.parametrize("role", OUTSIDE)
def test_what_others_do_changes_nothing_that_one_sees(world: World, role: Role) -> None:
    before = _seen(world, role)
    filed, draft = world.others["submitted"], world.others["draft"]
    perform(Act.APPLICATION_WITHDRAW, by=filed.people[Role.OWNER], on=filed.application.pk)
    perform(Act.APPLICATION_WITHDRAW, by=draft.people[Role.OWNER], on=draft.application.pk)
    organisation(world.notice, person("later"))
    went_on(world, world.looking[Role.SECRETARY], STAGES)
    assert Application.objects.filter(stage="withdrawn").count() > 1
    assert _seen(world, role) == before


def _seen(world: World, role: Role) -> dict[str, tuple[int, bytes]]:
    """What each address says of oneself; each in a browser of its own, for one may lead out."""
    asked_for = [address for address in addresses() if address.name not in COUNTING]
    return {one.name: steady(browser(world.looking[role]).get(world.mine.about(one))) for one in asked_for}


def test_every_mark_is_seen_by_its_own(world: World) -> None:
    """Marks that nobody sees would prove nothing."""
    people = [browser(world.looking[role]) for role in (Role.OWNER, Role.SECRETARY)]
    shown = b"".join(told(client.get(world.mine.about(address))) for client in people for address in addresses())
    unseen = {what for what, mark in world.mine.marks.items() if mark.lower().encode() not in shown}
    assert unseen == {"key"}
