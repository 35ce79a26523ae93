"""No two labels of a row touch, in whatever order they come; none that has room is refused."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.axis_row import Row

LEFT, RIGHT, CLEAR = 100.0, 400.0, 6.0


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(10, 90), st.integers(80, 420)), max_size=20))
def test_labels_stand_apart_and_in_view(labels: list[tuple[int, int]]) -> None:
    row = Row(LEFT, RIGHT, CLEAR)
    taken: list[tuple[float, float]] = []
    for width, middle in labels:
        left, right = middle - width / 2, middle + width / 2
        has_room = left >= LEFT and right <= RIGHT
        has_room &= all(right + CLEAR <= one[0] or one[1] + CLEAR <= left for one in taken)
        assert row.take("x", width, middle) is has_room
        taken += [(left, right)] * has_room
    assert [label.left for label in row.labels] == [left for left, _ in taken]
    assert all(one[1] + CLEAR <= two[0] for one, two in pairwise(sorted(taken)))
