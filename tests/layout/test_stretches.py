"""Stretches of a line that are taken, against a line that is looked at pixel by pixel."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.stretches import Stretches

LINE = range(80)
PARTS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda one: (one[0], one[0] + one[1])),
    max_size=8,
)


def depths(parts: list[tuple[int, int]]) -> list[int]:
    """How many of the parts each pixel has."""
    return [sum(left <= x < right for left, right in parts) for x in LINE]


@given(PARTS, PARTS, st.sampled_from((1, 2, 3)), st.integers(0, 70), st.integers(1, 12))
def test_the_first_free_place_is_the_first_that_has_none_of_the_parts(
    parts: list[tuple[int, int]], later: list[tuple[int, int]], least: int, x: int, width: int
) -> None:
    stretches = Stretches(parts, least)
    for part in later:
        stretches.add(*part)
    pairs = zip(depths(parts), depths(later), strict=True)
    taken = [before >= least or added > 0 for before, added in pairs] + [False] * 20
    free = next(at for at in range(x, 100) if not any(taken[at : at + width]))
    assert stretches.first_free(x, width, 90) == free


@given(PARTS, st.integers(0, 70), st.integers(1, 12), st.integers(0, 80))
def test_beyond_the_last_place_nobody_looks(
    parts: list[tuple[int, int]], x: int, width: int, last: int
) -> None:
    stretches = Stretches(parts)
    free, near = stretches.first_free(x, width, 90), stretches.first_free(x, width, last)
    assert near == free if free <= last else near > last
