"""A button that is let go where the timeline does not hear of it ends the gesture all the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.workspace import Workspace
from tests.view.timeline.stands import SHIPPED, Stand, session_of, settle
from tests.view.timeline.stands import stand as stand

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class Hand:
    """Presses and moves on a part of a workspace, by way of the window system."""

    def __init__(self, workspace: Workspace, part: QWidget, held: Qt.KeyboardModifier) -> None:
        self._workspace, self._part, self._held = workspace, part, held

    def take(self, x: int, to: int) -> None:
        """Press, and move with the button down."""
        QTest.mousePress(self._window, LEFT, self._held, self._at(x))
        self.move((x + to) // 2)
        self.move(to)

    def move(self, x: int) -> None:
        QTest.mouseMove(self._window, self._at(x))
        settle()

    def lose(self, x: int) -> None:
        """Let go while a dialog has the mouse."""
        dialog = QDialog(self._workspace)
        dialog.setModal(True)
        dialog.open()
        settle()
        QTest.mouseRelease(self._window, LEFT, NONE, self._at(x))
        settle()
        dialog.reject()
        settle()

    @property
    def _window(self) -> QWindow:
        return self._workspace.windowHandle()

    def _at(self, x: int) -> QPoint:
        return self._part.mapTo(self._workspace, QPoint(x, 20))


@pytest.mark.parametrize("what", ["mark", "drag", "strip"])
def test_nothing_follows_the_pointer_any_more(stand: Stand, what: str) -> None:
    workspace = stand(None, 1200, 600)
    workspace.timeline.reduce_motion(True)
    for by in ("a dialog", "another document"):
        lose_hold(workspace, what, by)


def lose_hold(workspace: Workspace, what: str, by: str) -> None:
    view, session = workspace.timeline, session_of(workspace)
    session.set_viewport(session.scale.whole)
    session.zoom(4)
    settle()
    part = workspace.overview if what == "strip" else view.viewport()
    hand = Hand(workspace, part, SHIFT if what == "mark" else NONE)
    x = round(sum(workspace.overview.window_edges()) / 2) if what == "strip" else 400
    hand.take(x, x + 20)
    if by == "a dialog":
        hand.lose(x + 20)
    else:
        session.open(Timeline(read_document(SHIPPED)), None)
        session.zoom(4)
        settle()
    ended = session.viewport
    hand.move(x + 90)  # Over the other document with the button down.
    if by == "a dialog":
        assert part.cursor().shape() is not Qt.CursorShape.ClosedHandCursor
    else:
        QTest.mouseRelease(workspace.windowHandle(), LEFT, NONE, hand._at(x + 90))
        settle()
    assert view._span.span is None
    assert session.viewport == ended
    if what != "strip":
        QTest.mouseClick(view.viewport(), LEFT, NONE, QPoint(600, 20))
        assert session.viewport == ended


def test_another_button_does_not_end_a_drag_of_the_strip(stand: Stand) -> None:
    workspace = stand(None, 1200, 600)
    session = session_of(workspace)
    session.zoom(4)
    settle()
    x = round(sum(workspace.overview.window_edges()) / 2)
    hand = Hand(workspace, workspace.overview, NONE)
    hand.take(x, x + 20)
    QTest.mouseClick(workspace.windowHandle(), RIGHT, NONE, hand._at(x + 20))
    before = session.viewport
    hand.move(x + 60)
    assert session.viewport.left > before.left
