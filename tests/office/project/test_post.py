"""Do letters go where they were told, and never unprotected unless that was said?"""

import pytest

from office.project import post


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://office:secret@mail.example", 587, True, False),
        ("smtps://office:secret@mail.example", 465, False, True),
        ("smtp-plain://mail.example:2525", 2525, False, False),
    ],
)
def test_a_mail_server_is_reached_as_its_address_says(address: str, port: int, tls: bool, ssl: bool) -> None:
    read = post.read(address)
    assert (read["EMAIL_HOST"], read["EMAIL_PORT"]) == ("mail.example", port)
    assert (read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (tls, ssl)


@pytest.mark.parametrize("written", ["", "mail.example", "smtp://", "folder://", "http://mail.example"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="expected smtp"):
        post.read(written)
