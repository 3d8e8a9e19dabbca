"""Is a wrong environment told in full, and a right one read as it was meant?"""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from office.project import databases, environment, keys, post, shelving

KEY = "k" * environment.LEAST_KEY_LENGTH
TOLD = {
    "AWARD_SECRET_KEY": KEY,
    "AWARD_HOSTS": "a.example, b.example",
    "AWARD_DATABASE": "sqlite:///office.sqlite3",
    "AWARD_DATA_KEYS": keys.for_data(),
    "AWARD_LOG_KEY": keys.for_log(),
    "AWARD_MAIL": "folder:///mail",
    "AWARD_MAIL_FROM": "award@a.example",
    "AWARD_FILES": "folder:///files",
}


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    wrong = {
        "AWARD_SECRET_KEY": "short",
        "AWARD_TODAY": "June",
        "AWARD_SECURE": "perhaps",
        "AWARD_SCHEME": "/nothing",
        "AWARD_DATABASE": "mysql://nowhere",
        "AWARD_DATA_KEYS": "short",
        "AWARD_LOG_KEY": "short",
        "AWARD_ORIGIN": "two words",
        "AWARD_MAIL": "pigeon://",
        "AWARD_FILES": "s3://bucket",
        "AWARD_CLAMAV": "here",
    }
    with pytest.raises(ImproperlyConfigured) as told:
        environment.read(wrong, scheme=tmp_path)
    for name in (*wrong, "AWARD_HOSTS: must be set", "AWARD_MAIL_FROM: must be set"):
        assert str(told.value).count(f"{name}") == 1 + (name == "AWARD_MAIL")


def test_a_secret_is_never_shown(tmp_path: Path) -> None:
    names = ("AWARD_SECRET_KEY", "AWARD_DATA_KEYS", "AWARD_LOG_KEY", "AWARD_DATABASE", "AWARD_MAIL")
    with pytest.raises(ImproperlyConfigured) as told:
        environment.read(dict.fromkeys(names, "correct horse"), scheme=tmp_path)
    assert "correct horse" not in str(told.value)


def test_what_is_set_is_read(tmp_path: Path) -> None:
    read = environment.read({**TOLD, "AWARD_TODAY": "2025-06-16", "AWARD_SECURE": "no"}, scheme=tmp_path)
    assert read == environment.Environment(
        secret_key=KEY,
        hosts=("a.example", "b.example"),
        scheme=tmp_path,
        today=date(2025, 6, 16),
        secure=False,
        database=databases.sqlite("office.sqlite3"),
        data_keys=(TOLD["AWARD_DATA_KEYS"],),
        log_key=keys.of_log(TOLD["AWARD_LOG_KEY"]),
        origin="a.example",
        mail=post.folder("mail"),
        sender="award@a.example",
        files=shelving.folder("files"),
        clamav=None,
        proxies=1,
        vouching=None,
    )


def test_without_a_word_the_office_is_secure_and_lives_today(tmp_path: Path) -> None:
    read = environment.read(TOLD, scheme=tmp_path)
    assert read.secure
    assert read.today is None
