"""Is a recommendation signed only with files that have come, within the scheme's limits, and with all it demands?"""

import pytest

from award.application.enclosing import Enclosed, removable, unready
from award.application.lifecycle import CLEAN, QUARANTINED, RECEIVING, REFUSED
from award.application.recommendation import Opinion, givable
from award.application.uploads import Place, sealed_place
from award.notice.scheme import Scheme
from award.vocabulary.refusal import Refusal
from tests.award.announced import SCHEME, WORDINGS

SIGNED = Opinion("虚构的理由", "虚构签署人", "会长")
FILE = Enclosed("盖章.pdf", CLEAN)


def asking(**changes: object) -> Scheme:
    """The scheme with another demand for the sealed opinion, or with none."""
    how = SCHEME.notice.recommending
    sealed = how.sealed.model_copy(update=changes) if changes else None
    how = how.model_copy(update={"sealed": sealed})
    return SCHEME.model_copy(update={"notice": SCHEME.notice.model_copy(update={"recommending": how})})


def codes(*files: Enclosed, scheme: Scheme = SCHEME) -> list[str]:
    """All that stands in the way, each by its clause and sayable in both languages."""
    found = list(unready(files, scheme))
    for refusal in found:
        assert refusal.clauses == SCHEME.notice.recommending.sealed.clauses != ()
        assert all("{" not in wording.say(refusal.key, refusal.params) for wording in WORDINGS.values())
    return [refusal.code.removeprefix("opinion.files.") for refusal in found]


def test_where_it_may_be_attached_one_signs_with_it_or_without() -> None:
    assert codes() == codes(FILE) == codes(FILE._replace(stage=QUARANTINED)) == []


def test_where_it_must_be_attached_nobody_signs_without_it() -> None:
    must = asking(required=True)
    assert codes(scheme=must) == ["missing"]
    assert codes(FILE, scheme=must) == []
    refusal = givable(SIGNED, must, "draft")
    assert [reason.code for reason in refusal.params["reasons"]] == ["opinion.files.missing"]
    assert givable(SIGNED, must, "draft", files=[FILE]) is None


@pytest.mark.parametrize("stage", [RECEIVING, REFUSED])
def test_what_has_not_come_whole_or_is_harmful_is_not_signed(stage: str) -> None:
    assert codes(FILE, FILE._replace(stage=stage)) == [stage]
    assert codes(FILE._replace(stage=stage), scheme=asking(required=True)) == [stage, "missing"]


def test_no_more_files_are_signed_than_the_scheme_allows() -> None:
    place = sealed_place(SCHEME)
    assert isinstance(place, Place)
    assert codes(*[FILE] * place.most) == []
    assert codes(*[FILE] * (place.most + 1)) == ["many"]


def test_where_the_scheme_asks_for_none_there_is_no_place_for_it() -> None:
    assert sealed_place(asking()) == Refusal("upload.no_question")
    assert codes(FILE._replace(stage=RECEIVING), scheme=asking()) == []


def test_what_was_signed_is_not_taken_away_by_itself_unless_it_is_harmful() -> None:
    assert removable(FILE) is None
    assert removable(FILE._replace(signed=True)).code == "upload.signed"
    assert removable(FILE._replace(signed=True, stage=REFUSED)) is None
