"""The buttons of the row: one that opens a popup and shows whether it holds, and a cross."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.commands import COMMANDS
from ccm_timeline.view.focus import RADIUS
from ccm_timeline.view.palette import worn_by
from ccm_timeline.view.parts.controls import TARGET, QuietButton
from ccm_timeline.view.tool_tips import set_plain_tool_tip

_HINTS = {command.id: command.hint for command in COMMANDS}
_SIDE = 8
_ARROW = 14
"""Pixels for the arrow behind the words."""


class DropButton(QuietButton):
    """Words in a frame with an arrow down; a number says how many entries hold.

    The room for the number is always kept, so that the buttons beside it stay where they are.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        set_plain_tool_tip(
            self, _HINTS.get(f"filter-{name.lower()}", "Choose which events are shown.")
        )
        self.name, self._count = name, 0
        self.setText(name)

    def show_count(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        self.setText(f"{self.name} {count}" if count else self.name)
        self.setAccessibleName(f"{self.name}, {count} chosen" if count else self.name)
        self.update()

    def sizeHint(self) -> QSize:
        measure = self.fontMetrics()
        width = measure.horizontalAdvance(f"{self.name} 8") + 2 * _SIDE + _ARROW
        return QSize(width, max(measure.height() + 8, TARGET))

    def draw_face(self, painter: QPainter, ink: QColor) -> None:
        palette = worn_by(self.palette())
        holds = self._count > 0
        painter.setPen(QPen(QColor(palette.accent if holds else palette.rule), 1.0))
        painter.setBrush(QColor(palette.selection) if holds else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(QColor(palette.ink if self.isEnabled() else palette.secondary))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect().adjusted(_SIDE, 0, 0, 0), flags, self.text())
        self._draw_arrow(painter, QColor(palette.secondary))

    def _draw_arrow(self, painter: QPainter, colour: QColor) -> None:
        middle = QPointF(self.width() - _SIDE - 4, self.height() / 2)
        pen = QPen(colour, 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        tip = middle + QPointF(0, 2)
        painter.drawPolyline([middle + QPointF(-3.5, -1.5), tip, middle + QPointF(3.5, -1.5)])


class CrossButton(QuietButton):
    """Two strokes that cross: what it stands beside goes away."""

    def sizeHint(self) -> QSize:
        side = max(QFontMetrics(self.font()).height() + 6, TARGET)
        return QSize(side, side)

    def draw_face(self, painter: QPainter, ink: QColor) -> None:
        centre = QRectF(self.rect()).center()
        half = self.fontMetrics().height() * 0.24
        painter.setPen(QPen(ink, 1.8, c=Qt.PenCapStyle.RoundCap))
        for slope in (1, -1):
            across = QPointF(half, slope * half)
            painter.drawLine(centre - across, centre + across)
