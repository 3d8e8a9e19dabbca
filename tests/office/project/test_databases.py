"""Does the address of a database mean what it says?"""

import pytest
from django.db import connection

from office.project import databases


def test_a_path_is_relative_with_three_strokes_and_absolute_with_four() -> None:
    assert databases.read("sqlite:///kept/office.sqlite3")["NAME"] == "kept/office.sqlite3"
    assert databases.read("sqlite:////var/office.sqlite3")["NAME"] == "/var/office.sqlite3"


def test_a_server_is_read_with_its_user_and_password() -> None:
    read = databases.read("postgresql://office:p%40ss@db.example:5433/award?sslmode=require")
    said = {name: read[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert said == {
        "NAME": "award",
        "USER": "office",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_server_may_answer_on_a_socket() -> None:
    assert databases.read("postgresql://postgres:@/award?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize("written", ["", "office.sqlite3", "sqlite://", "mysql://a/b", "postgresql://host"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="expected sqlite"):
        databases.read(written)


@pytest.mark.django_db
def test_what_is_acknowledged_is_on_the_disk() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (2,)
        else:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)
