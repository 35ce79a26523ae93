"""The parts of marks that have one size: dots, ends of brackets, heads of arrows."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from math import pi

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ccm_timeline.layout.marks import MarkStyle, is_doubled
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Rect
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.grid import Grid
from ccm_timeline.view.paint.keeping import Keep, draw_anew

DASH = (3.0, 2.5)
"""A dash and the gap after it, in widths of the line."""

_HEAD = 1.8
"""Length of the head of an arrow, in sizes of a mark."""

_BESIDE = 0.25
"""From the edge of a mark to the second outline at its sides, in sizes of a mark."""

_ARC = 48
"""Degrees above and below the middle that the second outline of a day reaches: no higher than a
row of marks."""


class Shapes(msgspec.Struct, frozen=True, dict=True):
    """Draws the parts of marks `size` pixels high on a ground of one colour."""

    painter: QPainter
    fonts: SceneFonts
    size: float
    ground: QColor
    ink: QColor
    """What is written on a mark is as dark as a text, whatever the colour of the mark."""
    grid: Grid
    keep: Keep = draw_anew

    @cached_property
    def stroke(self) -> float:
        """The width of a line."""
        return max(self.size / 6, 1.0)

    @cached_property
    def head_length(self) -> float:
        """The length of the head of an arrow, where its mark has room for it."""
        return self.grid.whole(_HEAD * self.size)

    def pen(self, colour: QColor, *, dashed: bool = False, width: float = 1.0) -> QPen:
        """A pen `width` strokes wide."""
        return _pen(colour.rgba(), self.stroke * width, dashed=dashed)

    def dot(self, x: float, y: float, style: MarkStyle, colour: QColor) -> None:
        """The mark of a day."""
        x, y = self.grid.whole(x), self.grid.whole(y)
        paint = partial(self._dot, x, y, style, colour)
        self.keep(self.painter, self._around(x, y), ("dot", style, colour.rgba()), paint)

    def report(self, x: float, y: float, style: MarkStyle, colour: QColor) -> None:
        """The mark of a report of something that was said before: a dot in a ring."""
        x, y = self.grid.whole(x), self.grid.whole(y)
        paint = partial(self._report, x, y, style, colour)
        self.keep(self.painter, self._around(x, y), ("report", style, colour.rgba()), paint)

    def post(self, x: float, y: float, colour: QColor, *, is_left: bool) -> None:
        """The second outline at an end of what is planned, and hollow for another reason too."""
        half, width = self.size / 2, self.stroke * 0.7
        x += -self.size * _BESIDE if is_left else self.size * _BESIDE
        self.grid.upright(x, y - half, y + half, width, colour)

    def bracket_end(
        self, x: float, y: float, colour: QColor, *, is_left: bool, dashed: bool
    ) -> None:
        """A bracket around days, on the left or on the right of them."""
        x, y = self.grid.whole(x), self.grid.whole(y)
        paint = partial(
            self._bracket_end, x, y, 1 if is_left else -1, self.pen(colour, dashed=dashed)
        )
        key = ("bracket", is_left, dashed, colour.rgba())
        self.keep(self.painter, self._around(x, y), key, paint)

    def head(self, base: float, tip: float, y: float, colour: QColor) -> None:
        """The head of an arrow from its base to its tip."""
        if abs(tip - base) == self.head_length:
            around = Rect(min(base, tip), y - self.size, abs(tip - base), 2 * self.size)
            paint = partial(self._head, base, tip, y, colour)
            self.keep(self.painter, around, ("head", tip > base, colour.rgba()), paint)
            return
        with self.grid.smooth():
            self._head(base, tip, y, colour, self.painter)

    def question(self, x: float, y: float) -> None:
        """The sign of what is uncertain, which lines that it stands on would strike out."""
        x, y = self.grid.whole(x), self.grid.whole(y)
        paint = partial(self._question_on_ground, x, y)
        self.keep(self.painter, self._around(x, y), "question", paint)

    def _around(self, x: float, y: float) -> Rect:
        """The rectangle that a shape around a point keeps within."""
        return Rect(x - self.size, y - self.size, 2 * self.size, 2 * self.size)

    def _dot(self, x: float, y: float, style: MarkStyle, colour: QColor, painter: QPainter) -> None:
        if style.planned or style.uncertain or style.approximate_start:
            self._ring(x, y, style, colour, painter, doubled=is_doubled(style))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(x, y), self.size / 2, self.size / 2)

    def _report(
        self, x: float, y: float, style: MarkStyle, colour: QColor, painter: QPainter
    ) -> None:
        self._ring(x, y, style, colour, painter, doubled=style.planned)
        if style.uncertain:
            return
        radius = (self.size - self.stroke) / 4.4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), radius, radius)

    def _ring(
        self,
        x: float,
        y: float,
        style: MarkStyle,
        colour: QColor,
        painter: QPainter,
        *,
        doubled: bool,
    ) -> None:
        """A hollow day: dashed where it is approximate, with "?" where it is uncertain."""
        radius = (self.size - self.stroke) / 2 + (self.size / 6 if style.uncertain else 0)
        pen = self.pen(colour)
        painter.setPen(_ring_pen(pen, radius) if style.approximate_start else pen)
        painter.setBrush(self.ground)
        painter.drawEllipse(QPointF(x, y), radius, radius)
        if doubled:
            out = radius + self.stroke / 2 + self.size * _BESIDE * 0.75
            around = QRectF(x - out, y - out, 2 * out, 2 * out)
            painter.setPen(self.pen(colour, width=0.7))
            for middle in (0, 180):
                painter.drawArc(around, (middle - _ARC) * 16, 2 * _ARC * 16)
        if style.uncertain:
            self._question(x, y, painter)

    def _bracket_end(self, x: float, y: float, inward: int, pen: QPen, painter: QPainter) -> None:
        half, foot = self.size / 2, inward * self.foot
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = ((x + foot, y - half), (x, y - half), (x, y + half), (x + foot, y + half))
        painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))

    @property
    def foot(self) -> float:
        """How far a bracket reaches over its days."""
        return self.size * 0.3

    def _head(self, base: float, tip: float, y: float, colour: QColor, painter: QPainter) -> None:
        half = self.size * 0.6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        corners = ((base, y - half), (tip, y), (base, y + half))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _question_on_ground(self, x: float, y: float, painter: QPainter) -> None:
        whole, wide = self.grid.whole, self.fonts.measure("?", Role.BADGE) + 2 * self.stroke
        left, top = whole(x - wide / 2), whole(y - self.size / 2)
        around = QRectF(left, top, whole(x + wide / 2) - left, whole(self.size))
        painter.fillRect(around, self.ground)
        self._question(x, y, painter)

    def _question(self, x: float, y: float, painter: QPainter) -> None:
        width = self.fonts.measure("?", Role.BADGE)
        baseline = self.fonts.baseline(Role.BADGE, y - self.size, 2 * self.size)
        painter.setFont(self.fonts[Role.BADGE])
        painter.setPen(self.ink)
        painter.drawText(QPointF(x - width / 2, baseline), "?")


def _ring_pen(pen: QPen, radius: float) -> QPen:
    """A pen whose dashes go round a circle evenly, with one at each side: four, or some more."""
    around = 2 * pi * radius / pen.widthF()
    part = around / max(4 * round(around / (4 * sum(DASH))), 4)
    dash = part * DASH[0] / sum(DASH)
    dashed = QPen(pen)
    dashed.setDashPattern([dash, part - dash])
    dashed.setDashOffset(dash / 2)
    return dashed


@lru_cache(maxsize=256)
def _pen(rgba: int, width: float, *, dashed: bool) -> QPen:
    pen = QPen(QColor.fromRgba(rgba), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern(DASH)
    return pen
