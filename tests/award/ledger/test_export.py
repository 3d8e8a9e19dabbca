"""Is an export whole, and is none made of another log than the one that was signed for?"""

import pytest

from award.ledger.export import CHECKPOINT, KEYS, exported
from award.ledger.tiles import Tile, bundled, tiles_of
from award.vocabulary.fault import Faulty
from tests.award.ledger.logs import OFFICE, log


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 600])
def test_an_export_has_every_file_once_and_the_checkpoint_last(size: int) -> None:
    paths = [path for path, _ in exported(log(size).entries, log(size).signed, [OFFICE.key])]
    assert sorted(paths) == sorted([*(tile.path for tile in tiles_of(size)), KEYS, CHECKPOINT])
    assert paths[-2:] == [KEYS, CHECKPOINT]


def test_the_entries_stand_in_their_bundles() -> None:
    made = log(300)
    assert made.files[Tile(None, 0).path] == bundled(made.entries[:256])
    assert made.files[Tile(None, 1, 44).path] == bundled(made.entries[256:])


@pytest.mark.parametrize("entries", [log(3).entries[:2], log(4).entries, log(3).entries[::-1], ()])
def test_another_log_than_the_one_signed_for_is_not_exported(entries: tuple[bytes, ...]) -> None:
    written = []
    with pytest.raises(Faulty, match=r"verify\.root"):
        written.extend(exported(entries, log(3).signed))
    assert CHECKPOINT not in dict(written)
