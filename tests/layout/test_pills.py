"""Badges on a row of marks: each hidden event is counted once, and no badge hides another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.rails import Spot, pills

RIGHT, MARK = 300.0, 10.0
halves = st.integers(-20, 620).map(lambda half: half / 2)
marks = st.tuples(halves, st.sampled_from((0.0, 0.0, 0.0, 35.0)), st.booleans(), st.booleans())


def width_of(count: int, is_disputed: bool) -> float:
    return 14.0 + 6 * len(str(count)) + 12 * is_disputed


def touch(one: Spot, two: Spot) -> bool:
    return one.left < two.right and two.left < one.right


@given(st.lists(marks, max_size=25))
def test_badges_count_what_lies_on_one_another_and_hide_nothing_else(
    row: list[tuple[float, float, bool, bool]],
) -> None:
    spots = [
        Spot(at, left, left + MARK + length, has_card, disputed)
        for at, (left, length, has_card, disputed) in enumerate(row)
    ]
    found = pills(spots, width_of, 0.0, RIGHT)
    counted = [position for pill in found for position in pill.positions]
    assert len(counted) == len(set(counted))
    assert all(one.right + 1 <= two.left for one, two in pairwise(found))
    assert all(pill.left >= 0 and pill.right <= RIGHT for pill in found)
    for pill in found:
        disputed = sum(spots[position].disputed for position in pill.positions)
        assert disputed == pill.disputed
        assert pill.right - pill.left == width_of(len(pill.positions), disputed > 0)
    for spot in spots:
        if spot.has_card:
            assert spot.position not in counted
        elif any(touch(spot, other) for other in spots if other is not spot):
            assert spot.position in counted
        elif spot.position not in counted:
            assert all(pill.right <= spot.left or spot.right <= pill.left for pill in found)


def test_a_badge_stands_beside_the_question_mark_of_a_long_mark_if_it_has_room() -> None:
    def left_of(days: float, edge: float) -> float:
        long = Spot(0, -500.0, 500.0, has_card=True, question=150.0)
        near = [Spot(at, days, days + MARK, has_card=False) for at in (1, 2)]
        (pill,) = pills([long, *near], width_of, 0.0, edge, 10.0)
        return pill.left

    assert left_of(140.0, RIGHT) == 120.0
    assert left_of(148.0, RIGHT) == 160.0
    assert left_of(148.0, 170.0) == 120.0
    assert left_of(250.0, RIGHT) == 245.0
