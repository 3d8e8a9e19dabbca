"""Does whoever was sent something back see what, why and until when, correct that alone, and hand it back?"""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.records.issued import Notice
from office.records.people import Person
from tests.office.applying import NOON
from tests.office.desks.applicant.conftest import SignedIn
from tests.office.looping import EVERY, NEW, SCAN, SECOND, TEXT, Loop, clean_file

pytestmark = pytest.mark.django_db

GROUP, FIELD = TEXT.split(".")
SCANNED, FILES = SCAN.split(".")
FACT = "facts.name"
DATED = next(one.id for one in EVERY.values() if one.part is None and one.asked.kind == "date")


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch, notice: Notice) -> Loop:
    return Loop(monkeypatch, notice)


class Desk:
    """The pages of the correction, as one person has them."""

    def __init__(self, loop: Loop, client: Client) -> None:
        self.root, self.client = f"/applicant/a/{loop.application.reference}/", client

    def get(self, page: str = "") -> str:
        answer = self.client.get(self.root + page)
        assert answer.status_code == 200
        return answer.content.decode()

    def post(self, page: str, /, **said: str) -> Any:
        return self.client.post(self.root + page, said)

    def autosave(self, group: str, fields: dict[str, str], version: int = 0) -> Any:
        said = json.dumps({"fields": fields, "version": version})
        return self.client.post(f"{self.root}correction/{group}/save/", said, "application/json")


@pytest.fixture
def desk(loop: Loop, signed_in: SignedIn) -> Desk:
    return Desk(loop, signed_in(loop.owner))


def desk_of(loop: Loop, signed_in: SignedIn, who: Person) -> Desk:
    return Desk(loop, signed_in(who))


def test_the_application_says_at_its_top_what_was_sent_back_why_and_until_when(loop: Loop, desk: Desk) -> None:
    assert "退回补正" not in desk.get()
    loop.send(TEXT, words="虚构的总说明")
    for page in ("", "filings/"):
        said = desk.get(page)
        asked = escape(EVERY[TEXT].called.zh)
        told = ("退回补正：1处", "虚构的理由", "虚构的总说明", asked, "还有", "24:00为止")
        assert all(words in said for words in told)


def test_only_the_flagged_fields_are_there_each_with_its_reason_and_what_was_filed(loop: Loop, desk: Desk) -> None:
    loop.send(TEXT)
    page = desk.get(f"correction/{GROUP}/")
    others = [one for one in EVERY.values() if one.group == GROUP and one.id != TEXT]
    assert f'name="{FIELD}' in page
    assert all(f'name="{one.asked.id}"' not in page for one in others)
    assert "虚构的理由" in page
    assert "提交的是" in page


def test_a_page_of_which_nothing_was_sent_back_is_not_there(loop: Loop, desk: Desk) -> None:
    assert desk.client.get(f"{desk.root}correction/").status_code == 404
    loop.send(TEXT)
    for group in ("facts", "nowhere", SCANNED if SCANNED != GROUP else "facts"):
        assert desk.client.get(f"{desk.root}correction/{group}/").status_code == 404


def test_what_is_saved_goes_on_to_the_check_and_comes_back_as_a_filing(loop: Loop, desk: Desk) -> None:
    loop.send(TEXT)
    saved = desk.post(f"correction/{GROUP}/", version="0", go="on", **typed(NEW))
    assert saved["Location"].endswith("/correction/check/")
    page = desk.get("correction/check/")
    assert "改了1处" in page
    upon = page.split('name="upon" value="')[1].split('"')[0]
    refused = desk.post("correction/check/", upon=upon)
    assert refused.status_code == 409
    assert "提交前请确认真实性承诺" in refused.content.decode()
    done = desk.post("correction/check/", upon=upon, undertaken="yes")
    assert done["Location"].endswith("/filings/2/receipt/")
    again = desk.post("correction/check/", upon=upon, undertaken="yes")
    assert again["Location"].endswith("/filings/2/receipt/?again=yes")
    assert loop.application.filings.count() == 2


def typed(value: Any) -> dict[str, str]:
    """The fields that say ``value`` at the place of words."""
    if EVERY[TEXT].asked.kind == "date":
        return dict(zip((f"{FIELD}-year", f"{FIELD}-month", f"{FIELD}-day"), value.split("-"), strict=True))
    return {FIELD: value}


def test_facts_are_corrected_as_they_are_asked(loop: Loop, desk: Desk) -> None:
    loop.send(FACT, at=NOON)
    page = desk.get("correction/facts/")
    assert 'name="name"' in page
    desk.post("correction/facts/", version="0", go="back", name="虚构新名")
    correction = loop.application.corrections.get()
    assert correction.amended[FACT]["value"] == "虚构新名"
    assert "改了1处" in desk.get("correction/check/")


def test_what_cannot_be_read_is_told_and_nothing_typed_is_lost(loop: Loop, desk: Desk) -> None:
    loop.send(DATED, FACT, at=NOON)
    name = DATED.partition(".")[2]
    wrong = {f"{name}-year": "二〇〇", f"{name}-month": "13", "name": "虚构新名"}
    answer = desk.post("correction/facts/", version="0", go="on", **wrong)
    assert answer.status_code == 422
    assert "二〇〇" in answer.content.decode()
    assert set(loop.application.corrections.get().amended) == {FACT}


def test_the_script_saves_and_is_told_the_truth(loop: Loop, desk: Desk) -> None:
    loop.send(TEXT)
    saved = desk.autosave(GROUP, typed(NEW)).json()
    assert (saved["version"], saved["by"], saved["faults"], saved["beside"]) == (1, loop.owner.name, {}, False)
    assert desk.client.get(f"{desk.root}correction/{GROUP}/save/").json()["version"] == 1
    assert desk.client.post(f"{desk.root}correction/{GROUP}/save/", "no", "application/json").status_code == 400


def test_two_who_write_the_same_place_see_each_other(loop: Loop, desk: Desk, signed_in: SignedIn) -> None:
    loop.send(FACT, at=NOON)
    desk.autosave("facts", {"name": "负责人写的"})
    answer = desk_of(loop, signed_in, loop.editor).autosave("facts", {"name": "填报人写的"})
    told = answer.json()
    assert (answer.status_code, told["contested"], told["fields"]) == (
        409,
        {"name": ["负责人写的"]},
        {"name": "填报人写的"},
    )
    page = desk_of(loop, signed_in, loop.editor).post("correction/facts/", version="0", go="on", name="填报人写的")
    assert page.status_code == 409
    assert all(words in page.content.decode() for words in ("负责人写的", "填报人写的"))
    assert loop.application.corrections.get().amended[FACT]["value"] == "负责人写的"


def test_files_are_replaced_where_they_were_sent_back(loop: Loop, desk: Desk) -> None:
    loop.send(SCAN)
    page = desk.get(f"correction/{SCANNED}/")
    assert f'id="files-{FILES}"' in page
    for upload in loop.uploads(SCAN):
        gone = desk.post(f"part/{SCANNED}/files/{upload.pk}/detach/", page="correction")
        assert gone["Location"].endswith(f"/correction/{SCANNED}/#{FILES}")
    assert "还不能交回" in desk.get("correction/check/")
    new = clean_file(loop, SCAN)
    page = desk.get("correction/check/")
    assert new.sha256 in page
    assert "交回补正材料" in page


def test_whoever_only_reads_sees_all_of_it_and_writes_nothing(loop: Loop, signed_in: SignedIn) -> None:
    loop.send(TEXT, SCAN)
    reader = desk_of(loop, signed_in, loop.reader)
    for page in ("", "correction/", f"correction/{GROUP}/", "correction/check/"):
        said = reader.get(page)
        assert "虚构的理由" in said
        assert 'name="undertaken"' not in said
        assert 'name="version"' not in said
    assert reader.autosave(GROUP, typed(NEW)).status_code == 403
    assert reader.post("correction/check/", undertaken="yes", upon="").status_code == 403


def test_an_editor_corrects_and_does_not_hand_back(loop: Loop, signed_in: SignedIn) -> None:
    loop.send(TEXT)
    editor = desk_of(loop, signed_in, loop.editor)
    assert editor.post(f"correction/{GROUP}/", version="0", go="on", **typed(NEW)).status_code == 302
    assert "只有负责人可以交回" in editor.get("correction/check/")


def test_strangers_and_the_office_find_nothing_there(loop: Loop, signed_in: SignedIn) -> None:
    loop.send(TEXT)
    for who in (loop.secretary, Person.objects.create_user("stranger@people.example", name="虚构的外人")):
        desk = desk_of(loop, signed_in, who)
        for page in ("correction/", f"correction/{GROUP}/", f"correction/{GROUP}/save/", "correction/check/"):
            assert desk.client.get(desk.root + page).status_code == 404


@pytest.mark.parametrize("late", [-SECOND, timedelta(), SECOND])
def test_every_page_shuts_at_the_same_second(loop: Loop, desk: Desk, late: timedelta) -> None:
    correction = loop.send(TEXT, SCAN)
    loop.at(correction.until + late)
    over = late >= timedelta()
    assert ("补正已经到期，没有交回" in desk.get()) is over
    assert ("补正已经到期，没有交回" in desk.get("filings/")) is over
    assert ("核对并交回" in desk.get("correction/")) is not over
    assert ('name="version"' in desk.get(f"correction/{GROUP}/")) is not over
    assert (f'id="choose-{FILES}"' in desk.get(f"correction/{SCANNED}/")) is not over
    assert ('name="undertaken"' in desk.get("correction/check/")) is not over
    assert desk.autosave(GROUP, typed(NEW)).status_code == (409 if over else 200)
    assert desk.post(f"correction/{GROUP}/", version="0", go="on", **typed(NEW)).status_code == (409 if over else 302)
    perform_lapse(loop, over=over)


def perform_lapse(loop: Loop, *, over: bool) -> None:
    if over:
        perform(Act.INTAKE_LAPSE, by=CLOCK, on=loop.application.pk)


def test_after_it_has_lapsed_the_pages_say_so_and_nothing_can_be_written(loop: Loop, desk: Desk) -> None:
    correction = loop.send(TEXT)
    loop.at(correction.until)
    perform(Act.INTAKE_LAPSE, by=CLOCK, on=loop.application.pk)
    assert "按第1次提交的材料审查" in desk.get()
    assert "逾期未交回" in desk.get("correction/")
    assert desk.autosave(GROUP, typed(NEW)).status_code == 409
    refused = desk.post("correction/check/", undertaken="yes", upon="")
    assert refused.status_code == 409


def test_pages_cost_the_same_for_one_place_and_for_many(
    loop: Loop, desk: Desk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    costs = []
    for named in ([one for one in EVERY if EVERY[one].group == GROUP], list(EVERY)):
        loop.send(*named, at=NOON)
        for page in ("correction/", f"correction/{GROUP}/", "correction/check/"):
            desk.get(page)
            with django_assert_max_num_queries(60) as asked:
                desk.get(page)
            costs.append(len(asked))
        loop.hand_back()
    assert costs[:3] == costs[3:]
