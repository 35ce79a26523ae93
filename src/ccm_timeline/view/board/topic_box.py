"""The list of topics of the stance board, with a ring when the keyboard is on it."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ccm_timeline.view.focus import by_key, draw_focus_ring


class TopicBox(QComboBox):
    """The style alone shows the focus by a shade of the frame, which is hardly seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keyed = False
        self.setAccessibleName("Topic")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = by_key(event, self._keyed)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._keyed and self.hasFocus():
            draw_focus_ring(QPainter(self), self)
