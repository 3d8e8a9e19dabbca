"""Does the office see whom a ruling would touch and what would leave, and is it then done as it was seen?"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import progressing
from office.filings.ruled import questions
from office.records.intake import Standing
from office.records.issued import Notice
from office.records.people import Person
from office.records.rulings import OfficeRuling
from tests.office.applying import NOON, set_clock
from tests.office.arranging import joined, letters, person
from tests.office.forms import forms
from tests.office.ruling import READING, RULING, agreed, alike, contested, rule

pytestmark = pytest.mark.django_db

ROOTS = pytest.mark.parametrize("root", ["", "/en"])
PAGE = f"/secretariat/rulings/{READING}/"
TYPED = {"chosen": RULING["chosen"], "reason": RULING["reason"]}


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON)


def me() -> Person:
    return Person.objects.get(email="办公室@people.example")


def confirmed(secretary: Client, root: str = "", **typed: str) -> dict[str, str]:
    """What the form on the page of the letters would send."""
    answer = secretary.post(f"{root}{PAGE}letters/", TYPED | typed)
    assert answer.status_code == 200
    form = next(one for one in forms(answer.content.decode(), f"{root}{PAGE}letters/") if one.action.endswith("/rule/"))
    return {name: texts[-1] for name, texts in form.fields.items()}


@ROOTS
def test_the_list_says_how_many_cases_turn_on_each(notice: Notice, secretary: Client, root: str) -> None:
    for name in ("甲", "乙"):
        contested(notice, person(name))
    turning = {one.id: one.turning for one in questions(me(), Role.SECRETARY, notice)}
    assert (turning[READING], turning["one_tier"]) == (2, 0)
    page = secretary.get(f"{root}/secretariat/rulings/").content.decode()
    assert ("2件待定" if not root else "2 turn on it") in page
    rule(me(), notice)
    after = secretary.get(f"{root}/secretariat/rulings/").content.decode()
    assert f'href="{root}{PAGE}"' in after
    assert after.index('id="ruled"') < after.index(f'href="{root}{PAGE}"')


@ROOTS
def test_a_reading_shows_the_cohort_of_each_alternative(notice: Notice, secretary: Client, root: str) -> None:
    application = contested(notice, person("甲"))
    sure = agreed(notice, person("乙"))
    page = secretary.get(f"{root}{PAGE}").content.decode()
    assert application.reference in page
    assert f'href="{root}/secretariat/a/{application.reference}/"' in page
    assert sure.reference not in page
    assert 'class="share__piece share__piece--depends"' in page


@ROOTS
def test_the_whole_way_from_the_letters_to_what_changed(notice: Notice, secretary: Client, root: str) -> None:
    owner = person("甲")
    application = contested(notice, owner)
    shown = secretary.post(f"{root}{PAGE}letters/", TYPED).content.decode()
    assert owner.email in shown
    assert shown.count(RULING["reason"]) >= 3  # above, in the letter, in the form
    assert not OfficeRuling.objects.exists()
    done = secretary.post(f"{root}{PAGE}rule/", confirmed(secretary, root))
    assert (done.status_code, done["Location"]) == (302, f"{root}/secretariat/rulings/ruled/1/")
    (letter,) = [one for one in letters() if one.act == Act.ELIGIBILITY_RULE]
    assert letter.subject in shown
    assert Standing.objects.get(application=application).outcomes["gold_held"] == "met"
    page = secretary.get(done["Location"]).content.decode()
    assert application.reference in page
    assert RULING["reason"] in page


def test_a_ruling_is_superseded_on_the_same_page_and_both_are_shown(notice: Notice, secretary: Client) -> None:
    contested(notice, person("甲"))
    rule(me(), notice)
    assert (
        secretary.post(f"{PAGE}rule/", confirmed(secretary, chosen="decided_on", reason="另一个理由")).status_code
        == 302
    )
    page = secretary.get(PAGE).content.decode()
    assert RULING["reason"] in page
    assert "另一个理由" in page
    assert "已由第2号裁定取代" in page
    assert secretary.get("/secretariat/rulings/ruled/1/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "place"),
    [({"chosen": ""}, "chosen"), ({"chosen": "nonsense"}, "chosen"), ({"reason": "  "}, "reason"), ({}, "")],
)
@pytest.mark.parametrize("end", ["letters/", "rule/"])
def test_what_is_refused_comes_back_as_it_was_typed(
    notice: Notice, secretary: Client, typed: dict[str, str], place: str, end: str
) -> None:
    seen = confirmed(secretary)
    if not place:
        rule(me(), notice)  # the same again
        place = "chosen"
    answer = secretary.post(f"{PAGE}{end}", seen | typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'href="#{place}"' in page
    assert ({**TYPED, **typed})["reason"].strip() in page


def test_going_back_keeps_what_was_typed(notice: Notice, secretary: Client) -> None:
    page = secretary.post(PAGE, TYPED).content.decode()
    assert RULING["reason"] in page
    assert re.search(rf'value="{RULING["chosen"]}"\s+checked', page)


@pytest.mark.parametrize("seen", [None, "", "0" * 64])
def test_letters_that_nobody_saw_do_not_leave(notice: Notice, secretary: Client, seen: str | None) -> None:
    contested(notice, person("甲"))
    form = confirmed(secretary)
    if seen is None:
        contested(notice, person("乙"))  # meanwhile
    answer = secretary.post(f"{PAGE}rule/", form | ({} if seen is None else {"letters_seen": seen}))
    assert answer.status_code == 409
    assert not OfficeRuling.objects.exists()
    fresh = next(one for one in forms(answer.content.decode(), PAGE) if one.action.endswith("/rule/"))
    again = {name: texts[-1] for name, texts in fresh.fields.items()}
    assert secretary.post(f"{PAGE}rule/", again).status_code == 302


def test_stopped_in_the_middle_nothing_has_happened(
    notice: Notice, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲", "乙", "丙"):
        contested(notice, person(name))
    form = confirmed(secretary)
    before = len(letters())
    tell = progressing.working.tell

    def stopped(key: str, done: int, total: int) -> None:
        tell(key, done, total)
        if done == 1:
            assert secretary.get(f"/secretariat/work/{key}/").json() == {"done": 1, "total": 3}
            secretary.post(f"/secretariat/work/{key}/")

    monkeypatch.setattr(progressing.working, "tell", stopped)
    monkeypatch.setattr(progressing, "_OFTEN", 0)
    answer = secretary.post(f"{PAGE}rule/", form)
    assert answer.status_code == 409
    assert "已停止" in answer.content.decode()
    assert RULING["reason"] in answer.content.decode()
    assert not OfficeRuling.objects.exists()
    assert len(letters()) == before
    assert set(Standing.objects.values_list("verdict", flat=True)) == {"depends"}


def test_two_hundred_cases_are_decided_anew_in_one_act(notice: Notice, secretary: Client) -> None:
    alike(contested(notice, person("甲")), 199)
    assert secretary.post(f"{PAGE}rule/", confirmed(secretary)).status_code == 302
    stands = Standing.objects.all()
    assert len(stands) == 200
    assert {one.outcomes["gold_held"] for one in stands} == {"met"}
    assert sum(one.act == Act.ELIGIBILITY_RULE for one in letters()) == 200
    assert len({one.at for one in stands}) == 1
    assert OfficeRuling.objects.count() == 1


def test_who_has_a_part_in_a_case_is_told_nothing_of_it_and_it_is_decided_all_the_same(
    notice: Notice, secretary: Client
) -> None:
    owner = person("甲")
    mine = contested(notice, owner)
    joined(mine.applicant, owner, me(), Role.READER)
    listed = secretary.get("/secretariat/rulings/").content.decode()
    assert "1件待定" not in listed
    shown = secretary.post(f"{PAGE}letters/", TYPED).content.decode()
    for page in (secretary.get(PAGE).content.decode(), shown):
        assert mine.reference not in page
        assert mine.applicant.name not in page
        assert owner.email not in page
    done = secretary.post(f"{PAGE}rule/", confirmed(secretary))
    assert Standing.objects.get().outcomes["gold_held"] == "met"
    assert [one.recipient for one in letters() if one.act == Act.ELIGIBILITY_RULE] == [owner.email]
    assert mine.reference not in secretary.get(done["Location"]).content.decode()


def test_for_everyone_else_the_rulings_are_not_there(notice: Notice) -> None:
    for who in (person("外人"), person("监督", Role.SUPERVISOR)):
        client = Client()
        client.force_login(who)
        for page in ("/secretariat/rulings/", PAGE, "/secretariat/rulings/ruled/1/"):
            assert client.get(page).status_code == 404
        for end in ("letters/", "rule/"):
            assert client.post(f"{PAGE}{end}", TYPED).status_code == 404
    assert not OfficeRuling.objects.exists()


@pytest.mark.parametrize("page", ["/secretariat/rulings/nonsense/", "/secretariat/rulings/ruled/9/"])
def test_what_is_not_there_is_not_found(notice: Notice, secretary: Client, page: str) -> None:
    assert secretary.get(page).status_code == 404


def test_what_people_answer_case_by_case_has_no_form(notice: Notice, secretary: Client) -> None:
    page = secretary.get("/secretariat/rulings/accident_rules/")
    assert page.status_code == 200
    assert "/letters/" not in page.content.decode().replace("/secretariat/letters/", "")


def test_the_pages_cost_the_same_however_many_cases_there_are(notice: Notice, secretary: Client) -> None:
    contested(notice, person("甲"))
    rule(me(), notice)
    rule(me(), notice, chosen="decided_on")

    def costs() -> list[int]:
        found = []
        for page in ("/secretariat/rulings/", PAGE, "/secretariat/rulings/ruled/1/"):
            with CaptureQueriesContext(connection) as asked:
                assert secretary.get(page).status_code == 200
            found.append(len(asked))
        for end in ("letters/",):
            with CaptureQueriesContext(connection) as asked:
                assert secretary.post(f"{PAGE}{end}", TYPED).status_code == 200
            found.append(len(asked))
        return found

    costs()
    once = costs()
    for number in range(29):
        contested(notice, person(f"甲{number}"))
    assert costs() == once
