"""Dates in words, as a reader says them.

The dashes follow English practice: close between single words and figures (10–13 September), spaced
where an end has several words.
"""

import re
from collections.abc import Sequence

import msgspec

from ccm_timeline.model.date_lists import days_of_one_month, is_list, members_of
from ccm_timeline.model.date_words import ENGLISH as ENGLISH
from ccm_timeline.model.date_words import ENGLISH_MONTHS as ENGLISH_MONTHS
from ccm_timeline.model.date_words import ENGLISH_MONTHS_SHORT as ENGLISH_MONTHS_SHORT
from ccm_timeline.model.date_words import ENGLISH_SHORT as ENGLISH_SHORT
from ccm_timeline.model.date_words import Words as Words
from ccm_timeline.model.days import days_in_month, ymd
from ccm_timeline.model.edtf import Precision, When, parse

_ESTIMATED = re.compile(r"(-?[0-9]{4})S[1-9]")
_SKIPPING = re.compile(r"([^/,]*X[^/,]*[0-9])[?~%]?")
"""A masked digit before one that is known: days are left out between the first and the last."""


def in_words(when: When, months: Sequence[str] = ENGLISH_MONTHS, words: Words = ENGLISH) -> str:
    """Word a date that `parse` has read: "10–13 September 2024", "about 2022 – 6 March 2025".

    `months` are the twelve names in the form that the language uses inside a date.
    """
    return _Wording(months, words).of(when)


def day_in_words(day: int) -> str:
    """Word a day by its number, of any year: "6 March 2025", "15 March 44 BC"."""
    return in_words(When("", day, day, Precision.DAY))


def in_short(when: When) -> str:
    """Word a date for a card, where room is scarce: "6 Mar 2025?", "c. 2022 – 6 Mar 2025"."""
    return in_words(when, ENGLISH_MONTHS_SHORT, ENGLISH_SHORT)


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
    if is_list(when):
        return words.several_dates
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
        """Word a span by the two dates that its text has, a list by its members, and all else as
        one date."""
        if is_list(when):
            return self._list(when)
        if "/" in when.text:
            first, _, last = when.text.partition("/")
        elif when.text.startswith("["):
            first, _, last = when.text[1:-1].partition("..")
        else:
            return self._date(when)
        return self._span(when, _half(first), _half(last))

    def _list(self, when: When) -> str:
        members = members_of(when)
        if len(members) > self.words.most_listed:
            return self._date(msgspec.structs.replace(when, within=True))
        pattern = self.words.one_of if when.within else self.words.all_of
        days = days_of_one_month(members)
        said = [self.of(each) for each in members] if days is None else [str(day) for day in days]
        *others, last = dict.fromkeys(said)  # a style that has but years says none of them twice
        listed = pattern.format(first=self.words.comma.join(others), last=last) if others else last
        if days is None:
            return listed
        year, month, _ = _calendar(members[0])
        name = self.months[month - 1]
        return self.words.listed_days.format(days=listed, month=name, year=self._year(year))

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
        found = _ESTIMATED.fullmatch(when.text)
        if found and when.precision is not Precision.YEAR:
            return self._estimated(when, int(found[1]))
        date = self._plain(when)
        if when.approximate:
            years = when.precision in (Precision.DECADE, Precision.CENTURY)
            date = (self.words.about_years if years else self.words.about).format(date=date)
        return self.words.uncertain.format(date=date) if when.uncertain else date

    def _estimated(self, when: When, year: int) -> str:
        assert when.earliest is not None, "an estimated year has its first and its last year"
        assert when.latest is not None, "an estimated year has its first and its last year"
        first, last = ymd(when.earliest)[0], ymd(when.latest)[0]
        years = {"year": year, "first": first, "last": last}
        return self.words.estimated.format(**{name: self._year(y) for name, y in years.items()})

    def _plain(self, when: When) -> str:
        if when.precision is Precision.SPAN:  # a list, or a date with masked digits
            found = _SKIPPING.fullmatch(when.text)
            start = _list_end(when.earliest, when.start_latest)
            said = self._span(when, start, _list_end(when.latest, when.end_earliest))
            return self.words.masked.format(span=said, text=found[1]) if found else said
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
