"""The badge in the margin of a text, where a passage of an event or a stance begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ccm_timeline.view.paint.stances import draw_stance
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.reading.marks import Mark
from ccm_timeline.view.typefaces import Face, font_of

_SIDE = 4
_MORE = "+"
"""After the number or the sign where other passages begin on the same line."""

_SIGN = 0.5
"""Of the badge's height, across the sign of a stance."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def badge_width(most: int, user: QFont) -> int:
    """Pixels for numbers up to `most`."""
    measure = QFontMetrics(font_of(Face.SMALL, user))
    return measure.horizontalAdvance(f"{most}{_MORE}") + 2 * _SIDE


def draw_badge(
    painter: QPainter,
    box: QRectF,
    marks: Sequence[Mark],
    tint: str,
    user: QFont,
    palette: Palette,
) -> None:
    """Draw the number of the first mark's event, or the sign of its stance."""
    first, more = marks[0], _MORE if len(marks) > 1 else ""
    painter.setPen(QPen(QColor(palette.edge), 0.8))
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(QColor(palette.ink))
    painter.setFont(font_of(Face.SMALL, user))
    if first.stance is None:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{first.number}{more}")
        return
    aside = painter.fontMetrics().horizontalAdvance(more)
    painter.drawText(box.adjusted(0, 0, -_SIDE / 2, 0), _RIGHT, more)
    centre = box.center() - QPointF(aside / 2, 0)
    draw_stance(painter, palette, first.stance.value, centre, _SIGN * box.height())
