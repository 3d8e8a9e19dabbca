"""Does every role see the records and the fields that the policy grants it, and nothing else? The leak matrix."""

from contextlib import AbstractContextManager
from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.access.policy import FIELDS, ROWS, Reach, RecordKind, fields
from award.application.membership import REMOVED
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.access.redaction import Legible, legible
from office.access.relations import CLOCK, Actor, model_of, roles
from office.access.scope import visible
from office.acts import pen
from office.acts.delivering import lay_down
from office.acts.performing import perform
from office.acts.procedure import Post
from office.records.applications import Application
from office.records.issued import Notice
from office.records.notices import texts
from office.records.people import Applicant, Membership, Person
from office.records.recommendations import Recommendation
from office.records.uploads import Upload
from tests.office.acts.test_notice import outage
from tests.office.applying import NOON, clean, completed, extend, opened, set_clock, submit
from tests.office.arranging import granted, invited, joined, organisation, person
from tests.office.receiving import received
from tests.office.recommended import asked, recommend, taken_up

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class House:
    """An applicant with people of every sort, another one beside it, and everyone who may look."""

    notice: Notice
    applicant: Applicant
    other: Applicant
    people: dict[Role, Actor]


@pytest.fixture(scope="module")
def built(lasting: AbstractContextManager[None]) -> House:
    """The house, built once for all tests here. Each kind of record must be in it."""
    with lasting, pytest.MonkeyPatch.context() as patched:
        return build(patched)


@pytest.fixture
def house(built: House, db: None) -> House:
    """The house for one test, which may change what it likes: it is as it was for the next."""
    return deepcopy(built)


def build(monkeypatch: pytest.MonkeyPatch) -> House:
    notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    owner, editor, reader, stranger = (person(name) for name in ("owner", "editor", "reader", "stranger"))
    secretary, supervisor = person("secretary", "secretary"), person("supervisor", "supervisor")
    applicant, other = organisation(notice, owner), organisation(notice, stranger)
    joined(applicant, owner, editor, Role.EDITOR)
    joined(applicant, owner, reader, Role.READER)
    invited(other, stranger, "guest@people.example")
    perform(Act.NOTICE_DECLARE_OUTAGE, by=secretary, on=notice.pk, **outage())
    set_clock(monkeypatch, NOON)
    recommender = person("recommender")
    for mine, whose in ((applicant, owner), (other, stranger)):
        application = completed(opened(mine, whose), whose)
        if mine is applicant:
            request = taken_up(application, owner, recommender)
            _attached(application, request, recommender, "signed")
            recommend(request, recommender)
            _attached(application, request, recommender, "afterwards")
        else:
            asked(application, stranger, "asked@people.example")
        filing = submit(application, whose)
        extend(application, secretary)
        received(filing, secretary, whose)
        with pen.held():  # what the office has nothing to do with: a file that was not filed, a letter of the sign-in
            clean(application, whose, "application_form", "signed_form", name="later.pdf", size=1, sha256="").save()
        told = {"award": "虚构", "host": "award.example", "activate_url": "…"}
        granted(notice, whose)
        lay_down("account/confirm", Post(whose.email, "en", told))
    looking = {
        Role.VISITOR: None,
        Role.PERSON: person("nobody"),
        Role.OWNER: owner,
        Role.EDITOR: editor,
        Role.READER: reader,
        Role.RECOMMENDER: recommender,
        Role.SECRETARY: secretary,
        Role.SUPERVISOR: supervisor,
        Role.CLOCK: CLOCK,
    }
    return House(notice, applicant, other, looking)


def _attached(application: Application, request: Recommendation, who: Person, name: str) -> None:
    told = {"recommendation": request, "name": f"{name}.pdf", "size": 1, "sha256": name}
    with pen.held():
        clean(application, who, "", "", **told).save()


LOOKING = (
    *(Role.VISITOR, Role.PERSON, Role.OWNER, Role.EDITOR, Role.READER, Role.RECOMMENDER),
    *(Role.SECRETARY, Role.SUPERVISOR, Role.CLOCK),
)
MATRIX = pytest.mark.parametrize(("kind", "role"), [(kind, role) for kind in RecordKind for role in LOOKING])


@MATRIX
def test_a_role_sees_all_records_or_its_own_or_none(house: House, kind: RecordKind, role: Role) -> None:
    actor, model = house.people[role], model_of(kind)
    seen = {record.pk for record in visible(actor, model)}
    every = set(model._default_manager.values_list("pk", flat=True))
    assert every
    granted = {ROWS[kind].get(held, Reach.NONE) for held in roles(actor, None)}
    if Reach.ALL in granted:
        assert seen == every
    else:
        own = {held for held, reach in ROWS[kind].items() if reach in {Reach.OWN, Reach.SERVED}}
        expected = {r.pk for r in model._default_manager.all() if own & roles(actor, r)}
        assert seen == expected
        assert seen != every


@MATRIX
def test_a_role_reads_the_fields_it_is_granted_and_no_other(house: House, kind: RecordKind, role: Role) -> None:
    actor = house.people[role]
    for record in visible(actor, model_of(kind)):
        granted = fields(kind, roles(actor, record))
        read = legible(actor, record)
        assert {name.removesuffix("_id") if name not in granted else name for name in read} == granted
        for field in record._meta.concrete_fields:
            if field.name not in granted:
                with pytest.raises(AttributeError):
                    getattr(read, field.attname)


@pytest.mark.parametrize("kind", RecordKind)
def test_every_field_that_is_kept_has_its_row_in_the_policy(kind: RecordKind) -> None:
    assert {field.name for field in model_of(kind)._meta.concrete_fields} == set(FIELDS[kind])


def test_every_table_of_the_office_is_a_kind_of_record() -> None:
    kept = {model.__name__.lower() for model in Applicant._meta.apps.get_app_config("records").get_models()}
    assert kept == set(RecordKind)


def test_members_of_one_applicant_do_not_find_the_other(house: House) -> None:
    for role in (Role.OWNER, Role.EDITOR, Role.READER):
        assert list(visible(house.people[role], Applicant)) == [house.applicant]


def test_a_secretary_with_a_part_in_an_applicant_reads_it_as_its_member_only(house: House) -> None:
    secretary, owner = house.people[Role.SECRETARY], house.people[Role.OWNER]
    joined(house.applicant, owner, secretary, Role.READER)
    assert Role.SECRETARY in roles(secretary, house.other)
    assert fields(RecordKind.APPLICANT, roles(secretary, house.applicant)) == fields(
        RecordKind.APPLICANT, {Role.READER}
    )
    assert set(visible(secretary, Applicant)) == {house.applicant, house.other}


def test_a_recommender_finds_the_request_its_files_and_nothing_else_of_the_application(house: House) -> None:
    recommender = house.people[Role.RECOMMENDER]
    found = {kind for kind in RecordKind if visible(recommender, model_of(kind)).exists()}
    open_to_all = {RecordKind.NOTICE, RecordKind.TEXT, RecordKind.OUTAGE, RecordKind.OFFICERULING}
    assert found == {RecordKind.RECOMMENDATION, RecordKind.UPLOAD, RecordKind.PERSON, RecordKind.LETTER} | open_to_all
    [request] = visible(recommender, model_of(RecordKind.RECOMMENDATION))
    assert {"application", "application_id", "email", "token", "nonce"}.isdisjoint(legible(recommender, request))
    assert list(visible(recommender, Person)) == [recommender]
    files = list(visible(recommender, Upload).order_by("pk"))
    assert [file.name for file in files] == ["signed.pdf", "afterwards.pdf"]
    assert {"application", "application_id", "part"}.isdisjoint(legible(recommender, files[0]))


def test_what_a_recommender_attached_is_nobody_elses_until_it_is_signed(house: House) -> None:
    """And then it is the applicant's to read, and the office's once it is filed."""
    for role in (Role.OWNER, Role.EDITOR, Role.READER, Role.SECRETARY, Role.SUPERVISOR):
        seen = visible(house.people[role], Upload).filter(recommendation__isnull=False)
        assert [file.name for file in seen] == ["signed.pdf"], role


@pytest.mark.parametrize("duty", [Role.SECRETARY, Role.SUPERVISOR])
def test_a_recommender_is_nobody_of_the_office_to_the_applicant(house: House, duty: Role) -> None:
    recommender = house.people[Role.RECOMMENDER]
    recommender.duty = duty
    for kind in (RecordKind.APPLICANT, RecordKind.APPLICATION, RecordKind.FILING, RecordKind.EXTENSION):
        for record in model_of(kind)._default_manager.all():
            mine = record == house.applicant or Role.OWNER in roles(house.people[Role.OWNER], record)
            assert (Role.RECOMMENDER in roles(recommender, record)) is mine
            assert bool(fields(kind, roles(recommender, record))) is not mine
            assert visible(recommender, model_of(kind)).filter(pk=record.pk).exists() is not mine


def test_whoever_was_removed_sees_nothing_any_more(house: House) -> None:
    reader = house.people[Role.READER]
    membership = house.applicant.memberships.get(person=reader)
    perform(Act.APPLICATION_REMOVE, by=house.people[Role.OWNER], on=membership.pk)
    assert not visible(reader, Applicant).exists()


def test_whoever_is_shut_out_is_a_visitor(house: House) -> None:
    owner = house.people[Role.OWNER]
    owner.is_active = False
    assert not visible(owner, Applicant).exists()
    assert roles(owner, house.applicant) == {Role.VISITOR}


def test_what_one_person_was_shown_is_not_taken_for_another(house: House) -> None:
    seen = visible(house.people[Role.OWNER], Applicant).get()
    assert set(legible(house.people[Role.PERSON], seen)) == set()


def test_a_view_says_what_the_record_says(house: House) -> None:
    read = legible(house.people[Role.OWNER], house.applicant)
    assert (read.kind, read.name) == ("organisation", house.applicant.name)
    assert repr(read).startswith("<applicant ")


def test_a_view_of_a_record_cannot_be_changed(house: House) -> None:
    read: Legible = legible(house.people[Role.OWNER], house.applicant)
    with pytest.raises(AttributeError):
        read.name = "改"
    with pytest.raises(AttributeError):
        del read.name


@pytest.mark.parametrize("role", [Role.OWNER, Role.SECRETARY])
def test_a_list_costs_the_same_whatever_its_length(house: House, role: Role) -> None:
    looking: Person = person("looking", "secretary" if role is Role.SECRETARY else "")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            shown = [legible(looking, record) for record in visible(looking, Applicant)]
        assert shown
        return len(asked)

    owner = looking if role is Role.OWNER else person("another")
    organisation(house.notice, owner)
    once = cost()
    for _ in range(9):
        organisation(house.notice, owner)
    assert cost() == once


def test_a_page_asks_once_whose_it_is_and_an_act_asks_anew(house: House) -> None:
    owner = house.people[Role.OWNER]
    owner.known = {}
    with CaptureQueriesContext(connection) as first:
        list(visible(owner, Application))
    with CaptureQueriesContext(connection) as again:
        list(visible(owner, Upload))
    assert len(again) == 1 < len(first)
    with pen.held():
        Membership.objects.filter(person=owner).update(stage=REMOVED)
    with pytest.raises(NotAllowed):
        perform(Act.APPLICATION_WITHDRAW, by=owner, on=house.applicant.applications.get().pk)


def test_a_page_asks_anew_after_an_act(house: House) -> None:
    reader = person("someone")
    reader.known = {}
    assert not visible(reader, Applicant).exists()
    organisation(house.notice, reader)
    assert visible(reader, Applicant).exists()
