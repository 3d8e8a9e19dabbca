"""Does the office open the files that were filed, and those alone, and is each look an entry of the log?"""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.relations import CLOCK
from office.access.scope import visible
from office.acts.performing import perform
from office.acts.sealing import entries
from office.records.applications import Filing
from office.records.issued import Notice
from office.records.people import Person
from office.records.uploads import Upload
from tests.office.acts.handing_in import MANY, come
from tests.office.applying import submit
from tests.office.arranging import joined, person
from tests.office.outside.papers import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(filing: Filing) -> Person:
    return filing.application.applicant.memberships.get().person


@pytest.fixture
def upload(filing: Filing, member: Person) -> Upload:
    """A file that was handed in after the first filing; its content is there."""
    return come(filing.application, member, name='虚构"报告;.pdf', **MANY)


def opened(client: Client, upload: Upload, number: int = 1, desk: str = "secretariat") -> HttpResponse:
    return client.post(f"/{desk}/a/{upload.application.reference}/{number}/files/{upload.pk}/")


def reads(notice: Notice) -> list[dict[str, str]]:
    told = [decode(content) for content in entries(notice)]
    return [dict(entry.detail) for entry in told if entry.act == Act.APPLICATION_READ]


@pytest.mark.parametrize(("duty", "desk"), [(Role.SECRETARY, "secretariat"), (Role.SUPERVISOR, "supervisor")])
def test_a_file_that_was_filed_is_opened_by_an_act_and_can_do_no_harm(
    notice: Notice, upload: Upload, member: Person, duty: Role, desk: str
) -> None:
    submit(upload.application, member)
    client = Client()
    client.force_login(person("一人", duty))
    page = client.post(f"/{desk}/a/{upload.application.reference}/2/open/").content.decode()
    assert f"/{desk}/a/{upload.application.reference}/2/files/{upload.pk}/" in page
    answer = opened(client, upload, 2, desk)
    assert b"".join(answer) == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"
    assert reads(notice) == [{}, {"upload": str(upload.pk)}]
    answer.close()


def test_a_file_that_was_not_filed_is_not_there(notice: Notice, upload: Upload, secretary: Client) -> None:
    assert opened(secretary, upload).status_code == 404
    assert upload not in visible(person("又一", Role.SECRETARY), Upload)
    assert reads(notice) == []


def test_a_file_is_found_under_the_filing_that_it_is_part_of_alone(
    notice: Notice, upload: Upload, member: Person, secretary: Client
) -> None:
    submit(upload.application, member)
    perform(Act.APPLICATION_DETACH, by=member, on=upload.pk)
    submit(upload.application, member)
    for number, status in ((1, 404), (2, 200), (3, 404)):
        answer = opened(secretary, upload, number)
        assert answer.status_code == status
        answer.close()


def test_it_is_pressed_and_not_followed(filing: Filing, secretary: Client) -> None:
    upload = filing.uploads.first()
    assert secretary.get(f"/secretariat/a/{filing.application.reference}/1/files/{upload.pk}/").status_code == 405


def test_what_was_not_cleared_is_opened_by_nobody_and_its_refusal_is_told(
    notice: Notice, filing: Filing, member: Person, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "AWARD_CLAMAV", ("unix", "nobody.sock"))
    upload = come(filing.application, member, name="虚构的附件.pdf", **MANY)
    submit(filing.application, member)
    assert opened(secretary, upload, 2).status_code == 409
    perform(Act.APPLICATION_REFUSE_FILE, by=CLOCK, on=upload.pk, reason="虚构病毒")
    assert opened(secretary, upload, 2).status_code == 409
    assert reads(notice) == []
    page = secretary.get(f"/secretariat/a/{filing.application.reference}/").content.decode()
    assert "虚构病毒" in page
    assert "虚构的附件" not in page
    dossier = secretary.post(f"/secretariat/a/{filing.application.reference}/2/open/").content.decode()
    assert f"/2/files/{upload.pk}/" not in dossier
    assert "不予接收" in dossier


def test_nobody_opens_files_where_they_have_a_part(filing: Filing, member: Person) -> None:
    secretary, upload = person("兼任", Role.SECRETARY), filing.uploads.first()
    joined(filing.application.applicant, member, secretary, Role.READER)
    for who in (member, secretary, person("外人")):
        client = Client()
        client.force_login(who)
        assert opened(client, upload).status_code == 404


def test_the_page_says_which_filing_counts(filing: Filing, member: Person, secretary: Client) -> None:
    submit(filing.application, member)
    address = f"/secretariat/a/{filing.application.reference}/"
    page = secretary.get(address).content.decode()
    assert page.index("第2次提交") < page.index("以此为准") < page.index("第1次提交") < page.index("不再算数")
    perform(Act.APPLICATION_WITHDRAW, by=member, on=filing.application.pk)
    assert "以此为准" not in secretary.get(address).content.decode()
