"""Keys go where the mouse goes, and a row of presses is one place to come back to."""

from __future__ import annotations

import pytest

from ccm_timeline.model.days import day_of
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session import looking
from ccm_timeline.session.session import Session
from ccm_timeline.view.navigation import PAN_STEP, Navigation
from tests.builders import document_on


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(Timeline(document_on("2001-05-06", "2004-05-06", "2009-05-06")))


def test_keys_move_along_the_timeline_there_and_back(session: Session) -> None:
    keys = Navigation(session)
    keys.zoom_in()
    before = session.viewport
    keys.show_later()
    assert session.viewport.left == pytest.approx(before.left + PAN_STEP * before.width)
    keys.show_earlier()
    assert session.viewport.left == pytest.approx(before.left)


def test_a_row_of_presses_is_gone_back_over_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(looking, "monotonic", lambda: now)
    keys, whole = Navigation(session), session.viewport
    for _ in range(4):
        keys.zoom_in()
    near, now = session.viewport, now + 5
    for _ in range(3):
        keys.show_later()
    for place in (near, whole):
        keys.go_back()
        assert session.viewport.left == pytest.approx(place.left)
        assert session.viewport.width == pytest.approx(place.width)


def test_who_zooms_to_a_hidden_event_sees_it(session: Session) -> None:
    keys = Navigation(session)
    wanted = Filter(last=day_of(2005, 1, 1))
    session.select("event-3")
    session.set_filter(wanted)
    keys.zoom_to_selected()
    assert session.is_shown(2)
    assert session.viewport != session.scale.whole
    assert session.lifted_filter == wanted
