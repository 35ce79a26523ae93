"""Wheels, touch pads, fingers and drags that are let go in motion."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.scale import Viewport
from ccm_timeline.view.timeline import TimelineView
from ccm_timeline.view.workspace import Workspace
from tests.view.timeline.stands import Stand, day_at, session_of
from tests.view.timeline.stands import stand as stand

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
X = 700.0


def turn(
    view: TimelineView,
    angle: QPoint,
    pixels: QPoint | None = None,
    held: Qt.KeyboardModifier = NONE,
) -> None:
    at = QPointF(X, 200)
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at)),
        pixels or QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def pinch(view: TimelineView, kind: Qt.NativeGestureType, value: float = 0.0) -> None:
    at = QPointF(X, 200)
    device = QPointingDevice.primaryPointingDevice()
    above = QPointF(view.viewport().mapToGlobal(at))
    event = QNativeGestureEvent(kind, device, 2, at, at, above, value, QPointF())
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("held", [NONE, CONTROL])
@pytest.mark.parametrize("pixels", [QPoint(), QPoint(0, 20)])
def test_a_wheel_zooms_at_the_pointer_with_control_and_without(
    stand: Stand, held: Qt.KeyboardModifier, pixels: QPoint
) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    day = day_at(view, X)
    turn(view, QPoint(0, 120), pixels, held)
    assert session.viewport.width < session.scale.whole.width
    assert view.window_now().x(day) == pytest.approx(X, abs=0.01)


@pytest.mark.parametrize(
    ("angle", "pixels", "held"),
    [
        (QPoint(0, -120), QPoint(), SHIFT),
        (QPoint(-120, 0), QPoint(), NONE),
        (QPoint(-120, 8), QPoint(-30, 2), NONE),
    ],
)
def test_a_sideways_wheel_and_two_fingers_move_the_days(
    stand: Stand, angle: QPoint, pixels: QPoint, held: Qt.KeyboardModifier
) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    session.zoom(6)
    before = session.viewport
    turn(view, angle, pixels, held)
    assert session.viewport.width == pytest.approx(before.width)
    assert session.viewport.left > before.left


def test_fingers_that_part_zoom_between_them_and_can_be_gone_back_over(stand: Stand) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    view.reduce_motion(True)
    whole, day = session.viewport, day_at(view, X)
    pinch(view, Qt.NativeGestureType.BeginNativeGesture)
    for _ in range(5):
        pinch(view, Qt.NativeGestureType.ZoomNativeGesture, 0.2)
    pinch(view, Qt.NativeGestureType.EndNativeGesture)
    assert session.viewport.width == pytest.approx(whole.width / 1.2**5)
    assert view.window_now().x(day) == pytest.approx(X, abs=0.01)
    session.looking.go_back()
    assert (session.viewport.left, session.viewport.right) == pytest.approx(
        (whole.left, whole.right)
    )


def mouse(view: TimelineView, kind: QEvent.Type, x: float, time: int) -> None:
    at, left = QPointF(x, 20), Qt.MouseButton.LeftButton
    above = QPointF(view.viewport().mapToGlobal(at))
    event = QMouseEvent(kind, at, above, left, left, NONE)
    event.setTimestamp(time)
    QApplication.sendEvent(view.viewport(), event)


def fling(workspace: Workspace) -> Viewport:
    """Drag to the left, let go in motion, and say where the days were then."""
    view, session = workspace.timeline, session_of(workspace)
    session.zoom(6)
    mouse(view, QEvent.Type.MouseButtonPress, 900, 1000)
    for step in range(1, 8):
        mouse(view, QEvent.Type.MouseMove, 900 - 20 * step, 1000 + 10 * step)
    let_go = session.viewport
    mouse(view, QEvent.Type.MouseButtonRelease, 760, 1072)
    return let_go


def test_a_drag_that_is_let_go_in_motion_glides_on_and_comes_to_rest(
    stand: Stand, qtbot: QtBot
) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    let_go = fling(workspace)
    qtbot.waitUntil(lambda: session.viewport.left > let_go.left)
    view.finish_movement()
    end = session.viewport
    pixels = (end.left - let_go.left) * view.window_now().pixels_per_unit
    assert 50 < pixels < 2000
    QTest.qWait(40)
    assert session.viewport == end


@pytest.mark.parametrize("by", ["reduced motion", "a press", "the wheel"])
def test_a_glide_is_ended_or_left_out(stand: Stand, by: str) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    view.reduce_motion(by == "reduced motion")
    held = fling(workspace)
    if by == "a press":
        mouse(view, QEvent.Type.MouseButtonPress, 500, 1100)
    elif by == "the wheel":
        turn(view, QPoint(0, 120))
    if by != "reduced motion":
        held = session.viewport
    QTest.qWait(60)
    assert session.viewport == held


@pytest.mark.parametrize("sign", [1, -1])
def test_absurd_numbers_of_a_touch_pad_are_not_believed(stand: Stand, sign: int) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    session.zoom(6)
    before = session.viewport
    turn(view, QPoint(0, 120 * sign), QPoint(0, 200_000 * sign))
    assert 1 / 12 < session.viewport.width / before.width < 12
    session.set_viewport(before)
    turn(view, QPoint(120 * sign, 0), QPoint(200_000 * sign, 0))
    assert abs(session.viewport.left - before.left) < before.width


def test_days_are_under_the_pointer_again_that_was_dragged_too_far_and_back(stand: Stand) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    session.zoom(1.5)
    unit = view.window_now().unit_at(600)
    mouse(view, QEvent.Type.MouseButtonPress, 600, 1000)
    for time, x in enumerate((700, 1400, 1900, 1400, 700, 640)):
        mouse(view, QEvent.Type.MouseMove, x, 1010 + 10 * time)
    assert view.window_now().unit_at(640) == pytest.approx(unit)
    # The wheel zooms in the midst of it, and the drag goes on from what it shows.
    turn(view, QPoint(0, 120))
    unit = view.window_now().unit_at(640)
    mouse(view, QEvent.Type.MouseMove, 600, 1100)
    assert view.window_now().unit_at(600) == pytest.approx(unit)


def test_esc_ends_the_marking_of_a_span_and_nothing_else(stand: Stand) -> None:
    workspace = stand()
    view, session = workspace.timeline, session_of(workspace)
    view.setFocus()
    session.select("notice")
    before, port = session.viewport, view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, SHIFT, QPoint(600, 20))
    QTest.mouseMove(port, QPoint(800, 20))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, SHIFT, QPoint(800, 20))
    view.finish_movement()
    assert session.viewport == before
    assert session.selected_id == "notice"
