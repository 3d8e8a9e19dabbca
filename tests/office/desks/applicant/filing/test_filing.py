"""Is an application looked over whole, filed once, proved, replaced, taken back and opened again?"""

import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from award.application.deadline import deadline
from award.application.lifecycle import DRAFT, SUBMITTED, WITHDRAWN
from award.cli import main
from office.acts import pen
from office.records.applications import Filing
from tests.award.announced import SCHEME
from tests.award.application.dossiers import ZONE
from tests.office.applying import LINE, clean, completed, extend, set_clock, submit, write
from tests.office.arranging import organisation
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

ROOTS = pytest.mark.parametrize("root", ["", "/en"])
SECOND = timedelta(seconds=1)
LAST = deadline(SCHEME, LINE, zone=ZONE).instant
PAGES = ("check/", "filings/", "withdraw/")
FEW = 34  # queries of the request that files: who asks, what they may, what there is; what is written and decided
OF_A_FILING = ("receipt/", "receipt.pdf", "receipt.json", "print/", "dossier.pdf")


@pytest.fixture
def full(team: Team) -> Team:
    """An application that lacks nothing."""
    completed(team.application, team.owner)
    return team


def text(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200, address
    return answer.content.decode()


def form(client: Client, team: Team, root: str = "") -> dict[str, str]:
    """What the page's own form sends when the undertaking is confirmed."""
    page = text(client, f"{root}{team.root}check/")
    return {"upon": re.search(r'name="upon" value="([^"]+)"', page)[1], "undertaken": "yes"}


def press(client: Client, team: Team, sent: dict[str, str], root: str = ""):
    return client.post(f"{root}{team.root}submit/", sent)


@ROOTS
def test_from_the_check_to_a_receipt_that_anyone_can_verify(
    full: Team, signed_in: SignedIn, root: str, tmp_path: Path
) -> None:
    client = signed_in(full.owner)
    done = press(client, full, form(client, full, root), root)
    receipt = f"{root}{full.root}filings/1/receipt/"
    assert (done.status_code, done.headers["Location"]) == (302, receipt)
    filing = Filing.objects.get()
    page = text(client, receipt)
    for said in (full.application.reference, filing.digest, full.notice.log_key, "UTC+08:00"):
        assert said in page
    file = tmp_path / "receipt.json"
    verify = ["verify", "receipt", str(file), "--key", full.notice.log_key]
    file.write_bytes(client.get(receipt[:-1] + ".json").content)
    assert CliRunner().invoke(main, verify).exit_code == 0
    [attached] = PdfReader(BytesIO(client.get(receipt[:-1] + ".pdf").content)).attachments["receipt.json"]
    assert attached == file.read_bytes()
    file.write_bytes(attached.replace(filing.application.applicant.name.encode(), "虚构他人".encode()))
    assert CliRunner().invoke(main, verify).exit_code == 1


@pytest.mark.parametrize(("root", "language"), [("", "zh"), ("/en", "en")])
def test_the_undertaking_is_frozen_in_the_schemes_own_words(
    full: Team, signed_in: SignedIn, root: str, language: str
) -> None:
    client = signed_in(full.owner)
    press(client, full, {**form(client, full, root), "undertaking": "伪造的承诺"}, root)
    content = Filing.objects.get().content
    assert getattr(SCHEME.notice.undertaking.words, language) in content
    assert "伪造的承诺" not in content


def test_a_second_press_leads_to_the_same_receipt(full: Team, signed_in: SignedIn) -> None:
    client = signed_in(full.owner)
    sent = form(client, full)
    first, second = press(client, full, sent), press(client, full, sent)
    assert second.headers["Location"] == first.headers["Location"] + "?again=yes"
    assert Filing.objects.count() == 1
    assert "没有重复提交" in text(client, second.headers["Location"])


def test_what_was_changed_meanwhile_is_shown_again_and_not_filed(full: Team, signed_in: SignedIn) -> None:
    client = signed_in(full.owner)
    sent = form(client, full)
    answers = full.application.parts.get(part="application_form").answers
    write(full.application, full.editor, "application_form", answers | {"applicant_name": "后改的名称"}, 1)
    refused = press(client, full, sent)
    assert refused.status_code == 409
    assert "后改的名称" in refused.content.decode()
    assert not Filing.objects.exists()
    assert press(client, full, form(client, full)).status_code == 302


def test_nothing_is_filed_without_the_confirmation(full: Team, signed_in: SignedIn) -> None:
    client = signed_in(full.owner)
    refused = press(client, full, {"upon": form(client, full)["upon"]})
    assert refused.status_code == 409
    assert 'href="#undertaken"' in refused.content.decode()
    assert not Filing.objects.exists()


def test_every_gap_is_named_and_nothing_can_be_pressed(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)
    page = text(client, f"{team.root}check/")
    assert 'name="upon"' not in page
    assert page.count('class="checked__lacking"') > 5
    refused = press(client, team, {"undertaken": "yes", "upon": "1-x"})
    assert refused.status_code == 409


def test_filing_again_replaces_the_former_and_keeps_both(full: Team, signed_in: SignedIn) -> None:
    client = signed_in(full.owner)
    press(client, full, form(client, full))
    answers = full.application.parts.get(part="application_form").answers
    write(full.application, full.owner, "application_form", answers | {"applicant_name": "更正后的名称"}, 1)
    press(client, full, form(client, full))
    page = text(client, f"{full.root}filings/")
    assert page.count("filed--counts") == 1
    assert page.index("第2次提交") < page.index("第1次提交")
    assert "更正后的名称" in text(client, f"{full.root}filings/2/print/")
    assert "更正后的名称" not in text(client, f"{full.root}filings/1/print/")
    assert "以最后一次为准" in text(client, f"{full.root}filings/1/receipt/")


def test_what_is_withdrawn_counts_no_more_and_can_be_opened_again(full: Team, signed_in: SignedIn) -> None:
    client, application = signed_in(full.owner), full.application
    press(client, full, form(client, full))
    assert "撤回申报" in text(client, f"{full.root}withdraw/")
    application.refresh_from_db()
    assert application.stage == SUBMITTED
    assert client.post(f"{full.root}withdraw/").headers["Location"] == f"{full.root}filings/"
    application.refresh_from_db()
    assert application.stage == WITHDRAWN
    assert client.post(f"{full.root}withdraw/").status_code == 409
    page = text(client, f"{full.root}filings/")
    assert "filed--counts" not in page
    assert "不再算数" in text(client, f"{full.root}filings/1/receipt/")
    assert client.post(f"{full.root}reopen/").headers["Location"] == full.root
    application.refresh_from_db()
    assert application.stage == DRAFT
    assert press(client, full, form(client, full)).headers["Location"] == f"{full.root}filings/2/receipt/"


@ROOTS
@pytest.mark.parametrize("after", [-SECOND, 0 * SECOND, SECOND])
def test_every_page_is_given_at_the_deadline_and_the_press_only_before(
    full: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, root: str, after: timedelta
) -> None:
    submit(full.application, full.owner)
    client = signed_in(full.owner)
    sent = form(client, full, root)
    set_clock(monkeypatch, LAST + after)
    for page in (*PAGES, *(f"filings/1/{end}" for end in OF_A_FILING)):
        assert client.get(f"{root}{full.root}{page}").status_code == 200, page
    assert ('name="upon"' in text(client, f"{root}{full.root}check/")) is (after < 0 * SECOND)
    pressed = press(client, full, sent, root)
    assert pressed.status_code == (302 if after < 0 * SECOND else 409)
    assert Filing.objects.count() == (2 if after < 0 * SECOND else 1)


def test_more_time_opens_the_press_for_the_one_application(
    full: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    extend(full.application, full.secretary)
    set_clock(monkeypatch, LAST + SECOND)
    client = signed_in(full.owner)
    assert press(client, full, form(client, full)).status_code == 302


@ROOTS
def test_members_see_the_pages_and_only_an_owner_can_press(full: Team, signed_in: SignedIn, root: str) -> None:
    submit(full.application, full.owner)
    for who in (full.editor, full.reader):
        client = signed_in(who)
        for page in (*PAGES, *(f"filings/1/{end}" for end in OF_A_FILING)):
            assert client.get(f"{root}{full.root}{page}").status_code == 200, page
        assert 'name="upon"' not in text(client, f"{root}{full.root}check/")
        assert press(client, full, {"undertaken": "yes", "upon": "2-x"}).status_code == 403
        assert client.post(f"{full.root}withdraw/").status_code == 403


@ROOTS
def test_what_is_another_s_is_not_there(full: Team, signed_in: SignedIn, root: str) -> None:
    submit(full.application, full.owner)
    for who in (full.stranger, full.secretary):
        client = signed_in(who)
        for page in (*PAGES, *(f"filings/1/{end}" for end in OF_A_FILING)):
            assert client.get(f"{root}{full.root}{page}").status_code == 404, page
        for page in ("submit/", "withdraw/", "reopen/"):
            assert client.post(f"{root}{full.root}{page}").status_code == 404, page
    assert signed_in(full.owner).get(f"{root}{full.root}filings/2/receipt/").status_code == 404
    assert signed_in(None).get(f"{root}{full.root}check/").headers["Location"].startswith(reverse("account_login"))


def one_more_file(team: Team) -> None:
    """Handed in to a question that takes many."""
    name = f"{uuid4().hex}.pdf"
    said = {"name": name, "size": 1, "sha256": sha256(name.encode()).hexdigest()}
    with pen.held():
        clean(team.application, team.owner, "self_assessment", "self_assessment_figures", **said).save()


def cost(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        read()
    return len(asked)


@pytest.mark.parametrize("page", ["check/", "filings/", "filings/1/receipt/"])
def test_a_page_costs_the_same_whatever_was_filed(full: Team, signed_in: SignedIn, page: str) -> None:
    submit(full.application, full.owner)
    client = signed_in(full.owner)
    client.get(full.root + page)
    once = cost(lambda: client.get(full.root + page))
    for _ in range(29):
        submit(full.application, full.owner)
    organisation(full.notice, full.stranger)
    assert cost(lambda: client.get(full.root + page)) == once


def test_a_filing_costs_few_queries_whatever_was_filed_and_handed_in_before(full: Team, signed_in: SignedIn) -> None:
    client, costs = signed_in(full.owner), []
    for _ in range(3):
        sent = form(client, full)
        costs.append(cost(lambda sent=sent: press(client, full, sent)))
        one_more_file(full)
    assert full.application.filings.count() == len(costs)
    assert costs == [costs[0]] * len(costs)
    assert costs[0] <= FEW
