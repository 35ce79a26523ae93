"""A widget that places its parts itself, and does so again whenever one of them changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Arranged(QWidget):
    """Its height follows from its width; all sizes are pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}

    def arrange(self) -> None:
        """Give every part its place."""
        raise NotImplementedError

    def height_of(self, width: int) -> int:
        """The height that the parts take in this width."""
        raise NotImplementedError

    def heightForWidth(self, width: int) -> int:
        """That height, remembered, for layouts ask for it many times."""
        if width not in self._heights:
            self._heights[width] = self.height_of(width)
        return self._heights[width]

    def renew(self) -> None:
        """Ask for another height, and place the parts anew."""
        self._heights.clear()
        self.updateGeometry()
        self.arrange()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Follow a part that changed: Qt tells of it, but does nothing without a layout."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self.renew()
        return super().event(event)
