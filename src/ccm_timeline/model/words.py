"""Dates in words, as a reader says them.

Every word stands in one table, `Words`, and the names of the months are handed in, so that the
language of the interface can replace both. The dashes follow English practice: close between single
words and figures (10–13 September), spaced where an end has several words.
"""

from collections.abc import Callable, Sequence

import msgspec

from ccm_timeline.model.days import days_in_month, ymd
from ccm_timeline.model.edtf import Precision, When, parse

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
    uncertain="{date}?",
    within="{first} … {last}",
    within_open_end="{first} …",
    within_open_start="… {last}",
)


def in_words(when: When, months: Sequence[str] = ENGLISH_MONTHS, words: Words = ENGLISH) -> str:
    """Word a date that `parse` has read: "10–13 September 2024", "about 2022 – 6 March 2025".

    `months` are the twelve names in the form that the language uses inside a date.
    """
    return _Wording(months, words).of(when)


def day_in_words(day: int) -> str:
    """Word a day by its number, of any year: "6 March 2025", "15 March 44 BC"."""
    return in_words(When("", day, day, Precision.DAY))


def in_short(
    when: When, months: Sequence[str] = ENGLISH_MONTHS_SHORT, words: Words = ENGLISH_SHORT
) -> str:
    """Word a date for a card, where room is scarce: "6 Mar 2025?", "c. 2022 – 6 Mar 2025"."""
    return _Wording(months, words).of(when)


def precision_in_words(when: When, words: Words = ENGLISH) -> str:
    """Say how closely a date is known: "exact day", "known to the month, approximate"."""
    said = _closeness(when, words) + _doubt(when, words)
    if when.earliest is None:
        said += words.and_start_open if when.open_start else words.and_start_unknown
    if when.latest is None:
        said += words.and_end_open if when.open_end else words.and_end_unknown
    return said


def _closeness(when: When, words: Words) -> str:
    if when.within:
        return words.some_day_within
    if when.is_exact_day:
        return words.exact_day
    return {
        Precision.DAY: words.known_to_day,
        Precision.MONTH: words.known_to_month,
        Precision.SEASON: words.known_to_season,
        Precision.YEAR: words.known_to_year,
        Precision.DECADE: words.known_to_decade,
        Precision.CENTURY: words.known_to_century,
        Precision.SPAN: words.a_span,
    }[when.precision]


def _doubt(when: When, words: Words) -> str:
    if when.approximate and when.uncertain:
        return words.and_both
    if when.approximate:
        return words.and_approximate
    return words.and_uncertain if when.uncertain else ""


class _Wording(msgspec.Struct, frozen=True):
    """The words of one language, applied to dates."""

    months: Sequence[str]
    words: Words

    def of(self, when: When) -> str:
        """Word a span by the two dates that its text has, and all else as one date."""
        if "/" in when.text:
            first, _, last = when.text.partition("/")
        elif when.text.startswith("[") and "," not in when.text:
            first, _, last = when.text[1:-1].partition("..")
        else:
            return self._date(when)
        return self._span(when, _half(first), _half(last))

    def _span(self, when: When, start: When | None, end: When | None) -> str:
        if start is not None and end is not None:
            return self._closed(start, end, when.within)
        if start is not None:
            return self._without_end(when).format(first=self._date(start))
        assert end is not None, "a date has a start or an end"
        return self._without_start(when).format(last=self._date(end))

    def _without_end(self, when: When) -> str:
        if when.within:
            return self.words.within_open_end
        return self.words.open_end if when.open_end else self.words.unknown_end

    def _without_start(self, when: When) -> str:
        if when.within:
            return self.words.within_open_start
        return self.words.open_start if when.open_start else self.words.unknown_start

    def _closed(self, start: When, end: When, within: bool) -> str:
        first, last = self._date(start), self._date(end)
        if first == last:
            return first
        if within:
            return self.words.within.format(first=first, last=last)
        return self._drawn_together(start, end) or self.words.span.format(first=first, last=last)

    def _drawn_together(self, start: When, end: When) -> str | None:
        """Word a span whose ends share month, year or era; None where they share none."""
        if start.precision is not end.precision or _doubtful(start) or _doubtful(end):
            return None
        (year, month, day), (last_year, last_month, last_day) = _calendar(start), _calendar(end)
        if start.precision is Precision.YEAR:
            return self._years(year, last_year)
        if year != last_year or start.precision not in (Precision.DAY, Precision.MONTH):
            return None
        if start.precision is Precision.MONTH:
            pattern = self.words.months_of_year
        else:
            same_month = month == last_month
            pattern = self.words.days_of_month if same_month else self.words.days_of_year
        return pattern.format(
            first=day,
            last=last_day,
            month=self.months[month - 1],
            first_month=self.months[month - 1],
            last_month=self.months[last_month - 1],
            year=self._year(year),
        )

    def _date(self, when: When) -> str:
        date = self._plain(when)
        if when.approximate:
            years = when.precision in (Precision.DECADE, Precision.CENTURY)
            date = (self.words.about_years if years else self.words.about).format(date=date)
        return self.words.uncertain.format(date=date) if when.uncertain else date

    def _plain(self, when: When) -> str:
        if when.precision is Precision.SPAN:  # a list, or a date with masked digits
            start = _list_end(when.earliest, when.start_latest)
            return self._span(when, start, _list_end(when.latest, when.end_earliest))
        year, month, day = _calendar(when)
        name = self.months[month - 1]
        match when.precision:
            case Precision.DAY:
                return self.words.day.format(day=day, month=name, year=self._year(year))
            case Precision.MONTH:
                return self.words.month.format(month=name, year=self._year(year))
            case Precision.SEASON:
                return self._season(when, year)
            case Precision.DECADE:
                return self._decade(year)
            case Precision.CENTURY:
                return self._century(year)
            case _:
                return self._year(year)

    def _season(self, when: When, year: int) -> str:
        """Name a season by its number: 21 to 24, 25 to 28 in the north, 29 to 32 in the south."""
        number = int(when.text.rstrip("?~%")[-2:])
        pattern = self.words.southern_season if number >= 29 else self.words.season
        return pattern.format(season=self.words.seasons[(number - 21) % 4], year=self._year(year))

    def _decade(self, year: int) -> str:
        if year < 100:  # "40s" would be taken for another century's
            return self._years(year, year + 9)
        return self.words.decade.format(year=year)

    def _century(self, year: int) -> str:
        if year < 0:
            return self.words.century_bc.format(ordinal=self.words.ordinal(-year // 100 + 1))
        return self.words.century.format(ordinal=self.words.ordinal(year // 100 + 1))

    def _years(self, first: int, last: int) -> str:
        """Word a span of years: 2008–2012, 44–42 BC, 44 BC – AD 14."""
        if last <= 0:
            return self.words.years_bc.format(first=1 - first, last=1 - last)
        pattern = self.words.years if first >= 100 else self.words.span
        return pattern.format(first=self._year(first), last=self._year(last))

    def _year(self, year: int) -> str:
        """Word an astronomical year; one of two figures bears its era, lest it be a short 1979."""
        if year <= 0:
            return self.words.year_bc.format(year=1 - year)
        return self.words.early_year.format(year=year) if year < 100 else str(year)


def _calendar(when: When) -> tuple[int, int, int]:
    assert when.earliest is not None, "only a span lacks a start"
    return ymd(when.earliest)


def _doubtful(when: When) -> bool:
    return when.approximate or when.uncertain


def _half(text: str) -> When | None:
    return None if text in ("", "..") else parse(text)


def _list_end(outer: int | None, inner: int | None) -> When | None:
    """Name the end of a list by its year or month where it is one, else by its outermost day."""
    if outer is None:
        return None
    first, last = (outer, outer) if inner is None else sorted((outer, inner))
    year, month, day = ymd(first)
    if (month, day) == (1, 1) and ymd(last) == (year, 12, 31):
        return When("", first, last, Precision.YEAR)
    if day == 1 and last - first + 1 == days_in_month(year, month):
        return When("", first, last, Precision.MONTH)
    return When("", outer, outer, Precision.DAY)
