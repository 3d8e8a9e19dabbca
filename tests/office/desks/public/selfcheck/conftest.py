"""What do the tests of the self-check share? A visitor with the answers of an invented applicant."""

from collections.abc import Callable

import pytest
from django.test import Client

from award.eligibility.asking import questions
from office.records.notices import announced, samples

DAY = "2025-06-16"
SAMPLES = tuple(sample.id for sample in samples())
LINES = tuple(announced().lines)
EVERY_QUESTION = tuple((line, page.part.id) for line in LINES for page in questions(announced(), line))

As = Callable[..., str]


@pytest.fixture
def answered(client: Client) -> As:
    """Take the answers of an invented applicant: the line it files for is given back."""

    def took(sample: str = "gold-winner-2021", root: str = "") -> str:
        answer = client.post(f"{root}/selfcheck/samples/{sample}/")
        assert answer.status_code == 302
        return next(known.line for known in samples() if known.id == sample)

    return took
