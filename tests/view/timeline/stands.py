"""What the tests of the timeline's widget share: a workspace that is shown, clicks on what is
drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ccm_timeline.files.reader import read_document
from ccm_timeline.layout.scene import Badge, Rect
from ccm_timeline.model.document import Document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.timeline import TimelineView
from ccm_timeline.view.workspace import Workspace

SHIPPED = Path(__file__).parents[3] / "resources" / "timelines" / "lithuania-ccm.ccmt"
Stand = Callable[..., Workspace]


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    """Show a document, the shipped one unless another is given, in a workspace of some size."""

    def put_up(
        document: Document | None = None, width: int = 1920, height: int = 1000
    ) -> Workspace:
        session = Session(Timeline(document or read_document(SHIPPED)))
        workspace = Workspace(session, LIGHT)
        workspace.furnish(LIGHT)
        workspace.session = session  # type: ignore[attr-defined]
        qtbot.addWidget(workspace)
        workspace.resize(width, height)
        workspace.divide(420, None)
        workspace.show()
        workspace.activateWindow()
        qtbot.waitUntil(workspace.isActiveWindow)
        settle()
        return workspace

    return put_up


def session_of(workspace: Workspace) -> Session:
    session: Session = workspace.session  # type: ignore[attr-defined]
    return session


def settle() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def click(view: TimelineView, x: float, y: float) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(y)))
    settle()


def middle(rect: Rect) -> tuple[float, float]:
    return rect.left + rect.width / 2, rect.top + rect.height / 2


def day_at(view: TimelineView, x: float) -> float:
    """The day, with its fraction, at a pixel."""
    window = view.window_now()
    return window.scale.day_of(window.unit_at(x))


def turn_wheel(view: TimelineView, x: float, notches: int) -> None:
    at = QPointF(x, 200)
    QApplication.sendEvent(
        view.viewport(),
        QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    settle()


def click_event(view: TimelineView, session: Session, position: int) -> None:
    """Select an event as a user would: on its card, the title on its mark, its mark, or through
    the badge that counts it."""
    for _ in range(12):
        scene = view.shown_scene()
        named = (one for one in (*scene.cards, *scene.titles) if one.position == position)
        if (one := next(named, None)) is not None:
            click(view, *middle(one.rect))
            return
        badge = next((badge for badge in scene.badges if position in badge.positions), None)
        if badge is None:
            mark = next(mark for mark in scene.marks if mark.position == position)
            x = min(max(mark.middle, scene.plot.left + 1), scene.plot.right - 1)
            click(view, x, mark.y)
            return
        _click_badge(view, session, badge, position)
        view.finish_movement()  # The next click would stop the flight that this one began.
        settle()
        if session.selected_id == session.timeline.events[position].id:
            return
    raise AssertionError(f"no click reaches {session.timeline.events[position].id}")


def _click_badge(view: TimelineView, session: Session, badge: Badge, position: int) -> None:
    """Click a badge; where it opens a menu, choose the event there."""
    click(view, *middle(badge.rect))
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        wanted = session.timeline.events[position].id
        action = next(action for action in menu.actions() if action.data() == wanted)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        settle()
