"""Where the titles of long spans stand on their marks."""

from __future__ import annotations

import math

import numpy as np

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.span_titles import Bar, RowRoom, SpanTitles
from ccm_timeline.layout.stretches import Stretch
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event
from tests.layout.pictures import Picture, faults
from tests.layout.worlds import Face, subject_of

FACE, METRICS = Face(13.0, 0.55), Metrics(13.0)
NOWHERE = (-math.inf, -math.inf)


def bar(left: float, right: float, *, disputed: bool = False) -> Bar:
    return Bar(7, 1, left, right, "A long span", Role.SPAN, (0, 0, 0), disputed)


def stretch(one: Bar, solid: Stretch = NOWHERE, body: Stretch = NOWHERE) -> Stretch:
    """Left and right end of the title of a mark in a view from 100 to 900, if it has room."""
    rows = [RowRoom([], []), RowRoom([solid], [body, (one.left, one.right)])]
    titles = SpanTitles(FACE.measure, METRICS, 100.0, 900.0).place([one], rows)
    return next(((plate.left, plate.right) for plate in titles), (math.nan, math.nan))


def test_a_title_begins_after_the_beginning_of_its_span_or_at_the_edge_of_the_view() -> None:
    assert stretch(bar(200, 800))[0] == 200 + 2 * METRICS.mark
    assert stretch(bar(-5000, 800))[0] == 100


def test_a_title_is_as_wide_as_its_text_and_the_sign_that_follows() -> None:
    width = FACE.measure("A long span", Role.SPAN)
    left, right = stretch(bar(200, 800))
    assert right - left >= width
    left, right = stretch(bar(200, 800, disputed=True))
    assert right - left >= width + METRICS.sign


def test_what_stands_on_a_row_moves_a_title_on() -> None:
    assert stretch(bar(120, 800), (150.0, 300.5))[0] == 301
    assert stretch(bar(120, 800), (700.0, 800.0))[0] == 140
    assert math.isnan(stretch(bar(120, 800), (0.0, 880.0))[0])


def test_a_span_of_which_little_is_in_view_has_its_title_beside_it() -> None:
    assert stretch(bar(-900, 130))[0] == 130 + METRICS.mark
    assert stretch(bar(880, 2000))[1] == 880 - METRICS.mark


def test_no_title_that_stands_beside_its_span_is_read_as_that_of_another() -> None:
    assert stretch(bar(120, 800), body=(120.0, 500.0))[0] == 500
    assert stretch(bar(-900, 800), body=(100.0, 900.0))[0] == 100
    assert math.isnan(stretch(bar(-900, 130), body=(100.0, 900.0))[0])


def test_in_a_crowded_lane_spans_that_lose_their_cards_have_titles_and_are_not_counted() -> None:
    days = (f"{1990 + n // 24}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(400))
    small = [event(id=f"d{n}", title="Day", when=d, importance=1) for n, d in enumerate(days)]
    long = [
        event(id=f"s{n}", title=f"A span number {n}", when=f"19{90 + n}-01/2006-0{n}", importance=3)
        for n in range(1, 7)
    ]
    timeline = Timeline(document(events=(*small, *long), quotes=(), disagreements=()))
    subject = subject_of(timeline, FACE, ScaleKind.TRUE, Grouping.NONE)
    composer, whole = Composer(subject), subject.scale.whole
    passing, told = np.ones(len(timeline), np.bool_), 0
    for step in range(60):
        view = Viewport(whole.left + step / 100 * whole.width, whole.left + whole.width)
        scene = composer.scene(700.0, 190.0, view)
        window = composer.window(700.0, 190.0, view)
        assert not list(faults(Picture(subject, scene, window, passing)))
        told += bool(scene.titles and scene.densities)
    assert told
