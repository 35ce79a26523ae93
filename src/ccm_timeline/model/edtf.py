"""Dates as EDTF writes them (ISO 8601-2), read into spans of day numbers.

Common forms are read here by one regular expression in a few microseconds. Whatever else is legal
goes to `edtf_rare`, which alone loads the large `edtf` package, and only then.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NoReturn

import msgspec

from ccm_timeline.model.days import day_of, days_in_month

LONGEST_TEXT = 100
"""Characters; a longer text is refused before it is looked at."""

LAST_YEAR = 99_999
"""Years beyond this one, before or after year 0, are refused, which keeps every reader quick."""

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""First and last month of spring, summer, autumn and winter in the north.

ISO 8601-2 leaves the months open. These are the defaults of the `edtf` package
(`appsettings.SEASON_MONTHS_RANGE`): winter is held to the December of its own year there, because
the standard sorts it after autumn, and it is so here in order that both programs agree.
"""

_REMEMBERED = 32_768
"""Texts whose reading is kept: nearly all days of ninety years, some 10 MB at the most."""

_SHOWN = 40
_COMMON = re.compile(
    r"(?:(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"  # 2025, 2025-03 or 2025-21, 2025-03-06
    r"|(-?[0-9]{2}(?:[0-9]X|XX))"  # 199X, 19XX
    r"|Y(-?[1-9][0-9]{4,}))"  # Y12345
    r"([?~%])?"
)
_MARKS = {None: (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}


class EdtfError(ValueError):
    """One plain sentence that says why a text is not a date and gives an example."""


class Precision(StrEnum):
    """How closely a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


class When(msgspec.Struct, frozen=True, gc=False):
    """A date: the span from its earliest to its latest possible day, and how well it is known.

    Days are numbers as `days` defines them, and inclusive. At least one end is known, and
    `earliest <= latest` where both are. An end that is None is open (`..`, then `open_start` or
    `open_end` is set) or unknown (left empty); it is never filled in with a guess.
    """

    text: str
    earliest: int | None
    latest: int | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False
    within: bool = False
    """Not the whole span, but some day in it: `[2024-07-01..2025-03-06]`."""
    start_latest: int | None = None
    """Of a span whose start is coarser than a day: the last day on which it may begin."""
    end_earliest: int | None = None
    """Of a span whose end is coarser than a day: the first day on which it may end."""
    start_approximate: bool = False
    """This and the next three are of spans only; `approximate` and `uncertain` sum them up."""
    end_approximate: bool = False
    start_uncertain: bool = False
    end_uncertain: bool = False

    @property
    def is_exact_day(self) -> bool:
        """Whether this is one day, neither approximate nor uncertain."""
        return self.precision is Precision.DAY and not (self.approximate or self.uncertain)

    @property
    def sort_key(self) -> tuple[int, int]:
        """Day numbers that put dates in the order of time; a missing end takes the other's day."""
        first = self.latest if self.earliest is None else self.earliest
        last = self.earliest if self.latest is None else self.latest
        assert first is not None
        assert last is not None
        return first, last


def parse(text: str) -> When:
    """Read an EDTF date.

    Raises `EdtfError` for whatever is not one, is impossible (30 February, an end before its
    start), has a time of day or lacks a year: the format has days, and no clock.
    """
    if len(text) > LONGEST_TEXT:
        raise EdtfError(
            f"A date has at most {LONGEST_TEXT} characters, and this one has {len(text)}; "
            "write for instance 2025-03-06."
        )
    return _parse(text)


def forget_dates() -> None:
    """Forget what was read: texts that are remembered keep memory of their document from being
    given back."""
    _parse.cache_clear()


@lru_cache(maxsize=_REMEMBERED)
def _parse(text: str) -> When:
    common = _common(text)
    if common is not None:
        return common
    if "/" in text:
        return _interval(text)
    if text[:1] in ("[", "{"):
        return _set(text)
    return read_date(text)


def read_date(text: str) -> When:
    """Read one date, neither interval nor set. Raises `EdtfError`."""
    common = _common(text)
    if common is not None:
        return common
    from ccm_timeline.model import edtf_rare

    return edtf_rare.read_rare_date(text)


def refuse(text: str, reason: str) -> NoReturn:
    """Raise the `EdtfError` of a text: its beginning, made printable, then the reason."""
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown)
    raise EdtfError(f"“{shown}” {reason}.")


def span(
    text: str,
    start: When | None,
    end: When | None,
    *,
    within: bool = False,
    open_start: bool = False,
    open_end: bool = False,
) -> When:
    """Join two dates into a span; None is an end without a day. Raises `EdtfError`."""
    if start is None and end is None:
        refuse(text, "has neither a start nor an end; give one of them, as in ../2025-03-06")
    earliest = None if start is None else start.earliest
    latest = None if end is None else end.latest
    if earliest is not None and latest is not None and latest < earliest:
        refuse(text, "ends before it starts; put the earlier date first, as in 2024/2025")
    start_approximate, start_uncertain = _doubts(start)
    end_approximate, end_uncertain = _doubts(end)
    return When(
        text,
        earliest,
        latest,
        Precision.SPAN,
        start_approximate or end_approximate,
        start_uncertain or end_uncertain,
        open_start,
        open_end,
        within,
        None if within else _last_start(start, latest),
        None if within else _first_end(end, earliest),
        start_approximate,
        end_approximate,
        start_uncertain,
        end_uncertain,
    )


def _doubts(end: When | None) -> tuple[bool, bool]:
    return (False, False) if end is None else (end.approximate, end.uncertain)


def _last_start(start: When | None, latest: int | None) -> int | None:
    """Give the last day a coarse start may fall on, which is never after the end."""
    if start is None or start.latest is None or start.latest == start.earliest:
        return None
    return start.latest if latest is None else min(start.latest, latest)


def _first_end(end: When | None, earliest: int | None) -> int | None:
    """Give the first day a coarse end may fall on, which is never before the start."""
    if end is None or end.earliest is None or end.earliest == end.latest:
        return None
    return end.earliest if earliest is None else max(end.earliest, earliest)


def _common(text: str) -> When | None:
    """Read a single date of a common form; None means that it is none."""
    found = _COMMON.fullmatch(text)
    if found is None:
        return None
    year, month, day, masked, long_year, mark = found.groups()
    approximate, uncertain = _MARKS[mark]
    if day is not None:
        number = _day(text, year, month, day)
        return When(text, number, number, Precision.DAY, approximate, uncertain)
    if month is not None:
        span_of_days = _months(text, year, int(month))
    elif masked is not None:
        span_of_days = _masked(masked)
    else:
        span_of_days = _years(text, year or long_year)
    if span_of_days is None:
        return None
    return When(text, *span_of_days, approximate, uncertain)


def _day(text: str, year: str, month: str, day: str) -> int:
    y, m, d = _year(text, year), int(month), int(day)
    if not 1 <= m <= 12:
        refuse(text, f"has no month {month}; months are 01 to 12, for instance {year}-12-{day}")
    if 1 <= d <= 28:
        return day_of(y, m, d)
    last = days_in_month(y, m)
    if not 1 <= d <= last:
        refuse(
            text, f"is no day: that month has the days {year}-{month}-01 to {year}-{month}-{last}"
        )
    return day_of(y, m, d)


def _months(text: str, year: str, month: int) -> tuple[int, int, Precision] | None:
    y = _year(text, year)
    if 1 <= month <= 12:
        first = day_of(y, month, 1)
        return first, first + days_in_month(y, month) - 1, Precision.MONTH
    if month in SEASON_MONTHS:
        start, end = SEASON_MONTHS[month]
        return day_of(y, start, 1), day_of(y, end, days_in_month(y, end)), Precision.SEASON
    if 25 <= month <= 41:  # further seasons, quarters and halves of a year
        return None
    refuse(
        text,
        f"has no month {month:02}; months are 01 to 12 and seasons 21 to 24, "
        f"for instance {year}-12",
    )


def _years(text: str, year: str) -> tuple[int, int, Precision]:
    y = _year(text, year)
    return day_of(y, 1, 1), day_of(y, 12, 31), Precision.YEAR


def _year(text: str, year: str) -> int:
    if year == "-0000":
        refuse(text, "has the year -0000; the year before 0001 is 0000, for instance 0000-03-15")
    y = int(year)
    if not -LAST_YEAR <= y <= LAST_YEAR:
        refuse(text, f"lies beyond the year {LAST_YEAR}, the last that is read, as in Y{LAST_YEAR}")
    return y


def _masked(masked: str) -> tuple[int, int, Precision]:
    """Read 199X or 19XX: in negative years the nines are the earlier ones."""
    ends = sorted((int(masked.replace("X", "0")), int(masked.replace("X", "9"))))
    precision = Precision.CENTURY if masked.endswith("XX") else Precision.DECADE
    return day_of(ends[0], 1, 1), day_of(ends[1], 12, 31), precision


def _interval(text: str) -> When:
    first, _, last = text.partition("/")
    if "/" in last:
        from ccm_timeline.model.edtf_hints import hint

        refuse(text, f"has more than one slash, and a span has two ends; {hint(text)}")
    start = None if first in ("", "..") else read_date(first)
    end = None if last in ("", "..") else read_date(last)
    return span(text, start, end, open_start=first == "..", open_end=last == "..")


def _set(text: str) -> When:
    first, dots, last = text[1:-1].partition("..")
    if text[0] != "[" or text[-1] != "]" or not dots or "," in text:
        from ccm_timeline.model import edtf_rare

        return edtf_rare.read_rare_set(text)
    start = read_date(first) if first else None
    end = read_date(last) if last else None
    return span(text, start, end, within=True, open_start=start is None, open_end=end is None)
