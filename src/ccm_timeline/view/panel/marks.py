"""Stances drawn: the mark, the line between opposing and supporting, the chip beside a speaker."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.document import StanceValue
from ccm_timeline.view.paint.stances import STRONGER, draw_sign
from ccm_timeline.view.palette import Palette, StanceMark, worn_by
from ccm_timeline.view.panel.quotation_facts import ChipFacts
from ccm_timeline.view.parts.arranged import Arranged
from ccm_timeline.view.plain import PAD, PlainLabel
from ccm_timeline.view.typefaces import Face

_PLACES = {
    StanceValue.STRONGLY_OPPOSES: 0.0,
    StanceValue.OPPOSES: 1 / 6,
    StanceValue.REGRETS: 2 / 6,
    StanceValue.NEUTRAL: 3 / 6,
    StanceValue.SUPPORTS: 4.5 / 6,
    StanceValue.STRONGLY_SUPPORTS: 1.0,
}
"""Where a stance stands on the line from opposing to supporting; who considers something similar
has said neither, and is not on it."""

MARK = 10.0
"""Pixels across of a plain mark at the usual size of text; a strong one is larger."""


def draw_mark(painter: QPainter, centre: QPointF, mark: StanceMark) -> None:
    """Draw a stance's mark at the size that it has in the panel."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_sign(painter, mark, centre, MARK)


def place_of(value: StanceValue, width: float) -> float:
    """The x of a stance's mark on a line of this width, whole at both ends; off it, its start."""
    inset = MARK * STRONGER * 0.6 + 1
    return inset + _PLACES.get(value, 0.0) * (width - 2 * inset)


def is_on_line(value: StanceValue) -> bool:
    """Whether a stance has a place between opposing and supporting."""
    return value in _PLACES


def draw_line(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    """Draw the line from opposing to supporting, with a short stroke at its middle."""
    painter.setPen(QPen(QColor(palette.rule), 1.2))
    middle = rect.center()
    painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
    painter.drawLine(middle - QPointF(0, 3), middle + QPointF(0, 3))


class StanceChip(Arranged):
    """A mark with its stance in words, on a ground with a breath of the mark's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: ChipFacts | None = None
        self._label = PlainLabel("", self, face=Face.SMALL)

    def show_facts(self, facts: ChipFacts | None) -> None:
        self._facts = facts
        self.setVisible(facts is not None)
        if facts is not None:
            self._label.setText(facts.words)
        self.renew()

    def sizeHint(self) -> QSize:
        width = self._label.natural_width() + self._indent + 2 * PAD
        return QSize(width, self._label.heightForWidth(self._label.natural_width()) + 2 * PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(6 * PAD, self.sizeHint().height())

    def height_of(self, width: int) -> int:
        return self._label.heightForWidth(self._inner(width)) + 2 * PAD

    def arrange(self) -> None:
        self._label.setGeometry(self._indent, PAD, self._inner(self.width()), self.height() - 8)

    @property
    def _indent(self) -> int:
        return int(MARK) + 2 * PAD

    def _inner(self, width: int) -> int:
        return max(width - self._indent - 2 * PAD, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._facts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = worn_by(self.palette()).stance(self._facts.value)
        ground = QColor(mark.colour)
        ground.setAlphaF(0.13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        radius = min(self.height() / 2, 14.0)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        first_line = self._label.fontMetrics().height() / 2 + PAD + 1
        draw_mark(painter, QPointF(2 * PAD + MARK / 2, first_line), mark)
