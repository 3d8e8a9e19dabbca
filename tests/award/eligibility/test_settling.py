"""May the office rule so on a reading, and whom would each alternative touch?"""

from datetime import date

from award.eligibility.settling import as_if, rulable, stated
from award.notice.reading import OfficeRuling
from tests.award.announced import SCHEME

RULED = OfficeRuling(reading="late_correction", chosen="never", by="虚构的秘书", on=date(2025, 6, 16), reason="虚构")


def code(reading: str, chosen: str, reason: str = "虚构的理由") -> str | None:
    refused = rulable(SCHEME, reading, chosen, reason=reason, given=[RULED])
    return refused and refused.code


def test_a_reading_and_an_alternative_of_the_notice_can_be_ruled_on() -> None:
    assert code("late_correction", "form_only") is None


def test_what_the_notice_does_not_have_cannot_be_ruled_on() -> None:
    assert code("colour", "red") == "reading_unknown"
    assert code("late_correction", "sometimes") == "alternative_unknown"


def test_what_people_answer_case_by_case_is_not_ruled_on() -> None:
    by_case = next(reading for reading in SCHEME.eligibility.readings if reading.settled_by == "case")
    chosen = by_case.alternatives[0].id if by_case.alternatives else "any"
    assert code(by_case.id, chosen) == "reading_by_case"


def test_a_ruling_is_superseded_and_never_repeated() -> None:
    assert code("late_correction", "never") == "ruled_already"


def test_a_ruling_has_a_reason() -> None:
    assert code("late_correction", "form_only", reason="  ") == "ruling_without_reason"


def test_as_if_leaves_the_other_rulings_and_one_of_each_reading() -> None:
    then = as_if([RULED], "late_correction", "form_only", RULED)
    assert [(one.reading, one.chosen) for one in then] == [("late_correction", "form_only")]
    assert {one.reading for one in as_if([RULED], "award_end", "deadline", RULED)} == {"late_correction", "award_end"}


def test_what_a_ruling_says_is_one_text_with_its_reason_and_words() -> None:
    reading = SCHEME.readings["late_correction"]
    text = stated("0" * 64, reading, "never", number=1, reason="虚构的理由")
    assert "虚构的理由" in text
    assert all(words in text for one in reading.alternatives if one.id == "never" for words in (one.words.zh,))
    assert text == stated("0" * 64, reading, "never", number=1, reason="虚构的理由")
    others = [
        stated("0" * 64, reading, "never", number=2, reason="虚构的理由"),
        stated("0" * 64, reading, "never", number=1, reason="别的理由"),
    ]
    assert text not in others
