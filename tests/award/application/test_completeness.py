"""Is every gap told, with its clause, and is nobody kept from filing by what is not theirs to mend?"""

from datetime import date
from typing import Any

import pytest

from award.application.completeness import Completeness, PartState, completeness
from award.eligibility.outcome import Verdict
from award.eligibility.ruling import Ruling
from award.vocabulary.days import exactly
from tests.award.announced import SCHEME, WORDINGS
from tests.award.application.dossiers import LINE, a_file, complete, kept, ruled


def found(content: dict[str, Any] | None = None, line: str = LINE, **options: Any) -> Completeness:
    content = complete(line) if content is None else content
    return completeness(kept(content, line), options.pop("ruling", None) or ruled(line), **options)


def states(told: Completeness) -> dict[str, PartState]:
    return {standing.part.id: standing.state for standing in told.parts}


def codes(told: Completeness) -> list[str]:
    assert all(wording.say(item.key, item.params) for item in told.refusals for wording in WORDINGS.values())
    return [refusal.code for refusal in told.refusals]


@pytest.mark.parametrize("line", SCHEME.lines)
def test_a_complete_dossier_can_be_filed(line: str) -> None:
    told = found(line=line)
    assert told.refusal is None
    assert told.next is None
    assert set(states(told).values()) == {PartState.DONE}


@pytest.mark.parametrize("line", SCHEME.lines)
def test_only_the_parts_of_the_line_are_asked_for(line: str) -> None:
    kind = SCHEME.applicant(line)
    assert {standing.part.id for standing in found(line=line).parts} == {
        part.id for part in SCHEME.dossier.parts if kind in part.of and line in (part.lines or SCHEME.lines)
    }


def test_nothing_written_is_not_started_and_lacks_all_that_is_required() -> None:
    told = found({})
    assert set(states(told).values()) == {PartState.NOT_STARTED}
    assert told.next == told.parts[0]
    required = [item for standing in told.parts for item in standing.part.questions if item.required]
    assert codes(told) == [f"lacking.{item.kind}" for item in required]


def test_a_part_goes_through_four_states() -> None:
    part = "quality_officer"
    some = {part: {"officer_duties": "虚构"}}
    assert states(found({}))[part] is PartState.NOT_STARTED
    assert states(found(some))[part] is PartState.IN_PROGRESS
    assert states(found(some, seen={part}))[part] is PartState.SEEN_INCOMPLETE
    assert states(found({}, seen={part}))[part] is PartState.SEEN_INCOMPLETE
    assert states(found({part: complete()[part]}))[part] is PartState.DONE


def test_a_part_that_asks_for_nothing_is_done_once_it_was_seen() -> None:
    part = "recommendation_opinion"
    without = {name: said for name, said in complete().items() if name != part}
    assert states(found(without))[part] is PartState.NOT_STARTED
    assert states(found(without, seen={part}))[part] is PartState.DONE
    assert found(without).refusal is None


@pytest.mark.parametrize("answer", [False, None])
def test_without_the_undertaking_of_truth_it_cannot_be_filed(answer: bool | None) -> None:
    content = complete()
    content["truth_undertaking"]["truthful"] = answer
    told = found(content)
    assert codes(told) == ["lacking.flag"]
    assert told.refusals[0].clauses == ("S4-1",)


def test_what_is_too_long_is_told_beside_what_is_lacking() -> None:
    content = complete()
    content["application_form"] |= {
        "applicant_name": "字" * 102,
        "contact_person": "",
        "signed_form": [a_file("甲.exe")],
    }
    told = found(content)
    assert codes(told) == ["limit.text", "lacking.text", "limit.type"]
    assert told.refusals[0].params["over"] == 2


def test_a_cell_that_is_too_long_is_named_by_row_and_column() -> None:
    part = next(part for part in SCHEME.dossier.parts if part.id == "evidence_volume")
    index = part.questions[0].model_copy(update={"limit": 3})
    dossier = SCHEME.dossier.model_copy(update={"parts": (part.model_copy(update={"questions": (index,)}),)})
    ruling = ruled()
    scheme = SCHEME.model_copy(update={"dossier": dossier})
    ruling = ruling._replace(setting=type(ruling.setting)(scheme, ruling.setting.line, ruling.setting.on))
    answers = kept({"evidence_volume": {"evidence_index": [{"number": "1"}, {"document": "四个字呢"}]}})
    (refusal,) = completeness(answers, ruling).refusals
    assert (refusal.code, refusal.params["row"]) == ("limit.cell", 2)
    assert "第2行“材料名称”" in WORDINGS["zh"].say(refusal.key, refusal.params)


def test_the_refusal_of_the_whole_holds_every_reason_and_clause() -> None:
    refusal = found({}).refusal
    assert refusal is not None
    assert {"S3-4", "S4-1"} <= set(refusal.clauses)
    assert refusal.params["count"] == len(found({}).refusals)


POSTED = ({"place": "own", "from": exactly(date(2025, 7, 1)), "to": exactly(date(2025, 7, 2))},)


def test_a_posting_too_short_by_every_reading_must_be_made_good_first() -> None:
    told = found(ruling=ruled(postings=POSTED, filed_on=exactly(date(2025, 7, 15))))
    (refusal,) = told.refusals
    assert (refusal.code, refusal.clauses) == ("posting_short_until", ("S3-3", "S3-4"))
    assert isinstance(refusal.params["first"], date)


def test_without_any_posting_no_day_can_be_named() -> None:
    told = found(ruling=ruled(postings=(), filed_on=exactly(date(2025, 7, 15))))
    assert codes(told) == ["posting_short"]


def test_a_posting_nobody_has_stated_is_asked_for() -> None:
    assert codes(found(ruling=ruled(postings=None))) == ["posting_unknown"]


def test_a_posting_that_is_long_enough_by_one_reading_lets_it_be_filed() -> None:
    row = POSTED[0] | {"from": exactly(date(2025, 7, 7)), "to": exactly(date(2025, 7, 11))}
    ruling = ruled(postings=(row,), filed_on=exactly(date(2025, 7, 15)))
    assert ruling.verdict is Verdict.DEPENDS
    assert found(ruling=ruling).refusal is None


def test_whoever_is_not_eligible_is_told_so_and_may_file() -> None:
    ruling = ruled(standing="branch", registered_place="elsewhere", awards=())
    assert ruling.verdict is Verdict.NOT_ELIGIBLE
    assert found(ruling=ruling).refusal is None


def demanding(ruling: Ruling, needed: str, *, awaited: bool = False) -> Ruling:
    """The ruling under a scheme that demands a recommendation as ``needed`` says."""
    how = SCHEME.notice.recommending.model_copy(update={"awaited": awaited})
    notice = SCHEME.notice.model_copy(update={"recommendation": needed, "recommending": how})
    setting = type(ruling.setting)(SCHEME.model_copy(update={"notice": notice}), ruling.setting.line, ruling.setting.on)
    return ruling._replace(setting=setting)


PAPERLESS = {part: said for part, said in complete().items() if part != SCHEME.notice.recommending.on_paper}


@pytest.mark.parametrize("recommended", [True, False])
@pytest.mark.parametrize("needed", ["optional", "mandatory"])
def test_only_a_scheme_that_demands_a_recommendation_waits_for_it(needed: str, recommended: bool) -> None:
    told = found(PAPERLESS, ruling=demanding(ruled(), needed), recommended=recommended)
    assert codes(told) == (["recommendation_needed"] if needed == "mandatory" and not recommended else [])


@pytest.mark.parametrize("channel", ["direct", "recommended"])
@pytest.mark.parametrize("recommended", [True, False])
@pytest.mark.parametrize("awaited", [True, False])
def test_a_recommendation_that_was_announced_is_awaited_where_the_scheme_says_so(
    channel: str, recommended: bool, awaited: bool
) -> None:
    ruling = demanding(ruled(channel=channel), "optional", awaited=awaited)
    told = found(PAPERLESS, ruling=ruling, recommended=recommended)
    missing = channel == "recommended" and not recommended
    assert codes(told) == (["recommendation_awaited"] if missing and awaited else [])
    remark = ["recommendation_to_come"] if missing and not awaited else []
    remark += ["recommended_all_the_same"] if recommended and channel == "direct" else []
    assert [step.key for step in told.remarks] == [f"application.remark.{code}" for code in remark]
    assert all(wording.say(*step) for step in told.remarks for wording in WORDINGS.values())


def test_a_recommendation_on_paper_counts_like_one_given_here() -> None:
    assert found(ruling=demanding(ruled(), "mandatory")).refusal is None
