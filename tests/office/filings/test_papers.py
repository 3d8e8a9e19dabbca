"""Does a paper say what was filed, on every page, and prove itself?"""

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils.translation import override
from pypdf import PdfReader

from award.cli import main
from office.filings.papers import dossier_paper, receipt_paper
from office.filings.receipt import Shown, receipt_of
from office.outside import papers
from office.records.applications import Application, Filing
from office.records.issued import Notice
from tests.office.acts.application.test_filing import application, owner  # noqa: F401 (fixtures)
from tests.office.applying import NOON, submit, write

pytestmark = pytest.mark.django_db

LONG = "先进质量管理模式的内涵、形成和运行。" * 60


@pytest.fixture
def filing(application: Application) -> Filing:  # noqa: F811 (the fixture)
    owner = application.applicant.memberships.get().person  # noqa: F811
    answers = application.parts.get(part="model_description").answers
    write(application, owner, "model_description", answers | {"model_summary": LONG}, 1)
    return submit(application, owner)


@pytest.fixture
def shown(notice: Notice, filing: Filing) -> Shown:
    return receipt_of(notice, filing)


def pages(paper: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(paper)).pages]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_receipt_carries_the_file_that_proves_it(
    notice: Notice, filing: Filing, language: str, tmp_path: Path
) -> None:
    with override(language):
        paper = receipt_paper(receipt_of(notice, filing))
    [content] = PdfReader(BytesIO(paper)).attachments["receipt.json"]
    file = tmp_path / "receipt.json"
    file.write_bytes(content)
    verify = ["verify", "receipt", str(file), "--key", notice.log_key]
    assert CliRunner().invoke(main, verify).exit_code == 0
    file.write_bytes(content.replace(filing.application.reference.encode(), b"2025-0002-3"))
    assert CliRunner().invoke(main, verify).exit_code == 1


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_bears_the_code_of_the_snapshot(notice: Notice, filing: Filing, language: str) -> None:
    with override(language):
        shown = receipt_of(notice, filing)
        papers = receipt_paper(shown), dossier_paper(shown, filing)
    for paper in papers:
        assert all(shown.code in page and shown.reference in page for page in pages(paper))


def test_the_dossier_says_every_answer_and_lists_every_file_with_its_hash(shown: Shown, filing: Filing) -> None:
    text = "".join(pages(dossier_paper(shown, filing))).replace("\n", "")
    assert text.count(LONG[:17]) >= 60
    files = {file.sha256 for file in shown.files}
    assert files
    assert all(sha256 in text for sha256 in files)
    assert json.loads(filing.content)["undertaking"]["words"] in text


def test_the_same_filing_is_the_same_paper_whenever_it_is_printed(shown: Shown) -> None:
    assert receipt_paper(shown) == receipt_paper(shown)


def test_papers_are_for_the_archive_and_can_be_read_aloud(shown: Shown) -> None:
    root = PdfReader(BytesIO(receipt_paper(shown))).trailer["/Root"]
    told = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert "/StructTreeRoot" in root


@pytest.mark.parametrize("rare", ["𰻞", "😀", "#panic()", "*_$", "<script>", "\\"])
def test_no_name_keeps_a_paper_from_being_printed(rare: str) -> None:
    said = {
        "language": "zh", "title": f"虚构{rare}", "name": "虚构", "code": "0", "code_label": "码", "footer": rare,
        "missing": "缺字", "intro": rare, "rows": [["甲", rare]], "digests": [], "files": {"title": rare, "rows": []},
        "verify": {"title": "核验", "steps": [{"words": rare, "command": rare}]},
        "log": {"title": "日志", "rows": [], "path": "路", "hashes": [], "checkpoint": "点", "note": ""},
    }  # fmt: skip
    text = "".join(pages(papers.printed("receipt", said, {}, NOON)))
    assert ("缺字" in text) == (rare in "𰻞😀")
