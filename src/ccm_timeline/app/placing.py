"""Puts the windows of the show on their screens."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget


def fill(window: QWidget, screen: QScreen) -> None:
    """Fill a screen; Wayland takes the screen only from a window that is not shown yet."""
    if window.isVisible() and window.screen() is screen and window.isFullScreen():
        return
    window.hide()
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def stand(window: QWidget, screen: QScreen) -> None:
    """Stand large on a screen, and come forward."""
    if window.screen() is not screen or not window.isVisible():
        window.hide()
        window.setScreen(screen)
        window.setGeometry(_inner(screen.availableGeometry()))
        window.showMaximized()
    window.raise_()


def _inner(room: QRect) -> QRect:
    """What the window comes back to when it is no longer maximised."""
    x, y = room.width() // 10, room.height() // 10
    return room.adjusted(x, y, -x, -y)
