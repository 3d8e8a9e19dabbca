"""Can the secretariat see how far long work is, and stop it?"""

import pytest
from django.test import Client

from award.vocabulary.roles import Role
from office.acts.progressing import Cancelled, new, told, watched
from tests.office.arranging import person

pytestmark = pytest.mark.django_db

NOTHING = {"done": None, "total": None}


def place(key: str) -> str:
    return f"/secretariat/work/{key}/"


def test_it_is_seen_while_it_lasts_and_not_before_or_after(secretary: Client) -> None:
    key = new()
    assert secretary.get(place(key)).json() == NOTHING
    with watched(key) as tell:
        assert secretary.get(place(key)).json() == {"done": 0, "total": 0}
        tell(200, 200)
        assert secretary.get(place(key)).json() == {"done": 200, "total": 200}
    assert secretary.get(place(key)).json() == NOTHING


def test_it_is_stopped_before_the_next_piece(secretary: Client) -> None:
    key = new()
    with watched(key) as tell:
        tell(1, 3)
        secretary.post(place(key))
        with pytest.raises(Cancelled):
            tell(2, 3)
    assert told(key) is None
    with watched(key) as tell:
        tell(3, 3)  # what was stopped once can be begun again


@pytest.mark.parametrize("key", ["nowhere", "..", "0" * 31, "A" * 32, "%2e%2e%2fwork"])
def test_what_is_no_key_stops_nothing_and_leads_nowhere(secretary: Client, key: str) -> None:
    for answer in (secretary.get(place(key)), secretary.post(place(key))):
        assert answer.status_code == 404 or answer.json() == NOTHING


def test_for_everyone_else_it_is_not_there(db: None) -> None:
    for who in (person("外人"), person("监督", Role.SUPERVISOR)):
        client = Client()
        client.force_login(who)
        assert client.get(place(new())).status_code == 404
        assert client.post(place(new())).status_code == 404
