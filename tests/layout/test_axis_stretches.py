"""Each lively stretch of the elastic scale has ticks and names of its own, and no others."""

from __future__ import annotations

import pytest

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.dates_again import wrong_dates
from tests.layout.worlds import Face, subject_of

EARLY = tuple(f"1997-{month:02}-{day:02}" for month in (6, 7) for day in range(2, 29, 3))
MIDDLE = tuple(f"2008-03-{day:02}" for day in range(1, 31, 2))
LATE = tuple(f"2024-{month:02}-15" for month in range(1, 8))


@pytest.mark.parametrize("text", [8.0, 13.0])
def test_no_stretch_is_without_ticks_and_names(text: float) -> None:
    timeline = Timeline(document_on(*EARLY, *MIDDLE, *LATE))
    subject = subject_of(timeline, Face(text, 0.5), ScaleKind.ELASTIC, Grouping.NONE)
    composer, whole = Composer(subject), subject.scale.whole
    ends = (0, len(EARLY) - 1, len(EARLY), len(EARLY) + len(MIDDLE) - 1)
    days = [timeline.dates.earliest[at] for at in ends]
    for step in range(12):
        view = Viewport(whole.left + step, whole.right - 2 * step)
        axis = composer.scene(2400.0, 500.0, view).axis
        window = composer.window(2400.0, 500.0, view)
        assert axis is not None
        assert [*wrong_dates(axis, window, subject.measure)] == []
        for first, last in (days[:2], days[2:]):
            inside = window.x(first), window.x(last)
            assert sum(inside[0] <= tick <= inside[1] for tick in axis.ticks) > 2
            assert sum(inside[0] <= label.left <= inside[1] for label in axis.fine) > 1


@pytest.mark.parametrize("width", [240.0, 300.0, 420.0, 900.0])
@pytest.mark.parametrize("text", [13.0, 24.0])
def test_a_narrow_axis_has_a_tick_and_a_name_wherever_one_looks(width: float, text: float) -> None:
    timeline = Timeline(document_on("-0600-03-01", "2024-05-17"))
    subject = subject_of(timeline, Face(text, 0.5), ScaleKind.TRUE, Grouping.NONE)
    composer, whole = Composer(subject), subject.scale.whole
    width = max(width, 16 * text)
    for power in range(0, 60, 3):
        view = whole.zoomed(1.3**power, whole.left + (power % 7) / 7 * whole.width)
        if view.width > 2:
            axis = composer.scene(width, 400.0, view).axis
            assert axis is not None
            window = composer.window(width, 400.0, view)
            assert [*wrong_dates(axis, window, subject.measure)] == []
            assert axis.fine or axis.coarse


@pytest.mark.parametrize("width", [420.0, 640.0, 900.0])
def test_a_short_stretch_has_no_tick_beside_the_beginnings_of_its_units(width: float) -> None:
    story = [
        f"{year}-{month:02}-{day:02}"
        for year in (1997, 2003, 2008, 2011, 2016, 2022)
        for month in (5, 6)
        for day in range(3, 29, 4)
    ]
    subject = subject_of(
        Timeline(document_on(*story)), Face(13.0, 0.5), ScaleKind.ELASTIC, Grouping.NONE
    )
    composer, whole = Composer(subject), subject.scale.whole
    for step in range(20):
        view = whole.zoomed(1.05**step, whole.left + 0.4 * whole.width)
        axis = composer.scene(width, 400.0, view).axis
        assert axis is not None
        window = composer.window(width, 400.0, view)
        assert [*wrong_dates(axis, window, subject.measure)] == []


def test_a_view_within_one_unit_that_has_room_ticks_a_finer_one() -> None:
    timeline = Timeline(document_on("1900-03-01", "2020-05-17"))
    subject = subject_of(timeline, Face(24.0, 0.7), ScaleKind.TRUE, Grouping.NONE)
    composer, left = Composer(subject), subject.scale.whole.left
    for step in range(40):
        for days in (700.0, 1300.0, 1600.0):
            view = Viewport(left + 190 * step, left + 190 * step + days)
            axis = composer.scene(290.0, 400.0, view).axis
            assert axis is not None
            assert axis.ticks
            assert axis.fine or axis.coarse


@pytest.mark.parametrize("width", [1200.0, 1900.0, 3800.0])
def test_the_year_that_a_short_stretch_is_of_is_named_and_not_the_one_before(width: float) -> None:
    story = [f"2011-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 11, 19, 27)]
    timeline = Timeline(document_on("1997", *story))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.ELASTIC, Grouping.NONE)
    scene = Composer(subject).scene(width, 500.0, subject.scale.whole)
    assert scene.axis is not None
    names = " ".join(label.text for label in (*scene.axis.fine, *scene.axis.coarse))
    assert "1997" in names
    assert "1996" not in names


def test_no_mark_and_no_title_lies_under_the_sign_of_a_break() -> None:
    story = [f"2011-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 11, 19, 27)]
    timeline = Timeline(document_on("1997/2012", *story, "2025"))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.ELASTIC, Grouping.NONE)
    scene, metrics = Composer(subject).scene(900.0, 300.0, subject.scale.whole), subject.metrics
    assert scene.axis is not None
    assert scene.axis.breaks
    lowest = max(mark.y for mark in scene.marks) + metrics.badge / 2
    assert lowest <= scene.axis.rect.top - metrics.wave
    assert scene.lanes[-1].rect.bottom == scene.plot.bottom
