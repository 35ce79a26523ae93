"""Draws the axis, the breaks of an elastic scale, and the flag of the selected day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import Axis, AxisLabel, Rect
from ccm_timeline.view.paint.grid import Grid
from ccm_timeline.view.paint.keeping import Keep, draw_anew
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.strokes import Dash, Dashes
from ccm_timeline.view.paint.text_pictures import TextPictures


class AxisPainter(msgspec.Struct, frozen=True):
    """Draws one axis under one plot."""

    painter: QPainter
    look: Look
    metrics: Metrics
    axis: Axis
    grid: Grid
    keep: Keep = draw_anew
    texts: TextPictures | None = None
    """Where a screen keeps what is written; other painters write each text as such."""
    dashes: Dashes = msgspec.field(default_factory=Dashes)

    def draw_breaks(self, plot: Rect) -> None:
        """Where a quiet stretch is compressed: a faint line down the plot, cut through by a
        wave."""
        unit = self.metrics.unit
        xs = [quiet.x for quiet in self.axis.breaks]
        self._draw_dashed(xs, plot, (2 * unit, 6 * unit), self.look.palette.rule)

    def _draw_dashed(self, xs: Sequence[float], plot: Rect, dash: Dash, ink: str) -> None:
        """Dashed lines down the plot, a pixel wide."""
        pen = QPen(QColor(ink), self.metrics.unit)
        for x in xs:
            self.dashes.down(self.painter, x + 0.5, plot.top, plot.bottom, dash, pen)

    def _draw_break_signs(self, y: float) -> None:
        """The sign of a broken axis: two short waves across the line."""
        reach = 9 * self.metrics.unit
        for quiet in self.axis.breaks:
            around = Rect(quiet.x - reach, y - reach, 2 * reach, 2 * reach)
            self.keep(self.painter, around, "break", partial(self._paint_break, quiet.x, y))

    def _paint_break(self, x: float, y: float, painter: QPainter) -> None:
        unit, palette = self.metrics.unit, self.look.palette
        ground = QRectF(x - 3 * unit, y - unit, 6 * unit, 2 * unit)
        painter.fillRect(ground, QColor(palette.ground))
        painter.setPen(QPen(QColor(palette.secondary), 1.3 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shift in (-3.0 * unit, 3.0 * unit):
            painter.drawPolyline(_wave(x + shift, y, unit, self.metrics.wave))

    def draw(self) -> None:
        palette, unit, tick = self.look.palette, self.metrics.unit, self._fine_top
        with self.grid.sharp():
            top = round(self.axis.rect.top)
            width = self.grid.stroke(unit)
            self.grid.fill(0, top, self.axis.rect.width, width, QColor(palette.edge))
            self._draw_ticks(self.axis.ticks, top, tick + 3 * unit)
            self._draw_ticks(self.axis.separators, top, self.axis.rect.bottom - 3 * unit)
        self._draw_break_signs(top + 0.5)
        self._draw_break_names()
        self._draw_row(self.axis.fine, tick, Role.AXIS, palette.secondary)
        below = tick + self.metrics.axis_row
        self._draw_row(self.axis.coarse, below, Role.AXIS_COARSE, palette.ink)

    def _draw_ticks(self, xs: Iterable[float], top: float, bottom: float) -> None:
        """Ticks from the line on, or from below the name of a break that one would cross."""
        colour, unit, below = QColor(self.look.palette.rule), self.metrics.unit, self._fine_top
        clear = 2 * unit
        names = self._ends_of_names(low=False)
        # No name touches another, so that both lists rise.
        lefts = [left - clear for left, _ in names]
        rights = [right + clear for _, right in names]
        for x in xs:
            before = bisect_left(lefts, x) - 1
            crosses = before >= 0 and x < rights[before]
            self.grid.upright(x + 0.5, below if crosses else top, bottom, unit, colour)

    @property
    def _fine_top(self) -> float:
        # The row for the lengths of breaks is there whether one is in view or not.
        names = self.axis.rect.height - self.metrics.axis
        return self.axis.rect.top + names + 5 * self.metrics.unit

    def _draw_row(self, labels: Iterable[AxisLabel], top: float, role: Role, ink: str) -> None:
        fonts = self.look.fonts
        baseline = fonts.baseline(role, top, self.metrics.axis_row)
        if self.texts is not None:
            self.texts.draw(self.painter, labels, fonts, role, ink, baseline)
            return
        self.painter.setFont(fonts[role])
        self.painter.setPen(QColor(ink))
        for label in labels:
            self.painter.drawText(QPointF(label.left, baseline), label.text)

    def _draw_break_names(self) -> None:
        """How long each compressed stretch is."""
        ink = self.look.palette.secondary
        top = self.axis.rect.top + 7 * self.metrics.unit
        self._draw_row(self._names_of_breaks(low=False), top, Role.BREAK, ink)
        self._draw_row(self._names_of_breaks(low=True), self._fine_top, Role.BREAK, ink)

    def _names_of_breaks(self, *, low: bool) -> list[AxisLabel]:
        breaks = self.axis.breaks
        return [each.label for each in breaks if each.label is not None and each.is_low is low]

    def draw_flag_line(self, x: float, plot: Rect) -> None:
        """A dotted line down the plot at the selected day."""
        unit = self.metrics.unit
        self._draw_dashed((round(x),), plot, (2 * unit, 3 * unit), self.look.palette.ink)

    def draw_flag(self, x: float, text: str, plot: Rect) -> None:
        """The date of the selected day, on the axis."""
        palette, fonts, unit = self.look.palette, self.look.fonts, self.metrics.unit
        width = fonts.measure(text, Role.AXIS_COARSE) + 2 * self.metrics.pad
        left, top = self._place_of_flag(x, width, plot)
        self._draw_way_to_flag(x, top, plot)
        flag = QRectF(round(left), top, width, self.metrics.axis_row + 2 * unit)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(palette.ink))
        self.painter.drawRoundedRect(flag, 3 * unit, 3 * unit)
        self.painter.setPen(QColor(palette.ground))
        self.painter.setFont(fonts[Role.AXIS_COARSE])
        baseline = fonts.baseline(Role.AXIS_COARSE, flag.top(), flag.height())
        self.painter.drawText(QPointF(flag.left() + self.metrics.pad, baseline), text)

    def _place_of_flag(self, x: float, width: float, plot: Rect) -> tuple[float, float]:
        """Left and top of a flag that covers no break and no length of one: in the middle of the
        day, at its right or left, or else a row further down."""
        unit, most = self.metrics.unit, self.axis.rect.width - width - 2
        reach = 6 * unit
        signs = [(quiet.x - reach, quiet.x + reach) for quiet in self.axis.breaks]
        rows = (
            (plot.bottom, [*signs, *self._ends_of_names(low=False)]),
            (self._fine_top - unit, self._ends_of_names(low=True)),
        )
        wanted = (x - width / 2, x - 2 * unit, x - width + 2 * unit)
        lefts = [min(max(left, 2.0), most) for left in wanted]
        for top, taken in rows:
            for left in lefts:
                if not any(begin < left + width and left < end for begin, end in taken):
                    return left, top
        return lefts[0], self._fine_top + self.metrics.axis_row - unit

    def _draw_way_to_flag(self, x: float, top: float, plot: Rect) -> None:
        """A line from the plot to a flag that stands further down, beside what is written."""
        names = [*self._ends_of_names(low=False), *self._ends_of_names(low=True)]
        if top > plot.bottom and not any(left - 1 < x < right + 1 for left, right in names):
            x, colour = round(x) + 0.5, QColor(self.look.palette.ink)
            self.grid.upright(x, plot.bottom, top, self.metrics.unit, colour)

    def _ends_of_names(self, *, low: bool) -> list[tuple[float, float]]:
        """From where to where the lengths of breaks in a row are written."""
        names = self._names_of_breaks(low=low)
        return [(name.left, name.left + self.look.measure(name.text, Role.BREAK)) for name in names]


def _wave(x: float, y: float, unit: float, high: float) -> QPolygonF:
    """A wave from above a line to below it."""
    corners = ((1.5, -1.0), (-1.5, -0.36), (1.5, 0.36), (-1.5, 1.0))
    return QPolygonF([QPointF(x + dx * unit, y + dy * high) for dx, dy in corners])
