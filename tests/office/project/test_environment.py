"""Is a wrong environment told in full, and a right one read as it was meant?"""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from office.project import environment

KEY = "k" * environment.LEAST_KEY_LENGTH


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    wrong = {"AWARD_SECRET_KEY": "short", "AWARD_TODAY": "June", "AWARD_SECURE": "perhaps", "AWARD_SCHEME": "/nothing"}
    with pytest.raises(ImproperlyConfigured) as told:
        environment.read(wrong, scheme=tmp_path)
    for name in (*wrong, "AWARD_HOSTS: must be set"):
        assert str(told.value).count(name) == 1


def test_a_secret_is_never_shown(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured) as told:
        environment.read({"AWARD_SECRET_KEY": "correct horse"}, scheme=tmp_path)
    assert "correct horse" not in str(told.value)


def test_what_is_set_is_read(tmp_path: Path) -> None:
    told = {"AWARD_SECRET_KEY": KEY, "AWARD_HOSTS": "a.example, b.example", "AWARD_TODAY": "2025-06-16"}
    read = environment.read({**told, "AWARD_SECURE": "no"}, scheme=tmp_path)
    assert read == environment.Environment(
        secret_key=KEY,
        hosts=("a.example", "b.example"),
        scheme=tmp_path,
        rulings=None,
        today=date(2025, 6, 16),
        secure=False,
    )


def test_without_a_word_the_office_is_secure_and_lives_today(tmp_path: Path) -> None:
    read = environment.read({"AWARD_SECRET_KEY": KEY, "AWARD_HOSTS": "a.example"}, scheme=tmp_path)
    assert read.secure
    assert read.today is None


def test_the_passing_key_is_long_shared_and_private(tmp_path: Path) -> None:
    kept = tmp_path / "made" / "key"
    first = environment.passing_key(kept)
    assert len(first) >= environment.LEAST_KEY_LENGTH
    assert environment.passing_key(kept) == first
    assert kept.stat().st_mode & 0o077 == 0
