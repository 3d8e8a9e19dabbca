"""Is a table taken whole or not at all, and is every case that it touches decided anew?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.vocabulary.acts import Act
from office.access.gate import NotAllowed
from office.acts import pen
from office.acts.deciding import stand
from office.acts.intake.registers import held_rows
from office.acts.performing import NotPossible, perform
from office.acts.progressing import Cancelled
from office.records.applications import Application
from office.records.intake import Standing
from office.records.issued import Notice
from office.records.people import Person
from office.records.registers import Held, Register
from tests.office.acts.intake.holding import GOLD, HEADS, SHA, filed, take
from tests.office.applying import NOON, set_clock
from tests.office.arranging import person


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON)


@pytest.fixture
def owner(db: None) -> Person:
    return person("owner")


@pytest.fixture
def secretary(db: None) -> Person:
    return person("secretary", "secretary")


@pytest.fixture
def application(notice: Notice, owner: Person) -> Application:
    return filed(notice, owner)


def standing(application: Application) -> Standing:
    return Standing.objects.get(application=application)


def codes(application: Application) -> list[str]:
    return [one["code"] for one in standing(application).contradictions]


def whose(application: Application, number: bool = True) -> tuple[str, str]:
    return application.applicant.name, application.applicant.number if number else ""


def test_an_award_that_was_not_declared_is_held_against_the_applicant_and_decides(
    notice: Notice, secretary: Person, application: Application
) -> None:
    anew(application)
    before = standing(application).outcomes
    take(notice, secretary, (*whose(application), *GOLD))
    assert codes(application) == ["held_not_declared"]
    assert standing(application).outcomes != before


def test_a_number_is_kept_so_that_the_database_alone_does_not_tell_it(
    notice: Notice, secretary: Person, application: Application
) -> None:
    take(notice, secretary, (*whose(application), *GOLD))
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, digest FROM records_held")
        [(number, digest)] = cursor.fetchall()
    assert application.applicant.number not in number
    assert digest == application.applicant.digest
    assert Held.objects.get().number == application.applicant.number


def test_what_is_held_already_is_not_taken_again(notice: Notice, secretary: Person) -> None:
    take(notice, secretary, ("虚构精工", "", *GOLD))
    with pytest.raises(NotPossible) as refused:
        take(notice, secretary, ("虚构精工", "", *GOLD))
    assert refused.value.refusal.code == "register_nothing_new"
    take(notice, secretary, ("虚构精工", "", *GOLD), ("虚构光电", "", *GOLD))
    assert list(Held.objects.order_by("pk").values_list("name", flat=True)) == ["虚构精工", "虚构光电"]


def test_what_is_held_otherwise_is_taken_only_if_it_shall_be_and_the_last_holds(
    notice: Notice, secretary: Person, application: Application
) -> None:
    take(notice, secretary, (*whose(application), *GOLD))
    later = (*whose(application), *GOLD[:3], "2022-09-21")
    with pytest.raises(NotPossible):
        take(notice, secretary, later)
    take(notice, secretary, later, over=True)
    [told] = standing(application).contradictions
    assert told["params"]["values"]["decided_on"] == "2022-09-21"


def test_what_replaces_a_register_is_all_there_is_of_it(
    notice: Notice, secretary: Person, application: Application
) -> None:
    take(notice, secretary, (*whose(application), *GOLD))
    take(notice, secretary, ("虚构光电", "", *GOLD), replaces=True)
    assert codes(application) == []
    assert [row.name for row in held_rows(notice, "past_awards")] == ["虚构光电"]
    assert Held.objects.count() == 2


def test_a_record_of_the_same_name_counts_once_someone_said_that_it_is_the_same(
    notice: Notice, secretary: Person, application: Application
) -> None:
    take(notice, secretary, (*whose(application, number=False), *GOLD))
    assert codes(application) == ["by_name"]
    said = {"register": "past_awards", "row": "1/2", "reason": "虚构的证书"}
    perform(Act.INTAKE_MATCH, by=secretary, on=application.pk, **said, same=True)
    assert codes(application) == ["held_not_declared"]
    perform(Act.INTAKE_MATCH, by=secretary, on=application.pk, **said, same=False)
    assert codes(application) == []


@pytest.mark.parametrize("row", ["1/3", "2/2", "nowhere", "1/99999999999999999"])
def test_nothing_is_said_of_a_record_that_is_not_of_that_name(
    notice: Notice, secretary: Person, application: Application, row: str
) -> None:
    take(notice, secretary, (*whose(application, number=False), *GOLD), ("虚构光电", "", *GOLD))
    said = {"register": "past_awards", "row": row, "reason": "虚构", "same": True}
    with pytest.raises(NotPossible):
        perform(Act.INTAKE_MATCH, by=secretary, on=application.pk, **said)


def test_what_was_said_of_a_record_holds_when_the_register_is_taken_anew(
    notice: Notice, secretary: Person, application: Application
) -> None:
    row = (*whose(application, number=False), *GOLD)
    take(notice, secretary, row)
    said = {"register": "past_awards", "row": "1/2", "reason": "虚构的证书", "same": True}
    perform(Act.INTAKE_MATCH, by=secretary, on=application.pk, **said)
    take(notice, secretary, ("虚构光电", "", *GOLD), row, replaces=True)
    assert codes(application) == ["held_not_declared"]


def test_an_import_says_in_the_log_what_was_taken(notice: Notice, secretary: Person) -> None:
    register = take(notice, secretary, ("虚构精工", "", *GOLD), left_out=2)
    assert (register.number, register.count, register.sha256) == (1, 1, SHA)


def test_an_import_that_was_stopped_has_not_happened(notice: Notice, secretary: Person) -> None:
    def stopped(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        take(notice, secretary, ("虚构精工", "", *GOLD), told=stopped)
    assert not Register.objects.exists()
    assert not Held.objects.exists()


@pytest.mark.parametrize("duty", ["", "supervisor"])
def test_nobody_else_imports(notice: Notice, duty: str) -> None:
    with pytest.raises(NotAllowed):
        take(notice, person("someone", duty), ("虚构精工", "", *GOLD))


def test_there_is_no_register_but_those_of_the_scheme(notice: Notice, secretary: Person) -> None:
    asked = {"kind": "nowhere", "name": "", "sha256": SHA, "rows": []}
    with pytest.raises(NotPossible) as refused:
        perform(Act.INTAKE_IMPORT_REGISTER, by=secretary, on=notice.pk, **asked)
    assert refused.value.refusal.code == "no_such_register"


def test_deciding_many_cases_anew_costs_as_many_queries_as_deciding_one(
    notice: Notice, secretary: Person, owner: Person
) -> None:
    rows = []
    counts = []
    for many in (1, 4):
        while Application.objects.count() < many:
            rows.append((*whose(filed(notice, owner)), *GOLD))
        take(notice, secretary, *rows, heads=HEADS, replaces=True)
        found = Application.objects.select_related("applicant", "notice").order_by("pk")
        with CaptureQueriesContext(connection) as asked:
            anew(*found)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def anew(*applications: Application) -> None:
    """Decided anew, as within an act."""
    with pen.held():
        stand(applications, NOON)
