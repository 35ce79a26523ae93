"""Marks lie beside one another as long as any row has room, whatever their length."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.rails import rows_of
from ccm_timeline.layout.sharing import bands

CLEAR, MARK = 1.0, 10.0


@given(st.lists(st.integers(0, 300), min_size=1, max_size=40), st.integers(1, 9))
def test_days_use_every_row_before_one_lies_on_another(days: list[int], count: int) -> None:
    start = np.sort(np.array(days, dtype=np.float64))
    rows = np.array(rows_of(start, start + MARK, count, CLEAR))
    reach = MARK + 2 * CLEAR
    deep = max(int(((start > x - reach) & (start <= x)).sum()) for x in start)
    assert rows.min() >= 0
    assert rows.max() < count
    if deep <= count:
        for row in range(count):
            assert (np.diff(start[rows == row]) >= reach).all()


def test_a_span_that_finds_no_row_lies_below_the_days() -> None:
    # Four spans of the same days have two rows; the days that stand over them are not struck out.
    start, end = np.array([0.0, 0.0, 0.0, 0.0, 50.0]), np.array([500.0, 501.0, 502.0, 503.0, 60.0])
    *spans, day = rows_of(start, end, 3, CLEAR)
    assert day == 0
    assert 0 not in spans


@pytest.mark.parametrize(("depth", "rows"), [(0, 4), (2, 4), (5, 7), (60, 10)])
def test_a_high_lane_has_rows_for_the_marks_that_lie_over_one_another(
    depth: int, rows: int
) -> None:
    (band,) = bands([1.0], [False], 900.0, Metrics(13.0), [depth])
    assert band.rows == rows
    (low,) = bands([1.0], [False], 60.0, Metrics(13.0), [depth])
    assert low.rows == 1
