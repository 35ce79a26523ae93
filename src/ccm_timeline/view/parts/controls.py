"""Buttons: quiet text and chevrons, with a ring when the keyboard is on them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ccm_timeline.view.focus import RADIUS, by_key, draw_focus_ring
from ccm_timeline.view.palette import worn_by
from ccm_timeline.view.plain import PAD
from ccm_timeline.view.typefaces import Face, font_of

TARGET = 26
"""Pixels that a button is at least wide and high, to be hit with ease (WCAG 2.2, 2.5.8: 24)."""


class Direction(Enum):
    """Where a chevron points, by the step from its tip's side to the middle."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    DOWN = (0, 1)
    UP = (0, -1)


class QuietButton(QPushButton):
    """A button without a frame: hovering gives it a ground, the keyboard a ring."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyed = False
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = by_key(event, self._keyed)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter as well as Space: what looks like a link is expected to."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # Qt would move the focus by an arrow, whatever is held with it.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = worn_by(self.palette())
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        ink = QColor(palette.accent if self.isEnabled() else palette.secondary)
        self.draw_face(painter, ink)
        if self._keyed and self.hasFocus():
            draw_focus_ring(painter, self)

    def draw_face(self, painter: QPainter, ink: QColor) -> None:
        """Draw what tells this button from the others."""
        raise NotImplementedError


class TextButton(QuietButton):
    """A word to press, as wide as the widest word that it may come to show."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(words[0], parent)
        self._words = tuple(words)
        self.setText(words[0])

    def sizeHint(self) -> QSize:
        measure = QFontMetrics(font_of(Face.STRONG, self.font()))
        width = max(measure.horizontalAdvance(word) for word in {*self._words, self.text()})
        return QSize(width + 2 * PAD + 1, max(measure.height() + 6, TARGET))

    def draw_face(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(ink)
        painter.setFont(font_of(Face.STRONG, self.font()))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect(), flags, self.text())


def chevron_side(measure: QFontMetrics) -> int:
    return max(measure.height() + 6, TARGET)


class ChevronButton(QuietButton):
    """A square button with a chevron that points somewhere."""

    def __init__(self, name: str, direction: Direction, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._direction = direction

    def point(self, direction: Direction) -> None:
        if direction is not self._direction:
            self._direction = direction
            self.update()

    def sizeHint(self) -> QSize:
        side = chevron_side(self.fontMetrics())
        return QSize(side, side)

    def draw_face(self, painter: QPainter, ink: QColor) -> None:
        centre = QRectF(self.rect()).center()
        size = self.fontMetrics().height() * 0.22
        along = QPointF(*self._direction.value) * size / 2
        across = QPointF(along.y(), along.x()) * 2
        painter.setPen(QPen(ink, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tip = centre + along
        back = centre - along
        painter.drawPolyline(QPolygonF([back - across, tip, back + across]))
