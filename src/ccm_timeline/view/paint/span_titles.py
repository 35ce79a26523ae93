"""Draws the titles of long spans that stand on their marks."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scene import SpanTitle
from ccm_timeline.view.paint.cards import as_rect
from ccm_timeline.view.paint.disputes import DisputePainter
from ccm_timeline.view.paint.look import Look


class SpanTitlePainter(msgspec.Struct, frozen=True):
    """Draws the titles of a scene with one look: like the names of lines on a map, which break the
    lines that they name."""

    painter: QPainter
    look: Look
    metrics: Metrics

    def draw(self, title: SpanTitle, *, chosen: bool, hovered: bool) -> None:
        palette, fonts, rect = self.look.palette, self.look.fonts, title.rect
        unit = self.metrics.unit
        self.painter.setPen(Qt.PenStyle.NoPen)
        if chosen or hovered:
            self.painter.setPen(QPen(QColor(palette.ink if chosen else palette.edge), unit))
        self.painter.setBrush(QColor(palette.panel))
        body = as_rect(rect).adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2)
        self.painter.drawRoundedRect(body, 3 * unit, 3 * unit)
        self.painter.setFont(fonts[title.role])
        self.painter.setPen(QColor(palette.ink))
        width = fonts.measure(title.text, title.role)
        sign = self.metrics.sign if title.disputed else 0.0
        left = rect.left + (rect.width - width - sign) / 2
        baseline = fonts.baseline(title.role, rect.top, rect.height)
        self.painter.drawText(QPointF(left, baseline), title.text)
        if title.disputed:
            x = left + width + sign - self.metrics.beside / 2
            middle = QPointF(x, rect.top + rect.height / 2)
            DisputePainter(self.painter, self.look).draw(middle)
