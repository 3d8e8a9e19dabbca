"""Is the scanner asked in its own language, and is no answer ever taken for a good one?"""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from office.outside.scanning import Unreachable, configured, found_in
from tests.office.outside.clamd import NAME, listening, told
from tests.office.outside.papers import EICAR, pdf


@pytest.mark.parametrize("at", [None, "clamd.sock"], ids=["on a port", "on a socket"])
def test_the_scanner_sees_all_of_a_file_and_names_what_it_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str | None
) -> None:
    with listening(tmp_path / at if at else None) as scanner:
        monkeypatch.setattr(settings, "AWARD_CLAMAV", told(scanner))
        assert configured()
        assert found_in(BytesIO(pdf())) is None
        assert found_in(BytesIO(b"x" * 5000 + EICAR)) == NAME
        assert scanner.seen == [pdf(), b"x" * 5000 + EICAR]


@pytest.mark.parametrize("answer", ["stream: something ERROR", "INSTREAM size limit exceeded. ERROR", "", "hello"])
def test_an_answer_that_is_none_is_not_taken_for_a_good_one(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    with listening() as scanner:
        scanner.instead = answer
        monkeypatch.setattr(settings, "AWARD_CLAMAV", told(scanner))
        with pytest.raises(Unreachable):
            found_in(BytesIO(EICAR))


@pytest.mark.parametrize("where", [("tcp", ("127.0.0.1", 1)), ("unix", "nothing.sock")])
def test_a_scanner_that_is_not_there_is_unreachable(monkeypatch: pytest.MonkeyPatch, where: tuple[str, object]) -> None:
    monkeypatch.setattr(settings, "AWARD_CLAMAV", where)
    with pytest.raises(Unreachable):
        found_in(BytesIO(EICAR))


def test_without_a_word_there_is_no_scanner() -> None:
    assert not configured()
