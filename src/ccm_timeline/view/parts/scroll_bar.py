"""A slim scroll bar whose room is always kept, so that the text does not move when it is needed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from ccm_timeline.view.palette import worn_by


class SlimScrollBar(QScrollBar):
    """Only the handle is drawn, and nothing while there is nothing to scroll."""

    WIDTH = 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFixedWidth(self.WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = worn_by(self.palette())
        painter.fillRect(event.rect(), QColor(palette.panel))
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        grasped = self.isSliderDown() or self.underMouse()
        painter.setBrush(QColor(palette.secondary if grasped else palette.edge))
        inset = 3 if grasped else 4
        painter.drawRoundedRect(QRectF(handle).adjusted(inset, 0, -inset, 0), 3, 3)
