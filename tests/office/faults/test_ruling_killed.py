"""Has a ruling either happened or not, wherever in it the process is killed?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office.processes import Processes

pytestmark = pytest.mark.django_db

MANY, DAYS = 12, 3
BEFORE = {"rulings": 0, "outcomes": ["depends"], "letters": 0, "entries": 0, "verified": True}
AFTER = {"rulings": 1, "outcomes": ["met"], "letters": MANY, "entries": 1, "verified": True}
# In the middle of the cases, and after each of the tables that are written then.
MOMENTS = (str(MANY // 2), "records_standing", "records_entry", "records_letter")


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    made = Processes(tmp_path, "tests.office.faults.rulings")
    yield made
    made.forget()


def test_killed_wherever_it_is_nothing_has_happened_and_then_all_of_it(processes: Processes) -> None:
    processes.done("prepare", MANY, DAYS)
    for moment in MOMENTS:
        processes.killed("killed", moment, mail="office.outside.mail.Mailbox")
        assert processes.told() == BEFORE, moment
    processes.done("rules")
    assert processes.told() == AFTER
