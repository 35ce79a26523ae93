"""Dashed lines as strips of pixels that a screen keeps: a tenth of the cost of dashes one by
one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from ccm_timeline.view.paint.strokes import Dash, Dashes, skipped

_LENGTH = 4096
"""Pixels of the scene that one strip is long; a longer line is made of several."""

_MOST = 64
"""Strips kept; each has some 16 KB."""


class DashPictures(Dashes):
    """Draws dashed lines by strips, on a screen of `ratio` pixels to a pixel of the scene."""

    def __init__(self, ratio: float = 1.0) -> None:
        self._ratio = ratio
        self._strips: dict[tuple[int, float, Dash, bool], QPixmap] = {}

    def across(
        self, painter: QPainter, left: float, right: float, y: float, dash: Dash, pen: QPen
    ) -> None:
        left += skipped(left, dash)
        strip, width, step = self._strip(dash, pen, across=True)
        while left < right:
            part = QRectF(0, 0, min(right - left, step) * self._ratio, strip.height())
            painter.drawPixmap(QPointF(left, y - width / 2), strip, part)
            left += step

    def down(
        self, painter: QPainter, x: float, top: float, bottom: float, dash: Dash, pen: QPen
    ) -> None:
        strip, width, step = self._strip(dash, pen, across=False)
        while top < bottom:
            part = QRectF(0, 0, strip.width(), min(bottom - top, step) * self._ratio)
            painter.drawPixmap(QPointF(x - width / 2, top), strip, part)
            top += step

    def _strip(self, dash: Dash, pen: QPen, *, across: bool) -> tuple[QPixmap, float, float]:
        """A strip, its width, and its length, which is a whole number of dashes and gaps."""
        width = max(round(pen.widthF() * self._ratio), 1) / self._ratio
        step = _LENGTH // sum(dash) * sum(dash)
        key = (pen.color().rgba(), width, dash, across)
        if (strip := self._strips.get(key)) is None:
            if len(self._strips) >= _MOST:
                self._strips.clear()
            strip = self._strips[key] = self._make(dash, pen, width, across=across)
        return strip, width, step

    def _make(self, dash: Dash, pen: QPen, width: float, *, across: bool) -> QPixmap:
        long, wide = round(_LENGTH * self._ratio), round(width * self._ratio)
        strip = QPixmap(*((long, wide) if across else (wide, long)))
        strip.fill(Qt.GlobalColor.transparent)
        strip.setDevicePixelRatio(self._ratio)
        painter = QPainter(strip)
        start = 0.0
        while start < _LENGTH:
            box = (start, 0.0, dash[0], width) if across else (0.0, start, width, dash[0])
            painter.fillRect(QRectF(*box), pen.color())
            start += sum(dash)
        painter.end()
        return strip
