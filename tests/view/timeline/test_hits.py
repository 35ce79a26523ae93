"""What the search found, on the timeline."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.days import day_of
from ccm_timeline.model.document import Document
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.timeline import TimelineView
from tests.builders import document, document_on, event

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Show = Callable[..., TimelineView]
DATES = ("2001-03", "2001-05-06", "2003/2004", "2005-01-01", "2006-07")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def open_view(opened: Document) -> TimelineView:
        session = Session(Timeline(opened))
        session.set_scale_kind(ScaleKind.TRUE)
        view = TimelineView(session, LIGHT)
        view.session = session  # type: ignore[attr-defined]
        qtbot.addWidget(view)
        view.resize(1000, 500)
        view.show()
        return view

    return open_view


def session_of(view: TimelineView) -> Session:
    session: Session = view.session  # type: ignore[attr-defined]
    return session


def pixels_of(view: TimelineView, colour: str) -> int:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return int(np.count_nonzero(pixels == QColor(colour).rgb()))


def test_hits_are_marked_and_the_marks_go_with_the_search(show: Show) -> None:
    view = show(document_on(*DATES))
    assert pixels_of(view, LIGHT.accent) == 0
    session_of(view).set_search('"event 2"')
    one = pixels_of(view, LIGHT.accent)
    session_of(view).set_search("event")
    assert pixels_of(view, LIGHT.accent) > one > 50
    session_of(view).set_search("")
    assert pixels_of(view, LIGHT.accent) == 0


def test_the_picture_itself_does_not_change_by_a_search(show: Show) -> None:
    view = show(document_on(*DATES))
    before = view.shown_scene()
    session_of(view).set_search("event")
    assert view.shown_scene() == before


def test_events_that_do_not_pass_the_filter_are_not_drawn(show: Show) -> None:
    opened = document(
        events=tuple(
            event(id=f"e{n}", when=date, importance=1 + n % 2) for n, date in enumerate(DATES)
        ),
        quotes=(),
    )
    view = show(opened)
    session = session_of(view)
    lanes = view.shown_scene().lanes
    session.set_filter(Filter(importance=2))
    scene = view.shown_scene()
    drawn = {mark.position for mark in scene.marks} | {card.position for card in scene.cards}
    assert drawn == set(session.shown.tolist()) == {1, 3}
    assert scene.lanes == lanes
    assert view.accessibleName() == "Timeline, 2 of 5 events, 2001 to 2006"
    session.set_filter(Filter(themes=frozenset({"none"})))
    assert not view.shown_scene().marks
    view.grab()
    session.set_filter(Filter())
    assert len(view.shown_scene().marks) == 5


def test_a_hit_without_room_has_a_tip_on_the_axis(show: Show) -> None:
    view = show(document_on(*["2001-05-06"] * 40, "1900", "2025"))
    session_of(view).set_search("event 7")
    hits = len(session_of(view).hits)
    tips = view._stage.hits.tips(view.window_now())
    window = view.window_now()
    assert 1 <= len(tips) <= hits
    assert all(window.left - 3 <= tip <= window.right + 3 for tip in tips)
    session_of(view).show_whole()
    view.grab()


def test_the_flag_and_the_tip_of_an_open_span_are_where_it_is_known_to_begin(show: Show) -> None:
    view = show(document_on("1900", "1990/..", "2025"))
    session, window = session_of(view), view.window_now()
    known = window.x(day_of(1990, 1, 1))
    session.set_search('"event 2"')
    (tip,) = view._stage.hits.tips(window)
    assert abs(tip - known) < 4
    session.select("event-2")
    assert view._emphasis().flag_x == pytest.approx(known)
