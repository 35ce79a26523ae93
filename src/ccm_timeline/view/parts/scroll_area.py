"""An area that scrolls up and down by a slim bar; what it scrolls is as wide as itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ccm_timeline.view.parts.scroll_bar import SlimScrollBar


class SlimScrollArea(QScrollArea):
    """It takes no focus by itself: its content does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Bring what has the focus into view; Qt's own would scroll to what had it last, too, when
        it leaves the area."""
        if not QWidget.focusNextPrevChild(self, forward):
            return False
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)
        return True
