"""Legal but uncommon EDTF dates: lists, estimates, masked digits, qualified parts, further seasons.

The `edtf` package reads most of the last three kinds, one date at a time. It is loaded when it is
first needed, because that takes longer than a quick start allows, and it is trusted little: it
raises errors of many kinds, returns days that do not exist, prints what it is about to raise, and
computes whatever power of ten it is given. So it sees no list, no span and no power, only short
single dates, and its answer is checked. Its padding of unknown ends is not used.
"""

import re
import warnings
from collections.abc import Callable
from functools import cache
from threading import Lock
from time import struct_time
from typing import Any, NoReturn

import msgspec

from ccm_timeline.model.days import day_of, days_in_month
from ccm_timeline.model.edtf import LAST_YEAR, Precision, When, read_date, refuse, span
from ccm_timeline.model.edtf_hints import hint

MOST_MEMBERS = 50
"""Members of a list; a longer one is refused before its members are looked at."""

_CLOCK = re.compile(r"[0-9]T[0-9]|:[0-9]|[0-9]Z$")
_NO_YEAR = re.compile(r"XXXX|--|[0-9]{2}-[0-9]{2}$")
_UNSAID_PART = re.compile(r"(-?[0-9X]{4}(?:-XX|-[01][0-9])?)-XX([?~%]?)")
_COUNTED_YEAR = re.compile(
    r"(?!-0000)(-?[0-9]{4}|Y-?[1-9][0-9]{4,}|Y-?[1-9][0-9]*E[1-9][0-9]*)(?:S([1-9]))?"
)
_MASKED_END = re.compile(r"(-?[0-9]{4})-(?:([01])X|(0[1-9]|1[0-2])-([0-3])X)")
_MARKED = re.compile(r"([0-9X-]*X[0-9X-]*)([?~%])")
_PACKAGE_READS = re.compile(r"[0-9X?~%-]{4,20}")
"""The longest that is legal, `%-2024-%12-%31`, has 14 characters."""

_FURTHER_SEASON = re.compile(r"-?[0-9]{4}-(2[5-9]|3[0-9]|4[01])")
_LAST_SEASON = 32
"""25 to 32 are seasons of the north and the south, 33 to 41 quarters and other parts of a year."""

_YEARS_OF = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}
_PARTS = (Precision.YEAR, Precision.MONTH, Precision.DAY)

_ONE_AT_A_TIME = Lock()
"""The package's parser keeps what it has read in one place that all threads share."""


def read_rare_date(text: str) -> When:
    """Read a single date that is of no common form. Raises `EdtfError`."""
    if _CLOCK.search(text):
        refuse(text, "has a time of day or a time zone, which are not kept; write 2025-03-06")
    if _NO_YEAR.match(text):
        refuse(text, "lacks a year; write for instance 2025-03-06")
    if found := _UNSAID_PART.fullmatch(text):  # "some day of July" spans the days of July
        return msgspec.structs.replace(read_date(found[1] + found[2]), text=text)
    if found := _COUNTED_YEAR.fullmatch(text):
        return _counted_year(text, found[1].removeprefix("Y"), found[2])
    if found := _MASKED_END.fullmatch(text):
        return _masked_end(text, *found.groups())
    if found := _MARKED.fullmatch(text):  # the package reads masked digits only without a mark
        return msgspec.structs.replace(
            read_date(found[1]),
            text=text,
            approximate=found[2] in "~%",
            uncertain=found[2] in "?%",
        )
    if not _PACKAGE_READS.fullmatch(text):
        _not_understood(text)
    return _ask_package(text)


def read_rare_set(text: str) -> When:
    """Read `[a,b,c..d]`, one of these, or `{a,b,c..d}`, all of these, as the span of them all.

    Raises `EdtfError`.
    """
    members = text[1:-1].split(",")
    if len(members) > MOST_MEMBERS:
        refuse(text, f"has more than {MOST_MEMBERS} members; write a span, as in [1960..1990]")
    if text[0] + text[-1] not in ("[]", "{}"):
        refuse(text, "lacks its closing bracket, as in [2024-07-01..2025-03-06]")
    if len(members) == 1 and ".." not in members[0]:
        refuse(text, "needs two dates or more, for instance [1960,1962]")
    open_start, open_end = members[0].startswith(".."), members[-1].endswith("..")
    members[0] = members[0].removeprefix("..")
    members[-1] = members[-1].removesuffix("..")
    dates = [date for member in members for date in _member(text, member)]
    when = span(
        text,
        None if open_start else min(dates, key=lambda date: date.sort_key),
        None if open_end else max(dates, key=lambda date: date.sort_key[::-1]),
        within=text[0] == "[",
        open_start=open_start,
        open_end=open_end,
    )
    return msgspec.structs.replace(
        when,
        approximate=any(date.approximate for date in dates),
        uncertain=any(date.uncertain for date in dates),
    )


def _member(text: str, member: str) -> tuple[When, ...]:
    """Read one member of a list: a date, or two with `..` between them."""
    first, dots, last = member.partition("..")
    if not first or (dots and not last):
        refuse(text, "has an empty place where a date belongs, unlike [1960,1962..1965]")
    if not dots:
        return (read_date(member),)
    start, end = read_date(first), read_date(last)
    span(member, start, end)  # refuses an end before its start
    return start, end


def _masked_end(text: str, year: str, months: str, month: str, days: str) -> When:
    """Read 1984-1X, of October to December, or 1984-03-1X, of the 10th to the 19th."""
    whole = read_date(f"{year}-{month}" if days else year)
    assert whole.earliest is not None, "a year and a month have days"
    assert whole.latest is not None, "a year and a month have days"
    first, last = max(1, 10 * int(days or months)), 10 * int(days or months) + 9
    if days:
        begin, end = whole.earliest + first - 1, whole.earliest + last - 1
    else:
        begin = day_of(int(year), first, 1)
        end = day_of(int(year), min(last, 12), days_in_month(int(year), min(last, 12)))
    if begin > whole.latest:
        refuse(text, "names days that are not there; that month ends before them")
    return When(text, begin, min(end, whole.latest), Precision.SPAN, within=True)


def _counted_year(text: str, year: str, significant: str | None) -> When:
    """Read Y17E3, or 1950S2: estimated to be 1950, known to two digits, so of 1900 to 1999.

    Too many digits are refused before anything is computed from them.
    """
    base, _, exponent = year.removeprefix("-").partition("E")
    most = len(str(LAST_YEAR))
    if len(exponent) > 1 or len(base) + int(exponent or 0) > most:
        refuse(text, f"lies beyond the year {LAST_YEAR}, the last that is read, as in Y{LAST_YEAR}")
    digits = base + "0" * int(exponent or 0)
    years = 10 ** max(0, len(digits) - int(significant or most))
    first = int(digits) // years * years
    last = first + years - 1
    if year.startswith("-"):
        first, last = -last, -first
    precision = _YEARS_OF.get(years, Precision.SPAN)
    return When(
        text,
        day_of(first, 1, 1),
        day_of(last, 12, 31),
        precision,
        approximate=significant is not None,
        within=precision is Precision.SPAN,
    )


def _ask_package(text: str) -> When:
    with _ONE_AT_A_TIME:
        parser = package_parser()  # What cannot be loaded is no mistake of the text.
    try:
        with _ONE_AT_A_TIME:
            found = parser(text)
        earliest, latest = found.lower_strict(), found.upper_strict()
        both = bool(found.is_uncertain_and_approximate)
        approximate = both or bool(found.is_approximate)
        uncertain = both or bool(found.is_uncertain)
    except Exception:  # the package names no errors of its own and raises many
        _not_understood(text)
    first, last = _day_number(text, earliest), _day_number(text, latest)
    if last < first:
        _not_understood(text)
    precision = _precision(text)
    within = precision is Precision.SPAN
    return When(text, first, last, precision, approximate, uncertain, within=within)


@cache
def package_parser() -> Callable[[str], Any]:
    """Load the `edtf` package, once, and give its parser."""
    with warnings.catch_warnings():  # it meets pyparsing's advice to the authors of grammars
        warnings.simplefilter("ignore")
        from edtf.parser import parser_classes
        from edtf.parser.grammar import parse_edtf
    # It prints before it raises, and our standard output may be a report that a program reads.
    vars(parser_classes)["print"] = _say_nothing
    parser: Callable[[str], Any] = parse_edtf
    return parser


def _say_nothing(*_: object) -> None:
    """Stand in for the `print` of the package."""


def _day_number(text: str, day: struct_time) -> int:
    year, month, day_of_month = day.tm_year, day.tm_mon, day.tm_mday
    if not (-LAST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        _not_understood(text)
    last = days_in_month(year, month)
    if not 1 <= day_of_month <= last:
        refuse(text, f"names a day that is not there; that month has the days 01 to {last}")
    return day_of(year, month, day_of_month)


def _precision(text: str) -> Precision:
    """Say how closely a date is known that the package has read."""
    if "X" in text:
        return Precision.SPAN
    if season := _FURTHER_SEASON.fullmatch(text):
        return Precision.SEASON if int(season[1]) <= _LAST_SEASON else Precision.SPAN
    return _PARTS[text.lstrip("?~%-").count("-")]


def _not_understood(text: str) -> NoReturn:
    refuse(text, f"is no EDTF date that can be read here; {hint(text)}")
