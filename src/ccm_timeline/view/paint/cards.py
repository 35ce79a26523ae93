"""Draws cards."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import FULL, Card, Rect
from ccm_timeline.layout.texts import dots_text, dots_width
from ccm_timeline.view.paint.disputes import DisputePainter
from ccm_timeline.view.paint.keeping import Keep, draw_anew
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.stances import draw_stance

_ROUND = 3.0


def as_rect(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)


class CardPainter(msgspec.Struct, frozen=True):
    """Draws the cards of a scene with one look."""

    painter: QPainter
    look: Look
    metrics: Metrics
    keep: Keep = draw_anew

    def draw(self, card: Card, *, chosen: bool, hovered: bool) -> None:
        self._draw_body(card, chosen=chosen, hovered=hovered)
        self._draw_edge(card)
        self._draw_title(card)
        if card.form is FULL:
            self._draw_foot(card)
        elif card.disputed:
            self._sign_title(card)

    def _draw_body(self, card: Card, *, chosen: bool, hovered: bool) -> None:
        """The outline and the ground as two surfaces, which takes half the time of a stroke."""
        palette, unit = self.look.palette, self.metrics.unit
        outline = palette.ink if chosen else palette.edge if hovered else palette.rule
        stroke = 2 * unit if chosen else unit
        self.painter.setPen(Qt.PenStyle.NoPen)
        whole = as_rect(card.rect)
        for colour, inset in ((outline, 0.0), (palette.panel, stroke)):
            self.painter.setBrush(QColor(colour))
            body = whole.adjusted(inset, inset, -inset, -inset)
            radius = _ROUND * unit + stroke / 2 - inset
            self.painter.drawRoundedRect(body, radius, radius)

    def _draw_edge(self, card: Card) -> None:
        """The colour of the theme, on the side where the card hangs on its pole."""
        width = self.metrics.bar
        at_right = card.pole >= card.rect.right - 1
        left = card.rect.right - width if at_right else card.rect.left
        self.painter.fillRect(
            QRectF(left, card.rect.top, width, card.rect.height), self.look.themes[card.theme]
        )

    def _text_left(self, card: Card) -> float:
        return card.rect.left + self.metrics.bar + self.metrics.pad

    def _draw_title(self, card: Card) -> None:
        role = Role.KEY_TITLE if card.key else Role.TITLE
        fonts, metrics = self.look.fonts, self.metrics
        self.painter.setFont(fonts[role])
        self.painter.setPen(QColor(self.look.palette.ink))
        top = card.rect.top + metrics.pad_y
        for line in card.lines:
            baseline = fonts.baseline(role, top, metrics.line)
            self.painter.drawText(QPointF(self._text_left(card), baseline), line)
            top += metrics.line

    def _sign_title(self, card: Card) -> None:
        """The sign of a disagreement after the last line, for which the card was measured."""
        role = Role.KEY_TITLE if card.key else Role.TITLE
        metrics = self.metrics
        end = self._text_left(card) + self.look.fonts.measure(card.lines[-1], role)
        top = card.rect.top + metrics.pad_y + metrics.line * (len(card.lines) - 1)
        middle = QPointF(end + metrics.pad + metrics.sign / 2, top + metrics.line / 2)
        DisputePainter(self.painter, self.look).draw(middle)

    def _draw_foot(self, card: Card) -> None:
        """Date, signs of stances and disagreement, and how many of the sources state the event."""
        fonts, metrics = self.look.fonts, self.metrics
        top = card.rect.bottom - metrics.pad_y - metrics.small_line
        baseline = fonts.baseline(Role.DATE, top, metrics.small_line)
        middle = top + metrics.small_line / 2
        x = self._text_left(card)
        self.painter.setFont(fonts[Role.DATE])
        self.painter.setPen(QColor(self.look.palette.secondary))
        self.painter.drawText(QPointF(x, baseline), card.date)
        x += fonts.measure(card.date, Role.DATE) + metrics.pad + metrics.sign / 2
        for value in card.stances:
            draw_stance(
                self.painter, self.look.palette, value, QPointF(x, middle), metrics.mark * 0.8
            )
            x += metrics.sign
        if card.disputed:
            DisputePainter(self.painter, self.look).draw(QPointF(x, middle))
        self._draw_dots(card, baseline, middle)

    def _draw_dots(self, card: Card, baseline: float, middle: float) -> None:
        metrics, palette = self.metrics, self.look.palette
        width = dots_width(card.filled, card.total, self.look.measure, metrics)
        left = card.rect.right - metrics.pad - width
        if figures := dots_text(card.filled, card.total):
            self.painter.setPen(QColor(palette.secondary))
            self.painter.drawText(QPointF(left, baseline), figures)
            return
        for index in range(card.total):
            filled = index < card.filled
            around = Rect(
                left + index * metrics.dot, middle - metrics.dot / 2, metrics.dot, metrics.dot
            )
            paint = partial(self._draw_dot, around, filled=filled)
            self.keep(self.painter, around, ("source", filled), paint)

    def _draw_dot(self, around: Rect, painter: QPainter, *, filled: bool) -> None:
        draw_source_dot(painter, self.look, as_rect(around).center(), filled=filled)


def draw_source_dot(painter: QPainter, look: Look, centre: QPointF, *, filled: bool) -> None:
    """A dot for a source: filled where it states the event."""
    unit = look.fonts.metrics.unit
    radius = 2.6 * unit
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.palette.ink))
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.setPen(QPen(QColor(look.palette.edge), unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius - unit / 2, radius - unit / 2)
