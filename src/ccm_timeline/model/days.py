"""Day numbers of the proleptic Gregorian calendar, for any year.

A day is one `int`, equal to `datetime.date.toordinal()` where that exists: day 1 is 0001-01-01, and
day 0 the day before. Years are astronomical: 0 is 1 BC, -43 is 44 BC. The arithmetic follows Howard
Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days), which
lets the year begin with March, so that the leap day comes last. Python's division rounds down, so
his special case for negative years is not needed. `datetime` is not used: it ends at 1 and 9999.
"""

_DAYS_OF_400_YEARS = 146_097
_DAYS_BEFORE_MARCH_OF_YEAR_0 = 305
"""From 0000-03-01, where the reckoning begins, to day 0."""

_MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275)
"""Days from 1 March to the first of each month, which is Hinnant's (153 m + 2) / 5, written out."""


def is_leap(year: int) -> bool:
    """Say whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Give the number of days in a month (1 to 12) of an astronomical year."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month]


def day_of(year: int, month: int, day: int) -> int:
    """Give the day number of a calendar day.

    The month must be 1 to 12. The day is not held to the length of the month: it counts on, so that
    day 0 is the last of the month before.
    """
    if month < 3:
        year -= 1
    leap_days = year // 4 - year // 100 + year // 400
    return (
        year * 365 + leap_days + _DAYS_BEFORE_MONTH[month] + day - 1 - _DAYS_BEFORE_MARCH_OF_YEAR_0
    )


def ymd(day: int) -> tuple[int, int, int]:
    """Give the astronomical year, month and day of the month of a day number."""
    era, day_of_era = divmod(day + _DAYS_BEFORE_MARCH_OF_YEAR_0, _DAYS_OF_400_YEARS)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    months_since_march = (5 * day_of_year + 2) // 153
    day_of_month = day_of_year - (153 * months_since_march + 2) // 5 + 1
    month = months_since_march + 3 if months_since_march < 10 else months_since_march - 9
    return era * 400 + year_of_era + (month < 3), month, day_of_month
