"""Zooming holds the date under the pointer, and all zooming out ends with the whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.scale import Viewport, make_scale
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.looking import Looking
from tests.builders import document_on

DATES = ("1997", "2008-05-30", *(f"2025-03-{day:02}" for day in range(1, 15)))
SCALES = {kind: make_scale(Timeline(document_on(*DATES)), kind) for kind in ScaleKind}
NOTCH = 1.25

shares = st.floats(0, 1)


@st.composite
def lookings(draw: st.DrawFn) -> Looking:
    """Somebody who looks at a stretch anywhere on the line, also one half beside it."""
    looking = Looking(SCALES[draw(st.sampled_from(ScaleKind))])
    whole, width = looking.scale.whole, draw(st.floats(0.02, 1)) * looking.scale.whole.width
    left = whole.left - width / 2 + draw(shares) * whole.width
    looking.look(Viewport(left, left + width))
    return looking


def x_of(unit: float, viewport: Viewport) -> float:
    """Where a unit is seen in a window 2,000 pixels wide."""
    return (unit - viewport.left) / viewport.width * 2000


@given(lookings(), shares, st.floats(1.001, 20))
def test_the_date_under_the_pointer_stays_under_it_zooming_in(
    looking: Looking, share: float, factor: float
) -> None:
    """At every date between the ends of the whole; beside them there is none to hold."""
    seen, whole = looking.viewport, looking.scale.whole
    unit = min(max(seen.left + share * seen.width, whole.left), whole.right)
    looking.zoom(factor, unit)
    assert x_of(unit, looking.viewport) == pytest.approx(x_of(unit, seen), abs=0.01)
    assert looking.viewport.width == pytest.approx(max(seen.width / factor, 2.0))


@given(lookings(), shares, st.floats(1.001, 20))
def test_the_date_under_the_pointer_stays_under_it_zooming_out_until_half_would_be_empty(
    looking: Looking, share: float, factor: float
) -> None:
    """Or, from half of the whole on, until half as much would be empty as is missing. Within the
    whole it stays always. Where it cannot stay, the view is as near to that as may be."""
    seen, whole = looking.viewport, looking.scale.whole
    unit = seen.left + share * seen.width
    wanted = seen.zoomed(1 / factor, unit)
    looking.zoom(1 / factor, unit)
    if wanted.width >= whole.width:
        assert looking.viewport == whole
        return
    before, after = whole.left - wanted.left, wanted.right - whole.right
    most = min(wanted.width, whole.width - wanted.width) / 2
    slip = max(before - most, 0.0) - max(after - most, 0.0)
    expected = wanted.shifted(slip)
    assert looking.viewport.left == pytest.approx(expected.left, abs=1e-6 * whole.width)
    assert looking.viewport.right == pytest.approx(expected.right, abs=1e-6 * whole.width)


@settings(max_examples=40)
@given(lookings(), st.lists(shares, min_size=1, max_size=3))
def test_who_zooms_out_to_the_end_sees_the_whole_wherever_the_pointer_is_and_without_a_jump(
    looking: Looking, places: list[float]
) -> None:
    whole, factor = looking.scale.whole, NOTCH ** (1 / 8)
    for step in range(200):
        seen = looking.viewport
        looking.zoom(1 / factor, seen.left + places[step % len(places)] * seen.width)
        # Of a zoom about a point in view no point moves by more than the view grows; what slips
        # is half of that again.
        for unit in (seen.left, seen.right):
            moved = x_of(unit, looking.viewport) - x_of(unit, seen)
            assert abs(moved) <= 1.51 * 2000 * (1 - 1 / factor)
    assert looking.viewport == whole
