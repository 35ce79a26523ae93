"""A sentence at the foot of a window that goes by itself and takes no key."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ccm_timeline.view.plain import PlainLabel

_STAYS_MS = 3000
_FROM_FOOT = 24


class Notice(QFrame):
    """Lies over the window and moves nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = PlainLabel("", self)
        row = QHBoxLayout(self)
        row.addWidget(self.words)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence for a few seconds, and have it read aloud where somebody listens."""
        self.words.setText(sentence)
        self.words.setFixedWidth(min(self.words.natural_width(), self._window.width() - 80))
        self.adjustSize()
        room = self._window.size() - self.size()
        self.move(room.width() // 2, room.height() - _FROM_FOOT)
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))
