"""Days that are certain, days that are possible, and how they are written."""

import pytest

from ccm_timeline.files.formats.days import (
    certain_days,
    iso_day,
    placed_by_first_day,
    possible_days,
)
from ccm_timeline.model.days import day_of
from ccm_timeline.model.edtf import parse
from tests.files.formats.timelines import on


@pytest.mark.parametrize(
    ("date", "length"),
    [
        ("2025-03-06", 1),
        ("2024-09-10/2024-09-13", 4),
        ("2025-03-06/2025-03-06", 1),
        ("2025-03-06?", 0),
        ("2025-03-06~", 0),
        ("2025-03", 0),
        ("2024-22", 0),
        ("2024-09-10?/2024-09-13", 0),
        ("2024-09/2024-10-13", 0),
        ("2024-09-10/2024-10", 0),
        ("2024-09-10/..", 0),
        ("/2024-09-10", 0),
        ("[2024-09-10..2024-09-13]", 0),
        ("{2024-09-10,2024-09-13}", 0),
        ("2024-09-XX", 0),
    ],
)
def test_only_stated_days_without_doubt_are_certain(date: str, length: int) -> None:
    days = certain_days(parse(date))
    assert (0 if days is None else days[1] - days[0] + 1) == length


def test_an_event_without_a_start_is_placed_at_its_end() -> None:
    assert possible_days(parse("../2020")) == (day_of(2020, 12, 31), None)
    assert possible_days(parse("2020/..")) == (day_of(2020, 1, 1), None)
    assert possible_days(parse("2020")) == (day_of(2020, 1, 1), day_of(2020, 12, 31))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ((2025, 3, 6), "2025-03-06"),
        ((1, 1, 1), "0001-01-01"),
        ((0, 12, 31), "0000-12-31"),
        ((-1, 1, 1), "-000001-01-01"),
        ((9999, 12, 31), "9999-12-31"),
        ((12345, 1, 2), "+012345-01-02"),
    ],
)
def test_a_day_of_any_year_is_written_as_ecmascript_reads_it(
    day: tuple[int, int, int], written: str
) -> None:
    assert iso_day(day_of(*day)) == written


def test_days_that_are_not_certain_are_counted() -> None:
    assert list(placed_by_first_day(on("2025-03-06"))) == []
    assert list(placed_by_first_day(on("2025-03-06", "2025", "2025/.."))) == [
        "2 events are not known to the day; they are placed by their possible days.",
        "1 event has an end that is not known; it is placed at its other end.",
    ]
