"""Flights and gliding between viewports."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.layout.flight import LONGEST, Flight, Glide
from ccm_timeline.layout.scale import Viewport

viewports = st.builds(
    lambda left, width: Viewport(left, left + width),
    st.floats(-1e6, 1e6),
    st.floats(2.0, 1e6),
)


@given(viewports, viewports, st.booleans())
def test_a_flight_begins_where_one_is_and_ends_where_one_wants_to_be(
    start: Viewport, end: Viewport, goes_on: bool
) -> None:
    flight = Flight(start, end, goes_on)
    assert 0 < flight.milliseconds <= LONGEST
    first, last = flight.at(0.0), flight.at(flight.milliseconds * 0.999999)
    assert first is not None
    assert last is not None
    scale = max(start.width, end.width, abs(flight.end.middle - flight.start.middle))
    assert first.left == pytest.approx(start.left, abs=scale * 1e-3)
    assert first.right == pytest.approx(start.right, abs=scale * 1e-3)
    assert last.left == pytest.approx(end.left, abs=scale * 1e-3)
    assert last.right == pytest.approx(end.right, abs=scale * 1e-3)
    assert flight.at(flight.milliseconds) is None


@given(viewports, viewports)
def test_a_flight_never_turns_round(start: Viewport, end: Viewport) -> None:
    flight = Flight(start, end)
    middles = [
        viewport.middle
        for step in range(20)
        if (viewport := flight.at(step / 20 * flight.milliseconds)) is not None
    ]
    rising = sorted(middles)
    tolerance = 1e-6 * (abs(start.middle) + abs(end.middle) + start.width + end.width)
    expected = rising if end.middle >= start.middle else rising[::-1]
    assert middles == pytest.approx(expected, abs=tolerance)


def test_a_far_flight_zooms_out_on_its_way() -> None:
    flight = Flight(Viewport(0, 10), Viewport(1000, 1010))
    middle = flight.at(flight.milliseconds / 2)
    assert middle is not None
    assert middle.width > 100


def test_gliding_slows_down_and_stops() -> None:
    glide = Glide(Viewport(0, 100), 2.0, 10.0)
    lefts = []
    time = 0.0
    while (viewport := glide.at(time)) is not None:
        lefts.append(viewport.left)
        time += 16
        assert time < 5000
    steps = [one - two for one, two in itertools.pairwise(lefts)]
    assert steps == sorted(steps, reverse=True)
    # It ends where it has come to: what is left for the last picture is no more than for others.
    assert abs(lefts[-1] - glide.end.left) <= steps[-2]


def test_a_flight_that_takes_over_from_another_is_under_way_at_once() -> None:
    way = Viewport(0, 10), Viewport(50, 60)
    first, second = (Flight(*way, goes_on).at(32) for goes_on in (False, True))
    assert first is not None
    assert second is not None
    assert second.width - 10 > 2 * (first.width - 10)
