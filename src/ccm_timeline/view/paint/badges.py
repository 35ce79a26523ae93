"""Draws badges: pills with the number of the events that they stand for."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import AxisLabel, Badge
from ccm_timeline.view.paint.disputes import DisputePainter
from ccm_timeline.view.paint.keeping import Keep, draw_anew
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.text_pictures import TextPictures


class BadgePainter(msgspec.Struct, frozen=True):
    """Draws the badges of a scene with one look."""

    painter: QPainter
    look: Look
    metrics: Metrics
    keep: Keep = draw_anew
    texts: TextPictures | None = None
    """Where a screen keeps figures: in a crowd of events most counts are new in each frame."""

    def draw(self, badge: Badge, *, chosen: bool) -> None:
        """A pill with its number, and the sign where the sources disagree on any of the events."""
        palette, rect = self.look.palette, badge.rect
        ink = palette.accent if chosen else palette.ink

        def pill(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            round_rect = QRectF(rect.left, rect.top, rect.width, rect.height)
            painter.drawRoundedRect(round_rect, rect.height / 2, rect.height / 2)

        self.keep(self.painter, rect, ("pill", rect.width, ink), pill)
        width = self.look.fonts.measure(badge.text, Role.BADGE)
        sign = self.metrics.beside if badge.disputed else 0.0
        left = rect.left + (rect.width - width - sign) / 2
        self._write(badge.text, left, self.look.fonts.baseline(Role.BADGE, rect.top, rect.height))
        if badge.disputed:
            middle = QPointF(left + width + sign / 2, rect.top + rect.height / 2)
            DisputePainter(self.painter, self.look).draw(middle, palette.ground)

    def _write(self, text: str, left: float, baseline: float) -> None:
        palette, fonts = self.look.palette, self.look.fonts
        if self.texts is None:
            self.painter.setFont(fonts[Role.BADGE])
            self.painter.setPen(QColor(palette.ground))
            self.painter.drawText(QPointF(left, baseline), text)
            return
        figures = []
        for figure in text:
            figures.append(AxisLabel(left, figure))
            left += fonts.measure(figure, Role.BADGE)
        self.texts.draw(self.painter, figures, fonts, Role.BADGE, palette.ground, baseline)
