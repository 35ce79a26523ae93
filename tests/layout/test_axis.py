"""The axis: its cells, and its ticks on every day of four hundred years at every zoom."""

from __future__ import annotations

import datetime
import itertools
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.axis import AxisBuilder
from ccm_timeline.layout.axis_steps import LabelRooms
from ccm_timeline.layout.calendar import (
    STEPS,
    Step,
    Unit,
    boundaries,
    cell_end,
    cell_start,
    enclosing,
    length_in_words,
    year_name,
)
from ccm_timeline.layout.frame import row_middle
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scale import Viewport, make_scale
from ccm_timeline.layout.scene import Rect
from ccm_timeline.layout.window import Window
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.days import day_of, ymd
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.ticks import ZOOMS, axis_of, what_is_wrong
from tests.layout.worlds import EARLIEST, LATEST, WORDS, Face

FACE = Face(13.0, 0.55)
steps = st.sampled_from(STEPS)


@given(st.integers(EARLIEST, LATEST), steps)
def test_cells_lie_end_to_end_and_hold_their_days(day: int, step: Step) -> None:
    start = cell_start(step, day)
    end = cell_end(step, start)
    assert start <= day < end
    assert cell_start(step, end) == end
    assert cell_start(step, end - 1) == start


@given(st.integers(EARLIEST, LATEST), steps)
def test_each_cell_lies_within_one_enclosing_cell(day: int, step: Step) -> None:
    outer = enclosing(step)
    start = cell_start(step, day)
    last = cell_end(step, start) - 1
    assert cell_start(outer, start) == cell_start(outer, last)


@given(st.integers(EARLIEST, LATEST), st.integers(0, 2000), steps)
def test_boundaries_leave_no_cell_out_and_name_none_twice(
    first: int, length: int, step: Step
) -> None:
    if length > 2000 * step.days:
        length = int(2000 * step.days)
    days = list(boundaries(step, first, first + length))
    assert days == sorted(set(days))
    assert days[0] <= first
    assert days[-1] > first + length
    assert all(cell_end(step, one) == two for one, two in itertools.pairwise(days))


@settings(max_examples=300)
@given(st.integers(EARLIEST, LATEST - 3), st.floats(0, 1))
def test_ticks_are_the_beginnings_of_all_cells_of_a_step(first: int, share: float) -> None:
    """Days at random; `packaging/dev soak ticks` tries each of four hundred years at every zoom."""
    span = round(3 * ((LATEST - first) / 3) ** share)
    assert what_is_wrong(first, span) is None


def test_ticks_are_right_on_each_day_around_leap_days_at_every_zoom() -> None:
    for year in (-400, 0, 1900, 2024):
        for day in range(day_of(year, 2, 27), day_of(year, 3, 3)):
            for span in ZOOMS:
                assert what_is_wrong(min(day, LATEST - span), span) is None


@given(st.integers(EARLIEST, LATEST - 10), st.floats(2.0, 7_000_000.0))
def test_there_are_dates_from_millennia_to_days(first: int, span: float) -> None:
    axis = axis_of(first, first + span)
    assert axis.fine
    for labels, role in ((axis.fine, Role.AXIS), (axis.coarse, Role.AXIS_COARSE)):
        ends = sorted((a.left, a.left + FACE.measure(a.text, role)) for a in labels)
        assert all(one[1] <= two[0] for one, two in pairwise(ends))


def test_days_are_named_under_their_month() -> None:
    first = day_of(2025, 3, 1)
    axis = axis_of(first, first + 20)
    assert [label.text for label in axis.fine][:3] == ["1", "2", "3"]
    assert [label.text for label in axis.coarse] == ["March 2025"]


def test_months_are_named_under_their_year() -> None:
    axis = axis_of(day_of(2024, 1, 1), day_of(2025, 1, 1) - 0.5)
    assert [label.text for label in axis.fine] == list(WORDS.months_short)
    assert [label.text for label in axis.coarse] == ["2024"]


@pytest.mark.parametrize(
    ("year", "name"), [(2025, "2025"), (1, "1"), (0, "1 BC"), (-43, "44 BC"), (-9998, "9999 BC")]
)
def test_years_are_named_as_people_write_them(year: int, name: str) -> None:
    assert year_name(year, WORDS) == name


def test_before_christ_years_are_round_as_people_count_them() -> None:
    axis = axis_of(day_of(-1300, 1, 1), day_of(1300, 1, 1))
    fine = [label.text for label in axis.fine]
    assert fine[:3] == ["1200 BC", "1000 BC", "800 BC"]
    assert fine[-3:] == ["800", "1000", "1200"]
    at = fine.index("1")
    assert fine[at - 1 : at + 2] == ["200 BC", "1", "200"]
    assert [label.text for label in axis.coarse] == [
        "2000–1001 BC",
        "1000–1 BC",
        "1–999",
        "1000–1999",
    ]


@pytest.mark.parametrize(
    ("days", "words"), [(3, "3 d"), (59, "59 d"), (61, "2 mo"), (400, "13 mo"), (4018, "11 y")]
)
def test_a_quiet_stretch_is_as_long_as_its_label_says(days: float, words: str) -> None:
    assert length_in_words(days, WORDS) == words


@given(st.dates(datetime.date(2, 1, 1)))
def test_cells_agree_with_the_library_where_it_has_days(date: datetime.date) -> None:
    by_unit = {step.unit: step for step in STEPS if step.count == 1}
    assert ymd(cell_start(by_unit[Unit.MONTH], date.toordinal())) == (date.year, date.month, 1)
    assert ymd(cell_start(by_unit[Unit.YEAR], date.toordinal())) == (date.year, 1, 1)


def test_a_day_whose_many_events_fill_the_view_is_named() -> None:
    scale = make_scale(Timeline(document_on(*["2025-03-06"] * 8)), ScaleKind.STEPS)
    window = Window(scale, Viewport(0.5, 6.5), 0.0, 600.0)
    metrics, measure = Metrics(8.0), Face(8.0, 0.5).measure
    rooms = LabelRooms(measure, metrics, WORDS)
    rect = Rect(0, 0, 600, 50)
    axis = AxisBuilder(window, rect, WORDS, measure, metrics, rooms).build()
    assert [label.text for label in axis.fine] == ["6 Mar"]
    assert [label.text for label in axis.coarse] == ["2025"]


@pytest.mark.parametrize("width", [160.0, 360.0, 900.0])
def test_a_day_among_steps_is_named_only_where_its_year_is(width: float) -> None:
    years = {"30 May": "2008", "1 Sep": "2011", "2 Jan": "2019"}
    many = [f"2025-03-{day:02}" for day in range(1, 9)]
    timeline = Timeline(document_on("2008-05-30", "2011-09-01", "2019-01-02", *many))
    scale = make_scale(timeline, ScaleKind.STEPS)
    window = Window(scale, scale.whole, 0.0, width)
    metrics, measure = Metrics(8.0), Face(8.0, 0.9).measure
    rooms = LabelRooms(measure, metrics, WORDS)
    axis = AxisBuilder(window, Rect(0, 0, width, 50), WORDS, measure, metrics, rooms).build()
    named = {label.text for label in axis.coarse}
    assert {years.get(label.text, "2025") for label in axis.fine} <= named
    assert len(axis.ticks) == len(years) + len(many)
    # One step is narrower than the name of its year, which may reach beyond it all the same.
    assert len(named) > 1
    assert named == {"2008", "2011", "2019", "2025"} or width < 900


@pytest.mark.parametrize("text", [float(size) for size in range(8, 49)])
def test_rows_of_marks_are_equally_far_apart_at_every_size_of_text(text: float) -> None:
    metrics = Metrics(text)
    for height in range(300, 308):
        middles = [row_middle(Band(0.0, float(height), 4), row, metrics) for row in range(4)]
        assert {below - above for above, below in pairwise(middles)} == {metrics.rail}


def test_a_compressed_stretch_bears_its_length_alone_until_it_fills_the_view() -> None:
    early = [f"1997-06-{day:02}" for day in range(2, 30, 3)]
    late = [f"2024-0{month}-{day:02}" for month in range(1, 8) for day in range(2, 30, 3)]
    scale = make_scale(Timeline(document_on(*early, *late)), ScaleKind.ELASTIC)
    (quiet,) = scale.breaks
    metrics, measure = Metrics(13.0), Face(13.0, 0.5).measure
    rooms = LabelRooms(measure, metrics, WORDS)

    def names_within(viewport: Viewport) -> list[str]:
        window = Window(scale, viewport, 0.0, 3600.0)
        rect = Rect(0, 0, 3600, 50)
        axis = AxisBuilder(window, rect, WORDS, measure, metrics, rooms).build()
        inside = window.x(quiet.start), window.x(quiet.end)
        labels = (*axis.fine, *axis.coarse)
        return [label.text for label in labels if inside[0] < label.left < inside[1] - 20]

    assert names_within(scale.whole) == []
    begin, end = scale.unit_of(quiet.start), scale.unit_of(quiet.end)
    beside = (end - begin) / 4
    assert "2010" in names_within(Viewport(begin - beside, end + beside))


@pytest.mark.parametrize("width", [560.0, 900.0])
def test_every_break_says_how_long_it_is_as_long_as_two_rows_have_room(width: float) -> None:
    days = [f"{year}-05-{day:02}" for year in range(1960, 2020, 6) for day in range(1, 9)]
    scale = make_scale(Timeline(document_on(*days)), ScaleKind.ELASTIC)
    assert len(scale.breaks) == 9
    metrics, measure = Metrics(13.0), FACE.measure
    window = Window(scale, scale.whole, 0.0, width)
    rooms = LabelRooms(measure, metrics, WORDS)
    axis = AxisBuilder(window, Rect(0, 0, width, 60), WORDS, measure, metrics, rooms).build()
    assert [mark.label.text for mark in axis.breaks if mark.label is not None] == ["6 y"] * 9
    for low in (False, True):
        row = [mark.label for mark in axis.breaks if mark.label is not None and mark.is_low is low]
        row += axis.fine if low else ()
        ends = sorted((a.left, a.left + measure(a.text, Role.BREAK)) for a in row)
        assert all(one[1] <= two[0] for one, two in pairwise(ends))
