"""Is a part written over several sittings and by several hands, and is nothing that was typed ever lost?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.application.answers import parts_for
from award.application.dossier import MOST
from award.notice.scheme import Scheme
from office.desks.applicant.writing.fields import ROWS_AT_MOST
from office.records.applications import Part
from tests.office.applying import LINE, completed, set_clock, write
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

FORM, POSTING, OFFICER = "application_form", "internal_posting_proof", "quality_officer"
CLOSES = datetime(2025, 7, 31, 16, tzinfo=UTC)


def answers(team: Team, part: str = FORM) -> dict[str, object]:
    found = Part.objects.filter(application=team.application, part=part).first()
    return found.answers if found else {}


@pytest.mark.parametrize("root", ["", "/en"])
@pytest.mark.parametrize("who", ["owner", "editor", "reader"])
def test_every_part_has_a_page(team: Team, signed_in: SignedIn, scheme: Scheme, who: str, root: str) -> None:
    client = signed_in(getattr(team, who))
    for part in parts_for(scheme, LINE):
        page = client.get(f"{root}{team.root}part/{part.id}/")
        assert page.status_code == 200
        assert ("data-autosave" in page.content.decode()) == (who != "reader")


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_for_everyone_else_there_is_none(team: Team, signed_in: SignedIn, who: str) -> None:
    client = signed_in(getattr(team, who))
    assert client.get(f"{team.root}part/{FORM}/").status_code == 404
    assert client.post(f"{team.root}part/{FORM}/", {"applicant_name": "x"}).status_code == 404
    assert not answers(team)


def test_a_reader_cannot_write_by_a_forged_form(team: Team, signed_in: SignedIn) -> None:
    answer = signed_in(team.reader).post(f"{team.root}part/{FORM}/", {"version": "0", "applicant_name": "x"})
    assert answer.status_code == 403
    assert not answers(team)


@pytest.mark.parametrize("part", ["nothing", "facts", "work_history"])
def test_a_part_that_the_line_does_not_ask_for_is_not_there(team: Team, signed_in: SignedIn, part: str) -> None:
    assert signed_in(team.owner).get(f"{team.root}part/{part}/").status_code == 404


def test_what_is_saved_leads_on_and_is_seen(team: Team, signed_in: SignedIn) -> None:
    typed = {"version": "0", "applicant_name": "虚构㐀𠮷", "contact_person": "虚构", "go": "on"}
    answer = signed_in(team.editor).post(f"{team.root}part/{FORM}/", typed)
    assert answer["Location"] == f"{team.root}part/truth_undertaking/"
    kept = Part.objects.get(application=team.application, part=FORM)
    assert kept.answers == {"applicant_name": "虚构㐀𠮷", "contact_person": "虚构"}
    assert kept.seen
    assert kept.by == team.editor


def test_what_is_left_for_later_is_saved_and_not_seen(team: Team, signed_in: SignedIn) -> None:
    answer = signed_in(team.owner).post(
        f"{team.root}part/{FORM}/", {"version": "0", "contact_person": "虚构", "go": "back"}
    )
    assert answer["Location"] == team.root
    assert not Part.objects.get(application=team.application, part=FORM).seen


def test_a_second_press_saves_nothing_twice(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)
    typed = {"version": "0", "contact_person": "虚构"}
    for _ in range(2):
        assert client.post(f"{team.root}part/{FORM}/", typed).status_code == 302
    assert Part.objects.get(application=team.application, part=FORM).version == 1


def test_rows_are_added_and_taken_away_without_script(team: Team, signed_in: SignedIn) -> None:
    client, place = signed_in(team.owner), f"{team.root}part/{POSTING}/"
    first = {"posting_record.1.unit": "虚构一厂", "posting_record.3.unit": "虚构三厂"}
    answer = client.post(place, {"version": "0", **first, "go": "add.posting_record"})
    assert answer["Location"] == f"{place}?more=posting_record#posting_record-last"
    assert 'name="posting_record.3.unit"' in client.get(answer["Location"]).content.decode()
    assert answers(team, POSTING)["posting_record"] == [{"unit": "虚构一厂"}, {"unit": "虚构三厂"}]
    both = {"posting_record.1.unit": "虚构一厂", "posting_record.2.unit": "虚构三厂"}
    client.post(place, {"version": "1", **both, "go": "remove.posting_record.1"})
    assert answers(team, POSTING)["posting_record"] == [{"unit": "虚构三厂"}]


@pytest.mark.parametrize(
    "typed",
    [
        {"officer_appointed_on-year": "二〇二〇", "officer_duties": "虚构的职责"},
        {"officer_appointed_on-year": "2023", "officer_appointed_on-month": "2", "officer_appointed_on-day": "30"},
        {"officer_appointed_on-year": "2023"},
        {"officer_duties": "职\x07责"},
    ],
)
def test_what_cannot_be_read_comes_back_as_it_was_typed(team: Team, signed_in: SignedIn, typed: dict[str, str]) -> None:
    answer = signed_in(team.owner).post(f"{team.root}part/{OFFICER}/", {"version": "0", **typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "govuk-error-summary" in page
    for value in typed.values():
        assert value in page


def test_what_can_be_read_beside_it_is_saved(team: Team, signed_in: SignedIn) -> None:
    typed = {"officer_appointed_on-year": "去年", "officer_duties": "虚构的职责"}
    signed_in(team.owner).post(f"{team.root}part/{OFFICER}/", {"version": "0", **typed})
    assert answers(team, OFFICER) == {"officer_duties": "虚构的职责"}


def test_a_text_beyond_its_limit_is_kept_and_said_to_be_too_long(team: Team, signed_in: SignedIn) -> None:
    client, long = signed_in(team.owner), "字" * 1100
    client.post(f"{team.root}part/{OFFICER}/", {"version": "0", "officer_duties": long})
    page = client.get(f"{team.root}part/{OFFICER}/").content.decode()
    assert long in page
    assert "超出100字" in page


def test_changes_to_different_answers_stand_side_by_side(team: Team, signed_in: SignedIn) -> None:
    place = f"{team.root}part/{FORM}/"
    signed_in(team.editor).post(place, {"version": "0", "applicant_name": "虚构甲"})
    signed_in(team.owner).post(place, {"version": "0", "contact_person": "虚构"})
    assert answers(team) == {"applicant_name": "虚构甲", "contact_person": "虚构"}


def test_two_who_wrote_the_same_answer_see_both_and_nobody_is_overwritten(team: Team, signed_in: SignedIn) -> None:
    place, client = f"{team.root}part/{FORM}/", signed_in(team.owner)
    signed_in(team.editor).post(place, {"version": "0", "applicant_name": "填报人的写法"})
    answer = client.post(place, {"version": "0", "applicant_name": "负责人的写法"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "填报人的写法" in page
    assert "负责人的写法" in page
    assert team.editor.name in page
    assert 'name="version" value="1"' in page
    assert answers(team) == {"applicant_name": "填报人的写法"}
    assert client.post(place, {"version": "1", "applicant_name": "商定的写法"}).status_code == 302
    assert answers(team) == {"applicant_name": "商定的写法"}


def test_what_is_sent_after_the_sign_in_has_ended_is_given_back_after_the_next(team: Team, signed_in: SignedIn) -> None:
    place, client = f"{team.root}part/{FORM}/", signed_in(None)
    answer = client.post(place, {"version": "0", "applicant_name": "没来得及保存的名称"})
    assert answer["Location"].endswith(f"?next={place}")
    assert not answers(team)
    client.force_login(team.owner)
    page = client.get(place).content.decode()
    assert "没来得及保存的名称" in page
    assert "还没有保存。请核对后保存" in page
    assert "没来得及保存的名称" not in client.get(place).content.decode(), "it is given back once"


@pytest.mark.parametrize("who", ["stranger", "reader"])
def test_it_is_given_back_to_nobody_who_may_not_write(team: Team, signed_in: SignedIn, who: str) -> None:
    place, client = f"{team.root}part/{FORM}/", signed_in(None)
    client.post(place, {"version": "0", "applicant_name": "没来得及保存的名称"})
    client.force_login(getattr(team, who))
    assert "没来得及保存的名称" not in client.get(place).content.decode()


@pytest.mark.parametrize("forged", ["", "-1", "999", "one", "１", "9" * 40])
def test_a_forged_version_overwrites_nothing(team: Team, signed_in: SignedIn, forged: str) -> None:
    write(team.application, team.editor, FORM, {"applicant_name": "填报人的写法"})
    typed = {"version": forged, "applicant_name": "另一种写法"}
    assert signed_in(team.owner).post(f"{team.root}part/{FORM}/", typed).status_code == 409
    assert answers(team) == {"applicant_name": "填报人的写法"}


def test_fields_that_are_nobodys_are_not_looked_at(team: Team, signed_in: SignedIn) -> None:
    forged = {
        "version": "0",
        "signed_form": "x.pdf",
        "stage": "submitted",
        "contact_person.1": "x",
        "contact_person": "虚构",
    }
    assert signed_in(team.owner).post(f"{team.root}part/{FORM}/", forged).status_code == 302
    assert answers(team) == {"contact_person": "虚构"}
    assert (
        signed_in(team.owner)
        .post(f"{team.root}part/{FORM}/", {"version": "1", "contact_person": "\u202ex"})
        .status_code
        == 422
    )


@pytest.mark.parametrize(("early", "written"), [(timedelta(seconds=1), True), (timedelta(), False)])
def test_until_the_last_moment_it_is_written_and_then_no_more(
    team: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, early: timedelta, written: bool
) -> None:
    set_clock(monkeypatch, CLOSES - early)
    client, place = signed_in(team.owner), f"{team.root}part/{FORM}/"
    answer = client.post(place, {"version": "0", "applicant_name": "虚构的名称"})
    assert (answer.status_code == 302) == written
    assert bool(answers(team)) == written
    if not written:
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "申报已于" in page
        assert "/notice/#S5-2" in page
        assert "虚构的名称" in page, "nothing typed is lost"
    assert client.get(place).status_code == 200


def test_the_page_costs_the_same_for_an_empty_and_a_full_application(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)

    def cost(place: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(place).status_code == 200
        return len(asked)

    places = (team.root, f"{team.root}part/{POSTING}/", f"{team.root}part/facts/history/", f"{team.root}ruling/")
    before = [cost(place) for place in places]
    completed(team.application, team.owner)
    assert [cost(place) for place in places] == before


def test_of_a_contested_part_the_other_answers_are_what_they_are_by_now(team: Team, signed_in: SignedIn) -> None:
    place = f"{team.root}part/{FORM}/"
    signed_in(team.editor).post(place, {"version": "0", "applicant_name": "甲", "identity_code": "虚构"})
    answer = signed_in(team.owner).post(place, {"version": "0", "applicant_name": "乙"})
    assert answer.status_code == 409
    assert 'value="乙"' in answer.content.decode()
    assert 'value="虚构"' in answer.content.decode()


def test_the_fullest_page_can_be_sent(scheme: Scheme) -> None:
    fields = [
        sum(len(question.columns) * MOST if question.kind == "table" else 3 for question in part.questions)
        for line in scheme.lines
        for part in parts_for(scheme, line)
    ]
    assert max(fields) + 10 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS < 2 * max(fields)


def test_more_than_a_page_can_hold_is_refused_with_a_way_back(team: Team, signed_in: SignedIn) -> None:
    many = {f"row.{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)}
    answer = signed_in(team.owner).post(f"{team.root}part/{FORM}/", {"version": "0", **many})
    assert answer.status_code == 400
    assert "先前保存过的都还在" in answer.content.decode()
    assert not Part.objects.filter(application=team.application, part=FORM).exists()


def test_rows_without_number_are_kept_and_every_one_is_shown(team: Team, signed_in: SignedIn) -> None:
    place = f"{team.root}part/{POSTING}/"
    many = {f"posting_record.{number}.unit": f"虚构{number}" for number in range(1, ROWS_AT_MOST + 101)}
    client = signed_in(team.owner)
    client.post(place, {"version": "0", **many})
    assert len(Part.objects.get(application=team.application, part=POSTING).answers["posting_record"]) == len(many)
    assert f'value="虚构{len(many)}"' in client.get(place).content.decode()


def test_more_rows_than_are_read_come_back_as_they_were_typed(team: Team, signed_in: SignedIn) -> None:
    many = {
        f"posting_record.{number}.{name}": f"虚构{number}"
        for number in range(1, MOST + 2)
        for name in ("unit", "place")
    }
    answer = signed_in(team.owner).post(f"{team.root}part/{POSTING}/", {"version": "0", **many})
    assert answer.status_code == 422
    assert f'value="虚构{MOST + 1}"' in answer.content.decode()
    assert "govuk-error-summary" in answer.content.decode()
