"""Says why no event is seen, where else nothing would be drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Rect
from ccm_timeline.model.phrases import counted
from ccm_timeline.session.session import Session
from ccm_timeline.view.paint.look import Look


def why_empty(session: Session) -> str:
    """One or two sentences, or nothing where events are shown."""
    count = len(session.timeline)
    if not count:
        return "This timeline has no events."
    if len(session.listed):
        return ""
    hidden = "the only event" if count == 1 else f"all {counted(count, 'event')}"
    return f"The filters hide {hidden}. “Show all” brings back what they hide."


def draw_emptiness(painter: QPainter, plot: Rect, words: str, look: Look) -> None:
    """Write why nothing is seen in the middle of the plot."""
    painter.setFont(look.fonts[Role.TITLE])
    painter.setPen(QColor(look.palette.secondary))
    middle = QRectF(plot.left, plot.top, plot.width, plot.height)
    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
