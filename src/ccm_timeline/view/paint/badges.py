"""Draws badges: pills with the number of the events that they stand for."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import AxisLabel, Badge, Rect
from ccm_timeline.layout.texts import width_of_count
from ccm_timeline.view.paint.cards import as_rect
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
        palette, rect, fonts = self.look.palette, badge.rect, self.look.fonts
        ink = palette.accent if chosen else palette.ink
        self.keep(self.painter, rect, ("pill", rect.width, ink), partial(_draw_pill, rect, ink))
        width = width_of_count(fonts.measure, badge.text)
        sign = self.metrics.beside if badge.disputed else 0.0
        left = rect.left + (rect.width - width - sign) / 2
        self._write(badge.text, left, fonts.baseline(Role.BADGE, rect.top, rect.height))
        if badge.disputed:
            around = Rect(left + width, rect.top, sign, rect.height)
            self.keep(self.painter, around, ("unequal", sign), partial(self._draw_sign, around))

    def _draw_sign(self, around: Rect, painter: QPainter) -> None:
        DisputePainter(painter, self.look).draw(as_rect(around).center(), self.look.palette.ground)

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


def _draw_pill(rect: Rect, ink: str, painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawRoundedRect(as_rect(rect), rect.height / 2, rect.height / 2)
