"""Does what does not tell names apart not tell them apart, and everything else does?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.intake.naming import plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("虚构精工（上海）有限公司", "虚构精工(上海)有限公司"),
        ("虚构精工　有限公司", "虚构精工有限公司"),
        ("ＡＢＣ虚构", "abc虚构"),
        ("虚构\u200b精工", "虚构精工"),
        ("虚构·示例", "虚构•示例"),
        ("虚构〔集团〕", "虚构【集团】"),
    ],
)
def test_width_brackets_blanks_and_capitals_tell_nothing(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize("other", ["虚构精工有限责任公司", "虚构精工股份有限公司", "虚构精工"])
def test_a_form_of_company_tells_names_apart(other: str) -> None:
    assert plain("虚构精工有限公司") != plain(other)


@given(st.text())
def test_what_is_plain_stays_as_it_is(name: str) -> None:
    assert plain(plain(name)) == plain(name)
