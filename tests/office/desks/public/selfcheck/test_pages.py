"""Do the pages of the self-check lead on without loss, whoever presses what?"""

import json

import jsonschema
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from award.eligibility.report import RulingReport
from award.notice.scheme import Scheme
from tests.office.desks.public.selfcheck.conftest import EVERY_QUESTION, LINES, SAMPLES, As

ROOTS = pytest.mark.parametrize("root", ["", "/en"])
FIRST = "/selfcheck/gold_model/questions/identity/"


def pages(line: str) -> list[str]:
    of_line = [f"/selfcheck/{line}/questions/{part}/" for known, part in EVERY_QUESTION if known == line]
    whole = [f"/selfcheck/{line}/{end}" for end in ("answers/", "ruling/", "answers.toml", "ruling.json")]
    return [*of_line, *whole, "/selfcheck/", "/selfcheck/load/", "/selfcheck/samples/", "/selfcheck/clear/"]


@pytest.mark.parametrize(("sample", "root"), [*((sample, "") for sample in SAMPLES), (SAMPLES[0], "/en")])
def test_every_page_is_given_with_answers_and_kept_by_nobody(
    client: Client, answered: As, sample: str, root: str
) -> None:
    """The database is shut in these tests: a page that asked it anything would fail here."""
    for page in pages(answered(sample, root)):
        answer = client.get(root + page)
        assert answer.status_code == 200, page
        assert answer.headers["Cache-Control"] == "no-store"
        assert "govuk-error-summary" not in answer.content.decode()


@pytest.mark.parametrize("line", LINES)
def test_every_page_is_given_without_answers(client: Client, line: str) -> None:
    for page in pages(line):
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize(
    "place",
    [
        "/selfcheck/no_line/answers/",
        "/selfcheck/no_line/ruling/",
        "/selfcheck/gold_model/questions/no_part/",
        "/selfcheck/gold_model/questions/work/",
        "/selfcheck/no_line/questions/identity/",
    ],
)
def test_what_is_not_asked_has_no_page(client: Client, place: str) -> None:
    assert client.get(place).status_code == 404
    assert client.post("/selfcheck/samples/no_sample/").status_code == 404


def test_a_page_leads_to_the_next_and_the_last_to_the_answers(client: Client) -> None:
    places = [FIRST]
    while "questions" in places[-1]:
        places.append(client.post(places[-1], {"go": "on"}).headers["Location"])
    assert places == [*pages("gold_model")[: len(places) - 1], "/selfcheck/gold_model/answers/"]


def test_going_back_saves_and_goes_back(client: Client) -> None:
    second = pages("gold_model")[1]
    answer = client.post(second, {"go": "back", "activity": "business"})
    assert answer.headers["Location"] == FIRST
    assert 'value="business" checked' in client.get(second).content.decode()


def test_another_step_can_be_gone_to_from_any(client: Client) -> None:
    answer = client.post(FIRST, {"go": "filing", "name": "虚构"})
    assert answer.headers["Location"] == "/selfcheck/gold_model/questions/filing/"


def test_a_changed_answer_leads_back_to_where_it_was_changed_from(client: Client) -> None:
    assert client.post(f"{FIRST}?then=ruling").headers["Location"] == "/selfcheck/gold_model/ruling/"
    assert client.post(f"{FIRST}?then=answers").headers["Location"] == "/selfcheck/gold_model/answers/"
    assert client.post(f"{FIRST}?then=//elsewhere.example").headers["Location"] == pages("gold_model")[1]


@ROOTS
def test_what_cannot_be_read_stays_as_typed_with_every_fault_told(client: Client, root: str) -> None:
    typed = {"code": "<b>12</b>", "registered_place": "the moon", "name": "虚构"}
    answer = client.post(root + FIRST, typed)
    assert answer.headers["Location"] == root + FIRST
    page = client.get(root + FIRST).content.decode()
    assert page.count("govuk-error-message") == 2
    assert 'href="#code"' in page
    assert 'href="#registered_place"' in page
    assert 'value="&lt;b&gt;12&lt;/b&gt;"' in page
    assert client.get(f"{root}/selfcheck/gold_model/ruling/").status_code == 302
    checked = client.get(f"{root}/selfcheck/gold_model/answers/").content.decode()
    assert "?then=answers#code" in checked


def test_an_emptied_field_is_forgotten(client: Client) -> None:
    client.post(FIRST, {"name": "虚构甲"})
    client.post(FIRST, {"name": ""})
    assert "虚构甲" not in client.get(FIRST).content.decode()


def test_the_same_form_twice_changes_nothing_more(client: Client) -> None:
    for _ in range(2):
        assert client.post(FIRST, {"name": "虚构甲"}).status_code == 302
    assert client.get("/selfcheck/gold_model/answers/").content.decode().count("虚构甲") == 1


def test_a_row_can_be_added_and_removed_without_script(client: Client) -> None:
    place = "/selfcheck/gold_model/questions/honours/"
    answer = client.post(place, {"go": "add.awards", "awards.count": "1", "awards.1.tier": "gold"})
    assert answer.headers["Location"] == f"{place}#awards.2"
    assert 'id="awards.2"' in client.get(place).content.decode()
    answer = client.post(place, {"go": "remove.awards.2", "awards.count": "1", "awards.1.tier": "gold"})
    assert 'id="awards.2"' not in client.get(place).content.decode()


def test_answers_that_do_not_fit_are_kept_on_the_page_and_can_be_carried_away(client: Client) -> None:
    client.post(FIRST, {"name": "虚构甲"})
    long = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(9000))
    answer = client.post(FIRST, {"name": long})
    assert answer.status_code == 413
    assert long[:1000] in answer.content.decode()
    assert "虚构甲" in client.get(FIRST).content.decode()
    carried = client.post(FIRST, {"name": long, "go": "carry"})
    assert long in carried.content.decode()


FORGED = {
    "awards.count": "-7",
    "awards.1.tier": ["gold", "mayor"],
    "events.count": "９",
    "x" * 300: "y",
    "@line": "z",
    "established_on": "2020-01-01",
    "cqo": "perhaps",
}


@pytest.mark.parametrize(("line", "part"), EVERY_QUESTION)
def test_no_forged_field_breaks_a_page(client: Client, line: str, part: str) -> None:
    place = f"/selfcheck/{line}/questions/{part}/"
    assert client.post(place, FORGED).status_code == 302
    assert client.get(place).status_code == 200


PRESSES = ("", "remove", "add.", "remove.awards", "add.nothing", "remove.awards.x", "remove.awards.99", "\x00", "../")


@pytest.mark.parametrize("press", PRESSES)
def test_no_forged_button_breaks_a_page(client: Client, press: str) -> None:
    place = "/selfcheck/gold_model/questions/honours/"
    assert client.post(place, {"go": press, **FORGED}).status_code == 302
    assert client.get(place).status_code == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"name=\xff\xfe&code=%ff%00%ed%a0%80", "application/x-www-form-urlencoded"),
        (b"name=x", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"{}", "application/json"),
        (b"garbage", "multipart/form-data; boundary=none"),
        (
            b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n\xff\r\n--b--\r\n',
            "multipart/form-data; boundary=b",
        ),
        (b"&".join(b"a%d=1" % n for n in range(2000)), "application/x-www-form-urlencoded"),
        (b"name=" + b"x" * 1_100_000, "application/x-www-form-urlencoded"),
    ],
    ids=["bytes", "charset", "json", "torn", "multipart", "many", "huge"],
)
def test_no_hostile_form_breaks_a_page(client: Client, body: bytes, kind: str) -> None:
    answer = client.post(FIRST, data=body, content_type=kind)
    assert answer.status_code < 500
    assert client.get(FIRST).status_code == 200


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    for place in (FIRST, "/selfcheck/load/", "/selfcheck/clear/", f"/selfcheck/samples/{SAMPLES[0]}/"):
        assert strict.post(place).status_code == 403


def test_answers_are_cleared_when_asked(client: Client, answered: As) -> None:
    answered()
    assert "这个浏览器里已有回答" in client.get("/selfcheck/").content.decode()
    assert client.post("/selfcheck/clear/").headers["Location"] == "/selfcheck/"
    assert "这个浏览器里已有回答" not in client.get("/selfcheck/").content.decode()


def test_the_invented_applicants_are_offered_only_where_told(client: Client, settings: Settings) -> None:
    settings.AWARD_SAMPLES = False
    assert "/selfcheck/samples/" not in client.get("/selfcheck/").content.decode()
    assert client.get("/selfcheck/samples/").status_code == 404
    assert client.post(f"/selfcheck/samples/{SAMPLES[0]}/").status_code == 404


def test_the_ruling_can_be_carried_away_for_programs(client: Client, answered: As) -> None:
    ruling = json.loads(client.get(f"/selfcheck/{answered()}/ruling.json").content)
    jsonschema.validate(ruling, RulingReport.model_json_schema())
    assert (ruling["ruling"], ruling["on"]) == ("depends", "2025-06-16")


@ROOTS
def test_the_ruling_shows_every_finding_with_its_clause(
    client: Client, answered: As, scheme: Scheme, root: str
) -> None:
    line = answered(root=root)
    page = client.get(f"{root}/selfcheck/{line}/ruling/").content.decode()
    for rule in scheme.rules_for(line):
        assert f'id="{rule.id}"' in page
        for mark in rule.clauses:
            assert f'href="{root}/notice/#{mark}"' in page
    assert "2025-09-20" in page, "the first day eligible"
    assert "/questions/honours/?then=ruling#awards.1.published_on" in page


@pytest.mark.parametrize(("root", "word"), [("", "无法读出"), ("/en", "cannot be read")])
def test_a_visitor_whose_answers_are_lost_is_told_and_can_begin_anew(client: Client, root: str, word: str) -> None:
    for language in ("zh-hans", "en"):
        client.cookies[f"answers-{language}-0"] = "forged:answers:here"
    answer = client.get(f"{root}/selfcheck/")
    assert answer.status_code == 400
    assert word in answer.content.decode()
    assert client.get(f"{root}/selfcheck/").status_code == 200
