"""Is what came found by what people know of it, and does each count lead to exactly what it counts?"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.intake.checklist import FINDING
from award.intake.searching import Todo
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.holding import MATCH
from office.acts.performing import perform
from office.outside import clock
from office.records import awaiting
from office.records.applications import Application, Filing
from office.records.intake import Arrival, Correction, Judgement, Standing
from office.records.issued import Notice
from office.records.people import Person
from office.records.registers import Answer, Enquiry
from tests.office.applying import NOON, extend, opened, set_clock, write
from tests.office.arranging import joined, organisation, person
from tests.office.desks.secretariat.queue.conftest import Filed
from tests.office.desks.secretariat.queue.places import HOME, asked, counts, listed, page
from tests.office.receiving import received

pytestmark = pytest.mark.django_db


def of(filing: Filing) -> str:
    return filing.application.reference


@pytest.mark.parametrize("typed", ["申城", "精密（申城）", "精密(申城)", "ab精密", "ＡＢ 精密", "  精密　申城 "])
def test_a_name_is_found_by_any_of_its_characters_however_typed(filed: Filed, desk: Client, typed: str) -> None:
    found = filed("虚构AB精密（申城）公司")
    filed("虚构示例研究所")
    assert listed(desk, q=typed) == [of(found)]


def test_what_a_pattern_would_mean_is_a_character_like_any_other(filed: Filed, desk: Client) -> None:
    filed("虚构甲公司")
    for sign in ("%", "_", "'", "\\"):
        assert desk.get(asked(q=sign)).status_code in (200, 400)
        assert of(Filing.objects.get()) not in desk.get(asked(q=f"甲{sign}+公")).content.decode()


def test_a_code_is_found_whole_spaced_and_by_its_end(filed: Filed, desk: Client) -> None:
    found = filed("虚构甲公司")
    filed("虚构乙公司")
    number = found.application.applicant.number
    for typed in (number, number.lower(), f"{number[:6]} {number[6:12]} {number[12:]}", number[-5:]):
        assert listed(desk, q=typed) == [of(found)], typed
    assert listed(desk, q=number[-3:]) == []


def test_a_person_is_found_by_the_whole_identity_number_and_by_no_part_of_it(
    notice: Notice, desk: Client, filed: Filed
) -> None:
    who = person("个人")
    number = "11010519491231002X"
    said = {"kind": "individual", "name": "虚构·甲", "number": number}
    applicant = perform(Act.APPLICATION_REGISTER, by=who, on=notice.pk, **said)
    application = opened(applicant, who, "gold_achievement")
    assert applicant.code == ""
    assert listed(desk, q=number) == [application.reference]
    assert listed(desk, q="虚构甲") == [application.reference]
    assert listed(desk, q="1231002X") == []


def test_a_reference_number_is_found_whole_and_in_part(filed: Filed, desk: Client) -> None:
    found = filed("虚构甲公司")
    filed("虚构乙公司")
    assert listed(desk, q=of(found)) == [of(found)]
    assert listed(desk, q=of(found)[5:]) == [of(found)]
    assert listed(desk, q=f"甲 {of(found)[5:9]}") == [of(found)]


def test_whoever_reads_no_numbers_finds_nothing_by_them(filed: Filed) -> None:
    found = filed("虚构甲公司")
    client = Client()
    client.force_login(person("监督", Role.SUPERVISOR))
    number = found.application.applicant.number
    assert of(found) in client.get("/supervisor/?q=甲公司").content.decode()
    for typed in (number, number[-5:]):
        assert of(found) not in client.get(f"/supervisor/?q={typed}").content.decode()


@pytest.mark.parametrize("root", ["", "/en"])
def test_a_condition_that_is_none_is_told_and_nothing_is_listed(filed: Filed, desk: Client, root: str) -> None:
    found = filed("虚构甲公司")
    for query in ("colour=red", "stage=gone", "filed_from=soon", "q=甲&q=乙", "sort=colour", "todo=&verdict=fine"):
        answer = desk.get(f"{root}{HOME}?{query}")
        assert answer.status_code == 400
        assert "govuk-error-summary" in answer.content.decode()
        assert of(found) not in answer.content.decode()


@pytest.fixture
def waiting(filed: Filed, clerk: Person, monkeypatch: pytest.MonkeyPatch) -> dict[str, Filing]:
    """One application for each thing that can be waited for, and one that nobody has looked at."""
    made = {str(one): filed(f"虚构{one}公司") for one in (*Todo, "other_paper")}
    late, soon = NOON - timedelta(days=1), NOON + timedelta(days=3)
    with pen.held():
        notice = next(iter(made.values())).application.notice
        for number, (which, until) in enumerate(((Todo.SILENCE, late), (Todo.ASKED, soon)), start=1):
            enquiry = Enquiry.objects.create(
                notice=notice, authority="虚构", number=number, until=until.date(), by=clerk, asked=late
            )
            Answer.objects.create(enquiry=enquiry, application=made[which].application)
        for which, until in ((Todo.OVERDUE, late), (Todo.CORRECTING, soon), (Todo.RETURNED, soon)):
            filing, back = made[which], which is Todo.RETURNED
            ended = {"ended": NOON, "how": "handed_back", "returned": filing} if back else {}
            Correction.objects.create(
                application=filing.application,
                filing=filing,
                number=1,
                fields=[],
                until=until,
                by=clerk,
                asked=late,
                **ended,
            )
        for which, filing in ((Todo.PAPER, None), ("other_paper", made["other_paper"])):
            Arrival.objects.create(
                application=made[which].application, filing=filing, code="0", arrived=late.date(), by=clerk, at=late
            )
        Standing.objects.filter(application=made[Todo.CONTRADICTION].application).update(
            contradictions=[{"fact": "awards"}]
        )
        for which, says, computed in ((Todo.GO_ON, "met", ""), (Todo.SECOND, "met", "not_met")):
            judged(made[which], clerk, says, computed)
        awaiting.keep(one.application for one in made.values())
    return made


def judged(filing: Filing, by: Person, says: str, computed: str, sort: str = FINDING) -> None:
    about = {"application": filing.application, "filing": filing, "sort": sort, "item": "posted"}
    Judgement.objects.create(**about, says=says, computed=computed, basis="0" * 64, by=by, at=clock.now())
    awaiting.keep([filing.application])


def test_what_is_to_be_done_is_listed_by_what_it_waits_for(waiting: dict[str, Filing], desk: Client) -> None:
    for one in (*set(Todo) - {Todo.BEGIN, Todo.GO_ON},):
        assert listed(desk, todo=one) == [of(waiting[one])], one
    assert set(listed(desk, todo="go_on")) == {of(waiting[Todo.GO_ON]), of(waiting[Todo.SECOND])}
    untouched = set(waiting) - {Todo.GO_ON, Todo.SECOND, Todo.RETURNED}
    assert set(listed(desk, todo="begin")) == {of(waiting[one]) for one in untouched}


def test_saying_whose_a_row_of_a_register_is_begins_no_examination(
    waiting: dict[str, Filing], clerk: Person, desk: Client
) -> None:
    with pen.held():
        for which in (Todo.BEGIN, Todo.RETURNED):
            judged(waiting[which], clerk, "same", "", sort=MATCH)
    assert of(waiting[Todo.BEGIN]) in listed(desk, todo="begin")
    assert listed(desk, todo="returned") == [of(waiting[Todo.RETURNED])]
    examined = {of(waiting[Todo.GO_ON]), of(waiting[Todo.SECOND])}
    assert set(listed(desk, todo="go_on")) == set(listed(desk, mine="yes")) == examined


def test_each_count_is_the_length_of_the_list_it_leads_to(waiting: dict[str, Filing], desk: Client) -> None:
    found = counts(page(desk))
    assert {query for query in found if query.startswith("todo=")} == {f"todo={one}" for one in Todo}
    for query, count in found.items():
        name, _, value = query.partition("=")
        assert len(listed(desk, **{name: value})) == count, query


def test_once_another_has_said_the_same_no_second_person_is_awaited(waiting: dict[str, Filing], desk: Client) -> None:
    filing = waiting[Todo.SECOND]
    with pen.held():
        judged(filing, person("另一位"), "not_met", "")
    assert listed(desk, todo="second") == [of(filing)]
    with pen.held():
        judged(filing, person("第二位"), "met", "not_met")
        judged(filing, person("第三位"), "not_met", "")
    assert listed(desk, todo="second") == []


def test_what_an_application_waits_for_stands_at_its_row_in_words(waiting: dict[str, Filing], desk: Client) -> None:
    text = page(desk, q="虚构silence公司")
    assert "部门逾期未答复" in text.partition("<tbody>")[2]
    assert "flag--silence" in text


def test_conditions_are_found_alone_and_together(filed: Filed, desk: Client, clerk: Person) -> None:
    first, second = filed("虚构甲公司"), filed("虚构乙公司")
    extend(second.application, clerk)
    with pen.held():
        Standing.objects.filter(application=first.application).update(
            verdict="depends", turns_on=["window_end", "posting_count"], outcomes={"posted": "depends"}
        )
        judged(first, clerk, "met", "")
    for said in ({"verdict": "depends"}, {"turns_on": "window_end"}, {"finding": "posted.depends"}, {"mine": "yes"}):
        assert listed(desk, **said) == [of(first)], said
    assert listed(desk, turns_on="award_start") == []
    assert listed(desk, more_time="yes") == [of(second)]
    assert listed(desk, verdict="depends", more_time="yes") == []
    assert len(listed(desk, line="gold_model", kind="organisation", filed="yes", recommendation="none")) == 2
    assert len(listed(desk, filed_from="2025-07-15", filed_to="2025-07-15")) == 2
    assert listed(desk, filed_from="2025-07-16") == []
    assert listed(desk, filed_to="2025-07-14") == []


def test_the_list_is_ordered_by_each_column_both_ways(
    filed: Filed, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = filed("虚构B公司")
    set_clock(monkeypatch, NOON + timedelta(minutes=5))
    owner = person("后来")
    later = opened(organisation(first.application.notice, owner, "虚构A公司"), owner)
    for column in ("reference", "name", "line", "stage", "verdict"):
        ways = listed(desk, sort=column), listed(desk, sort=f"{column}_back")
        assert sorted(ways[0]) == sorted(ways[1]) == sorted([of(first), later.reference])
    assert listed(desk, sort="name") == [later.reference, of(first)]
    assert listed(desk, sort="reference_back") == [later.reference, of(first)]
    assert listed(desk) == listed(desk, sort="filed") == [of(first), later.reference]


def test_what_was_filed_anew_is_listed_as_it_is_now(
    filed: Filed, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    filing = filed("虚构甲公司")
    application = filing.application
    owner = application.applicant.memberships.get().person
    answers = application.parts.get(part="application_form").answers
    assert listed(desk, district="huangpu") == [of(filing)]
    set_clock(monkeypatch, NOON + timedelta(days=1))
    write(application, owner, "application_form", answers | {"district": "pudong"}, 1)
    assert listed(desk, district="huangpu") == [of(filing)]
    again = perform(Act.APPLICATION_SUBMIT, by=owner, on=application.pk, undertaking="我们承诺申报材料真实、完整。")
    assert listed(desk, district="pudong", filed_from="2025-07-16") == [of(filing)]
    assert Application.objects.get().counting == again


@contextmanager
def barred(filing: Filing, clerk: Person) -> Iterator[None]:
    """Whoever looks has a part in this one."""
    owner = filing.application.applicant.memberships.get().person
    joined(filing.application.applicant, owner, clerk, Role.READER)
    yield


def test_what_one_has_a_part_in_is_in_no_list_no_count_and_no_order(
    waiting: dict[str, Filing], desk: Client, clerk: Person
) -> None:
    hidden = waiting[Todo.SILENCE]
    number, name = hidden.application.applicant.number, hidden.application.applicant.name
    with pen.held():
        received(waiting[Todo.BEGIN], clerk, clerk, "虚构")
    before = counts(page(desk))
    with barred(hidden, clerk):
        after = counts(page(desk))
        assert after["todo=silence"] == before["todo=silence"] - 1 == 0
        assert after["stage=submitted"] == before["stage=submitted"] - 1
        assert after["todo=begin"] == before["todo=begin"] - 1
        for said in (
            {"q": of(hidden)},
            {"q": number},
            {"q": name},
            {"sort": "name"},
            {"todo": "silence"},
            {"stage": "submitted"},
        ):
            assert of(hidden) not in listed(desk, **said), said
        assert desk.get(f"{HOME}a/{of(hidden)}/").status_code == 404


def test_the_queue_costs_the_same_whatever_its_length(filed: Filed, desk: Client, notice: Notice) -> None:
    addresses = (HOME, asked(q="虚构"), asked(todo="begin", stage="submitted"), asked(sort="name", district="huangpu"))

    def cost() -> list[int]:
        told = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address).status_code == 200
            told.append(len(queries))
        return told

    filed("虚构甲公司")
    cost()
    once = cost()
    for number in range(29):
        owner = person(f"另{number}")
        opened(organisation(notice, owner), owner)
    assert cost() == once
    assert max(once) <= 16
