"""Is everything else that is laid down shown to everyone, with its source?"""

import pytest
from django.utils.translation import override

from office.desks.public.procedure import Procedure, procedure_of
from office.records.notices import announced

TONGUES = ("zh-hans", "en")
PARTS = ("organs", "steps", "days", "periods", "recommenders", "caps", "provisions")


def shown(tongue: str = "zh-hans") -> Procedure:
    with override(tongue):
        return procedure_of(announced())


@pytest.mark.parametrize("tongue", TONGUES)
def test_nothing_is_left_out(tongue: str) -> None:
    notice = announced().notice
    told = {part.id: [entry.id for entry in part.entries] for part in shown(tongue).parts}
    kept = {name: [item.id for item in getattr(notice, name)] for name in PARTS}
    assert told == kept | {"filing": ["deadline", "outage", "undertaking", "recommending", "sealed"]}


def test_every_entry_says_whether_the_notice_says_so() -> None:
    notice, told = announced().notice, shown()
    for part in (part for part in told.parts if part.id in PARTS):
        practice = {item.id: item.source == "practice" for item in getattr(notice, part.id)}
        assert {entry.id: entry.source.practice for entry in part.entries} == practice
    assert told.announced + told.practised == sum(len(part.entries) for part in told.parts)


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_day_that_is_not_fixed_says_what_it_follows(tongue: str) -> None:
    days = {entry.id: entry.words for part in shown(tongue).parts if part.id == "days" for entry in part.entries}
    for day in announced().notice.days:
        if day.on is None and day.after:
            after = announced().days[day.after].name
            assert (after.zh if tongue == "zh-hans" else after.en) in days[day.id]


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_last_moment_for_filing_is_said_with_its_reasons_and_what_follows_an_outage(tongue: str) -> None:
    [filing] = [part for part in shown(tongue).parts if part.id == "filing"]
    told, notice = {entry.id: entry for entry in filing.entries}, announced().notice
    language = "zh" if tongue == "zh-hans" else "en"
    assert ("2025年7月31日24:00" if language == "zh" else "31 July 2025") in told["deadline"].words
    assert told["outage"].words == getattr(notice.outage.words, language)
    assert told["undertaking"].words == getattr(notice.undertaking.words, language)
    assert told["outage"].source.practice


def test_how_one_is_recommended_is_said_with_the_notes_of_the_scheme() -> None:
    [filing] = [part for part in shown().parts if part.id == "filing"]
    told, asked = {entry.id: entry for entry in filing.entries}, announced().notice.recommending
    assert told["recommending"].words == "还没有推荐意见也可以提交；截止后3天内仍可推荐；推荐理由不超过1000字"
    assert told["sealed"].words == "PDF / JPG / PNG；至多3个；每个不超过20 MB"
    assert (told["recommending"].source.note, told["sealed"].source.note) == (asked.note.zh, asked.sealed.note.zh)
