"""The focus ring: drawn only where the keyboard brought the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.palette import worn_by

RADIUS = 4.0
_WIDTH = 1.6
_BY_MOUSE = Qt.FocusReason.MouseFocusReason
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


def by_key(event: QFocusEvent, before: bool) -> bool:
    """Whether the focus is the keyboard's; a window that comes back leaves it as it was before."""
    return before if event.reason() in _PASSING else event.reason() is not _BY_MOUSE


def draw_focus_ring(painter: QPainter, widget: QWidget) -> None:
    """Draw the ring just inside a widget's edge."""
    inset = _WIDTH / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(worn_by(widget.palette()).focus), _WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS
    )
