"""Do the answers stay in the browser, and nowhere else?"""

import secrets
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override
from pytest_django.fixtures import Settings

from office.questions import answers
from office.questions.answers import Answers, Lost, TooMuch

SOME = {"name": "虚构示例", "established_on-year": "二〇〇九"}


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    with override("zh-hans"):
        yield


def returned(rf: RequestFactory, response: HttpResponse, path: str = "/selfcheck/") -> HttpRequest:
    """The next request of a browser that was given ``response``: with the cookies of that path."""
    request = rf.get(path)
    request.COOKIES = {
        name: cookie.value for name, cookie in response.cookies.items() if cookie["path"] == path and cookie.value
    }
    return request


def kept(said: Answers) -> HttpResponse:
    response = HttpResponse()
    answers.keep(response, said)
    return response


def bulky(characters: int) -> Answers:
    return {"name": secrets.token_urlsafe(characters)}


def test_what_is_kept_comes_back_to_the_letter(rf: RequestFactory) -> None:
    assert answers.kept(returned(rf, kept(SOME))) == SOME


def test_a_visitor_without_answers_has_none(rf: RequestFactory) -> None:
    assert answers.kept(rf.get("/selfcheck/")) == {}


def test_many_answers_are_kept_in_several_cookies_and_fewer_drop_the_rest(rf: RequestFactory) -> None:
    many = bulky(3500)
    response = kept(many)
    assert len(returned(rf, response).COOKIES) == answers.COOKIES
    assert answers.kept(returned(rf, response)) == many
    answers.keep(response, SOME)
    assert answers.kept(returned(rf, response)) == SOME


def test_no_cookie_is_larger_than_a_browser_keeps() -> None:
    for cookie in kept(bulky(3500)).cookies.values():
        assert len(cookie.OutputString()) < 4096


def test_too_many_answers_are_refused_whole() -> None:
    response = HttpResponse()
    with pytest.raises(TooMuch) as full:
        answers.keep(response, bulky(20_000))
    assert full.value.percent > 100
    assert not response.cookies


def test_the_answers_are_sent_to_the_self_check_alone_and_no_script_reads_them() -> None:
    cookies = kept(SOME).cookies.values()
    assert {cookie["path"] for cookie in cookies} == {"/selfcheck/", "/en/selfcheck/"}
    for cookie in cookies:
        assert cookie["samesite"] == "Lax"
        assert cookie["httponly"] or not cookie.value
        assert not cookie["expires"] or not cookie.value, "it ends with the browser"


def test_in_earnest_the_answers_travel_only_over_https(settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    assert all(cookie["secure"] for cookie in kept(SOME).cookies.values() if cookie.value)


def test_altered_answers_are_not_read(rf: RequestFactory) -> None:
    request = returned(rf, kept(SOME))
    request.COOKIES = {name: value[:-1] + ("A" if value[-1] != "A" else "B") for name, value in request.COOKIES.items()}
    with pytest.raises(Lost) as lost:
        answers.kept(request)
    assert not lost.value.expired


def test_answers_of_another_key_are_not_read(rf: RequestFactory, settings: Settings) -> None:
    request = returned(rf, kept(SOME))
    settings.SECRET_KEY = "another key, for this test alone"  # noqa: S105
    with pytest.raises(Lost):
        answers.kept(request)


def test_old_answers_are_said_to_have_expired(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    request = returned(rf, kept(SOME))
    monkeypatch.setattr(answers, "KEPT_FOR", -1)
    with pytest.raises(Lost) as lost:
        answers.kept(request)
    assert lost.value.expired
