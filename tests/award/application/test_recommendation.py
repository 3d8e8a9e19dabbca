"""May a recommendation be asked for and given only by the scheme's rules, and is no more disclosed than its summary?"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from award.application.deadline import Extension, deadline
from award.application.filing import Filed, filed
from award.application.lifecycle import ASKED, DECLINED, DRAFT, GIVEN, WITHDRAWN
from award.application.recommendation import (
    Opinion,
    Request,
    askable,
    closed,
    closing,
    declinable,
    digest,
    givable,
    on_paper,
    opinion,
    recommenders,
    summarised,
    summary,
)
from award.application.snapshot import Recommendation, Undertaking
from award.notice.checking import read_scheme
from award.notice.scheme import Scheme
from award.vocabulary.fault import Faulty
from tests.award.announced import SCHEME, TEXTS, WORDINGS
from tests.award.application.dossiers import CHOICE, LINE, NOON, ZONE, complete, kept
from tests.award.application.test_filing import DRAFT as WRITTEN
from tests.award.application.test_filing import OFFICE

HOW = SCHEME.notice.recommending
END = deadline(SCHEME, LINE, zone=ZONE)
ASSOCIATION = Request("association", "虚构质量协会", "new@people.example")
SIGNED = Opinion("虚构的理由", "虚构签署人", "会长")
GIVEN_ = Recommendation("association", "虚构质量协会", *SIGNED, NOON)
MOMENT = timedelta(microseconds=1)


def ruled_otherwise(**changes: Any) -> Scheme:
    """The scheme with other rules on recommending."""
    how = HOW.model_copy(update=changes)
    return SCHEME.model_copy(update={"notice": SCHEME.notice.model_copy(update={"recommending": how})})


def asking(request: Request = ASSOCIATION, *before: Request, content: Any = None) -> str | None:
    """The code of the refusal to ask, said in both languages."""
    answers = kept(complete() if content is None else content)
    refusal = askable(request, before, ["Member@people.example"], SCHEME, LINE, answers)
    assert refusal is None or all(wording.say(refusal.key, refusal.params) for wording in WORDINGS.values())
    return refusal and refusal.code


def test_recommenders_have_so_many_days_more_than_the_applicant_whatever_its_end() -> None:
    later = timedelta(days=HOW.days_later)
    assert closing(SCHEME, END, ZONE).instant == END.instant + later
    extension = Extension(END.instant + timedelta(days=9), "虚构的理由", "虚构的主任")
    longer = deadline(SCHEME, LINE, zone=ZONE, extension=extension)
    told = closing(SCHEME, longer, ZONE)
    assert told.instant == extension.until + later
    assert told.why[:-1] == longer.why
    assert all(wording.say(*step) for step in told.why for wording in WORDINGS.values())


def test_where_the_scheme_gives_no_days_recommending_closes_with_filing_and_without_an_end_never() -> None:
    assert closing(ruled_otherwise(days_later=0), END, ZONE) == END
    assert closing(SCHEME, None, ZONE) is None
    assert closed(None, NOON) is None


def test_it_is_too_late_from_the_very_instant() -> None:
    end = closing(SCHEME, END, ZONE)
    assert closed(end, end.instant - MOMENT) is None
    refusal = closed(end, end.instant)
    assert refusal.code == "recommending_closed"
    assert WORDINGS["zh"].say(refusal.key, refusal.params) == "推荐已于2025年8月3日24:00截止。"


def test_anyone_of_a_kind_in_the_scheme_can_be_asked() -> None:
    assert [asking(ASSOCIATION._replace(kind=kind.id)) for kind in recommenders(SCHEME, LINE)] == [None] * 7
    assert asking(ASSOCIATION._replace(kind="nobody")) == "recommender_unknown"


def test_a_kind_may_be_for_some_lines_only() -> None:
    first, *others = SCHEME.notice.recommenders
    only = first.model_copy(update={"lines": ("mayor_model",)})
    notice = SCHEME.notice.model_copy(update={"recommenders": (only, *others)})
    scheme = SCHEME.model_copy(update={"notice": notice})
    assert only in recommenders(scheme, "mayor_model")
    assert only not in recommenders(scheme, LINE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": ""}, "recommender_without_name"),
        ({"name": "字" * 201}, "recommender_without_name"),
        ({"name": "甲\u202e乙"}, "recommender_without_name"),
        ({"email": "nobody"}, "email_wrong"),
        ({"email": "member@people.example"}, "own_recommendation"),
    ],
)
def test_whoever_cannot_be_asked_is_told_why(change: dict[str, str], code: str) -> None:
    assert asking(ASSOCIATION._replace(**change)) == code


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (("new@people.example", ASKED), None),
        (("other@people.example", ASKED), "recommendation_asked_already"),
        (("new@people.example", GIVEN), "recommendation_given_already"),
        (("other@people.example", GIVEN), "recommendation_given_already"),
        (("new@people.example", DECLINED), None),
        (("other@people.example", WITHDRAWN), None),
    ],
)
def test_one_recommendation_goes_with_a_filing(before: tuple[str, str], code: str | None) -> None:
    email, stage = before
    assert asking(ASSOCIATION, Request("expert", "虚构专家", email, stage)) == code


def test_without_a_summary_nobody_can_say_anything() -> None:
    assert asking(content={}) == "summary_lacking"


@pytest.mark.parametrize("line", SCHEME.lines)
def test_a_recommender_reads_what_the_scheme_says_is_the_summary(line: str) -> None:
    told = summary(SCHEME, line, kept(complete(line), line))
    marked = {(part.id, item.id) for part in SCHEME.dossier.parts for item in part.questions if item.summary}
    read = {(part, question) for part, said in told.items() for question in said}
    assert read
    assert read <= marked
    shown = list(summarised(SCHEME, line, told))
    assert len(shown) == len(read)
    assert {item.value for item in shown} == {"虚构"}


def test_a_summary_may_hold_choices_and_tables() -> None:
    marked = [
        part.model_copy(update={"questions": (CHOICE,)})
        for part in SCHEME.dossier.parts
        if part.id == "application_form"
    ]
    table = next(part for part in SCHEME.dossier.parts if part.id == "internal_posting_proof")
    marked.append(table.model_copy(update={"questions": (table.questions[0].model_copy(update={"summary": True}),)}))
    scheme = SCHEME.model_copy(update={"dossier": SCHEME.dossier.model_copy(update={"parts": tuple(marked)})})
    content = {
        "application_form": {"format": "bound"},
        "internal_posting_proof": {"posting_record": [{"unit": "甲"}]},
    }
    choice, rows = summarised(scheme, LINE, content)
    assert choice.value.zh == "胶装"
    assert rows.columns[0].zh == "单位"
    assert rows.value == [("甲", "", "", "")]


def test_no_file_is_part_of_a_summary() -> None:
    texts = {
        **TEXTS,
        "dossier.toml": TEXTS["dossier.toml"].replace('kind = "file"\n', 'kind = "file"\nsummary = true\n', 1),
    }
    with pytest.raises(Faulty) as told:
        read_scheme(texts)
    assert [fault.code for fault in told.value.faults] == ["summary_of_file"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ('recommendation = "optional"', 'recommendation = "none"', ["needs_recommending"]),
        ('on_paper = "recommendation_opinion"', 'on_paper = "nowhere"', ["unknown_reference"]),
        (
            'when = { fact = "channel", any_of = ["recommended"] }',
            'when = { fact = "nothing", any_of = ["x"] }',
            ["unknown_reference"],
        ),
        (
            'when = { fact = "channel", any_of = ["recommended"] }',
            'when = { fact = "channel", any_of = ["x"] }',
            ["unknown_reference"],
        ),
        ('id = "association"\n', 'id = "association"\nlines = ["nothing"]\n', ["unknown_reference"]),
    ],
)
def test_rules_on_recommending_that_lead_nowhere_are_faults(old: str, new: str, codes: list[str]) -> None:
    assert old in TEXTS["notice.toml"]
    with pytest.raises(Faulty) as told:
        read_scheme({**TEXTS, "notice.toml": TEXTS["notice.toml"].replace(old, new, 1)})
    assert [fault.code for fault in told.value.faults] == codes


def test_a_recommendation_gives_reasons_and_is_signed() -> None:
    assert givable(SIGNED, SCHEME, DRAFT) is None
    refusal = givable(opinion(" ", "\r\n", ""), SCHEME, DRAFT)
    assert [reason.code for reason in refusal.params["reasons"]] == [
        *("opinion.words.missing", "opinion.signer.missing", "opinion.position.missing"),
    ]
    for reason in (refusal, *refusal.params["reasons"]):
        assert all(wording.say(reason.key, reason.params) for wording in WORDINGS.values())


@pytest.mark.parametrize(("over", "amiss"), [(0, []), (1, ["opinion.words.long"])])
def test_its_reasons_stay_within_the_length_that_the_scheme_sets(over: int, amiss: list[str]) -> None:
    refusal = givable(SIGNED._replace(words="字" * (HOW.limit + over)), SCHEME, DRAFT)
    assert [reason.code for reason in (refusal.params["reasons"] if refusal else ())] == amiss


@pytest.mark.parametrize("field", Opinion._fields)
@pytest.mark.parametrize("spoilt", ["\u202e", "字" * 1001, ""])
def test_each_field_that_cannot_be_kept_is_named(field: str, spoilt: str) -> None:
    refusal = givable(SIGNED._replace(**{field: spoilt}), SCHEME, DRAFT)
    [reason] = refusal.params["reasons"]
    assert reason.code.startswith(f"opinion.{field}.")
    assert all(wording.say(reason.key, reason.params) for wording in WORDINGS.values())


def test_a_withdrawn_application_needs_none() -> None:
    assert givable(SIGNED, SCHEME, WITHDRAWN).code == "recommendation_not_needed"


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("", None),
        ("虚构的理由", None),
        ("字" * (HOW.limit + 1), "opinion.reason.long"),
        ("\x00", "opinion.reason.character"),
    ],
)
def test_declining_needs_no_reason_and_bears_one_of_a_bearable_length(reason: str, code: str | None) -> None:
    refusal = declinable(reason, SCHEME)
    assert (refusal and refusal.code) == code
    assert refusal is None or all(wording.say(refusal.key, refusal.params) for wording in WORDINGS.values())


def test_the_hash_changes_with_the_words_the_summary_and_the_random_value() -> None:
    told = summary(SCHEME, LINE, kept(complete()))
    hashes = {
        digest(GIVEN_, told, "0" * 32),
        digest(GIVEN_._replace(words="别的理由"), told, "0" * 32),
        digest(GIVEN_, {}, "0" * 32),
        digest(GIVEN_, told, "1" * 32),
    }
    assert len(hashes) == 4


def test_only_a_file_counts_as_a_recommendation_on_paper() -> None:
    part = HOW.on_paper
    assert on_paper(SCHEME, kept(complete()))
    assert not on_paper(SCHEME, kept({part: {"recommender_name": "虚构", "recommendation_words": "虚构"}}))
    assert not on_paper(ruled_otherwise(on_paper=None), kept(complete()))


def test_what_was_given_is_part_of_what_is_filed() -> None:
    done = filed(replace(WRITTEN, recommendation=GIVEN_), Undertaking("虚构联系人", "承诺…", NOON), OFFICE)
    assert isinstance(done, Filed)
    assert done.snapshot.recommendation == GIVEN_
