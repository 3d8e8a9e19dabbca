"""Does every question of the dossier have what an answer to it needs?"""

import pytest

from award.notice.checking import read_scheme
from award.vocabulary.fault import Faulty
from tests.award.announced import TEXTS, WORDINGS

OPTION = '{ id = "one", zh = "一", en = "One" }'
TWICE_AN_OPTION = f'kind = "choice"\noptions = [{OPTION}, {OPTION}]'


def faulty(old: str, new: str) -> list[tuple[str, str, str | None]]:
    assert old in TEXTS["dossier.toml"]
    with pytest.raises(Faulty) as told:
        read_scheme({**TEXTS, "dossier.toml": TEXTS["dossier.toml"].replace(old, new, 1)})
    assert all(f"fault.{fault.code}" in wording for fault in told.value.faults for wording in WORDINGS.values())
    return [(fault.key, fault.code, fault.found) for fault in told.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('kind = "text"', 'kind = "table"', ("parts.application_form.applicant_name", "needs_columns", "table")),
        ('kind = "text"', 'kind = "choice"', ("parts.application_form.applicant_name", "needs_options", "choice")),
        ('kind = "text"', 'kind = "file"', ("parts.application_form.applicant_name", "needs_file_types", "file")),
        (
            'id = "identity_code"',
            'id = "applicant_name"',
            ("parts.application_form.questions", "twice", "applicant_name"),
        ),
        ('kind = "text"', TWICE_AN_OPTION, ("parts.application_form.applicant_name.options", "twice", "one")),
        ('id = "place"', 'id = "unit"', ("parts.internal_posting_proof.posting_record.columns", "twice", "unit")),
    ],
)
def test_a_question_that_cannot_be_answered_is_a_fault(old: str, new: str, expected: tuple[str, str, str]) -> None:
    assert faulty(old, new) == [expected]
