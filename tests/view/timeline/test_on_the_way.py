"""Keys, wheel and drags while the days are flying, gliding or being arranged anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Scene
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.session.session import Session
from ccm_timeline.view.workspace import Workspace
from tests.builders import document, event, evidence_at
from tests.layout.worlds import in_edtf
from tests.view.timeline.stands import Stand, session_of, settle, turn_wheel
from tests.view.timeline.stands import stand as stand

LEFT = Qt.MouseButton.LeftButton
FIRST_DAY = 700_000


def sees(session: Session, event_id: str) -> bool:
    position = session.timeline.position(event_id)
    assert position is not None
    start, end = (float(ends[position]) for ends in session.table.anchors(session.scale))
    return end >= session.viewport.left and start <= session.viewport.right


def close_up(stand: Stand, position: int) -> tuple[Workspace, Session]:
    """A workspace in which an event is selected, and its neighbours are out of view."""
    workspace = stand(None, 1200, 600)
    view, session = workspace.timeline, session_of(workspace)
    session.set_scale_kind(ScaleKind.TRUE)
    selected = session.timeline.events[position].id
    session.select(selected)
    session.zoom_to_event(selected)
    view.finish_movement()
    session.zoom(4)
    settle()
    return workspace, session


def test_quick_presses_lead_to_the_event_at_the_magnification_that_there_was(
    stand: Stand,
) -> None:
    workspace, session = close_up(stand, 3)
    width = session.viewport.width
    for _ in range(6):
        session.step(1)
        QTest.qWait(50)
    workspace.timeline.finish_movement()
    assert session.selected_id == session.timeline.events[9].id
    assert session.viewport.width == pytest.approx(width)
    assert sees(session, session.selected_id)


def test_back_and_forward_in_mid_flight_go_through_where_one_wanted_to_be(stand: Stand) -> None:
    workspace = stand(None, 1200, 600)
    view, session = workspace.timeline, session_of(workspace)
    places = [session.viewport]
    for number in ("notice", None, "withdrawal", "adoption"):
        session.show_whole() if number is None else session.zoom_to_event(number)
        places.append(session.looking.place)
        QTest.qWait(70)
    for place in reversed(places[:-1]):
        session.looking.go_back()
        QTest.qWait(70)
        assert session.looking.is_travelling
        assert session.looking.place == place
    for place in places[1:]:
        session.looking.go_forward()
        view.finish_movement()
        assert session.viewport == place


class Clock:
    """In the place of the one that a movement looks at."""

    def __init__(self) -> None:
        self.milliseconds = 0

    def start(self) -> None:
        self.milliseconds = 0

    def elapsed(self) -> int:
        return self.milliseconds


def test_flights_to_ever_new_places_as_of_a_key_that_is_held_get_going(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, session = close_up(stand, 3)
    begun = Viewport(session.scale.whole.left, session.scale.whole.left + 100)
    session.set_viewport(begun)
    movement, clock = workspace.timeline.movement, Clock()
    monkeypatch.setattr(movement, "_clock", clock)
    for _ in range(12):
        place = session.looking.place
        session.looking.travel(place.shifted(place.width / 2))
        clock.milliseconds = 33
        movement._step()
    way = session.looking.place.middle - begun.middle
    assert session.viewport.middle - begun.middle > way / 4


def test_a_gesture_ends_a_flight_and_leaves_no_place_where_nobody_was(stand: Stand) -> None:
    workspace = stand(None, 1200, 600)
    view, session = workspace.timeline, session_of(workspace)
    whole = session.viewport
    for by in ("the wheel", "a drag", "a mark"):
        session.zoom_to_event("notice")
        wanted = session.looking.place
        QTest.qWait(70)
        passed = session.viewport
        interrupt(workspace, by)
        assert session.looking.place == session.viewport, by
        ended = session.viewport
        QTest.qWait(60)
        assert session.viewport == ended != passed or by == "a mark"
        for place in (wanted, whole):
            session.looking.go_back()
            view.finish_movement()
            assert session.viewport == place, by
    # Also who looks where he is already wants to stay there.
    session.zoom_to_event("notice")
    QTest.qWait(60)
    passed = session.viewport
    session.set_viewport(passed)
    QTest.qWait(60)
    assert session.viewport == passed == session.looking.place


def interrupt(workspace: Workspace, by: str) -> None:
    """Do something on the timeline with the mouse."""
    view, session = workspace.timeline, session_of(workspace)
    if by == "the wheel":
        turn_wheel(view, 500, 1)
        return
    shift = Qt.KeyboardModifier.ShiftModifier if by == "a mark" else Qt.KeyboardModifier(0)
    QTest.mousePress(view.viewport(), LEFT, shift, QPoint(500, 20))
    held = session.viewport
    QTest.qWait(60)
    assert session.viewport == held
    if by == "a drag":
        QTest.mouseMove(view.viewport(), QPoint(460, 20))
    QTest.mouseRelease(view.viewport(), LEFT, shift, QPoint(500, 20))
    view.finish_movement()


def test_after_another_scale_in_mid_flight_the_selected_event_is_in_view(stand: Stand) -> None:
    workspace = stand(None, 1200, 600)
    view, session = workspace.timeline, session_of(workspace)
    session.zoom_to_event("notice")
    view.finish_movement()
    session.zoom(3)
    last = session.timeline.events[-1].id
    session.select(last)
    QTest.qWait(40)
    assert not sees(session, last)
    session.set_scale_kind(ScaleKind.TRUE)
    view.finish_movement()
    settle()
    assert sees(session, last)


def test_reduced_motion_is_heard_in_mid_flight_and_in_mid_change(stand: Stand) -> None:
    workspace = stand(None, 1200, 600)
    view, session = workspace.timeline, session_of(workspace)
    session.zoom_to_event("notice")
    QTest.qWait(60)
    view.reduce_motion(True)
    assert not session.looking.is_travelling
    view.reduce_motion(False)
    session.set_grouping(Grouping.SOURCE)
    QTest.qWait(60)
    view.reduce_motion(True)
    assert view._transition.between(view.shown_scene()) == view.shown_scene()


def test_what_is_on_its_way_to_a_lane_goes_on_from_there_when_lanes_change_again(
    stand: Stand,
) -> None:
    workspace = stand(None, 1200, 600)
    view, session = workspace.timeline, session_of(workspace)
    session.set_grouping(Grouping.ORGANISATION)
    QTest.qWait(200)
    view.viewport().repaint()
    before = view._painted
    session.set_grouping(Grouping.SOURCE)
    view.viewport().repaint()
    assert before is not None
    assert view._painted is not None
    assert max(leaps(before, view._painted)) < 30


def leaps(old: Scene, new: Scene) -> list[float]:
    """How far each event is from where it was painted before."""
    was = {mark.position: mark for mark in old.marks}
    both = [(was[mark.position], mark) for mark in new.marks if mark.position in was]
    return [abs(one.y - two.y) + abs(one.left - two.left) for one, two in both]


def test_selecting_an_event_ends_a_glide_that_would_take_it_out_of_view(
    stand: Stand, qtbot: QtBot
) -> None:
    workspace = stand(None, 1200, 600)
    port, session = workspace.timeline.viewport(), session_of(workspace)
    session.zoom(3)
    QTest.mousePress(port, LEFT, pos=QPoint(400, 20))
    for x in range(430, 700, 30):
        QTest.mouseMove(port, QPoint(x, 20))
        QTest.qWait(2)
    QTest.mouseRelease(port, LEFT, pos=QPoint(670, 20))
    let_go = session.viewport
    qtbot.waitUntil(lambda: session.viewport != let_go)
    session.select(next(one.id for one in session.timeline.events if sees(session, one.id)))
    held = session.viewport
    QTest.qWait(60)
    assert session.viewport == held


def test_an_event_beside_a_crowd_is_flown_to_at_the_magnification_that_there_is(
    stand: Stand,
) -> None:
    """In the picture that is passed on the way there it is lost, but not where the way leads."""
    days = [*(n * 2 for n in range(3000)), *(6400 + n * 300 for n in range(60))]
    events = tuple(
        event(
            id=f"e{n}",
            title=f"Event {n}",
            when=in_edtf(FIRST_DAY + day),
            evidence=(evidence_at(),),
        )
        for n, day in enumerate(days)
    )
    workspace = stand(document(events=events, quotes=(), disagreements=()), 1200, 600)
    view, session = workspace.timeline, session_of(workspace)
    session.set_scale_kind(ScaleKind.TRUE)
    settle()
    unit = float(session.table.anchors(session.scale)[0][3000])
    session.set_viewport(Viewport(unit - 1800, unit + 200))
    settle()
    assert view.shown_scene().densities
    session.select("e3003")
    QTest.qWait(40)
    view.finish_movement()
    settle()
    view.finish_movement()
    assert session.viewport.width == pytest.approx(2000)
    assert sees(session, "e3003")
    # And an event in the crowd, which is lost where the way to it leads, is flown to up close.
    session.select("e2000")
    QTest.qWait(40)
    assert session.looking.is_travelling
    view.finish_movement()
    settle()
    view.finish_movement()
    assert session.viewport.width < 1000
    assert sees(session, "e2000")
    # Whoever goes elsewhere on the way is left alone.
    session.select("e1000")
    QTest.qWait(40)
    session.show_whole()
    for _ in range(3):
        view.finish_movement()
        settle()
    assert session.viewport == session.scale.whole
