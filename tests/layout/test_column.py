"""The columns of a lane: quick ways give what the plain ones do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files.reader import decode
from ccm_timeline.layout import column as column_module
from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.lanes import Lanes, make_lanes
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.layout.sharing import merged
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.benchmarks.generator import make_timeline


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(-4000, 4000), st.integers(1, 3)), min_size=1, max_size=300),
    st.integers(-2, 11),
)
def test_the_best_of_each_bucket_is_the_same_for_few_buckets_and_for_many(
    events: list[tuple[int, int]], level: int
) -> None:
    start = np.sort(np.array([place / 4 for place, _ in events]))
    importance = np.array([worth for _, worth in events], dtype=np.int8)
    found = []
    for each in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(column_module, "_EACH", each)
            column = LaneColumn(np.arange(len(events)), start, start, importance)
            found.append(column.chosen(-2000.0, 2000.0, level).tolist())
    assert found[0] == found[1]


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return decode(make_timeline(2000)).timeline()


@pytest.mark.parametrize("most", [1, 2, 5, 19])
def test_lanes_that_are_put_together_have_the_columns_of_any_lanes(
    timeline: Timeline, most: int
) -> None:
    line = make_table(timeline).line(make_scale(timeline))
    lanes = make_lanes(timeline, Grouping.ORGANISATION)
    fewer = merged(lanes, tuple(range(1, most)))
    plain = line.columns(Lanes(fewer.names, fewer.of, fewer.keys))
    assert len(plain) == most
    for ours, theirs in zip(line.columns(fewer), plain, strict=True):
        assert (ours.positions == theirs.positions).all()
        assert (ours.start == theirs.start).all()
        assert (ours.end == theirs.end).all()


@pytest.mark.parametrize("kind", list(ScaleKind))
def test_marks_that_are_placed_in_parts_are_as_those_that_are_placed_at_once(
    timeline: Timeline, kind: ScaleKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    scale = make_scale(timeline, kind)
    whole = make_table(timeline).anchors(scale)
    monkeypatch.setattr("ccm_timeline.layout.table._STEP", 7)
    parts = make_table(timeline).anchors(scale)
    assert all((one == other).all() for one, other in zip(whole, parts, strict=True))
