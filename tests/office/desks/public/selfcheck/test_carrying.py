"""Can the answers be carried away and back whole, and is everything else refused clearly?"""

import json
import tomllib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from award.eligibility.rules import bind
from award.notice.scheme import Scheme
from award.vocabulary.fault import Faulty
from office.desks.public.selfcheck.carrying import LARGEST, answers_in, facts_file
from office.questions.answers import LINE
from office.questions.fields import ROWS_AT_MOST
from office.questions.reading import read
from office.records.notices import samples
from tests.office.desks.public.selfcheck.conftest import SAMPLES, As

ON = date(2025, 6, 16)


def faults(file: bytes, scheme: Scheme, name: str = "facts.toml") -> list[str]:
    with pytest.raises(Faulty) as faulty:
        answers_in(file, name, scheme, ON)
    return [fault.code for fault in faulty.value.faults]


@pytest.mark.parametrize("sample", samples(), ids=SAMPLES)
def test_answers_carried_away_and_back_are_the_same(scheme: Scheme, sample: object) -> None:
    answers = answers_in(sample.text.encode(), "facts.toml", scheme, ON)  # type: ignore[attr-defined] # a sample
    said = read(answers, bind(scheme, answers[LINE], on=ON))
    carried = facts_file(said.facts, scheme, answers[LINE])
    assert answers_in(carried.encode(), "facts.toml", scheme, ON) == answers


@pytest.mark.parametrize("sample", samples(), ids=SAMPLES)
def test_the_file_says_what_the_sample_said(scheme: Scheme, sample: object) -> None:
    text = sample.text  # type: ignore[attr-defined] # a sample
    answers = answers_in(text.encode(), "facts.toml", scheme, ON)
    carried = facts_file(read(answers, bind(scheme, answers[LINE], on=ON)).facts, scheme, answers[LINE])
    assert tomllib.loads(carried) == tomllib.loads(text)


def test_a_day_known_in_part_stays_known_in_part(scheme: Scheme) -> None:
    for told in ("2009", "2009-05", "2009-05-18"):
        file = f'line = "gold_model"\n[facts]\nestablished_on = "{told}"'.encode()
        answers = answers_in(file, "facts.toml", scheme, ON)
        assert [answers.get(f"established_on-{part}") for part in ("year", "month", "day")] == [
            *told.split("-"),
            *[None] * (2 - told.count("-")),
        ]
        carried = facts_file(read(answers, bind(scheme, "gold_model", on=ON)).facts, scheme, "gold_model")
        assert answers_in(carried.encode(), "facts.toml", scheme, ON) == answers


def test_nothing_in_a_table_stays_none_and_not_unknown(scheme: Scheme) -> None:
    answers = answers_in(b'line = "gold_model"\n[facts]\nawards = []', "facts.toml", scheme, ON)
    assert answers == {"awards.count": "0", LINE: "gold_model"}


def test_json_is_taken_as_well(scheme: Scheme) -> None:
    file = json.dumps({"facts": {"name": "虚构", "cqo": True}}).encode()
    assert answers_in(file, "facts.json", scheme, ON) == {"name": "虚构", "cqo": "true"}


def test_every_fault_of_a_file_is_told_at_once(scheme: Scheme) -> None:
    file = b'[facts]\nnmae = "x"\ncode = "123"\nestablished_on = "2099-01-01"\nconsolidates = "maybe"'
    assert sorted(faults(file, scheme)) == ["code.InvalidLength", "form.flag", "future", "unknown_key_near"]
    assert sorted(faults(b'{"facts": {"a.b": 1, "": 1, "name[1]": 1, "name": 1}}', scheme)) == [
        *("form.text", "unknown_key", "unknown_key", "unknown_key_near")
    ]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"\xff\xfe\x00", "not_text"),
        (b"a = [", "not_toml"),
        (b"{", "not_json"),
        (b'{"facts": {"name": "\\ud800"}}', "not_json"),
        (b"x = " + b"[" * 30_000, "not_toml"),
        (b'{"facts": ' + b"[" * 30_000, "not_json"),
        (b'{"facts": {"cqo": ' + b"1" * 5000 + b"}}", "not_json"),
        (b"x = " + b"1" * 5000, "not_toml"),
        (b" " * (LARGEST + 1), "too_large"),
        (b"[facts]\nfiled_on = 9999-12-31", "form.date"),
        (b"[facts]\nfiled_on = 0001-01-01", "form.date"),
        (b'[facts.results.2020]\nnet_profit = "1E+99999999"', "form.number"),
        (b"[facts.results.2020]\nnet_profit = nan", "form.number"),
        (b'facts = "none"', "form.table"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:20]),
)
def test_a_hostile_file_is_refused_and_never_believed(scheme: Scheme, file: bytes, code: str) -> None:
    assert code in faults(file, scheme, "facts.json" if file.startswith(b"{") else "facts.toml")


def test_json_that_is_no_table_is_refused(scheme: Scheme) -> None:
    assert faults(b"[1, 2]", scheme, "facts.json") == ["form.table"]


def test_more_rows_than_the_pages_hold_are_refused(scheme: Scheme) -> None:
    rows = "\n".join(['[[facts.events]]\nclass = "other"'] * (ROWS_AT_MOST + 1))
    assert faults(rows.encode(), scheme) == ["too_many_rows"]


@pytest.mark.parametrize(("root", "word"), [("", "最接近"), ("/en", "did you mean")])
def test_a_faulty_file_is_explained_in_the_language_being_read(client: Client, root: str, word: str) -> None:
    file = SimpleUploadedFile("x.toml", b"[facts]\nnmae = 'x'\ncodde = 'y'")
    answer = client.post(f"{root}/selfcheck/load/", {"file": file})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "facts.nmae" in page
    assert "facts.codde" in page
    assert not [name for name in client.cookies if name.startswith("answers")]


def test_a_loaded_file_leads_to_its_answers(client: Client, answered: As) -> None:
    line = answered()
    carried = client.get(f"/selfcheck/{line}/answers.toml")
    assert carried.headers["Content-Disposition"] == f'attachment; filename="facts-{line}.toml"'
    client.cookies.clear()
    answer = client.post("/selfcheck/load/", {"file": SimpleUploadedFile("again.toml", carried.content)})
    assert answer.headers["Location"] == f"/selfcheck/{line}/answers/"
    assert client.get(f"/selfcheck/{line}/answers.toml").content == carried.content


@pytest.mark.parametrize("size", [0, LARGEST + 10, 300_000])
def test_a_file_that_is_missing_or_too_large_is_said_to_be_so(client: Client, size: int) -> None:
    form = {"file": SimpleUploadedFile("big.toml", b"#" * size)} if size else {}
    answer = client.post("/selfcheck/load/", form)
    assert answer.status_code == 422
    assert ("64 KB。" if size else "请先选择文件") in answer.content.decode()
