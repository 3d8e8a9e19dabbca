"""Does the task list say first what was filed, and what was changed since?"""

import pytest

from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.records.applications import Part
from tests.office.applying import completed, submit, write
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

CHANGED = "提交以后改过，还没有再次提交"


@pytest.fixture
def filed(team: Team) -> Team:
    submit(completed(team.application, team.owner), team.owner)
    return team


def page(team: Team, signed_in: SignedIn) -> str:
    return signed_in(team.reader).get(team.root).content.decode()


def rewritten(team: Team, part: str, **said: str) -> None:
    kept = Part.objects.get(application=team.application, part=part)
    write(team.application, team.editor, part, kept.answers | said, kept.version)


def test_before_filing_nothing_is_said_of_one(team: Team, signed_in: SignedIn) -> None:
    assert 'id="standing"' not in page(team, signed_in)


def test_what_counts_is_said_first_with_its_receipt(filed: Team, signed_in: SignedIn) -> None:
    shown = page(filed, signed_in)
    assert shown.index("以第1次提交为准") < shown.index("下一步")
    assert f"{filed.root}filings/1/receipt/" in shown
    assert "此后没有改动。" in shown
    assert CHANGED not in shown


def test_what_was_changed_since_is_marked_and_only_what_is_filed_counts(filed: Team, signed_in: SignedIn) -> None:
    rewritten(filed, "application_form", contact_person="另一位虚构的人")
    rewritten(filed, "facts", name="改过的虚构名称")
    shown = page(filed, signed_in)
    assert shown.count(CHANGED) == 2
    assert "只有提交了的才算数" in shown


def test_what_was_filed_again_counts_and_nothing_is_marked(filed: Team, signed_in: SignedIn) -> None:
    rewritten(filed, "application_form", contact_person="另一位虚构的人")
    submit(filed.application, filed.owner)
    shown = page(filed, signed_in)
    assert "以第2次提交为准" in shown
    assert CHANGED not in shown


def test_of_a_withdrawn_one_the_way_back_is_shown(filed: Team, signed_in: SignedIn) -> None:
    perform(Act.APPLICATION_WITHDRAW, by=filed.owner, on=filed.application.pk)
    shown = signed_in(filed.owner).get(filed.root).content.decode()
    assert "申报已经撤回" in shown
    assert f"{filed.root}reopen/" in shown
    assert "以第1次提交为准" not in shown
