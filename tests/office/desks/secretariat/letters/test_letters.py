"""Does the office see what became of the letters, and nothing that only the recipient may know?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.delivering import lay_down
from office.acts.procedure import Post
from office.records.applications import Filing
from office.records.letters import FAILED, Letter
from tests.office.applying import opened
from tests.office.arranging import invited, letters, organisation, person

pytestmark = pytest.mark.django_db

PAGE = "/secretariat/letters/"
TROUBLE = "NotDelivered: 550 虚构的拒收"


@pytest.fixture
def failed(filing: Filing) -> Letter:
    """A letter that was not sent; beside it one that waits."""
    [letter] = letters()
    invited(filing.application.applicant, filing.by, "guest@people.example")
    with pen.held():
        Letter.objects.filter(pk=letter.pk).update(state=FAILED, attempts=12, trouble=TROUBLE)
    letter.refresh_from_db()
    return letter


def supervisor() -> Client:
    client = Client()
    client.force_login(person("监督", Role.SUPERVISOR))
    return client


@pytest.mark.parametrize("root", ["", "/en"])
def test_every_letter_is_listed_with_what_became_of_it(failed: Letter, secretary: Client, root: str) -> None:
    page = secretary.get(f"{root}{PAGE}").content.decode()
    for told in (failed.recipient, failed.subject, TROUBLE, "guest@people.example"):
        assert told in page
    page = secretary.get(f"{root}{PAGE}?state=failed").content.decode()
    assert failed.subject in page
    assert "guest@people.example" not in page
    assert "guest@people.example" in secretary.get(f"{root}{PAGE}?state=nonsense&page=x").content.decode()


def test_a_letter_is_read_without_its_secrets(failed: Letter, secretary: Client) -> None:
    invitation = Letter.objects.get(recipient="guest@people.example")
    page = secretary.get(f"{PAGE}{invitation.pk}/").content.decode()
    assert "⟦" in page
    assert invitation.secrets
    assert "award.example/join" not in page


def test_a_letter_of_the_sign_in_is_nobodys_business(failed: Letter, secretary: Client) -> None:
    told = {"award": "虚构", "host": "award.example", "activate_url": "…"}
    lay_down("account/confirm", Post("private@people.example", "en", told))
    lay_down("account/confirm", Post("办公室@people.example", "en", told))
    page = secretary.get(PAGE).content.decode()
    for private in Letter.objects.filter(notice=None):
        assert f"{PAGE}{private.pk}/" not in page
        assert secretary.get(f"{PAGE}{private.pk}/").status_code == 404


def test_the_supervisor_sees_states_and_neither_recipients_nor_contents(failed: Letter) -> None:
    client = supervisor()
    page = client.get("/supervisor/letters/").content.decode()
    assert "没有发出" in page
    for hidden in (failed.recipient, failed.subject, TROUBLE):
        assert hidden not in page
    assert client.get(PAGE).status_code == 404
    assert client.get(f"{PAGE}{failed.pk}/").status_code == 404


def test_the_list_costs_the_same_whatever_its_length(failed: Letter, secretary: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert secretary.get(PAGE).status_code == 200
        return len(asked)

    secretary.get(PAGE)
    once = cost()
    for number in range(9):
        invited(failed.notice.applicants.get(), Filing.objects.get().by, f"g{number}@people.example")
    assert cost() == once


def test_letters_are_found_by_the_application_they_are_about_and_by_no_text(
    failed: Letter, filing: Filing, secretary: Client
) -> None:
    page = f"/secretariat/a/{filing.application.reference}/letters/"
    invited(filing.application.applicant, filing.by, member := "none.in.particular@people.example")
    stranger = person("旁人")
    invited(organisation(filing.application.notice, stranger), stranger, "other@people.example")
    other = opened(filing.application.applicant, filing.by, "mayor_model")
    with pen.held():
        Letter.objects.filter(recipient="other@people.example").update(body=filing.application.reference)
        Letter.objects.filter(recipient="guest@people.example").update(application=other)
    shown = secretary.get(page).content.decode()
    assert failed.application == filing.application
    assert all(told in shown for told in (failed.recipient, member))
    assert all(told not in shown for told in ("other@people.example", "guest@people.example"))
