"""The item of the plot that shows the scene."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


class Canvas(QGraphicsItem):
    """Fills the view box, in whose own coordinates a unit is a pixel, and has itself painted."""

    def __init__(self, parent: QGraphicsItem, paint: Callable[[QPainter], None]) -> None:
        super().__init__(parent)
        self._paint = paint
        self._rect = QRectF()

    def resize(self, width: float, height: float) -> None:
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        self._paint(painter)
