"""The columns and years of the strip."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.overview import Columns, year_labels
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.worlds import WORDS

DAYS = st.lists(st.dates().map(lambda day: day.isoformat()), min_size=1, max_size=30)


@settings(deadline=None, max_examples=50)
@given(DAYS, st.sampled_from(ScaleKind), st.integers(1, 400))
def test_every_event_has_one_column(days: list[str], kind: ScaleKind, count: int) -> None:
    timeline = Timeline(document_on(*days))
    line = make_table(timeline).line(make_scale(timeline, kind))
    columns, every = Columns(line, count), np.arange(len(days))
    heights = columns.heights(None)
    assert heights.shape == (count,)
    assert 0 < heights.max() <= 1
    # Only the last digits of a middle that lies on an edge may make a difference.
    assert abs(heights - columns.heights(every)).sum() == 0 or _lies_on_an_edge(columns)
    assert ((columns.heights(every) > 0) == columns.having(every)).all()
    assert not columns.heights(every[:0]).any()


def _lies_on_an_edge(columns: Columns) -> bool:
    whole = columns.line.scale.whole
    places = (columns.line.middles - whole.left) / whole.width * columns.count
    return bool(np.isclose(places, places.round()).any())


@settings(deadline=None, max_examples=50)
@given(DAYS, st.sampled_from(ScaleKind), st.floats(30, 900))
def test_years_stand_apart_and_inside(days: list[str], kind: ScaleKind, width: float) -> None:
    scale = make_scale(Timeline(document_on(*days)), kind)
    labels = year_labels(scale, 12.0, width, 50.0, WORDS)
    assert labels
    places = [label.x for label in labels]
    assert places == sorted(places)
    assert all(other - one >= 50 for one, other in itertools.pairwise(places))
    assert len(places) == 1 or (places[0] >= 12 and places[-1] <= 12 + width)


@pytest.mark.parametrize("width", [300.0, 700.0, 1500.0])
def test_years_of_a_true_scale_are_equally_far_apart(width: float) -> None:
    scale = make_scale(Timeline(document_on("1997-05-01", "2025-04-08")), ScaleKind.TRUE)
    years = [int(label.text) for label in year_labels(scale, 12.0, width, 50.0, WORDS)]
    assert len(years) > 2
    assert len(set(np.diff(years))) == 1


def test_a_year_far_from_all_others_leaves_them_their_names() -> None:
    years = [f"{year}-05-{day:02}" for year in range(1950, 1971) for day in (3, 20)]
    timeline = Timeline(document_on("-9500-01-02", "1850-01-02", *years))
    scale = make_scale(timeline, ScaleKind.ELASTIC)
    labels = year_labels(scale, 12.0, 1000.0, 60.0, WORDS)
    assert scale.breaks
    gaps = [after - before for before, after in itertools.pairwise(x.x for x in labels)]
    assert labels[-1].x > 850
    assert max(gaps) < 200
    assert {"1950", "1960"} <= {label.text for label in labels}
