"""Flights, gliding, going back, folding lanes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.flight import LONGEST
from ccm_timeline.model.choices import Grouping
from tests.view.timeline.stands import Stand, click, session_of, settle
from tests.view.timeline.stands import stand as stand


def test_a_command_flies_and_arrives_within_700_milliseconds(stand: Stand, qtbot: QtBot) -> None:
    workspace = stand()
    session, seen = session_of(workspace), []
    session.viewport_changed.connect(lambda: seen.append(session.viewport))
    session.zoom_to_event("notice")
    assert not seen
    QTest.qWait(int(LONGEST) + 300)
    assert len(seen) > 3
    widths = [viewport.width for viewport in seen]
    assert widths[-1] == min(widths)


def test_reduced_motion_is_there_at_once(stand: Stand) -> None:
    workspace = stand()
    session = session_of(workspace)
    workspace.timeline.reduce_motion(True)
    session.zoom_to_event("notice")
    assert session.viewport.width < session.scale.whole.width


def test_a_drag_ends_a_flight(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    session.zoom_to_event("notice")
    QTest.qWait(60)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    held = session.viewport
    QTest.qWait(250)
    assert session.viewport == held
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(600, 20))


def test_back_and_forward_go_through_where_one_was(stand: Stand) -> None:
    workspace = stand()
    session = session_of(workspace)
    workspace.timeline.reduce_motion(True)
    places = [session.viewport]
    for event in ("notice", "adoption", "withdrawal"):
        session.zoom_to_event(event)
        places.append(session.viewport)
    for place in reversed(places[:-1]):
        session.looking.go_back()
        assert session.viewport.left == pytest.approx(place.left)
        assert session.viewport.right == pytest.approx(place.right)
    for place in places[1:]:
        session.looking.go_forward()
        assert session.viewport.left == pytest.approx(place.left)
        assert session.viewport.right == pytest.approx(place.right)


def test_a_drag_with_shift_zooms_to_the_span(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    view.reduce_motion(True)
    window = view.window_now()
    left, right = window.unit_at(600), window.unit_at(900)
    port, shift = view.viewport(), Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(port, Qt.MouseButton.LeftButton, shift, QPoint(900, 50))
    QTest.mouseMove(port, QPoint(700, 50))
    QTest.mouseMove(port, QPoint(600, 50))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, shift, QPoint(600, 50))
    assert session.viewport.left == pytest.approx(left)
    assert session.viewport.right == pytest.approx(right)


def test_a_click_on_its_name_folds_a_lane_and_another_unfolds_it(stand: Stand) -> None:
    workspace = stand()
    view = workspace.timeline
    view.reduce_motion(True)
    lane = view.shown_scene().lanes[1]
    click(view, 20, lane.rect.top + 10)
    folded = view.shown_scene().lanes[1]
    assert folded.is_folded
    assert folded.rect.height < lane.rect.height / 2
    assert not [c for c in view.shown_scene().cards if folded.rect.holds(1, c.rect.top)]
    click(view, 20, folded.rect.top + 5)
    assert view.shown_scene().lanes[1] == lane


def test_other_lanes_unfold_all(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    session.select("notice")
    view.fold_selected_lane()
    assert session.folded
    session.set_grouping(Grouping.SOURCE)
    settle()
    assert not session.folded


def test_events_can_be_followed_when_lanes_change(stand: Stand, qtbot: QtBot) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    before = {mark.position: mark.y for mark in view.shown_scene().marks}
    session.set_grouping(Grouping.STANCE)
    after = {mark.position: mark.y for mark in view.shown_scene().marks}
    now = view._transition.between(view.shown_scene())
    far = [mark for mark in now.marks if abs(after[mark.position] - before[mark.position]) > 60]
    # On a busy computer some of the way is made already, but the most of it is to come.
    assert far
    for mark in far:
        old, new = before[mark.position], after[mark.position]
        assert abs(mark.y - old) < abs(mark.y - new)
    qtbot.waitUntil(lambda: view._transition.between(view.shown_scene()) == view.shown_scene())


def test_what_has_found_room_gets_its_card_when_the_view_rests(stand: Stand, qtbot: QtBot) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    whole = session.scale.whole
    crowded = whole.left + 0.85 * whole.width
    for step in range(1, 14):
        session.set_viewport(whole.zoomed(1.05**step, crowded))
        moving = len(view.shown_scene().cards)
    qtbot.waitUntil(lambda: len(view.shown_scene().cards) > moving, timeout=2000)
