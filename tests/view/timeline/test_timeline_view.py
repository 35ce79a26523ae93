"""Clicks, wheel and drags on the timeline that is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.days import day_of
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.timeline import TimelineView
from tests.builders import document_on
from tests.view.timeline.stands import (
    Stand,
    click,
    click_event,
    day_at,
    middle,
    session_of,
    settle,
    turn_wheel,
)
from tests.view.timeline.stands import stand as stand


@pytest.mark.parametrize("size", [(1366, 680), (1920, 1000)])
def test_each_event_is_selected_by_a_click_and_its_quotation_is_shown_to_the_letter(
    stand: Stand, size: tuple[int, int]
) -> None:
    workspace = stand(None, *size)
    session, view = session_of(workspace), workspace.timeline
    for position, event in enumerate(session.timeline.events):
        session.show_whole()
        view.finish_movement()
        session.select(None)
        settle()
        click_event(view, session, position)
        assert session.selected_id == event.id
        quotes = session.timeline.quotes_of(event.id)
        if quotes:
            label = workspace.panel.findChild(PlainLabel, "quotation")
            assert label is not None
            assert label.isVisible()
            assert label.text() == quotes[0].exact


def test_a_click_on_nothing_selects_nothing(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    session.select("withdrawal")
    plot = view.shown_scene().plot
    click(view, plot.left + 2, plot.top + 2)
    assert session.selected_id is None


def double_click(view: TimelineView, x: float, y: float) -> None:
    """What Qt sends for two presses: a click, and a double click in place of the second press."""
    at = QPoint(int(x), int(y))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_no_flag_stands_for_an_event_that_a_filter_hides(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    session.select("notice")
    assert view._emphasis().flag == "6 September 2024"
    session.set_filter(Filter(last=day_of(2010, 1, 1)))
    assert view._emphasis().flag == ""
    session.set_filter(Filter())
    assert view._emphasis().flag == "6 September 2024"


def test_a_double_click_on_a_count_zooms_to_its_events_and_to_no_other(stand: Stand) -> None:
    workspace = stand(None, 1100, 560)
    session, view = session_of(workspace), workspace.timeline
    view.reduce_motion(True)
    badge = next(badge for badge in view.shown_scene().badges if badge.count > 1)
    click(view, *middle(badge.rect))
    alone = session.viewport
    session.show_whole()
    double_click(view, *middle(badge.rect))
    assert session.viewport.width == pytest.approx(alone.width)
    assert session.selected_id is None


def test_a_double_click_zooms_to_the_event(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    card = view.shown_scene().cards[0]
    x, y = middle(card.rect)
    before = session.viewport.width
    double_click(view, x, y)
    QTest.qWait(60)
    # The release of the second press, in the midst of the flight, is no click beside the event.
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    view.finish_movement()
    assert session.selected_id == session.timeline.events[card.position].id
    assert session.viewport.width < before
    start, end = session.table.anchors(session.scale)
    middle_of_event = (start[card.position] + end[card.position]) / 2
    assert session.viewport.left < middle_of_event < session.viewport.right


@pytest.mark.parametrize("kind", list(ScaleKind))
def test_the_wheel_zooms_and_the_day_under_the_pointer_stays(stand: Stand, kind: ScaleKind) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    session.set_scale_kind(kind)
    view.finish_movement()
    plot = view.shown_scene().plot
    for x in (300.0, 700.0, 1200.0, plot.left + 1, plot.right - 1):
        for notches in (1, 3, -2, 5, -1, -9, 9, -4, -9):
            day = day_at(view, x)
            turn_wheel(view, x, notches)
            window = view.window_now()
            assert abs(window.x(day) - x) < 1, (x, notches)


def test_dragging_moves_the_days_with_the_pointer(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    session.zoom(4)
    view.finish_movement()
    unit = view.window_now().unit_at(600)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    for x in range(600, 500, -10):
        QTest.mouseMove(port, QPoint(x, 20))
    QTest.qWait(150)
    QTest.mouseMove(port, QPoint(500, 20))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(500, 20))
    window = view.window_now()
    assert window.origin + unit * window.pixels_per_unit == pytest.approx(500, abs=11)
    assert session.selected_id is None


def test_a_drag_is_no_click(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    card = view.shown_scene().cards[0]
    x, y = (int(number) for number in middle(card.rect))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    QTest.mouseMove(view.viewport(), QPoint(x + 30, y))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x + 30, y))
    assert session.selected_id is None


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("kind", list(ScaleKind))
def test_every_grouping_and_scale_shows_all_events(
    stand: Stand, grouping: Grouping, kind: ScaleKind
) -> None:
    workspace = stand(None, 1366, 700)
    session, view = session_of(workspace), workspace.timeline
    session.set_grouping(grouping)
    session.set_scale_kind(kind)
    session.show_whole()
    view.finish_movement()
    scene = view.shown_scene()
    counted = sum(badge.count for badge in scene.badges)
    carded = {card.position for card in scene.cards}
    counted_ones = {position for badge in scene.badges for position in badge.positions}
    lone = {mark.position for mark in scene.marks} - carded - counted_ones
    assert len(carded) + counted + len(lone) == len(session.timeline)


def test_events_of_one_day_that_no_zoom_can_part_are_offered_by_name(stand: Stand) -> None:
    workspace = stand(document_on(*["2025-03-06"] * 40), 800, 400)
    session, view = session_of(workspace), workspace.timeline
    badge = view.shown_scene().badges[0]
    click_event(view, session, badge.positions[-1])
    assert session.selected_id == session.timeline.events[badge.positions[-1]].id


def test_a_screen_reader_is_told_what_is_drawn(stand: Stand) -> None:
    name = "Timeline, 44 events, 1997 to 2025, sources disagree on 31"
    assert stand().timeline.accessibleName() == name


def test_the_years_of_what_is_drawn_are_told_as_people_say_them(stand: Stand) -> None:
    workspace = stand(document_on("-9999", "2000"), 800, 400)
    assert workspace.timeline.accessibleName() == "Timeline, 2 events, 10000 BC to 2000"
    session_of(workspace).open(Timeline(document_on("2000-05-06")), None)
    assert workspace.timeline.accessibleName() == "Timeline, 1 event, 2000"


def test_a_timeline_without_events_is_shown(stand: Stand) -> None:
    workspace = stand(document_on())
    assert workspace.timeline.shown_scene().cards == ()
    assert workspace.timeline.accessibleName() == "Timeline, no events"
