"""Can everyone follow the log, and nobody read in it who acted?"""

import pytest
from django.http import HttpResponse
from django.test import Client

from award.ledger.audit import audit
from award.ledger.checkpoint import read_checkpoint, signers
from award.ledger.note import read_key
from award.ledger.tiles import read_path, tiles_of
from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.acts.witnessing import exported
from office.records.issued import Notice
from tests.office.acts.test_notice import outage
from tests.office.arranging import organisation, person

pytestmark = pytest.mark.django_db

ACTS = 3


@pytest.fixture
def grown(notice: Notice) -> Notice:
    """A log of a few acts."""
    organisation(notice, person("owner"))
    perform(Act.NOTICE_DECLARE_OUTAGE, by=person("secretary", "secretary"), on=notice.pk, **outage())
    return notice


def asked(client: Client, notice: Notice, path: str) -> HttpResponse:
    return client.get(f"/log/{notice.scheme}/{path}")


def test_the_published_head_is_signed_by_the_published_key(client: Client, grown: Notice) -> None:
    key = read_key(asked(client, grown, "keys").content.decode().strip())
    head = asked(client, grown, "checkpoint")
    signed = read_checkpoint(head.content)
    assert signers(signed, [key]) == (key,)
    assert (signed.checkpoint.origin, signed.checkpoint.size) == (grown.origin, ACTS)
    assert head["Cache-Control"] == "no-cache"
    assert head["Content-Type"].startswith("text/plain")


def test_the_published_hashes_are_those_of_the_export(client: Client, grown: Notice) -> None:
    for path, content in exported(grown):
        tile = read_path(path)
        if tile and tile.level is not None:
            answer = asked(client, grown, path)
            assert answer.content == content
            assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    ["tile/entries/000.p/3", "tile/entries/000", "tile/0/000", "tile/0/000.p/4", "tile/0/001.p/1", "tile/1/000.p/1"],
)
def test_neither_entries_nor_what_is_not_there_yet_is_published(client: Client, grown: Notice, path: str) -> None:
    assert asked(client, grown, path).status_code == 404


@pytest.mark.parametrize("path", ["tile/0/000.p/0", "tile/0/000.p/257", "tile/63/000", "tile/0/0", "../keys", "tile"])
def test_what_is_no_file_of_a_log_is_not_there(client: Client, grown: Notice, path: str) -> None:
    assert asked(client, grown, path).status_code == 404


def test_of_an_unknown_notice_there_is_no_log(client: Client, grown: Notice) -> None:
    assert client.get("/log/nowhere-1999/checkpoint").status_code == 404


@pytest.mark.parametrize("path", ["/log/", "/en/log/"])
def test_the_page_shows_key_and_head(client: Client, grown: Notice, path: str) -> None:
    page = client.get(path).content.decode()
    assert grown.log_key in page
    assert f"{grown.origin}\n{ACTS}\n" in page


def test_where_nothing_was_issued_the_page_says_so(client: Client, db: None) -> None:
    assert client.get("/log/").status_code == 200


def test_an_export_verifies_and_an_act_more_does_not_disturb_it(grown: Notice) -> None:
    files = exported(grown)
    first = next(files)
    organisation(grown, person("later"))
    made = dict([first, *files])
    found = audit(lambda path, most: made.get(path), [read_key(grown.log_key)])
    assert found.verified
    assert found.entries == ACTS
    assert {path for path in made if path.startswith("tile/")} == {tile.path for tile in tiles_of(ACTS)}
