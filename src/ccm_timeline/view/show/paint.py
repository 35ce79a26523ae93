"""Draws slides and strips: the only drawing of the show that there is."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ccm_timeline.layout.scene import Rect
from ccm_timeline.view.paint.stances import draw_stance
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.faces import Faces
from ccm_timeline.view.show.slide import Box, Line, Slide
from ccm_timeline.view.show.story import Known
from ccm_timeline.view.show.strip import Strip, StripMark


def as_rect(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)


def paint_slide(painter: QPainter, slide: Slide, faces: Faces, colours: ShowColours) -> None:
    """Draw a slide with its upper left corner at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, slide.width, slide.height), QColor(slide.ground))
    paint_boxes(painter, slide.boxes)
    for sign in slide.signs:
        draw_stance(painter, colours.palette, sign.value, QPointF(sign.x, sign.y), sign.size)
    paint_lines(painter, slide.lines, faces)


def paint_boxes(painter: QPainter, boxes: tuple[Box, ...]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for box in boxes:
        painter.setBrush(QColor(box.colour))
        if box.radius:
            painter.drawRoundedRect(as_rect(box.rect), box.radius, box.radius)
        else:
            painter.fillRect(as_rect(box.rect), QColor(box.colour))


def paint_lines(painter: QPainter, lines: tuple[Line, ...], faces: Faces) -> None:
    for line in lines:
        painter.setFont(faces.font(line.kind))
        painter.setPen(QColor(line.ink))
        painter.drawText(QPointF(line.left, line.baseline), line.text)


class StripPainter:
    """Draws the line, then breaks, days, marks, the selected one, and texts."""

    def __init__(
        self, painter: QPainter, faces: Faces, colours: ShowColours, stroke: float
    ) -> None:
        self._painter, self._faces, self._colours = painter, faces, colours
        self._stroke = stroke

    def paint(self, strip: Strip, shift: float = 0.0) -> None:
        """Draw a strip moved by `shift` pixels: what moves with it is all but its ground."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(as_rect(strip.rect))
        painter.setPen(QPen(QColor(self._colours.line), self._stroke))
        painter.drawLine(QLineF(strip.rect.left, strip.y, strip.rect.right, strip.y))
        painter.translate(shift, 0)
        self._draw_span(strip)
        left, right = -shift - 2 * strip.mark, strip.rect.right - shift + 2 * strip.mark
        for x in strip.breaks:
            if left < x < right:
                self._draw_break(x, strip)
        for mark in strip.marks:
            if left < mark.x < right:
                self._draw_mark(mark, strip)
        if strip.selected is not None:
            self._draw_selected(strip.selected, strip)
        paint_boxes(painter, strip.bars)
        seen = (line for line in strip.lines if left < line.rect.right and line.rect.left < right)
        paint_lines(painter, tuple(seen), self._faces)
        painter.restore()

    def _draw_span(self, strip: Strip) -> None:
        """The days of the selected event, a broad band along the line."""
        if strip.span is None:
            return
        left, right = strip.span
        half = strip.mark * 0.3
        rect = QRectF(left, strip.y - half, right - left, 2 * half)
        self._painter.fillRect(rect, QColor(self._colours.span))

    def _draw_break(self, x: float, strip: Strip) -> None:
        """Two short waves across the line, which is cut between them."""
        size = strip.mark
        gap = QRectF(x - size * 0.35, strip.y - size * 0.5, size * 0.7, size)
        self._painter.fillRect(gap, QColor(self._colours.band))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._colours.palette.secondary), self._stroke))
        for side in (-0.35, 0.35):
            points = [
                QPointF(x + size * (side + (0.16 if at % 2 else -0.16)), strip.y + size * rise)
                for at, rise in enumerate((-0.8, -0.4, 0.0, 0.4, 0.8))
            ]
            self._painter.drawPolyline(QPolygonF(points))

    def _draw_mark(self, mark: StripMark, strip: Strip) -> None:
        """Filled where the day is known, hollow where it is not; a span is a bar."""
        ink, half = QColor(self._colours.palette.ink), strip.mark / 2
        self._painter.setPen(QPen(ink, 1.5 * self._stroke))
        filled = mark.stop.sure and mark.stop.known in (Known.DAY, Known.SPAN)
        self._painter.setBrush(ink if filled else QColor(self._colours.band))
        centre = QPointF(mark.x, strip.y)
        inset = half - 0.75 * self._stroke
        match mark.stop.known:
            case Known.DAY:
                self._painter.drawEllipse(centre, inset, inset)
            case Known.SPAN:
                bar = QRectF(mark.x - 2 * inset, strip.y - 0.6 * inset, 4 * inset, 1.2 * inset)
                self._painter.drawRect(bar)
            case Known.PART:
                self._draw_bracket(mark.x, strip.y, half)
            case Known.WITHIN:
                self._draw_dashed(mark.x, strip.y, half)

    def _draw_bracket(self, x: float, y: float, half: float) -> None:
        """One day or more of a month, season or year: the days that it may be, in brackets."""
        painter = self._painter
        wide, foot = 1.3 * half, 0.5 * half
        painter.fillRect(QRectF(x - wide, y - half, 2 * wide, 2 * half), painter.brush())
        for side in (-1, 1):
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(x + side * (wide - foot), y - half),
                        QPointF(x + side * wide, y - half),
                        QPointF(x + side * wide, y + half),
                        QPointF(x + side * (wide - foot), y + half),
                    ]
                )
            )
        painter.drawLine(QLineF(x - wide + foot, y, x + wide - foot, y))

    def _draw_dashed(self, x: float, y: float, half: float) -> None:
        """Some day within a span: a dashed outline."""
        pen = self._painter.pen()
        pen.setDashPattern([1.6, 1.2])
        self._painter.setPen(pen)
        wide, high = 1.6 * half, 0.8 * half
        self._painter.drawRect(QRectF(x - wide, y - high, 2 * wide, 2 * high))

    def _draw_selected(self, mark: StripMark, strip: Strip) -> None:
        palette, radius = self._colours.palette, strip.mark * 0.85
        self._painter.setPen(QPen(QColor(palette.ink), 2 * self._stroke))
        self._painter.setBrush(QColor(palette.accent))
        self._painter.drawEllipse(QPointF(mark.x, strip.y), radius, radius)
