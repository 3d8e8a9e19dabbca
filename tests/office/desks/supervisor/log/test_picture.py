"""Does the picture of the days show what the table says?"""

from datetime import date, timedelta

from office.acts.recounting import Tally
from office.desks.supervisor.log.picture import HEIGHT, MOST, picture

FIRST = date(2025, 6, 2)
STEPS = ("notice", "eligibility", "application")


def tally(after: int, act: str, count: int) -> Tally:
    return Tally(FIRST + timedelta(days=after), act, "owner", "", count)


def test_nothing_has_no_picture() -> None:
    assert picture([], STEPS) is None


def test_each_day_has_its_column_and_the_days_between_have_theirs() -> None:
    found = picture([tally(0, "notice.issue", 1), tally(3, "application.open", 4)], STEPS)
    assert [column.count for column in found.columns] == [1, 0, 0, 4]
    assert found.most == 4
    assert [step for step, _ in found.steps] == ["notice", "application"]
    assert [(line.day, line.counts, line.count) for line in found.lines] == [
        (FIRST + timedelta(days=3), (0, 4), 4),
        (FIRST, (1, 0), 1),
    ]


def test_the_pieces_of_a_column_stand_upon_each_other() -> None:
    found = picture(
        [tally(0, "notice.issue", 1), tally(0, "application.open", 2), tally(0, "application.write", 1)], STEPS
    )
    [column] = found.columns
    assert [(piece.step, piece.top, piece.height) for piece in column.pieces] == [
        ("notice", HEIGHT * 0.75, HEIGHT * 0.25),
        ("application", 0, HEIGHT * 0.75),
    ]


def test_a_long_time_is_shown_by_weeks_and_its_table_still_by_days() -> None:
    found = picture([tally(0, "notice.issue", 1), tally(MOST, "notice.issue", 1), tally(1, "notice.issue", 1)], STEPS)
    assert found.weekly
    assert [column.count for column in found.columns][:2] == [2, 0]
    assert {column.day.weekday() for column in found.columns} == {0}
    assert len(found.lines) == 3


def test_the_columns_lie_within_the_picture() -> None:
    found = picture([tally(day, "notice.issue", day + 1) for day in range(MOST)], STEPS)
    assert not found.weekly
    assert all(column.left >= 0 and column.left + column.width <= 100 for column in found.columns)
