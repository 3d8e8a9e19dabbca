"""Are equal applications the same bytes, and does any change make others?"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.application.dossier import read_answers
from award.application.snapshot import Party, Recommendation, plain
from award.vocabulary.days import exactly, span
from tests.award.announced import SCHEME
from tests.award.application.dossiers import LINE, NOON, ZONE, complete, kept, ruled, snapshot


def test_the_text_is_in_the_canonical_form_of_rfc_8785() -> None:
    text = snapshot().text
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert snapshot().digest == sha256(text.encode()).hexdigest()


def test_the_order_in_which_answers_and_facts_were_given_does_not_matter() -> None:
    content = complete()
    turned = {part: dict(reversed(said.items())) for part, said in reversed(content.items())}
    facts = ruled().facts
    values = dict(reversed(facts.values.items()))
    ruling = ruled()._replace(facts=facts._replace(values=values))
    assert snapshot(answers=kept(turned), ruling=ruling).text == snapshot().text


@pytest.mark.parametrize(
    "change",
    [
        {"reference": "2025-0043-0"},
        {"notice": "b" * 64},
        {"applicant": Party("organisation", None, "虚构精工（上海）有限公司")},
        {"answers": kept(complete() | {"application_form": {}})},
        {"ruling": ruled(name="虚构")},
        {"recommendation": None},
        {"undertaking": snapshot().undertaking._replace(given=NOON + timedelta(microseconds=1))},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_makes_another_snapshot(change: dict[str, Any]) -> None:
    assert snapshot(**change).digest != snapshot().digest


def test_it_holds_what_the_receipt_and_a_later_reader_need() -> None:
    said = json.loads(snapshot().text)
    assert read_answers(said["answers"], SCHEME, LINE) == kept(complete())
    assert said["verdict"] == ruled().verdict.value
    assert set(said["findings"]) == {rule.id for rule in SCHEME.rules_for(LINE)}
    assert said["facts"]["postings"] == [{"from": "2025-06-23", "place": "own", "to": "2025-06-30"}]
    assert said["undertaking"] == {"by": "虚构联系人", "given": "2025-07-15T04:00:00.000000Z", "words": "承诺…"}
    assert said["recommendation"]["kind"] == "association"


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 (the zone follows)
def test_an_instant_has_one_spelling_in_every_zone(moment: datetime) -> None:
    assert plain(moment) == plain(moment.astimezone(ZONE))
    assert datetime.fromisoformat(plain(moment)) == moment


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.integers(0, 3))
def test_a_number_has_one_spelling(number: Decimal, zeros: int) -> None:
    text = plain(number)
    assert Decimal(text) == number
    assert plain(Decimal(f"{number:f}" + "0" * zeros)) == text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (exactly(date(2025, 7, 1)), "2025-07-01"),
        (span("2025-07"), "2025-07"),
        (date(2025, 7, 1), "2025-07-01"),
        (Decimal("-0.00"), "0"),
        (Decimal("1E+3"), "1000"),
        ({2024: {"net_profit": Decimal("1.50")}}, {"2024": {"net_profit": "1.5"}}),
        ((), []),
        (None, None),
        (True, True),
    ],
)
def test_each_value_has_its_form(value: Any, said: Any) -> None:
    assert plain(value) == said


def test_a_recommendation_lists_its_files() -> None:
    given_ = snapshot().recommendation
    assert isinstance(given_, Recommendation)
    assert json.loads(snapshot().text)["recommendation"]["files"] == [file._asdict() for file in given_.files]
    assert replace(snapshot(), recommendation=given_._replace(files=())).digest != snapshot().digest


def test_the_same_content_cannot_be_found_by_guessing_at_its_digest() -> None:
    assert snapshot(nonce="0" * 32).digest != snapshot(nonce="1" * 32).digest
