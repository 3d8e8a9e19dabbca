"""Are keys made as they are read, and kept for this machine alone?"""

from pathlib import Path

from office.project import keys
from office.project.environment import LEAST_KEY_LENGTH


def test_keys_that_are_made_can_be_read() -> None:
    data, log = keys.for_data(), keys.for_log()
    assert keys.of_data(f"{data}, {keys.for_data()}")[0] == data
    assert len(keys.of_log(log)) == 32
    assert len(keys.for_pages()) >= LEAST_KEY_LENGTH


def test_a_kept_key_is_shared_and_private(tmp_path: Path) -> None:
    at = tmp_path / "made" / "key"
    first = keys.kept(at, keys.for_pages)
    assert keys.kept(at, keys.for_pages) == first
    assert at.stat().st_mode & 0o077 == 0
