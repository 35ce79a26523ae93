"""Dates are worded as a reader would say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.model.date_words import english_ordinal
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.words import (
    ENGLISH_MONTHS,
    ENGLISH_MONTHS_SHORT,
    Words,
    day_in_words,
    in_short,
    in_words,
    precision_in_words,
)


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2025-03-06", "6 March 2025", "6 Mar 2025"),
        ("2025-03-06?", "6 March 2025 (uncertain)", "6 Mar 2025?"),
        ("2025-03-06~", "about 6 March 2025", "c. 6 Mar 2025"),
        ("2025-03-06%", "about 6 March 2025 (uncertain)", "c. 6 Mar 2025?"),
        ("2024-07", "July 2024", "Jul 2024"),
        ("2024-22", "summer 2024", "summer 2024"),
        ("2024-24?", "winter 2024 (uncertain)", "winter 2024?"),
        ("2024-25", "spring 2024", "spring 2024"),
        ("2024-31", "autumn 2024 (southern)", "autumn 2024 (southern)"),
        ("2008", "2008", "2008"),
        ("199X", "1990s", "1990s"),
        ("199X~", "about the 1990s", "c. 1990s"),
        ("19XX", "20th century", "20th c."),
        ("20XX", "21st century", "21st c."),
        ("00XX", "1st century", "1st c."),
        ("Y12345", "12345", "12345"),
        ("2025-07-XX", "July 2025", "Jul 2025"),
        ("1950S2", "about 1950 (between 1900 and 1999)", "c. 1950"),
        ("1950S4", "about 1950", "c. 1950"),
        ("-0043S3", "about 44 BC (between 50 BC and 41 BC)", "c. 44 BC"),
        ("2004-06-~11", "about 11 June 2004", "c. 11 Jun 2004"),
    ],
)
def test_one_date_is_worded_to_its_own_precision(text: str, long: str, short: str) -> None:
    when = parse(text)
    assert in_words(when) == long
    assert in_short(when) == short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-0043", "44 BC"),
        ("0000-03-15", "15 March 1 BC"),
        ("-004X", "50–41 BC"),
        ("-00XX", "1st century BC"),
        ("-19XX", "20th century BC"),
        ("000X", "1 BC – AD 9"),
        ("-0043/-0041", "44–42 BC"),
        ("-0043/0014", "44 BC – AD 14"),
        ("-0043-03-10/-0043-03-15", "10–15 March 44 BC"),
        ("0079-08-24", "24 August AD 79"),
        ("0476", "476"),
    ],
)
def test_a_year_of_long_ago_bears_its_era(text: str, expected: str) -> None:
    assert in_words(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2024-09-10/2024-09-13", "10–13 September 2024", "10–13 Sep 2024"),
        ("2024-07-10/2024-09-13", "10 July – 13 September 2024", "10 Jul – 13 Sep 2024"),
        ("2024-09-05/2025-03-03", "5 September 2024 – 3 March 2025", "5 Sep 2024 – 3 Mar 2025"),
        ("2024-09-10/2024-09-10", "10 September 2024", "10 Sep 2024"),
        ("2024-07/2024-09", "July–September 2024", "Jul–Sep 2024"),
        ("2024-07/2025-09", "July 2024 – September 2025", "Jul 2024 – Sep 2025"),
        ("2008/2012", "2008–2012", "2008–2012"),
        ("2008~/2012", "about 2008 – 2012", "c. 2008 – 2012"),
        ("2022~/2025-03-06", "about 2022 – 6 March 2025", "c. 2022 – 6 Mar 2025"),
        ("2022/2025-03?", "2022 – March 2025 (uncertain)", "2022 – Mar 2025?"),
        ("2024-21/2024-23", "spring 2024 – autumn 2024", "spring 2024 – autumn 2024"),
        ("199X/200X", "1990s – 2000s", "1990s – 2000s"),
        ("2025-03-06/2025", "6 March 2025 – 2025", "6 Mar 2025 – 2025"),
        ("{1960..1962}", "1960–1962", "1960–1962"),
    ],
)
def test_a_span_says_no_word_twice(text: str, long: str, short: str) -> None:
    when = parse(text)
    assert in_words(when) == long
    assert in_short(when) == short


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2011-09-01/..", "from 1 September 2011", "from 1 Sep 2011"),
        ("2011-09-01~/..", "from about 1 September 2011", "from c. 1 Sep 2011"),
        ("../2025-03-06", "until 6 March 2025", "until 6 Mar 2025"),
        ("2011/", "from 2011, end unknown", "from 2011, end unknown"),
        ("/2025", "until 2025, start unknown", "until 2025, start unknown"),
        ("{..2020,2022}", "until 2020 and 2022", "until 2020 and 2022"),
    ],
)
def test_an_open_end_is_told_from_an_unknown_one(text: str, long: str, short: str) -> None:
    when = parse(text)
    assert in_words(when) == long
    assert in_short(when) == short


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        (
            "[2024-07-01..2025-03-06]",
            "some day between 1 July 2024 and 6 March 2025",
            "1 Jul 2024 … 6 Mar 2025",
        ),
        ("[2024-07..2025]", "some day between July 2024 and 2025", "Jul 2024 … 2025"),
        ("[..2025-03-06]", "some day up to 6 March 2025", "… 6 Mar 2025"),
        ("[2024-07-01..]", "some day from 1 July 2024 on", "1 Jul 2024 …"),
        ("[2024-07-01,2025..]", "1 July 2024 or from 2025", "1 Jul 2024 or from 2025"),
        ("[2024-07..2024-07]", "July 2024", "Jul 2024"),
        (
            "19X2",
            "some day between 1 January 1902 and 31 December 1992, written 19X2",
            "19X2",
        ),
        (
            "156X-12-25?",
            "some day between 25 December 1560 and 25 December 1569, written 156X-12-25"
            " (uncertain)",
            "156X-12-25?",
        ),
        (
            "1XXX?",
            "some day between 1 January 1000 and 31 December 1999 (uncertain)",
            "1 Jan 1000 … 31 Dec 1999?",
        ),
    ],
)
def test_some_day_of_a_span_is_not_worded_as_the_whole_span(
    text: str, long: str, short: str
) -> None:
    when = parse(text)
    assert in_words(when) == long
    assert in_short(when) == short


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("[1204,1205]", "1204 or 1205", "1204 or 1205"),
        ("{1938-03-10,1938-03-12}", "10 and 12 March 1938", "10 and 12 Mar 1938"),
        ("[0000-01-10,0000-01-12]", "10 or 12 January 1 BC", "10 or 12 Jan 1 BC"),
        ("{0938-03-10,0939-03-12}", "10 March 938 and 12 March 939", "10 Mar 938 and 12 Mar 939"),
        ("{1960,1961-12~}", "1960 and about December 1961", "1960 and c. Dec 1961"),
        ("{1960,1961?,1962}", "1960, 1961 (uncertain) and 1962", "1960, 1961? and 1962"),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", "1667, 1668 or 1670–1672"),
        ("{1938-03,1938-05,1938-07~,1938-09}",
         "March 1938, May 1938, about July 1938 and September 1938", "c. Mar 1938 … Sep 1938"),
        ("{1960,1962,1964,1966?}", "1960, 1962, 1964 and 1966 (uncertain)", "1960 … 1966?"),
    ],
)  # fmt: skip
def test_a_list_is_not_worded_as_the_span_from_its_first_to_its_last_member(
    text: str, long: str, short: str
) -> None:
    when = parse(text)
    assert in_words(when) == long
    assert in_short(when) == short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-06", "exact day"),
        ("2025-03-06?", "known to the day, uncertain"),
        ("2025-03~", "known to the month, approximate"),
        ("2025-22", "known to the season"),
        ("2025%", "known to the year, approximate and uncertain"),
        ("202X", "known to the decade"),
        ("19XX", "known to the century"),
        ("2024-09-10/2024-09-13", "a span of days"),
        ("2022~/2025-03-06", "a span of days, approximate"),
        ("2022~/..", "a span of days, approximate, end open"),
        ("../2022", "a span of days, start open"),
        ("2022/", "a span of days, end unknown"),
        ("/2022", "a span of days, start unknown"),
        ("[2024-07-01..2025-03-06]", "some day within a span"),
        ("[..2025-03-06]", "some day within a span, start open"),
        ("[1204,1205]", "some day within a span"),
        ("{1938-03-10,1938-03-12}", "several dates"),
        ("{1960..1962}", "a span of days"),
    ],
)
def test_the_precision_is_said_with_its_doubts(text: str, expected: str) -> None:
    assert precision_in_words(parse(text)) == expected


def test_another_language_replaces_every_word() -> None:
    months = ["sausio", "vasario", "kovo", *["…"] * 9]
    words = Words(
        day="{year} m. {month} {day} d.",
        century="{ordinal} amžius",
        ordinal=lambda number: {20: "XX"}[number],
        open_end="nuo {first}",
        exact_day="tiksli diena",
    )
    assert in_words(parse("2025-03-06"), months, words) == "2025 m. kovo 6 d."
    assert in_words(parse("2025-03-06/.."), months, words) == "nuo 2025 m. kovo 6 d."
    assert in_words(parse("19XX"), months, words) == "XX amžius"
    assert precision_in_words(parse("2025-03-06"), words) == "tiksli diena"


def test_the_months_are_twelve_and_their_short_names_have_three_letters() -> None:
    assert len(ENGLISH_MONTHS) == 12
    assert ENGLISH_MONTHS_SHORT[8] == "Sep"
    assert {len(name) for name in ENGLISH_MONTHS_SHORT} == {3}


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")],
)
def test_ordinals_have_their_english_endings(number: int, expected: str) -> None:
    assert english_ordinal(number) == expected


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_of_our_time_is_worded_as_the_same_date_of_an_event(day: date) -> None:
    assert day_in_words(day.toordinal()) == in_words(parse(day.isoformat()))


@given(st.dates(), st.dates())
def test_a_span_of_days_names_both_its_days_and_years(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    said = in_words(parse(f"{first}/{last}"))
    for day in (first, last):
        year, _, day_of_month = day.split("-")
        assert str(int(year)) in said
        assert str(int(day_of_month)) in said
