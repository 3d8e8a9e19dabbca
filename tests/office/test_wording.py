"""Is it said as people say it, in both languages?"""

from datetime import date

import pytest
from django.utils.translation import override

from award.notice.text import Words
from office import wording

DAY = date(2025, 7, 31)


@pytest.mark.parametrize(
    ("tongue", "day", "full"),
    [("zh-hans", "2025年7月31日", "2025年7月31日星期四"), ("en", "31 July 2025", "Thursday, 31 July 2025")],
)
def test_a_day_is_said_in_words(tongue: str, day: str, full: str) -> None:
    with override(tongue):
        assert wording.day(DAY) == day
        assert wording.full_day(DAY) == full


def test_a_scheme_is_quoted_in_the_language_being_read() -> None:
    words = Words(zh="通知", en="notice")
    with override("en"):
        assert wording.said(words) == "notice"
    with override("zh-hans"):
        assert wording.said(words) == "通知"


def test_chinese_is_read_where_no_language_of_ours_is() -> None:
    with override("fr"):
        assert wording.language() == "zh-hans"
