"""Does someone who cannot be served see a page that says so, in either language?"""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override

from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.access.gate import NotAllowed
from office.acts.performing import NotPossible
from office.project import refusals
from tests.office.conftest import Ask

BOTH = pytest.mark.parametrize(("root", "tag"), [("", "zh-Hans"), ("/en", "en")])


@BOTH
def test_a_wrong_address_is_said_to_be_wrong(ask: Ask, root: str, tag: str) -> None:
    answer = ask(f"{root}/nowhere")
    assert answer.status_code == 404
    assert f'<html lang="{tag}"' in answer.content.decode()
    assert f'href="{root}/"' in answer.content.decode()


@BOTH
def test_a_refused_method_gets_a_page_and_the_methods_that_are_allowed(client: Client, root: str, tag: str) -> None:
    answer = client.post(f"{root}/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert f'<html lang="{tag}"' in answer.content.decode()


@BOTH
def test_a_form_without_its_token_is_refused_kindly(root: str, tag: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(f"{root}/")
    assert answer.status_code == 403
    assert "Cookie" in answer.content.decode() or "cookie" in answer.content.decode()
    assert f'<html lang="{tag}"' in answer.content.decode()


@pytest.mark.parametrize("tongue", ["zh-hans", "en"])
@pytest.mark.parametrize(
    ("view", "status"), [(refusals.malformed, 400), (refusals.forbidden, 403), (refusals.missing, 404)]
)
def test_every_refusal_has_its_page(rf: RequestFactory, view: object, status: int, tongue: str) -> None:
    with override(tongue):
        answer = view(rf.get("/"), Exception())  # type: ignore[operator]  # the views differ in their last argument
    assert answer.status_code == status


def test_a_fault_of_ours_is_owned(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/en/")
    with override("en"):
        answer = refusals.broken(request)
    assert answer.status_code == 500
    assert "The fault is ours, not yours." in answer.content.decode()


@pytest.mark.parametrize(
    ("exception", "status", "reason"),
    [
        (NotAllowed(Refusal("not_permitted", params={"act": Act.APPLICATION_INVITE})), 403, "invite a member"),
        (NotPossible(Refusal("last_owner")), 409, "The only owner cannot be removed."),
    ],
)
def test_an_act_that_is_refused_gets_a_page_with_the_reason(
    rf: RequestFactory, exception: Exception, status: int, reason: str
) -> None:
    middleware = refusals.refused_act_page(lambda request: HttpResponse())
    with override("en"):
        answer = middleware.process_exception(rf.get("/en/"), exception)  # type: ignore[attr-defined]  # put there
    assert answer.status_code == status
    assert reason in answer.content.decode()


def test_a_fault_is_not_taken_for_a_refusal(rf: RequestFactory) -> None:
    middleware = refusals.refused_act_page(lambda request: HttpResponse())
    assert middleware.process_exception(rf.get("/"), ValueError()) is None  # type: ignore[attr-defined]  # put there


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_nothing_lies_at_an_address_that_no_database_can_look_up(client: Client) -> None:
    assert client.get("/applicant/a/%00/").status_code == 404
