"""Does anything that can be sent to any address bring the site down, or make it tell how it is built?"""

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from sys import exc_info
from typing import Any
from urllib.parse import quote

import pytest
from django.core.signals import got_request_exception
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from award.access.policy import OFFICE
from award.vocabulary.roles import Role
from tests.office.addresses import addresses
from tests.office.entering import browser
from tests.office.forms import Form, forms
from tests.office.hostile import BODIES, HEADERS, METHODS, TEXTS, TYPES
from tests.office.inhabited import World

pytestmark = pytest.mark.django_db

# The same every time; `AWARD_FUZZ=20 pytest tests/office/test_fuzz.py` sends twenty times as much.
SEED = 20250616
MANY = int(os.environ.get("AWARD_FUZZ", "1"))
TRACES = (b"Traceback (most recent", b'File "/', b"django.db.", b"psycopg", b"sqlite3.")
ROLES = pytest.mark.parametrize("role", [Role.VISITOR, Role.OWNER, Role.RECOMMENDER, *sorted(OFFICE)])
FORGED = (
    *("id", "stage", "by", "duty", "role", "person", "applicant", "version", "number", "next", "_method"),
    *("upon", "letters_seen", "work", "laid", "act", "form", "row", "register", "search", "chosen", "replaces", "over"),
)


def seeded() -> Random:
    """Dice that fall alike in every run."""
    return Random(SEED)  # noqa: S311 (nothing is kept secret by them)


@pytest.fixture(scope="module")
def known() -> dict[Role, list[Form]]:
    """The forms that were found, by who found them."""
    return {}


class Sender:
    """Sends what it is told to as one person, and looks at every answer."""

    def __init__(self, world: World, role: Role) -> None:
        self.who = world.looking[role]
        self.client = browser(self.who)
        self.sent = 0

    def send(self, method: str, path: str, body: Any = b"", kind: str = "", **headers: str) -> HttpResponse:
        """The answer; whatever is no answer fails the test, with what was sent."""
        with _failures() as failed:
            answer = self.client.generic(method, path, body, kind, **headers)
            content = b"".join(answer) if answer.streaming else answer.content
        self.sent += 1
        what = f"{method} {path[:200]} {kind} {body[:300]!r} {headers}"
        assert not failed, f"{what}\n{failed[0]}"
        assert answer.status_code < 500, what
        assert not [trace for trace in TRACES if trace in content], what
        if "sessionid" in answer.cookies:
            self.client = browser(self.who)
        return answer

    def submit(self, form: Form, fields: dict[str, list[str]]) -> HttpResponse:
        """Send the form with these in its fields."""
        said = "&".join(f"{quote(name)}={_quoted(text)}" for name, texts in fields.items() for text in texts)
        if form.method == "get":
            return self.send("GET", f"{form.action.partition('?')[0]}?{said[:60_000]}")
        return self.send("POST", form.action, said.encode(), "application/x-www-form-urlencoded")


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))


@contextmanager
def _failures() -> Iterator[list[str]]:
    """What goes wrong in the site while this lasts."""
    told: list[str] = []

    def noted(**_: Any) -> None:
        told.append("".join(traceback.format_exception(*exc_info())))

    got_request_exception.connect(noted)
    try:
        yield told
    finally:
        got_request_exception.disconnect(noted)


def on_pages(world: World, role: Role, known: dict[Role, list[Form]]) -> list[Form]:
    """Every form that this person finds anywhere in a world that is as it was built; it is looked for once."""
    if role not in known:
        sender, known[role] = Sender(world, role), []
        for address in addresses():
            path = world.mine.about(address)
            known[role] += _forms(sender.send("GET", path), path)
    return _each_once(known[role])


def _forms(answer: HttpResponse, path: str) -> list[Form]:
    written = answer.status_code in {200, 422} and answer["Content-Type"].startswith("text/html")
    return forms(answer.content.decode(), path) if written else []


@ROLES
def test_whatever_body_is_sent_by_whatever_method_there_is_an_answer(world: World, role: Role) -> None:
    sender, dice = Sender(world, role), seeded()
    for address in addresses():
        path = world.mine.about(address)
        for _ in range(2 * MANY):
            sender.send(dice.choice(METHODS), path, **dice.choice(HEADERS))
            sender.send("POST", path, dice.choice(BODIES), dice.choice(TYPES), **dice.choice(HEADERS))


@ROLES
def test_whatever_stands_in_an_address_there_is_an_answer(world: World, role: Role) -> None:
    sender, dice = Sender(world, role), seeded()
    for address in addresses():
        path = world.mine.about(address)
        for text in dice.choices(TEXTS, k=MANY):
            sender.send("GET", f"{path}?{quote(text[:2_000])}={quote(text[:2_000])}&page={quote(text[:50])}")
            for told in {*map(str, world.mine.told.values())} if address.wants else ():
                if f"/{told}/" in path:
                    sender.send("GET", path.replace(f"/{told}/", f"/{quote(text[:2_000], safe='')}/"))
                    sender.send("POST", path.replace(f"/{told}/", f"/{quote(text[:2_000])}/"))


@ROLES
def test_whatever_stands_in_a_form_there_is_an_answer(world: World, role: Role, known: dict[Role, list[Form]]) -> None:
    sender, dice = Sender(world, role), seeded()
    waiting, sent = on_pages(world, role, known), set()
    assert waiting
    while waiting:
        form = waiting.pop()
        sent.add(_sort(form))
        for name in dice.sample(sorted(form.fields), min(len(form.fields), 4 * MANY)):
            for text in dice.choices(TEXTS, k=MANY):
                sender.submit(form, form.fields | {name: [text]})
            sender.submit(form, {other: texts for other, texts in form.fields.items() if other != name})
        sender.submit(form, {name: [dice.choice(TEXTS)] for name in form.fields})
        sender.submit(form, {name: texts * 3 for name, texts in form.fields.items()})
        # What PostgreSQL cannot keep, in every field where one writes: all that is hidden is as it was.
        sender.submit(form, {name: ["虚\0构"] if texts == [""] else texts for name, texts in form.fields.items()})
        sender.submit(form, form.fields | {name: ["1"] for name in FORGED})
        sender.submit(form, form.fields)
        again = sender.submit(form, form.fields)
        # What is confirmed stands on no page, but in the answer to what was asked first.
        waiting += [one for one in _each_once(_forms(again, form.action)) if _sort(one) not in sent]
        sent |= {_sort(one) for one in waiting}


@ROLES
def test_whatever_words_are_made_up_there_is_an_answer(world: World, role: Role, known: dict[Role, list[Form]]) -> None:
    sender, found = Sender(world, role), on_pages(world, role, known)

    @settings(
        derandomize=True, max_examples=30 * MANY, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.data())
    def made_up(data: st.DataObject) -> None:
        form = data.draw(st.sampled_from(found))
        names = [*form.fields, *FORGED]
        texts = st.lists(st.text(st.characters(codec=None), max_size=40), max_size=2)
        sender.submit(form, form.fields | data.draw(st.dictionaries(st.sampled_from(names), texts, max_size=5)))

    made_up()


def _each_once(found: list[Form]) -> list[Form]:
    """Of forms that differ in what they hold only, one."""
    return list({_sort(form): form for form in found}.values())


def _sort(form: Form) -> tuple[str, ...]:
    return form.action.partition("?")[0], form.method, *sorted(form.fields)


def test_every_address_can_be_asked(world: World) -> None:
    """What is new is asked too: else nothing of the above is about it."""
    unknown = set(addresses())
    for role in (Role.OWNER, Role.VISITOR, Role.RECOMMENDER, Role.SECRETARY):
        sender = Sender(world, role)
        unknown = {address for address in unknown if not _answered(sender, world.mine.about(address))}
    assert {address.name for address in unknown} <= ELSEWHERE


def _answered(sender: Sender, path: str) -> bool:
    return any(sender.send(method, path).status_code not in {404, 405} for method in ("GET", "POST"))


# In the demonstration alone; where a city's own platform is known; of keys that somebody has set up.
ELSEWHERE = {
    *("mailbox:letters", "mailbox:letter"),
    *("openid_connect_login", "openid_connect_callback"),
}
