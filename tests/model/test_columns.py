"""What the columns of events are asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.model import columns
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on

DATES = st.sampled_from(
    ["2024", "2024-05", "2024-05-06", "1997-01-02/2025-03-06", "../2023-01", "2022/..", "/2026-02"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(DATES, min_size=1, max_size=12))
def test_the_range_of_the_dates_reaches_from_the_first_day_to_the_last(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_STEP", 3)
        first, last = Timeline(document_on(*texts)).dates.range()
    days = [day for text in texts for day in (parse(text).earliest, parse(text).latest)]
    known = [day for day in days if day is not None]
    assert last == max(known)
    assert first == min(parse(text).sort_key[0] for text in texts)
