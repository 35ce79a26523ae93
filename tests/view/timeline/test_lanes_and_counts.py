"""Clicks on counts and the key that folds, where less is in view than one would like."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.timeline import TimelineView
from tests.builders import document, event
from tests.view.timeline.stands import Stand, click, middle, session_of, settle
from tests.view.timeline.stands import stand as stand


def crowd() -> Timeline:
    """Six thousand events of one theme, some every day."""
    dates = (f"{1800 + n // 12}-{1 + n % 12:02}" for n in range(1500))
    whens = [f"{date}-{day:02}" for date in dates for day in (3, 11, 19, 27)]
    events = tuple(event(id=f"e{n}", title=f"Event {n}", when=when) for n, when in enumerate(whens))
    return Timeline(document(events=events, quotes=()))


def test_a_click_on_a_count_zooms_in_however_narrow_the_view(qtbot: QtBot) -> None:
    session = Session(crowd())
    view = TimelineView(session, LIGHT)
    qtbot.addWidget(view)
    view.reduce_motion(True)
    view.resize(320, 500)
    view.show()
    whole, clicked = session.scale.whole, 0
    for wider in range(6):
        left = whole.left + whole.width * 0.1
        before = Viewport(left, left + whole.width * 0.3 * (1 + wider / 6))
        session.set_viewport(before)
        settle()
        for badge in view.shown_scene().badges:
            if badge.positions:
                continue
            session.set_viewport(before)
            settle()
            click(view, *middle(badge.rect))
            clicked += 1
            assert session.viewport.width <= before.width / 2 * 1.001
            inside = (badge.units[0] + badge.units[1]) / 2
            assert session.viewport.left < inside < session.viewport.right
    assert clicked > 5


def test_the_key_folds_the_lane_of_an_event_that_is_out_of_view(stand: Stand) -> None:
    workspace = stand()
    session, view = session_of(workspace), workspace.timeline
    view.reduce_motion(True)
    selected, position = session.timeline.events[-1], len(session.timeline) - 1
    session.select(selected.id)
    whole = session.scale.whole
    session.set_viewport(Viewport(whole.left, whole.left + whole.width / 8))
    settle()
    assert all(mark.position != position for mark in view.shown_scene().marks)
    view.fold_selected_lane()
    folded = [" ".join(lane.name) for lane in view.shown_scene().lanes if lane.is_folded]
    assert folded == [session.timeline.theme(selected.theme).name]
    view.fold_selected_lane()
    assert not any(lane.is_folded for lane in view.shown_scene().lanes)
