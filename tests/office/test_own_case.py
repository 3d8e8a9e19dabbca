"""Does anyone of the office come to know, at their desk, how a case fares in which they have a part?"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pytest
from django.http import HttpResponse

from award.vocabulary.roles import Role
from office.records.people import Person
from tests.office.addresses import addresses
from tests.office.entering import browser
from tests.office.forms import Form, forms
from tests.office.inhabited import DESKS, PARTED, World
from tests.office.leaking import seen, steady
from tests.office.working import went_on

pytestmark = pytest.mark.django_db

DUTIES = (Role.SECRETARY, Role.SUPERVISOR)
# Whose address it is, is not asked: everyone who serves is known to each other.
COLLEAGUES = "secretariat:dismiss"
# The head of the log: everyone may have it, and it counts every act.
PUBLISHED = re.compile(r"已有\d+条".encode() + rb"|<pre.*?</pre>", re.DOTALL)
# Leads out of the browser, or is long.
NOT_PRESSED = ("/sign-out/", "/account/")


@pytest.mark.parametrize("duty", DUTIES)
def test_what_is_decided_on_ones_own_case_changes_nothing_at_ones_desk(world: World, duty: Role) -> None:
    """Not a list, a count, a picture, a letter or an entry of the log tells how it fares."""
    who = world.parted[duty]
    before = _at_desk(world, who)
    went_on(world, world.looking[Role.SECRETARY], PARTED)
    after = _at_desk(world, who)
    assert [name for name, said in before.items() if after[name] != said] == []


@pytest.mark.parametrize("duty", DUTIES)
def test_nothing_of_ones_own_case_is_at_ones_desk(world: World, duty: Role) -> None:
    """Whoever of the office is a member or recommends finds no list, count, table, letter or answer about it there."""
    who = world.parted[duty]
    marks = {f"{stage} {what}": mark for stage in PARTED for what, mark in world.others[stage].marks.items()}
    found, forms_there, client = [], dict[tuple[str, ...], Form](), browser(who)
    for path in _pages(world):
        answer = client.get(path)
        found += _told(marks, answer, "GET", path)
        forms_there |= {(one.action, one.method, *sorted(one.fields)): one for one in _forms(answer, path)}
    for method, path, body in _pressed(forms_there.values()):
        answer = client.generic(method, path, body, "application/x-www-form-urlencoded")
        found += _told(marks, answer, method, path, body)
    assert found == []
    for address in addresses():
        for own in (world.others[stage] for stage in PARTED if world.others[stage].concerns(address)):
            if address.name.startswith(DESKS) and not address.name.startswith(COLLEAGUES):
                for method in ("GET", "POST"):
                    assert client.generic(method, own.about(address)).status_code in {404, 405}, own.about(address)


def _at_desk(world: World, who: Person) -> dict[str, object]:
    """What every page of the desks says to someone, and of each list what it says when it is looked through."""
    client, said = browser(who), {}
    for path in _looked_through(world):
        status, page = steady(client.get(path))
        said[path] = status, PUBLISHED.sub(b"", page)
    return said


def _looked_through(world: World) -> Iterator[str]:
    for address in addresses():
        if address.name.startswith(DESKS):
            path = world.mine.about(address)
            yield path
            if not address.wants:
                yield from (f"{path}?{asked}" for asked in ("sort=name", "stage=accepted", "todo=returned"))


def _told(marks: dict[str, str], answer: HttpResponse, method: str, path: str, body: bytes = b"") -> list[str]:
    assert answer.status_code < 500, path
    return [f"{method} {path} {body!r}: {what}" for what in seen(marks, answer, path)]


def _pages(world: World) -> Iterator[str]:
    """Every page of the desks, about oneself and about each whom it may be about, and every list looked through."""
    sides = [world.mine, world.others["draft"], world.others["not_accepted"]]
    for address in addresses():
        if not address.name.startswith((*DESKS, "public:")):
            continue
        for side in sides if any(one.concerns(address) for one in sides) else sides[:1]:
            yield (path := side.about(address))
        for stage in PARTED if not address.wants and address.name.startswith(DESKS) else ():
            for mark in ("applicant", "number", "reference", "note"):
                yield f"{path}?q={quote(world.others[stage].marks[mark])}"


def _pressed(found: Iterable[Form]) -> Iterator[tuple[str, str, bytes]]:
    """Every form as it stands there."""
    for form in found:
        said = "&".join(f"{quote(name)}={quote(text)}" for name, texts in form.fields.items() for text in texts)
        if not any(part in form.action for part in NOT_PRESSED):
            get = form.method == "get"
            where = f"{form.action.partition('?')[0]}?{said}" if get else form.action
            yield form.method.upper(), where, b"" if get else said.encode()


def _forms(answer: HttpResponse, path: str) -> list[Form]:
    written = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return forms(answer.content.decode(), path) if written else []
