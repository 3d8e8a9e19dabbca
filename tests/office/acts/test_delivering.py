"""Do letters leave after the act, each once, and again and again until they do?"""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import now

from office.acts import pen
from office.acts.delivering import MOST_ATTEMPTS, deliver
from office.outside.mail import message_id
from office.records.issued import Notice
from office.records.letters import FAILED, QUEUED, SENT, Letter
from tests.office.arranging import invited, letters, organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(notice: Notice) -> str:
    owner = person("甲")
    return invited(organisation(notice, owner), owner, "guest@people.example")[1]


class Unreachable:
    """A mail server that cannot be reached."""

    def __init__(self, **_: object) -> None:
        """Nothing to be set up."""

    def send_messages(self, _: object) -> int:
        raise ConnectionRefusedError("no answer")


def wait() -> None:
    """As if it were due."""
    with pen.held():
        Letter.objects.update(due=now() - timedelta(seconds=1))


def test_a_letter_leaves_once_with_what_only_its_recipient_may_know(token: str) -> None:
    assert mail.outbox == []
    assert (deliver(), deliver()) == (1, 0)
    [sent], [letter] = mail.outbox, letters()
    assert sent.to == ["guest@people.example"]
    assert f"https://award.example/join/{token}" in sent.body
    assert "⟦" not in sent.body
    assert sent.message()["Message-ID"] == message_id(letter.key)
    assert (letter.state, letter.secrets) == (SENT, "")


def test_a_letter_that_cannot_leave_waits_longer_each_time(token: str, settings: object) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"  # type: ignore[attr-defined]  # pytest-django's
    waits = []
    for _ in range(3):
        wait()
        before = now()
        assert deliver() == 0
        [letter] = letters()
        waits.append(round((letter.due - before) / timedelta(minutes=1)))
    assert waits == [1, 2, 4]
    assert (letter.state, letter.attempts, letter.trouble) == (QUEUED, 3, "ConnectionRefusedError: no answer")
    assert letter.secrets


def test_a_letter_is_given_up_in_the_end_and_stays_to_be_seen(token: str, settings: object) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"  # type: ignore[attr-defined]  # pytest-django's
    for _ in range(MOST_ATTEMPTS):
        wait()
        deliver()
    wait()
    deliver()
    [letter] = letters()
    assert (letter.state, letter.attempts) == (FAILED, MOST_ATTEMPTS)


def test_a_letter_is_written_in_the_language_of_its_recipient(notice: Notice) -> None:
    owner = person("甲")
    applicant = organisation(notice, owner)
    invited(applicant, owner, "guest@people.example")
    [letter] = letters()
    assert letter.subject == f"邀请您参与“{applicant.name}”的申报"
    assert "2025年6月30日" in letter.body


def test_a_name_cannot_add_lines_to_the_head_of_a_letter(notice: Notice) -> None:
    owner = person("甲")
    applicant = organisation(notice, owner)
    with pen.held():
        type(applicant).objects.update(name="虚构\nBcc: x@people.example")
    invited(applicant, owner, "guest@people.example")
    assert "\n" not in letters()[0].subject
    assert deliver() == 1
