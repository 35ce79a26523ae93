"""A window beside the main one, which leaves it usable."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

SMALLEST = QSize(480, 360)
LARGEST_SHARE = 0.92
"""Of the screen: what is left is for the frame."""

FIRST_SIZE = QSize(1100, 720)
"""On the first day, on a screen that has the room; it grows with the user's font."""

_USUAL_LINE = 17
"""Pixels of a line of text for which the first size was chosen."""


class Companion(QWidget):
    """Opened by `present`, closed by Esc; it is hidden rather than deleted, and so keeps its
    size and its place while the program runs."""

    def __init__(self, title: str, parent: QWidget, first: QSize = FIRST_SIZE) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._first = first
        self._was_shown = False
        self.setWindowTitle(f"{title} — CCM Timeline")
        self.setAccessibleName(title)

    def present(self) -> None:
        """Show the window as large as it was left, as far as the screen has room for it, and
        give it the keyboard."""
        room = self.screen().availableSize() * LARGEST_SHARE
        self.setMinimumSize(SMALLEST.boundedTo(room))
        if not self._was_shown:
            self._was_shown = True
            scale = max(self.fontMetrics().height() / _USUAL_LINE, 1.0)
            self.resize((self._first * scale).boundedTo(room))
        elif not self.isMaximized():
            self.resize(self.size().boundedTo(room))
        self.come_back()

    def come_back(self) -> None:
        """Show the window with what it showed, and the keyboard where it was in it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def covers(self, other: QWidget) -> bool:
        """Whether one must move or close this window to see the middle of another."""
        return self.isVisible() and self.frameGeometry().contains(other.frameGeometry().center())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to the main window."""
        super().closeEvent(event)
        parent = self.parentWidget()
        if parent is not None and event.isAccepted():
            parent.activateWindow()
