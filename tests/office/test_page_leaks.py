"""Does any answer of any address tell someone of another's records what they may not know?"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from copy import deepcopy
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import resolve
from pypdf import PdfReader

from award.access.policy import ACTS, FIELDS, ROWS, Reach, RecordKind
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.records.applications import Application
from tests.office.addresses import Address, addresses
from tests.office.applying import NOON, set_clock
from tests.office.arranging import organisation, person
from tests.office.inhabited import OPENED, STAGES, Side, World, browser, inhabited

pytestmark = pytest.mark.django_db

# Where each mark stands. Whoever may read one of these fields of every record may know it.
STANDS: dict[str, tuple[tuple[RecordKind, str], ...]] = {
    "applicant": ((RecordKind.APPLICANT, "name"), (RecordKind.LETTER, "body")),
    "number": ((RecordKind.APPLICANT, "number"),),
    "owner": ((RecordKind.PERSON, "name"), (RecordKind.LETTER, "body")),
    "email": ((RecordKind.PERSON, "email"), (RecordKind.MEMBERSHIP, "email"), (RecordKind.LETTER, "recipient")),
    "guest": ((RecordKind.MEMBERSHIP, "email"), (RecordKind.LETTER, "recipient")),
    "facts": ((RecordKind.PART, "answers"),),
    "answer": ((RecordKind.PART, "answers"), (RecordKind.FILING, "content")),
    "file": ((RecordKind.UPLOAD, "name"), (RecordKind.FILING, "content")),
    "reference": ((RecordKind.APPLICATION, "reference"),),
    "pseudonym": ((RecordKind.PERSON, "pseudonym"), (RecordKind.ENTRY, "content")),
    "digest": ((RecordKind.FILING, "digest"), (RecordKind.ENTRY, "content")),
    "words": ((RecordKind.RECOMMENDATION, "words"), (RecordKind.FILING, "content")),
    "union": ((RecordKind.RECOMMENDATION, "name"), (RecordKind.FILING, "content")),
    "reason": ((RecordKind.CORRECTION, "fields"), (RecordKind.LETTER, "body")),
    "amended": ((RecordKind.CORRECTION, "amended"),),
    "note": ((RecordKind.ARRIVAL, "note"),),
    "key": ((RecordKind.UPLOAD, "key"),),
    "content": ((RecordKind.UPLOAD, "key"),),
}
# What stands in a filing, and is read by whoever opens it: by an act that the log knows.
FILED = {what for what, at in STANDS.items() if (RecordKind.FILING, "content") in at}
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
# Its head tells everyone how many acts there were, and is meant to.
COUNTING = {"public:log", "public:log_file"}
# What differs from one answer to the next and tells nothing.
PASSING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|"token": "\w*"|\d\d?:\d\d(:\d\d)?')


@pytest.fixture(scope="module")
def built(lasting: AbstractContextManager[None]) -> World:
    with lasting, pytest.MonkeyPatch.context() as patched:
        set_clock(patched, NOON)
        return inhabited()


@pytest.fixture
def world(built: World, db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    set_clock(monkeypatch, NOON)
    return deepcopy(built)


def hidden(side: Side, role: Role) -> dict[str, str]:
    """The marks of ``side`` that a stranger in this role may not come to know."""
    return {what: mark for what, mark in side.marks.items() if not any(_granted(role, *at) for at in STANDS[what])}


def _granted(role: Role, kind: RecordKind, field: str) -> bool:
    return ROWS[kind].get(role) is Reach.ALL and role in FIELDS[kind][field]


def told(answer: HttpResponse) -> bytes:
    """All that an answer says: headers, text, the text of a paper, and what lies in an archive."""
    content = b"".join(answer) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return b"\n".join([unquote(headers).encode(), *_texts(content)]).lower()


def _texts(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"%PDF"):
        yield from (page.extract_text().encode() for page in PdfReader(BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _texts(archive.read(name))


def asked(world: World) -> Iterator[tuple[str, str]]:
    """Every address about oneself, and whatever can be said about each of the others."""
    for address in addresses():
        yield "GET", world.mine.about(address)
        for other in world.others.values():
            if other.concerns(address):
                yield "GET", other.about(address)
                yield "POST", other.about(address)


@pytest.mark.parametrize("role", LOOKING)
def test_no_answer_tells_of_another_what_is_hidden(world: World, role: Role) -> None:
    marks = {f"{side.name} {what}": mark for side in world.others.values() for what, mark in hidden(side, role).items()}
    assert marks
    found, client = [], browser(world.looking[role])
    for method, path in asked(world):
        answer = client.generic(method, path)
        opened = role in ACTS[Act.APPLICATION_READ] and method == "POST" and resolve(path).view_name in OPENED
        if settings.SESSION_COOKIE_NAME in answer.cookies:
            client = browser(world.looking[role])
        # What someone wrote into the address themselves is no news to them.
        said = told(answer).replace(path.encode().lower(), b"")
        kept = {what: mark for what, mark in marks.items() if not (opened and what.split()[-1] in FILED)}
        found += [f"{method} {path}: {what}" for what, mark in kept.items() if mark.lower().encode() in said]
    assert found == []


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("role", OUTSIDE)
def test_an_address_of_anothers_record_is_not_there(world: World, role: Role, stage: str) -> None:
    other = world.others[stage]
    for address in (address for address in addresses() if other.concerns(address)):
        for method in ("GET", "POST"):
            answer = browser(world.looking[role]).generic(method, other.about(address))
            expected = {302, 401, 403, 405} if role is Role.VISITOR else {403, 404, 405}
            assert answer.status_code in expected, f"{method} {address.name}"
            if answer.status_code == 302:
                assert answer["Location"].startswith("/account/login/"), address.name


@pytest.mark.parametrize("role", OUTSIDE)
def test_what_others_do_changes_nothing_that_one_sees(world: World, role: Role) -> None:
    before = _seen(world, role)
    filed, draft = world.others["submitted"], world.others["draft"]
    perform(Act.APPLICATION_WITHDRAW, by=filed.people[Role.OWNER], on=filed.application.pk)
    perform(Act.APPLICATION_WITHDRAW, by=draft.people[Role.OWNER], on=draft.application.pk)
    organisation(world.notice, person("later"))
    assert Application.objects.filter(stage="withdrawn").count() > 1
    assert _seen(world, role) == before


def _seen(world: World, role: Role) -> dict[str, tuple[int, bytes]]:
    return {address.name: _plain(world, role, address) for address in addresses() if address.name not in COUNTING}


def _plain(world: World, role: Role, address: Address) -> tuple[int, bytes]:
    answer = browser(world.looking[role]).get(world.mine.about(address))
    content = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, PASSING.sub(b"", b"" if content.startswith((b"%PDF", b"PK")) else content)


def test_every_mark_is_seen_by_its_own(world: World) -> None:
    """Marks that nobody sees would prove nothing."""
    client = browser(world.looking[Role.OWNER])
    shown = b"".join(told(client.get(world.mine.about(address))) for address in addresses())
    unseen = {what for what, mark in world.mine.marks.items() if mark.lower().encode() not in shown}
    assert unseen == {"key"}
