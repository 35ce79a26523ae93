"""EDTF dates are read into the right days, as the `edtf` package reads them, or plainly refused."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.model import edtf, edtf_rare
from ccm_timeline.model.days import day_of, days_in_month, ymd
from ccm_timeline.model.edtf import EdtfError, Precision, When, parse

Day = tuple[int, int, int] | None

SOURCE = Path(edtf.__file__).parents[2]
COMMON = (
    "2025-03-06 2025-03 2025-22 2025 -0043 0000 202X 19XX Y12345 Y-12345 2025-03-06? 2025~ "
    "2025-07% 2025-22~ 2022~/2025-03-06 2024-09-10/2024-09-13 ../2025 2025/.. /2025 2025/ "
    "[2024-07-01..2025-03-06] [..2025] [2025-03..]"
)
RARE = (
    "2025-XX 2025-XX-XX 2025-07-XX? 1XXX 20X4 202X-07 2025-?07 ~2025-07-06 2025-07~-06 2025-29 "
    "2025-41 Y17E3 1950S2 {1960,1961-12} [1667,1668,1670..1672] {..1983,1984-10} "
    "[1667,1760-12..] 2025-XX/2026-XX 2004-06-~01/2004-06-~20"
)


def days(when: When) -> tuple[Day, Day]:
    """The calendar days of a date's two ends."""
    earliest = None if when.earliest is None else ymd(when.earliest)
    return earliest, None if when.latest is None else ymd(when.latest)


def year_text(year: int) -> str:
    return f"{year:05}" if year < 0 else f"{year:04}"


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    """A year, month or day of the years -9999 to 9999."""
    year, month = draw(st.integers(-9999, 9999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    return "-".join([year_text(year), f"{month:02}", f"{day:02}"][: draw(st.integers(1, 3))])


SEASONS = st.builds("{}-{}".format, st.integers(-9999, 9999).map(year_text), st.integers(21, 24))
MASKED = st.builds(
    "{}{}".format,
    st.integers(0, 999).map("{:03}X".format) | st.integers(0, 99).map("{:02}XX".format),
    st.sampled_from(["", "?", "~", "%"]),
)
MARKED = st.builds("{}{}".format, plain_dates(), st.sampled_from("?~%"))
LONG_YEARS = st.integers(10_000, 99_999).flatmap(lambda y: st.sampled_from([f"Y{y}", f"Y-{y}"]))
SINGLE = plain_dates() | SEASONS | MASKED | MASKED.map("-{}".format) | MARKED | LONG_YEARS
ENDS = plain_dates() | SEASONS | MARKED
SPANS = st.builds("{}/{}".format, ENDS, ENDS) | ENDS.map("../{}".format) | ENDS.map("{}/..".format)
SETS = (
    st.integers(1, 3).flatmap(
        lambda parts: st.builds("[{}..{}]".format, *[plain_dates().filter(parts_are(parts))] * 2)
    )
    | plain_dates().map("[..{}]".format)
    | plain_dates().map("[{}..]".format)
)


def parts_are(number: int) -> Callable[[str], bool]:
    return lambda text: text.lstrip("-").count("-") == number - 1


def as_package_reads(text: str) -> tuple[Day, Day, bool, bool]:
    found = edtf_rare.package_parser()(text)
    ends = [found.lower_strict(), found.upper_strict()]
    first, last = (None if isinstance(end, float) else tuple(end[:3]) for end in ends)
    both = found.is_uncertain_and_approximate
    return first, last, found.is_approximate or both, found.is_uncertain or both


@settings(max_examples=120, deadline=None)
@given(SINGLE | SPANS | SETS)
def test_a_common_form_is_read_as_the_edtf_package_reads_it(text: str) -> None:
    first, last, approximate, uncertain = as_package_reads(text)
    if first is not None and last is not None and last < first:
        with pytest.raises(EdtfError, match="ends before it starts"):
            parse(text)
        return
    when = parse(text)
    assert days(when) == (first, last)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


@settings(max_examples=40, deadline=None)
@given(
    plain_dates().filter(parts_are(3)),
    st.sampled_from(["{0}?-{1}-{2}", "{0}-{1}~-{2}", "%{0}-{1}-{2}", "{0}-?{1}-~{2}", "{0}-?{1}"])
    | st.integers(25, 41).map("{{0}}-{}".format),
)
def test_a_rare_form_keeps_the_days_that_the_edtf_package_gives(day: str, form: str) -> None:
    year, month, day_of_month = day.rsplit("-", 2)
    text = form.format(year, month, day_of_month)
    when = parse(text)
    assert (*days(when), when.approximate, when.uncertain) == as_package_reads(text)


@given(SINGLE | SPANS | SETS | st.sampled_from(RARE.split()))
def test_the_earliest_day_is_never_after_the_latest(text: str) -> None:
    try:
        when = parse(text)
    except EdtfError:
        return
    bounds = [when.earliest, when.start_latest, when.latest]
    for known in (bounds, [when.earliest, when.end_earliest, when.latest]):
        given_days = [day for day in known if day is not None]
        assert given_days == sorted(given_days)
    assert when.sort_key[0] <= when.sort_key[1]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-03-06", (2025, 3, 6), (2025, 3, 6), Precision.DAY),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), Precision.MONTH),
        ("2024-22", (2024, 6, 1), (2024, 8, 31), Precision.SEASON),
        ("2024-24", (2024, 12, 1), (2024, 12, 31), Precision.SEASON),
        ("2008", (2008, 1, 1), (2008, 12, 31), Precision.YEAR),
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15), Precision.DAY),
        ("0000", (0, 1, 1), (0, 12, 31), Precision.YEAR),
        ("Y-12000", (-12000, 1, 1), (-12000, 12, 31), Precision.YEAR),
        ("199X", (1990, 1, 1), (1999, 12, 31), Precision.DECADE),
        ("-004X", (-49, 1, 1), (-40, 12, 31), Precision.DECADE),
        ("19XX", (1900, 1, 1), (1999, 12, 31), Precision.CENTURY),
        ("2024-09-10/2024-09-13", (2024, 9, 10), (2024, 9, 13), Precision.SPAN),
        ("2024-07-XX", (2024, 7, 1), (2024, 7, 31), Precision.MONTH),
        ("2024-XX-XX", (2024, 1, 1), (2024, 12, 31), Precision.YEAR),
        ("1XXX", (1000, 1, 1), (1999, 12, 31), Precision.SPAN),
        ("2024-29", (2024, 9, 1), (2024, 11, 30), Precision.SEASON),
        ("2024-33", (2024, 1, 1), (2024, 3, 31), Precision.SPAN),
        ("2024-?06-11", (2024, 6, 11), (2024, 6, 11), Precision.DAY),
        ("2024-~06", (2024, 6, 1), (2024, 6, 30), Precision.MONTH),
        ("Y17E3", (17000, 1, 1), (17000, 12, 31), Precision.YEAR),
        ("1950S3", (1950, 1, 1), (1959, 12, 31), Precision.DECADE),
        ("1950S2", (1900, 1, 1), (1999, 12, 31), Precision.CENTURY),
        ("-1950S2", (-1999, 1, 1), (-1900, 12, 31), Precision.CENTURY),
        ("Y12345S1", (10000, 1, 1), (19999, 12, 31), Precision.SPAN),
        ("[1667,1668,1670..1672]", (1667, 1, 1), (1672, 12, 31), Precision.SPAN),
        ("{1960,1961-12}", (1960, 1, 1), (1961, 12, 31), Precision.SPAN),
    ],
)
def test_each_form_has_its_days_and_its_precision(
    text: str, first: Day, last: Day, precision: Precision
) -> None:
    when = parse(text)
    assert (*days(when), when.precision, when.text) == (first, last, precision, text)


@pytest.mark.parametrize(
    ("mark", "approximate", "uncertain"),
    [("", False, False), ("~", True, False), ("?", False, True), ("%", True, True)],
)
@pytest.mark.parametrize("date", ["2025-03-06", "2025-03", "2025-22", "2025", "202X", "20XX"])
def test_a_mark_at_the_end_says_how_sure_the_date_is(
    date: str, mark: str, approximate: bool, uncertain: bool
) -> None:
    when = parse(date + mark)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)
    assert when.is_exact_day == (date == "2025-03-06" and not mark)


def test_a_span_knows_which_of_its_ends_is_coarse_or_doubtful() -> None:
    when = parse("2022~/2025-03-06?")
    assert when.earliest == day_of(2022, 1, 1)
    assert when.start_latest == day_of(2022, 12, 31)
    assert when.end_earliest is None
    assert (when.start_approximate, when.end_approximate) == (True, False)
    assert (when.start_uncertain, when.end_uncertain) == (False, True)
    assert (when.approximate, when.uncertain) == (True, True)


def test_a_coarse_end_cannot_come_before_the_start() -> None:
    assert parse("2025-03-06/2025").end_earliest == day_of(2025, 3, 6)
    assert parse("2025/2025-03-06").start_latest == day_of(2025, 3, 6)


@pytest.mark.parametrize(
    ("text", "open_start", "open_end", "within"),
    [
        ("../2025", True, False, False),
        ("2025/..", False, True, False),
        ("/2025", False, False, False),
        ("2025/", False, False, False),
        ("[..2025]", True, False, True),
        ("[2025..]", False, True, True),
        ("[2024..2025]", False, False, True),
        ("{2024..2025}", False, False, False),
        ("[2024,2026..]", False, True, True),
        ("{..2024,2026}", True, False, False),
    ],
)
def test_an_end_that_is_not_given_stays_empty(
    text: str, open_start: bool, open_end: bool, within: bool
) -> None:
    when = parse(text)
    assert (when.open_start, when.open_end, when.within) == (open_start, open_end, within)
    assert (when.earliest is None) == (open_start or text.startswith("/"))
    assert (when.latest is None) == (open_end or text.endswith("/"))


def test_a_doubt_about_any_member_is_a_doubt_about_the_list() -> None:
    assert parse("{1960,1961?,1962}").uncertain


def test_dates_sort_by_time_even_where_an_end_is_open() -> None:
    in_order = ["-0043", "0000", "0000-12-31", "0001", "../2025-03-06", "2025-03-07", "2025-04/.."]
    shuffled = in_order[1::2] + in_order[::2]
    assert sorted(shuffled, key=lambda text: parse(text).sort_key) == in_order


def test_equal_texts_give_equal_dates() -> None:
    assert parse("2025-03-06") == parse("2025-03-06")
    assert hash(parse("2025-03-06")) == hash(parse("2025-03-06"))


def test_common_forms_do_not_load_the_edtf_package() -> None:
    program = (
        "import sys\n"
        "from ccm_timeline.model import edtf, words\n"
        f"for text in {COMMON.split()!r}: words.in_words(edtf.parse(text))\n"
        "for text in ('', '6 March 2025', '2025-02-30', '2025-03-06T10:00', '2025/2024'):\n"
        "    try: edtf.parse(text)\n"
        "    except edtf.EdtfError: pass\n"
        "    else: raise AssertionError(text)\n"
        "assert not {'edtf', 'pyparsing', 'dateutil'} & set(sys.modules)\n"
        "edtf.parse('2025-?03')\n"
        "assert 'edtf' in sys.modules\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    subprocess.run([sys.executable, "-W", "error", "-c", program], env=environment, check=True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-02-30", "“2025-02-30” is no day: that month has the days 2025-02-01 to 2025-02-28."),
        ("2025-01-00", "is no day"),
        ("2025-13", "has no month 13; months are 01 to 12 and seasons 21 to 24, for instance"),
        ("2025-00-01", "has no month 00"),
        ("2025-22-01", "has no month 22"),
        ("2025/2024", "ends before it starts"),
        ("[2025..2024]", "ends before it starts"),
        ("2025-02-30/2025-03-01", "“2025-02-30” is no day"),
        ("../..", "has neither a start nor an end"),
        ("/", "has neither a start nor an end"),
        ("[..]", "has neither a start nor an end"),
        ("2024/2025/2026", "more than one slash"),
        ("-0000", "has the year -0000"),
        ("Y100000", "lies beyond the year 99999"),
        ("x" * 101, "at most 100 characters, and this one has 101; write for instance 2025-03-06."),
        ("", "“” is no EDTF date that can be read here; write for instance 2025-03-06"),
        ("6 March 2025", "“6 March 2025” is no EDTF date"),
        ("2025-3-6", "is no EDTF date"),
        (" 2025", "is no EDTF date"),
        ("2025\n", "“2025\N{REPLACEMENT CHARACTER}” is no EDTF date"),
        ("٢٠٢٤", "is no EDTF date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(EdtfError) as refusal:
        parse(text)
    assert reason in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("text", ["2025-03-06T10:00:00", "2025-03-06T10", "2025-03-06Z", "10:30"])
def test_a_time_of_day_or_a_time_zone_is_refused(text: str) -> None:
    with pytest.raises(EdtfError, match="has a time of day or a time zone"):
        parse(text)


@pytest.mark.parametrize("text", ["--03-06", "03-06", "XXXX", "XXXX-03-06"])
def test_a_date_without_a_year_is_refused(text: str) -> None:
    with pytest.raises(EdtfError, match="lacks a year"):
        parse(text)
