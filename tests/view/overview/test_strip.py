"""The strip under the timeline, by real drags."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.scale import LEAST_SPAN, Viewport, make_scale
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.document import Document
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.overview import OverviewStrip
from ccm_timeline.view.overview.grip import Grip, dragged, grip_at
from ccm_timeline.view.palette import DARK, LIGHT
from tests.builders import document, document_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Show = Callable[..., OverviewStrip]
DATES = tuple(f"{year}-0{month}-10" for year in (2001, 2002, 2005) for month in (1, 5, 9))

LINE = make_scale(Timeline(document_on(*DATES)), ScaleKind.TRUE)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def open_strip(opened: Document | None = None) -> OverviewStrip:
        session = Session(Timeline(opened or document_on(*DATES)))
        session.set_scale_kind(ScaleKind.TRUE)
        strip = OverviewStrip(session, LIGHT)
        strip.session = session  # type: ignore[attr-defined]
        qtbot.addWidget(strip)
        strip.resize(800, strip.sizeHint().height())
        strip.show()
        return strip

    return open_strip


def session_of(strip: OverviewStrip) -> Session:
    session: Session = strip.session  # type: ignore[attr-defined]
    return session


def middle_of(strip: OverviewStrip) -> float:
    return sum(strip.window_edges()) / 2


def drag(strip: OverviewStrip, start: float, end: float) -> None:
    y = strip.height() // 3
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(strip, button, pos=QPoint(round(start), y))
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(strip, QPoint(round(start + (end - start) * share), y))
    QTest.mouseRelease(strip, button, pos=QPoint(round(end), y))


def columns_in(strip: OverviewStrip, colour: str) -> int:
    """How many columns of pixels have a colour."""
    image = strip.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return int(np.count_nonzero((pixels == QColor(colour).rgb()).any(axis=0)))


def test_the_whole_is_shown_and_all_of_it_is_in_the_window(show: Show) -> None:
    strip = show()
    left, right = strip.window_edges()
    assert (round(left), round(right)) == (12, 788)
    assert 50 <= strip.height() <= 70


def test_the_window_follows_the_viewport(show: Show) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(4)
    left, right = strip.window_edges()
    assert right - left == pytest.approx(776 / 4)
    session.pan(0.5)
    assert strip.window_edges()[0] == pytest.approx(left + 776 / 8)


def test_dragging_the_window_moves_the_viewport(show: Show) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(4)
    before, x = session.viewport, middle_of(strip)
    drag(strip, x, x + 97)
    moved = session.viewport.left - before.left
    assert moved == pytest.approx(97 / 776 * session.scale.whole.width, rel=0.02)
    assert session.viewport.width == pytest.approx(before.width)


@pytest.mark.parametrize("edge", [0, 1])
def test_dragging_an_edge_stretches_the_viewport_and_leaves_the_other_edge(
    show: Show, edge: int
) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(4)
    before = strip.window_edges()
    step = -50 if edge == 0 else 50
    drag(strip, before[edge], before[edge] + step)
    after = strip.window_edges()
    assert after[1 - edge] == pytest.approx(before[1 - edge], abs=0.01)
    assert after[edge] == pytest.approx(before[edge] + step, abs=2)


def hand_on(strip: OverviewStrip, start: float) -> Callable[[float], None]:
    """Press, and give back what moves the pointer on."""
    y = strip.height() // 3
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(start), y))
    return lambda x: QTest.mouseMove(strip, QPoint(round(x), y))


@pytest.mark.parametrize("edge", [0, 1])
def test_an_edge_that_was_dragged_too_far_is_under_the_pointer_again(show: Show, edge: int) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(4)
    edges, before = strip.window_edges(), session.viewport
    other, start = edges[1 - edge], round(edges[edge])
    off = edges[edge] - start
    move = hand_on(strip, start)
    for x in (other, 2 * other - start, -300.0, 1100.0, other, start + 20):
        move(x)
        kept = "right" if edge == 0 else "left"
        assert getattr(session.viewport, kept) == pytest.approx(getattr(before, kept))
    assert strip.window_edges()[edge] == pytest.approx(start + 20 + off, abs=0.01)


@pytest.mark.parametrize("edge", [0, 1])
def test_an_edge_follows_the_pointer_while_the_other_is_beyond_the_end(
    show: Show, edge: int
) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(4)
    whole, width = session.scale.whole, session.viewport.width
    at = whole.right if edge == 0 else whole.left
    session.set_viewport(Viewport(at - width / 2, at + width / 2))
    start = round(strip.window_edges()[edge])
    off = strip.window_edges()[edge] - start
    move = hand_on(strip, start)
    for step in range(0, 540, 20):
        x = start - step if edge == 0 else start + step
        move(x)
        assert strip.window_edges()[edge] == pytest.approx(x + off, abs=0.01)


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from([Grip.LEFT, Grip.RIGHT]), st.floats(-3, 3))
def test_a_stretched_window_is_one_that_may_be(
    place: float, share: float, grip: Grip, way: float
) -> None:
    scale, whole = LINE, LINE.whole
    width = (0.01 + 0.99 * share) * whole.width
    left = whole.left - width / 2 + place * whole.width
    found = dragged(scale.clamped(Viewport(left, left + width)), grip, way * whole.width, whole)
    legal = scale.clamped(found)
    assert (legal.left, legal.right) == pytest.approx((found.left, found.right), abs=1e-6)


def test_the_whole_window_that_was_dragged_too_far_is_under_the_pointer_again(show: Show) -> None:
    strip = show()
    session_of(strip).zoom(4)
    middle = round(middle_of(strip))
    off = middle_of(strip) - middle
    move = hand_on(strip, middle)
    for x in (1200, -400, middle + 30):
        move(x)
    assert middle_of(strip) == pytest.approx(middle + 30 + off, abs=0.01)


def test_the_picture_is_made_anew_for_a_screen_of_another_ratio(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip = show()
    strip.grab()
    monkeypatch.setattr(strip, "devicePixelRatioF", lambda: 2.0)
    strip.grab()
    assert strip._picture is not None
    assert strip._picture.devicePixelRatio() == 2.0


def test_an_edge_stops_before_the_other(show: Show) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(4)
    left, right = strip.window_edges()
    drag(strip, left, right + 90)
    assert session.viewport.width == pytest.approx(LEAST_SPAN)
    left, right = strip.window_edges()
    assert right - left == pytest.approx(6)  # still to be seen


def test_a_click_beside_the_window_goes_there(show: Show) -> None:
    strip = show()
    session_of(strip).zoom(8)
    drag(strip, 700, 700)
    assert middle_of(strip) == pytest.approx(700, abs=1)
    drag(strip, 100, 140)  # and one may go on dragging from there
    assert middle_of(strip) == pytest.approx(140, abs=1)


def test_another_button_does_nothing(show: Show) -> None:
    strip = show()
    session_of(strip).zoom(8)
    before = session_of(strip).viewport
    QTest.mouseClick(strip, Qt.MouseButton.RightButton, pos=QPoint(700, 20))
    assert session_of(strip).viewport == before


def test_a_narrow_window_is_moved_by_its_inside() -> None:
    assert grip_at(103, 100, 106) is Grip.WHOLE
    assert grip_at(97, 100, 106) is Grip.LEFT
    assert grip_at(109, 100, 106) is Grip.RIGHT
    assert grip_at(104, 100, 200) is Grip.LEFT
    assert grip_at(150, 100, 200) is Grip.WHOLE
    assert grip_at(250, 100, 200) is Grip.NONE


def test_hits_stand_out_and_what_is_hidden_is_gone(show: Show) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(8)
    columns = columns_in(strip, LIGHT.edge)
    assert columns >= 2 * 9
    session.set_search("2001")
    marked = columns_in(strip, LIGHT.accent)
    session.set_search("")
    assert marked > columns_in(strip, LIGHT.accent)
    session.set_filter(Filter(first=731_500))
    assert columns_in(strip, LIGHT.edge) < columns


def test_it_says_what_it_is(show: Show) -> None:
    strip = show()
    assert strip.accessibleName() == "Overview, 2001 to 2005"
    session_of(strip).open(Timeline(document(events=(), quotes=())), None)
    assert strip.accessibleName() == "Overview, no events"
    strip.grab()


@pytest.mark.parametrize("kind", ScaleKind)
def test_every_scale_and_both_palettes_are_drawn(show: Show, kind: ScaleKind) -> None:
    strip = show(document_on("-0500", "1200", *DATES, "2400~"))
    session_of(strip).set_scale_kind(kind)
    strip.grab()
    strip.apply(DARK)
    assert strip.grab().toImage().pixelColor(2, strip.height() - 2).name() == DARK.ground.lower()


def test_one_goes_back_to_where_one_was_before_a_drag_or_a_click(show: Show) -> None:
    strip = show()
    session = session_of(strip)
    session.zoom(4.0)
    before = session.viewport
    drag(strip, middle_of(strip), middle_of(strip) + 90)
    dragged = session.viewport
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(60, strip.height() // 3))
    assert session.viewport != dragged
    session.looking.go_back()
    assert session.viewport == dragged
    session.looking.go_back()
    assert session.viewport == before
