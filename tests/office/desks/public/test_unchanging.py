"""Is a page that is the same for everyone written once, and anew when it must be?"""

from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from office.desks.public.unchanging import View, same_for_everyone


@pytest.fixture
def numbered() -> View:
    """A page that counts how often it is written."""
    written = iter(range(1, 10))

    @same_for_everyone
    def page(request: HttpRequest) -> HttpResponse:
        number = next(written)
        return HttpResponseNotFound(number) if request.path == "/nowhere" else HttpResponse(number)

    return page


def test_a_page_is_written_once(rf: RequestFactory, numbered: View) -> None:
    assert [numbered(rf.get("/")).content for _ in range(3)] == [b"1", b"1", b"1"]


def test_each_address_has_its_own_page(rf: RequestFactory, numbered: View) -> None:
    assert [numbered(rf.get(path)).content for path in ("/", "/en/", "/")] == [b"1", b"2", b"1"]


def test_a_new_day_writes_the_page_anew(rf: RequestFactory, numbered: View, settings: Settings) -> None:
    numbered(rf.get("/"))
    settings.AWARD_TODAY = date(2025, 6, 17)
    assert numbered(rf.get("/")).content == b"2"


def test_what_is_asked_for_in_the_address_is_not_kept(rf: RequestFactory, numbered: View) -> None:
    assert [numbered(rf.get("/?a=1")).content for _ in range(2)] == [b"1", b"2"]


def test_a_refusal_is_not_kept(rf: RequestFactory, numbered: View) -> None:
    assert [numbered(rf.get("/nowhere")).content for _ in range(2)] == [b"1", b"2"]
