"""Are codes and values said in the reader's language?"""

from datetime import date
from decimal import Decimal

import pytest

from award.eligibility.outcome import Outcome
from award.notice.text import Words
from award.vocabulary.days import Span, exactly, span
from award.vocabulary.wording import LANGUAGES, Wording
from tests.award.announced import WORDINGS

ZH, EN = WORDINGS["zh"], WORDINGS["en"]


def test_both_languages_have_the_same_sentences() -> None:
    assert set(EN.sentences) == set(ZH.sentences)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (date(2025, 7, 31), "2025年7月31日", "31 July 2025"),
        (exactly(date(2025, 7, 31)), "2025年7月31日", "31 July 2025"),
        (span("2022"), "2022年(月日未知)", None),
        (span("2022-09"), "2022年9月(日未知)", None),
        (Outcome.MET, "符合", None),
        (True, "是", None),
        (Decimal("-1234.5"), "-1,234.5", "-1,234.5"),
        (Words(zh="公司", en="company"), "公司", "company"),
        (["一", "二"], "一、二", None),
        (3, "3", "3"),
    ],
)
def test_a_value_is_said_as_the_reader_writes_it(value: object, zh: str, en: str | None) -> None:
    assert ZH.value(value).replace("（", "(").replace("）", ")") == zh
    if en is not None:
        assert EN.value(value) == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_open_bounds_are_said_without_an_impossible_date(language: str) -> None:
    wording = WORDINGS[language]
    open_bounds = [Span(date(2025, 8, 1), date.max), Span(date.min, date(2025, 8, 1)), date.max]
    assert [said for said in map(wording.value, open_bounds) if "9999" in said or "1年1月" in said] == []


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Wording("zh", "").say("nothing")
