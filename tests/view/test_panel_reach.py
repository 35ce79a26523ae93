"""From when to when the panel says that a document reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.reach import reach_in_words
from tests.builders import document_on


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((), ""),
        (("2001-05-04",), "4 May 2001"),
        (("1980/2010", "2000", "1990/2015-03-06"), "1980 to 6 March 2015"),
        (("../1980", "2000", "2020-06/.."), "1980 to 2020"),
        (("../1980-02-03", "2020-06-07/"), "3 February 1980 to 7 June 2020"),
        (("Y-12000", "1968-05-06/.."), "12001 BC to 6 May 1968"),
        (("1968-05-06~", "2015-03-06?"), "1968 to 2015"),
        (("[1968-05-06..1969-01-01]", "2015-03~/2015-04-01?"), "1968 to 2015"),
        (("{1968-05-06,1970-01-02}", "1969"), "6 May 1968 to 2 January 1970"),
        (("2025-03-06", "2025-04"), "2025"),
        (("2025-03-06", "2025-04-08"), "6 March 2025 to 8 April 2025"),
        (("2025-03-06~/2025-04-08", "2025-03-08"), "2025"),
        (("2024", "2024-12-31"), "2024"),
        (("0014", "2025-01-01"), "AD 14 to 1 January 2025"),
    ],
)
def test_open_and_uncertain_dates_and_those_within_others_are_told_in_plain_words(
    dates: tuple[str, ...], expected: str
) -> None:
    assert reach_in_words(Timeline(document_on(*dates))) == expected


spans = st.tuples(st.integers(1000, 2020), st.integers(0, 300))


@given(st.lists(spans, min_size=1, max_size=6))
def test_all_events_lie_between_the_two_years(found: list[tuple[int, int]]) -> None:
    dates = [f"{year}/{year + more}" if more else str(year) for year, more in found]
    first, last = min(year for year, _ in found), max(year + more for year, more in found)
    words = reach_in_words(Timeline(document_on(*dates)))
    assert words == (str(first) if first == last else f"{first} to {last}")
