"""The table of the words of which a date in words is made.

The names of the months stand beside it, so that the language of the interface can replace both.
"""

from collections.abc import Callable

import msgspec

_ENGLISH = "January February March April May June July August September October November December"
ENGLISH_MONTHS = tuple(_ENGLISH.split())
ENGLISH_MONTHS_SHORT = tuple(name[:3] for name in ENGLISH_MONTHS)


def english_ordinal(number: int) -> str:
    """Write 1st, 2nd, 3rd, 11th, 21st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


class Words(msgspec.Struct, frozen=True):
    """The patterns by which one language words a date; the defaults are English."""

    # One date. A {year} comes with its era, a {date} complete.
    day: str = "{day} {month} {year}"
    month: str = "{month} {year}"
    season: str = "{season} {year}"
    southern_season: str = "{season} {year} (southern)"
    seasons: tuple[str, str, str, str] = ("spring", "summer", "autumn", "winter")
    decade: str = "{year}s"
    century: str = "{ordinal} century"
    century_bc: str = "{ordinal} century BC"
    ordinal: Callable[[int], str] = english_ordinal
    year_bc: str = "{year} BC"
    early_year: str = "AD {year}"

    # How well it is known.
    about: str = "about {date}"
    about_years: str = "about the {date}"
    estimated: str = "about {year} (between {first} and {last})"
    uncertain: str = "{date} (uncertain)"

    # A span.
    days_of_month: str = "{first}–{last} {month} {year}"
    days_of_year: str = "{first} {first_month} – {last} {last_month} {year}"
    months_of_year: str = "{first_month}–{last_month} {year}"
    years: str = "{first}–{last}"
    years_bc: str = "{first}–{last} BC"
    span: str = "{first} – {last}"
    open_end: str = "from {first}"
    open_start: str = "until {last}"
    unknown_end: str = "from {first}, end unknown"
    unknown_start: str = "until {last}, start unknown"
    within: str = "some day between {first} and {last}"
    within_open_end: str = "some day from {first} on"
    within_open_start: str = "some day up to {last}"
    masked: str = "{span}, written {text}"

    # A list; the commas of {first} are those of this language.
    one_of: str = "{first} or {last}"
    all_of: str = "{first} and {last}"
    comma: str = ", "
    listed_days: str = "{days} {month} {year}"
    most_listed: int = 50

    # How closely it is known, and what may follow that.
    exact_day: str = "exact day"
    known_to_day: str = "known to the day"
    known_to_month: str = "known to the month"
    known_to_season: str = "known to the season"
    known_to_year: str = "known to the year"
    known_to_decade: str = "known to the decade"
    known_to_century: str = "known to the century"
    a_span: str = "a span of days"
    some_day_within: str = "some day within a span"
    several_dates: str = "several dates"
    and_approximate: str = ", approximate"
    and_uncertain: str = ", uncertain"
    and_both: str = ", approximate and uncertain"
    and_start_open: str = ", start open"
    and_start_unknown: str = ", start unknown"
    and_end_open: str = ", end open"
    and_end_unknown: str = ", end unknown"


ENGLISH = Words()
ENGLISH_SHORT = Words(
    century="{ordinal} c.",
    century_bc="{ordinal} c. BC",
    about="c. {date}",
    about_years="c. {date}",
    estimated="c. {year}",
    uncertain="{date}?",
    within="{first} … {last}",
    within_open_end="{first} …",
    within_open_start="… {last}",
    masked="{text}",
    most_listed=3,
)
