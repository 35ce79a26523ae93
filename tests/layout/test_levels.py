"""How many events touch the cells of a lane, at any level."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.levels import Levels
from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.scene import Density
from ccm_timeline.model.choices import Grouping, ScaleKind
from tests.layout.test_counts import many
from tests.layout.worlds import Face, subject_of

DAYS = st.floats(-5000, 5000)


@given(
    st.lists(st.tuples(DAYS, st.floats(0, 300)), max_size=30),
    st.integers(-6, 8),
    st.integers(-3000, 3000),
    st.integers(1, 2500),
)
def test_cells_count_the_events_that_touch_them(
    events: list[tuple[float, float]], level: int, first: int, count: int
) -> None:
    starts = np.array([start for start, _ in events])
    ends = np.array([start + length for start, length in events])
    logs = Levels(np.sort(starts), np.sort(ends)).logs(level, first, first + count)
    edges = np.arange(first, first + count + 1) * 2.0**level
    inside = (starts[:, None] < edges[None, 1:]) & (ends[:, None] >= edges[None, :-1])
    assert np.allclose(np.expm1(logs), inside.sum(axis=0), rtol=1e-4)


@settings(max_examples=10)
@given(st.integers(0, 2**32))
def test_columns_do_not_jump_while_one_zooms(seed: int) -> None:
    subject = subject_of(many(Random(seed)), Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE)
    composer, view = Composer(subject), subject.scale.whole
    middle = view.middle
    # Where all of the looks are: within a quarter of the first.
    places = middle + np.linspace(-0.1, 0.1, 200) * view.width
    before, seen = None, 0
    for _ in range(60):
        scene = composer.scene(900, 700, view)
        if not scene.densities:
            break
        (density,) = scene.densities
        x = composer.window(900, 700, view)
        heights = _at(density, x.origin + places * x.pixels_per_unit)
        if before is not None:
            assert abs(heights - before).max() < 2
            seen += 1
        before, view = heights, subject.scale.clamped(view.zoomed(1.02, middle))
    assert seen > 20


def _at(density: Density, x: Floats) -> Floats:
    """The heights of the columns at some pixels."""
    columns = np.floor((x - density.left) / density.column).astype(int)
    return np.array(density.heights)[columns]
