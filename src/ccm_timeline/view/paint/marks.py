"""Draws the marks: shape and dashes say how well a date is known, colour only the theme."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Mark
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.strokes import Dash, Dashes

_DASH = [3.0, 2.5]
_OPEN_LINE = 6.0
"""Length of the line to days that have no beginning, in sizes of a mark."""

_TINT = 0.5
_BEYOND = 60.0
"""Pixels beyond the picture to which a mark is drawn: painters lose precision with very long ones,
and take longer for what nobody sees."""

_WIDEST = 16_000.0
"""Pixels that no picture exceeds."""


@dataclass(frozen=True)
class MarkPainter:
    """Draws marks `size` pixels high on a ground of one colour, in a picture `width` pixels
    wide."""

    painter: QPainter
    fonts: SceneFonts
    size: float
    ground: QColor
    width: float = _WIDEST
    dashes: Dashes = field(default_factory=Dashes)

    def draw(self, mark: Mark, colour: QColor) -> None:
        if mark.said is not None:
            self._draw_said(mark, colour)
            return
        left, right = max(mark.left, -_BEYOND), min(mark.right, self.width + _BEYOND)
        if right - left < self.size:
            left, right = (left + right - self.size) / 2, (left + right + self.size) / 2
        match mark.style.shape:
            case Shape.DOT:
                self._draw_dot(mark.middle, mark.y, mark.style, colour)
            case Shape.BAR:
                self._draw_bar(left, right, mark.y, mark.style, colour)
            case Shape.BRACKET:
                self._draw_bracket(left, right, mark.y, mark.style, colour)
            case Shape.WITHIN:
                self._draw_within(left, right, mark.y, mark.style, colour)

    @property
    def _stroke(self) -> float:
        return max(self.size / 6, 1.0)

    def _pen(self, colour: QColor, *, dashed: bool = False, width: float = 1.0) -> QPen:
        return _pen(colour.rgba(), self._stroke * width, dashed=dashed)

    def _tint(self, colour: QColor) -> QColor:
        """The colour on half of the ground: a long bar is quieter than the days upon it."""
        return _mixed(colour.rgba(), self.ground.rgba())

    def _draw_dot(self, x: float, y: float, style: MarkStyle, colour: QColor) -> None:
        hollow = style.planned or style.uncertain or style.approximate_start
        radius = self.size / 2 - (self._stroke / 2 if hollow else 0)
        if style.uncertain:
            radius += self.size / 6
        self.painter.setPen(
            self._pen(colour, dashed=style.approximate_start) if hollow else Qt.PenStyle.NoPen
        )
        self.painter.setBrush(self.ground if hollow else colour)
        self.painter.drawEllipse(QPointF(x, y), radius, radius)
        if style.uncertain:
            self._draw_question(x, y, colour)

    def _draw_question(self, x: float, y: float, colour: QColor) -> None:
        width = self.fonts.measure("?", Role.BADGE)
        baseline = self.fonts.baseline(Role.BADGE, y - self.size, 2 * self.size)
        self.painter.setFont(self.fonts[Role.BADGE])
        self.painter.setPen(colour)
        self.painter.drawText(QPointF(x - width / 2, baseline), "?")

    def _draw_bar(
        self, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """A span: solid between its ends; an approximate end is dashed, an open one an arrow."""
        end = min(self.size * 1.8, (right - left) / 3)
        solid_left = left + end if style.approximate_start or style.open_start else left
        solid_right = right - end if style.approximate_end or style.open_end else right
        height = self.size * 0.7
        body = QRectF(solid_left, y - height / 2, solid_right - solid_left, height)
        hollow = style.planned or style.uncertain
        edge = self._stroke * 0.7
        self.painter.fillRect(body, colour)
        inside = body.adjusted(edge, edge, -edge, -edge)
        self.painter.fillRect(inside, self.ground if hollow else self._tint(colour))
        if style.open_start:
            self._draw_arrow(solid_left, left, y, colour)
        elif style.approximate_start:
            self._draw_dashes(left, solid_left, y, colour)
        if style.open_end:
            self._draw_arrow(solid_right, right, y, colour)
        elif style.approximate_end:
            self._draw_dashes(solid_right, right, y, colour)
        if style.uncertain:
            self._draw_question((left + right) / 2, y, colour)

    def _draw_dashes(self, left: float, right: float, y: float, colour: QColor) -> None:
        """Three dashes of the bar's height, with clear space between them."""
        step, height = (right - left) / 3, self.size * 0.7
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        for index in range(3):
            self.painter.drawRect(
                QRectF(left + (index + 0.25) * step, y - height / 2, step / 2, height)
            )

    def _draw_arrow(self, base: float, tip: float, y: float, colour: QColor) -> None:
        half = self.size * 0.6
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        points = [QPointF(base, y - half), QPointF(tip, y), QPointF(base, y + half)]
        self.painter.drawPolygon(QPolygonF(points))

    def _draw_bracket(
        self, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """A month, season or year: a thin bar over its days, between brackets."""
        half, foot = self.size / 2, self.size * 0.3
        approximate = style.approximate_start or style.approximate_end
        self.painter.setPen(self._pen(colour, dashed=approximate))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for edge, inward in ((left, foot), (right, -foot)):
            corners = [
                QPointF(edge + inward, y - half),
                QPointF(edge, y - half),
                QPointF(edge, y + half),
                QPointF(edge + inward, y + half),
            ]
            self.painter.drawPolyline(QPolygonF(corners))
        if not (style.uncertain or style.planned):
            self.painter.setPen(self._pen(colour, dashed=approximate, width=1.6))
            self.painter.drawLine(QLineF(left + foot, y, right - foot, y))
        if style.uncertain:
            self._draw_question((left + right) / 2, y, colour)

    def _draw_within(
        self, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """Some day within a span: a dashed outline, without an edge where the span is open."""
        half, pen = self.size * 0.4, self._pen(colour, width=0.7)
        for edge in (y - half, y + half):
            self.dashes.across(self.painter, left, right, edge, self._dash, pen)
        with self._sharp(pen):
            if not style.open_start:
                self.painter.drawLine(QLineF(left, y - half, left, y + half))
            if not style.open_end:
                self.painter.drawLine(QLineF(right, y - half, right, y + half))
        if style.uncertain:
            self._draw_question((left + right) / 2, y, colour)

    @property
    def _dash(self) -> Dash:
        """Whole pixels, so that all dashes look the same."""
        return float(round(_DASH[0] * self._stroke)), float(round(_DASH[1] * self._stroke))

    @contextmanager
    def _sharp(self, pen: QPen) -> Iterator[None]:
        """Straight lines need no smooth edges, and are drawn many times faster without."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self.painter.setPen(pen)
        yield
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_said(self, mark: Mark, colour: QColor) -> None:
        """A saying at the day of its report: a thin dashed line runs over the days that it may be
        of."""
        assert mark.said is not None
        left, right = max(mark.said[0], -_BEYOND), min(mark.said[1], self.width + _BEYOND)
        if mark.style.open_start:
            left = max(left, mark.middle - _OPEN_LINE * self.size)
        ends = sorted((left, right, mark.middle))
        pen, tall = self._pen(colour, width=0.7), self.size * 0.35
        self.dashes.across(self.painter, ends[0], ends[-1], mark.y, self._dash, pen)
        if not mark.style.open_start:
            with self._sharp(pen):
                self.painter.drawLine(QLineF(left, mark.y - tall, left, mark.y + tall))
        self.painter.setPen(self._pen(colour))
        self.painter.setBrush(self.ground)
        radius = self.size / 2 - self._stroke / 2
        self.painter.drawEllipse(QPointF(mark.middle, mark.y), radius, radius)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawEllipse(QPointF(mark.middle, mark.y), radius / 2.2, radius / 2.2)


@lru_cache(maxsize=256)
def _pen(rgba: int, width: float, *, dashed: bool) -> QPen:
    pen = QPen(QColor.fromRgba(rgba), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern(_DASH)
    return pen


@lru_cache(maxsize=256)
def _mixed(rgba: int, ground: int) -> QColor:
    one, other = QColor.fromRgba(rgba), QColor.fromRgba(ground)
    parts = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return QColor(*(round(a * _TINT + b * (1 - _TINT)) for a, b in parts))
