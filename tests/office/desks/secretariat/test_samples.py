"""Is every table that is there to be tried brought in as the office brings one in, by the pages and to the end?"""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from office.records.issued import Notice
from office.records.registers import Answer, Held, Register
from tests.award.announced import FOLDER
from tests.office.acts.intake.holding import filed
from tests.office.applying import NOON, completed, opened, set_clock, submit
from tests.office.arranging import organisation, person

SAMPLES = FOLDER / "samples"
ANSWERS = SAMPLES / "answers-market-regulator.csv"
# Into which register each goes, and what is to be ticked for it.
REGISTERS = {
    "past-awards.csv": ("past_awards", {}),
    "past-awards-with-faults.csv": ("past_awards", {"without": "yes"}),
    "district-filings.csv": ("district_filings", {}),
}


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON)


def brought(client: Client, at: str, path: Path) -> HttpResponse:
    page = client.post(f"{at}{'' if at.endswith('answers/') else 'bring/'}", {"file": upload(path)})
    assert page.status_code == 200
    return page


def upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def confirmed(client: Client, at: str, page: HttpResponse, said: dict[str, str]) -> int:
    [laid] = set(re.findall(r'name="laid" value="([^"]+)"', page.content.decode()))
    return client.post(f"{at}confirm/", {"laid": laid, **said}).status_code


def counted(page: HttpResponse) -> list[int]:
    """New, held already, held otherwise, with faults: as the page counts them."""
    counts = re.search(r'<ul class="counts">(.*?)</ul>', page.content.decode(), re.DOTALL)
    assert counts
    return [int(number) for number in re.findall(r"<strong>(\d+)</strong>", counts[1])]


@pytest.mark.parametrize("path", sorted(set(SAMPLES.glob("*.csv")) - {ANSWERS}), ids=lambda path: path.name)
def test_a_sample_is_taken_into_its_register(notice: Notice, secretary: Client, path: Path) -> None:
    kind, said = REGISTERS[path.name]
    filed(notice, person("申报人"))
    at = f"/secretariat/registers/{kind}/"
    page = brought(secretary, at, path)
    new, held, changed, faulty = counted(page)
    assert (bool(faulty), changed) == (bool(said), 0)
    assert not Register.objects.exists()
    if said:
        assert confirmed(secretary, at, page, {}) == 422
    assert confirmed(secretary, at, page, said) == 302
    assert Held.objects.filter(register__kind=kind).count() == Register.objects.get().count == new > 0
    assert counted(brought(secretary, at, path))[:2] == [0, held + new]


def test_the_sample_of_answers_is_recorded(notice: Notice, secretary: Client) -> None:
    names = [line.partition(",")[0] for line in ANSWERS.read_text("utf-8-sig").splitlines()[1:]]
    for number, name in enumerate([*names, "虚构的另一家公司"]):
        owner = person(f"申报人{number}")
        submit(completed(opened(organisation(notice, owner, name), owner), owner), owner)
    asked = {"which": "new", "until": "2025-07-29", "confirmed": "yes"}
    assert secretary.post("/secretariat/enquiries/ask/market_regulator/", asked).status_code == 302
    at = "/secretariat/enquiries/1/answers/"
    page = brought(secretary, at, ANSWERS)
    assert confirmed(secretary, at, page, {}) == 302
    told = dict(Answer.objects.values_list("application__applicant__name", "said"))
    assert told == {names[0]: "none", names[1]: "found", "虚构的另一家公司": ""}
    shown = secretary.get("/secretariat/enquiries/1/").content.decode()
    assert "一起投诉，已经核实（虚构）" in shown
