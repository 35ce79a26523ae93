"""Day numbers agree with the calendar, in every year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.model.days import day_of, days_in_month, is_leap, ymd

DAYS_OF_TWENTY_THOUSAND_YEARS = st.integers(day_of(-20_000, 1, 1), day_of(20_000, 12, 31))
YEARS = st.integers(-20_000, 20_000)
MONTHS = st.integers(1, 12)


@given(st.dates())
def test_a_day_number_is_the_ordinal_of_datetime_where_that_exists(day: date) -> None:
    assert day_of(day.year, day.month, day.day) == day.toordinal()
    assert ymd(day.toordinal()) == (day.year, day.month, day.day)


@given(DAYS_OF_TWENTY_THOUSAND_YEARS)
def test_a_day_number_survives_the_way_to_the_calendar_and_back(day: int) -> None:
    assert day_of(*ymd(day)) == day


@given(YEARS, MONTHS, st.data())
def test_a_calendar_day_survives_the_way_to_its_number_and_back(
    year: int, month: int, data: st.DataObject
) -> None:
    day = data.draw(st.integers(1, days_in_month(year, month)))
    assert ymd(day_of(year, month, day)) == (year, month, day)


@given(DAYS_OF_TWENTY_THOUSAND_YEARS)
def test_days_follow_one_another_without_gap_or_repeat(day: int) -> None:
    year, month, day_of_month = ymd(day)
    if day_of_month < days_in_month(year, month):
        expected = (year, month, day_of_month + 1)
    else:
        expected = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert ymd(day + 1) == expected


@given(YEARS)
def test_the_calendar_repeats_every_400_years(year: int) -> None:
    assert is_leap(year) == is_leap(year + 400)
    assert day_of(year + 400, 1, 1) - day_of(year, 1, 1) == 146_097
    assert day_of(year + 1, 1, 1) - day_of(year, 1, 1) == 365 + is_leap(year)


@given(st.integers(-(10**15), 10**15))
def test_far_beyond_all_history_the_arithmetic_still_holds(day: int) -> None:
    assert day_of(*ymd(day)) == day


@pytest.mark.parametrize(
    ("calendar_day", "number"),
    [
        ((1, 1, 1), 1),
        ((0, 12, 31), 0),
        ((0, 3, 1), -305),
        ((0, 2, 29), -306),
        ((-1, 12, 31), -366),
        ((1970, 1, 1), 719_163),
        ((10_000, 1, 1), 3_652_060),
    ],
)
def test_known_days_have_their_known_numbers(
    calendar_day: tuple[int, int, int], number: int
) -> None:
    assert day_of(*calendar_day) == number
    assert ymd(number) == calendar_day


def test_day_0_of_a_month_is_the_last_of_the_month_before() -> None:
    assert ymd(day_of(2024, 3, 0)) == (2024, 2, 29)


@pytest.mark.parametrize("year", [2000, 2024, 0, -4, -400, 12_000])
def test_a_leap_year_has_a_29_february(year: int) -> None:
    assert is_leap(year)
    assert days_in_month(year, 2) == 29


@pytest.mark.parametrize("year", [1900, 2023, 1, -1, -100, 2100])
def test_any_other_year_has_none(year: int) -> None:
    assert not is_leap(year)
    assert days_in_month(year, 2) == 28


def test_the_months_of_a_year_sum_up_to_it() -> None:
    assert sum(days_in_month(2023, month) for month in range(1, 13)) == 365
