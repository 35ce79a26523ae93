"""The number of an event in the margin of a text, where a passage of it begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ccm_timeline.view.palette import Palette
from ccm_timeline.view.typefaces import Face, font_of

_SIDE = 4
_MORE = "+"
"""After the number where passages of other events begin on the same line."""


def badge_width(most: int, user: QFont) -> int:
    """Pixels for numbers up to `most`."""
    measure = QFontMetrics(font_of(Face.SMALL, user))
    return measure.horizontalAdvance(f"{most}{_MORE}") + 2 * _SIDE


def draw_badge(
    painter: QPainter,
    box: QRectF,
    number: int,
    more: bool,
    tint: str,
    user: QFont,
    palette: Palette,
) -> None:
    painter.setPen(QPen(QColor(palette.edge), 0.8))
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(QColor(palette.ink))
    painter.setFont(font_of(Face.SMALL, user))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{number}{_MORE if more else ''}")
