"""Scales: days to units and back, and which one a timeline opens with."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.scale import MARGIN, Scale, Viewport, make_scale
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.days import day_of, ymd
from ccm_timeline.model.document import Document
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, document_on, event
from tests.layout.worlds import Face, World, documents, subject_of, worlds


@given(documents(), st.sampled_from(ScaleKind), st.lists(st.floats(-4e6, 4e6), max_size=20))
def test_a_scale_rises_and_leads_back(
    document: Document, kind: ScaleKind, days: list[float]
) -> None:
    scale = make_scale(Timeline(document), kind)
    days = sorted(days)
    units = [scale.unit_of(day) for day in days]
    assert units == sorted(units)
    for day, unit in zip(days, units, strict=True):
        assert scale.day_of(unit) == pytest.approx(day, abs=1e-3)
        assert float(scale.to_units(day)) == pytest.approx(unit, abs=1e-6)


@given(documents(), st.sampled_from(ScaleKind))
def test_the_whole_holds_all_events(document: Document, kind: ScaleKind) -> None:
    timeline = Timeline(document)
    scale = make_scale(timeline, kind)
    assert np.all(np.diff(scale.days) > 0)
    assert np.all(np.diff(scale.units) > 0)
    assert scale.whole.left < float(scale.units[0])
    assert scale.whole.right > float(scale.units[-1])
    assert scale.clamped(scale.whole).left == pytest.approx(scale.whole.left)


@given(documents(), st.floats(-1e7, 1e7), st.floats(1e-9, 1e9))
def test_every_viewport_is_brought_to_a_legal_one(
    document: Document, middle: float, width: float
) -> None:
    scale = make_scale(Timeline(document))
    legal = scale.clamped(Viewport(middle - width / 2, middle + width / 2))
    whole, least = scale.whole, 1e-9 * scale.whole.width
    assert 0 < legal.width <= whole.width
    most = min(legal.width, whole.width - legal.width) / 2 + least
    assert whole.left - most <= legal.left
    assert legal.right <= whole.right + most
    again = scale.clamped(legal)
    assert (again.left, again.right) == pytest.approx((legal.left, legal.right), abs=least)


def test_a_story_after_a_long_past_opens_elastic() -> None:
    past = [f"{year}-05-01" for year in range(1950, 2000, 10)]
    story = [f"2025-03-{day:02}" for day in range(1, 15)]
    scale = make_scale(Timeline(document_on(*past, *story)))
    assert scale.kind is ScaleKind.ELASTIC
    assert scale.breaks


def busy(year: int, days: int) -> list[str]:
    """A day each in March."""
    return [f"{year}-03-{day:02}" for day in range(1, days + 1)]


def lonely(count: int) -> list[str]:
    """A day each in other decades."""
    return [f"{1800 + 10 * i}-05-01" for i in range(count)]


def test_busy_weeks_with_decades_between_them_open_elastic() -> None:
    dates = sorted(busy(1918, 10) + busy(1940, 10) + busy(1990, 10))
    assert make_scale(Timeline(document_on(*dates))).kind is ScaleKind.ELASTIC


@given(st.integers(1, 9), st.integers(12, 28))
def test_a_few_events_of_the_past_take_no_width(lonelies: int, days: int) -> None:
    """Each lies between quiet stretches: a few days of centuries hold all events."""
    dates = sorted(lonely(lonelies) + busy(1950, days))
    assert make_scale(Timeline(document_on(*dates))).kind is ScaleKind.ELASTIC


def test_half_of_the_events_in_a_month_of_many_do_not_open_elastic() -> None:
    monthly = [f"{1900 + i // 12}-{i % 12 + 1:02}-15" for i in range(60)]
    dates = sorted(monthly + 3 * [f"1902-03-{day:02}" for day in range(1, 31)])
    assert make_scale(Timeline(document_on(*dates))).kind is ScaleKind.TRUE


def test_evenly_spread_events_open_true_to_scale() -> None:
    dates = [f"{year}-05-01" for year in range(1900, 2000, 5)]
    assert make_scale(Timeline(document_on(*dates))).kind is ScaleKind.TRUE


def test_in_steps_each_event_is_one_unit_from_the_next() -> None:
    timeline = Timeline(document_on("1997", "2025-03-06", "2025-03-06", "2025-03-07"))
    scale = make_scale(timeline, ScaleKind.STEPS)
    assert scale.steps is not None
    assert scale.steps.tolist() == [0.0, 1.0, 2.0, 3.0]


@given(worlds(kinds=(ScaleKind.TRUE, ScaleKind.ELASTIC)))
@settings(max_examples=150)
def test_the_whole_shows_each_mark_from_its_beginning_to_its_end(world: World) -> None:
    whole, (starts, ends) = world.subject.scale.whole, world.subject.anchors
    if len(starts):
        assert whole.left <= starts.min()
        assert ends.max() <= whole.right


def test_a_report_after_all_events_is_in_the_whole() -> None:
    events = (
        event(id="early", title="Early", when="1990-05-01"),
        event(id="told", title="Told", when="../1990-06-01", reported="2020-01-01"),
    )
    timeline = Timeline(document(events=events, quotes=(), disagreements=()))
    for kind in (ScaleKind.TRUE, ScaleKind.ELASTIC):
        subject = subject_of(timeline, Face(13.0, 0.5), kind)
        assert subject.anchors[1].max() <= subject.scale.whole.right


def test_beside_quiet_years_the_elastic_line_begins_and_ends_within_the_years_that_are_known() -> (
    None
):
    story = [f"2011-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 11, 19, 27)]
    scale = make_scale(Timeline(document_on("1997", *story, "2025")), ScaleKind.ELASTIC)
    first, last = (ymd(math.floor(scale.day_of(end) + 1)) for end in scale_ends(scale))
    assert (first[0], last[0]) == (1997, 2025)
    years = scale.to_units([day_of(1997, 1, 1), day_of(2026, 1, 1)])
    assert scale.whole.left <= years[0]
    assert years[1] <= scale.whole.right


def scale_ends(scale: Scale) -> tuple[float, float]:
    """Units a little within the whole."""
    clear = (1 - 0.97) * MARGIN * float(scale.units[-1]) + 2
    return scale.whole.left + clear, scale.whole.right - clear
