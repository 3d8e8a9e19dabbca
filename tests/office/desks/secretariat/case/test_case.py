"""Can a secretary examine a case at the desk, item by item, and decide on it with the letters seen first?"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.eligibility.outcome import NOT_MET
from award.intake.checklist import FINDING
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.sealing import entries
from office.records.applications import Filing
from office.records.intake import Decision, Judgement
from office.records.issued import Notice
from tests.office.arranging import letters, person
from tests.office.examining import look_through, say
from tests.office.ruling import contested

pytestmark = pytest.mark.django_db

ROOTS = pytest.mark.parametrize("root", ["", "/en"])


def place(filing: Filing, end: str, root: str = "") -> str:
    return f"{root}/secretariat/a/{filing.application.reference}/{end}"


def stage(filing: Filing) -> str:
    filing.application.refresh_from_db()
    return str(filing.application.stage)


def seen(page: str) -> str:
    """The digest of the letters that a page shows."""
    found = re.search(r'name="letters_seen" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


@ROOTS
@pytest.mark.parametrize("end", ["form/", "findings/", "decision/", "letters/"])
def test_every_page_of_a_case_opens_in_both_languages(filing: Filing, secretary: Client, root: str, end: str) -> None:
    page = secretary.get(place(filing, end, root))
    assert page.status_code == 200
    assert filing.application.applicant.name in page.content.decode()


def test_an_item_is_said_to_be_in_order_and_shows_who_said_so(filing: Filing, secretary: Client) -> None:
    sent = {"upon": "1", "says.form_signed": "met"}
    answer = secretary.post(place(filing, "form/"), sent)
    assert (answer.status_code, answer["Location"]) == (302, place(filing, "form/") + "#form_signed")
    assert "虚构的办公室" in secretary.get(place(filing, "form/")).content.decode()


def test_the_overview_says_how_far_it_has_come(filing: Filing, secretary: Client) -> None:
    secretary.post(place(filing, "form/"), {"upon": "1", "says.form_signed": "met"})
    page = secretary.get(place(filing, "", "/en")).content.decode()
    assert re.search(r">1 of \d+ settled", page)
    assert re.search(r">0 of \d+ settled", page)
    look_through(filing.application, person("审查甲", Role.SECRETARY))
    assert ">0 of" not in secretary.get(place(filing, "", "/en")).content.decode()
    assert "全部审定" in secretary.get(place(filing, "decision/")).content.decode()


def test_all_that_only_want_a_look_are_confirmed_at_one_press(filing: Filing, secretary: Client) -> None:
    secretary.post(place(filing, "findings/"), {"upon": "1", "go": "confirm"})
    said = set(Judgement.objects.values_list("computed", "says"))
    assert said == {("met", "met")}
    assert Judgement.objects.count() > 3


def test_every_fault_is_told_at_its_item_and_nothing_typed_is_lost(filing: Filing, secretary: Client) -> None:
    sent = {
        "upon": "1",
        "says.operated": "not_met",
        "evidence.operated": "虚构的执照",
        "says.environment": "met",
        "reason.environment": "虚构的话",
    }
    page = secretary.post(place(filing, "findings/"), sent)
    assert page.status_code == 422
    text = page.content.decode()
    assert text.count('href="#operated"') == 1
    assert text.count('href="#environment"') == 1
    assert "虚构的执照" in text
    assert "虚构的话" in text
    assert Judgement.objects.count() == 0


def test_the_arithmetic_is_opened_by_an_act(notice: Notice, filing: Filing, secretary: Client) -> None:
    before = len(list(entries(notice)))
    shut = secretary.get(place(filing, "findings/")).content.decode()
    assert len(list(entries(notice))) == before
    opened = secretary.post(place(filing, "findings/open/")).content.decode()
    assert len(list(entries(notice))) == before + 1
    assert "item__working" in opened
    assert "item__working" not in shut


def test_the_arithmetic_of_a_contested_case_opens_by_every_reading(
    notice: Notice, filing: Filing, secretary: Client
) -> None:
    case = contested(notice, person("乙"))
    answer = secretary.post(f"/secretariat/a/{case.reference}/findings/open/")
    assert answer.status_code == 200
    assert 'class="readings__home"' in answer.content.decode()


def test_a_case_is_accepted_with_the_very_letters_that_were_seen(filing: Filing, secretary: Client) -> None:
    look_through(filing.application, person("另一人", Role.SECRETARY))
    sent = {"act": "accept", "upon": "1"}
    page = secretary.post(place(filing, "decision/"), sent).content.decode()
    assert stage(filing) == "submitted"
    secretary.post(place(filing, "decision/"), {**sent, "letters_seen": seen(page)})
    assert stage(filing) == "accepted"
    letter = next(one for one in letters() if one.act == Act.INTAKE_ACCEPT)
    assert letter.subject in page


def test_letters_that_were_not_seen_do_not_leave(filing: Filing, secretary: Client) -> None:
    look_through(filing.application, person("另一人", Role.SECRETARY))
    page = secretary.post(place(filing, "decision/"), {"act": "accept", "upon": "1", "letters_seen": "0" * 64})
    assert page.status_code == 422
    assert stage(filing) == "submitted"


def test_what_is_not_looked_through_is_not_accepted_and_the_page_says_what_lacks(
    filing: Filing, secretary: Client
) -> None:
    page = secretary.post(place(filing, "decision/"), {"act": "accept", "upon": "1"})
    assert page.status_code == 422
    assert "没有审查完" in page.content.decode()


def test_a_refusal_quotes_its_clause_and_keeps_what_was_typed(filing: Filing, secretary: Client) -> None:
    for name in ("审查甲", "审查乙"):
        say(filing.application, person(name, Role.SECRETARY), FINDING, ["operated"], NOT_MET)
    sent = {"act": "refuse", "upon": "1", "clauses": ["S2-11"], "reason": "虚构：成立不满三年", "remedy": ""}
    page = secretary.post(place(filing, "decision/"), sent)
    assert page.status_code == 422
    assert "虚构：成立不满三年" in page.content.decode()
    sent["remedy"] = "满三年后再申报"
    page = secretary.post(place(filing, "decision/"), sent)
    secretary.post(place(filing, "decision/"), {**sent, "letters_seen": seen(page.content.decode())})
    assert stage(filing) == "not_accepted"
    shown = secretary.get(place(filing, "decision/")).content.decode()
    assert "满三年后再申报" in shown
    assert "S2-11" in shown
    assert Decision.objects.get().clauses == ["S2-11"]


@pytest.mark.parametrize("end", ["", "form/", "findings/", "decision/", "letters/"])
def test_a_page_costs_the_same_however_much_was_said(filing: Filing, secretary: Client, end: str) -> None:
    say(filing.application, person("审查甲", Role.SECRETARY), FINDING, ["operated"])
    with CaptureQueriesContext(connection) as few:
        secretary.get(place(filing, end))
    for number in range(5):
        look_through(filing.application, person(f"审查甲{number}", Role.SECRETARY))
    with CaptureQueriesContext(connection) as many:
        secretary.get(place(filing, end))
    assert len(few) == len(many)
