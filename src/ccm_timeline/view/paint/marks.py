"""Draws the marks: shape and dashes say how well a date is known, colour only the theme."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from msgspec.structs import replace
from PySide6.QtGui import QColor, QPainter

from ccm_timeline.layout.marks import BAR, BRACKET, DOT, MarkStyle, is_doubled
from ccm_timeline.layout.questions import SHORT_LINE, line_of_saying, question_of
from ccm_timeline.layout.scene import Mark
from ccm_timeline.layout.stretches import Stretch
from ccm_timeline.view.paint.grid import Grid
from ccm_timeline.view.paint.shapes import DASH, Shapes
from ccm_timeline.view.paint.strokes import REACH, Dash, Dashes

_THIN, _THICK = 0.7, 1.6
"""Widths of lines, in strokes."""

_TINT = 0.5
_BEYOND = 6.0
"""How far beyond the view a mark is drawn, in its sizes: painters lose precision with very long
ones, and take longer for what nobody sees."""


class MarkPainter(msgspec.Struct, frozen=True):
    """Draws marks of these shapes where something is seen of them."""

    painter: QPainter
    shapes: Shapes
    view: Stretch = (0.0, REACH)
    """The edges between which marks are seen, in pixels."""
    dashes: Dashes = msgspec.field(default_factory=Dashes)

    def draw(self, mark: Mark, colour: QColor) -> None:
        if mark.said is not None:
            self._draw_said(mark, colour)
            return
        size, whole = self.shapes.size, self._grid.whole
        if mark.style.shape is DOT:
            self.shapes.dot(mark.middle, mark.y, mark.style, colour)
            return
        left, right = self._near(mark.left), self._near(mark.right)
        if right - left < size:
            left, right = (left + right - size) / 2, (left + right + size) / 2
        begin, y = whole(min(mark.left, left)), whole(mark.y)
        left, right = whole(left), whole(right)
        if mark.style.shape is BAR:
            self._draw_bar(left, right, y, mark.style, colour)
        elif mark.style.shape is BRACKET:
            self._draw_bracket(begin, left, right, y, mark.style, colour)
        else:
            self._draw_within(begin, left, right, y, mark.style, colour)
        if mark.style.uncertain:
            self._draw_question(mark, y)
        if is_doubled(mark.style):
            self._draw_posts(left, right, y, mark.style, colour)

    def _draw_posts(
        self, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """The second outline, at the ends that are not open."""
        if not style.open_start:
            self.shapes.post(left, y, colour, is_left=True)
        if not style.open_end:
            self.shapes.post(right, y, colour, is_left=False)

    def _draw_question(self, mark: Mark, y: float) -> None:
        self.shapes.question(question_of(mark, self.view, self.shapes.size), y)

    def _near(self, x: float) -> float:
        """The place nearest to an x that is no further out of view than anything is drawn."""
        out = _BEYOND * self.shapes.size
        return min(max(x, self.view[0] - out), self.view[1] + out)

    @property
    def _grid(self) -> Grid:
        return self.shapes.grid

    def _draw_bar(
        self, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """A span: solid between its ends; an approximate end is dashed, an open one an arrow."""
        shapes, grid = self.shapes, self._grid
        end = min(shapes.head_length, grid.whole((right - left) / 3))
        solid_left = left + end if style.approximate_start or style.open_start else left
        solid_right = right - end if style.approximate_end or style.open_end else right
        self._fill_bar(solid_left, solid_right, y, style, colour)
        if style.open_start:
            shapes.head(solid_left, left, y, colour)
        elif style.approximate_start:
            self._draw_dashes(left, solid_left, y, colour)
        if style.open_end:
            shapes.head(solid_right, right, y, colour)
        elif style.approximate_end:
            self._draw_dashes(solid_right, right, y, colour)

    def _fill_bar(
        self, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """The body between the ends: a long bar is quieter than the days upon it."""
        top, height = self._bar
        edge, width = self._grid.stroke(self.shapes.stroke * _THIN), right - left
        hollow = style.planned or style.uncertain
        ground = self.shapes.ground
        inside = ground if hollow else _mixed(colour.rgba(), ground.rgba())
        fill = self._grid.fill
        fill(left, y + top, width, height, colour)
        if width > 2 * edge:
            fill(left + edge, y + top + edge, width - 2 * edge, height - 2 * edge, inside)

    @property
    def _bar(self) -> tuple[float, float]:
        """Top of a bar, from its middle, and its height."""
        height = self._grid.whole(self.shapes.size * 0.7)
        return self._grid.whole(-height / 2), height

    def _draw_dashes(self, left: float, right: float, y: float, colour: QColor) -> None:
        """Three dashes of the bar's height, with clear space between them."""
        whole, step = self._grid.whole, (right - left) / 3
        top, height = self._bar
        for index in range(3):
            begin = whole(left + (index + 0.25) * step)
            end = whole(left + (index + 0.75) * step)
            self._grid.fill(begin, y + top, end - begin, height, colour)

    def _draw_bracket(
        self, begin: float, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """A month, season or year: a thin bar over its days, between brackets.

        What is dashed is so from its beginning on, which may be further out of view than `left`.
        """
        shapes = self.shapes
        dashed = style.approximate_start or style.approximate_end
        shapes.bracket_end(left, y, colour, is_left=True, dashed=dashed)
        shapes.bracket_end(right, y, colour, is_left=False, dashed=dashed)
        if not (style.uncertain or style.planned):
            if dashed:
                pen, dash = shapes.pen(colour, width=_THICK), self._dash(_THICK)
                begin, end = begin + shapes.foot, right - shapes.foot
                self.dashes.across(self.painter, begin, end, y, dash, pen)
            else:
                self._draw_days(left + shapes.foot, right - shapes.foot, y, colour)

    def _draw_days(self, left: float, right: float, y: float, colour: QColor) -> None:
        """The thin bar between two brackets."""
        grid, height = self._grid, self._grid.stroke(self.shapes.stroke * _THICK)
        left, top = grid.whole(left), y + grid.whole(-height / 2)
        grid.fill(left, top, max(grid.whole(right) - left, 0), height, colour)

    def _draw_within(
        self, begin: float, left: float, right: float, y: float, style: MarkStyle, colour: QColor
    ) -> None:
        """Some day within a span: a dashed outline, without an edge where the span is open, and
        with three where it is approximate."""
        half, pen = self.shapes.size * 0.4, self.shapes.pen(colour, width=_THIN)
        for edge in (y - half, y + half):
            self.dashes.across(self.painter, begin, right, edge, self._dash(), pen)
        self._draw_ends(left, right, y, half, style, colour)

    def _draw_ends(
        self, left: float, right: float, y: float, half: float, style: MarkStyle, colour: QColor
    ) -> None:
        """Thin lines at the ends of dashes that are not open: three where one is approximate."""
        step = min(self.shapes.size * 0.4, (right - left) / 6)
        starts = () if style.open_start else range(3 if style.approximate_start else 1)
        ends = () if style.open_end else range(3 if style.approximate_end else 1)
        width = self.shapes.stroke * _THIN
        for x in (*(left + n * step for n in starts), *(right - n * step for n in ends)):
            self._grid.upright(x, y - half, y + half, width, colour)

    def _dash(self, width: float = 1.0) -> Dash:
        """Whole pixels, so that all dashes look the same."""
        on, off = (float(round(part * self.shapes.stroke * width)) for part in DASH)
        return on, off

    def _draw_said(self, mark: Mark, colour: QColor) -> None:
        """A saying at the day of its report: a thin dashed line runs over the days that it may be
        of."""
        assert mark.said is not None
        size, style = self.shapes.size, mark.style
        begin, end = line_of_saying(mark.middle, mark.said, style, size)
        pen = self.shapes.pen(colour, width=_THIN)
        self.dashes.across(self.painter, begin, self._near(end), mark.y, self._dash(), pen)
        if end - begin < SHORT_LINE * size:
            self.shapes.report(mark.middle, mark.y, style, colour)
            return
        if not style.open_start:
            left, right = (self._near(x) for x in mark.said)
            self._draw_ends(left, right, mark.y, size * 0.35, replace(style, open_end=True), colour)
        if style.uncertain:
            self._draw_question(mark, mark.y)
        known = replace(style, approximate_start=False, approximate_end=False, uncertain=False)
        self.shapes.report(mark.middle, mark.y, known, colour)


@lru_cache(maxsize=256)
def _mixed(rgba: int, ground: int) -> QColor:
    one, other = QColor.fromRgba(rgba), QColor.fromRgba(ground)
    parts = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return QColor(*(round(a * _TINT + b * (1 - _TINT)) for a, b in parts))
