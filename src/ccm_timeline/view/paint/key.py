"""Draws the key of marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from ccm_timeline.layout.marks import SAMPLES, MarkKind
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import KeyEntry, Mark
from ccm_timeline.view.paint.disputes import DisputePainter
from ccm_timeline.view.paint.grid import Grid
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.marks import MarkPainter
from ccm_timeline.view.paint.shapes import Shapes

_DOTS = (MarkKind.DAY, MarkKind.UNCERTAIN, MarkKind.PLANNED, MarkKind.ALSO_PLANNED)


def draw_key_entry(painter: QPainter, look: Look, metrics: Metrics, entry: KeyEntry) -> None:
    """Draw a mark of one kind, and what it means."""
    draw_key_sample(painter, look, metrics, entry)
    painter.setFont(look.fonts[Role.DATE])
    painter.setPen(QColor(look.palette.secondary))
    baseline = look.fonts.baseline(Role.DATE, entry.y - metrics.key / 2, metrics.key)
    painter.drawText(QPointF(entry.text_left, baseline), entry.kind.value)


def draw_key_sample(painter: QPainter, look: Look, metrics: Metrics, entry: KeyEntry) -> None:
    """Draw a mark of one kind."""
    if entry.kind is MarkKind.DISPUTED:
        DisputePainter(painter, look).draw(QPointF(entry.left + 1.5 * metrics.mark, entry.y))
    else:
        ground, ink = QColor(look.palette.ground), QColor(look.palette.ink)
        shapes = Shapes(painter, look.fonts, metrics.mark, ground, ink, Grid(painter))
        MarkPainter(painter, shapes).draw(_sample(entry, metrics), QColor(look.palette.secondary))


def _sample(entry: KeyEntry, metrics: Metrics) -> Mark:
    """A mark of the entry's kind, three marks wide."""
    left, right = entry.left, entry.left + 3 * metrics.mark
    middle, style = (left + right) / 2, SAMPLES[entry.kind]
    if entry.kind is MarkKind.REPORTED:
        report = right - metrics.mark
        return Mark(-1, report, report, entry.y, style, 0, said=(left, report))
    if entry.kind in _DOTS:
        return Mark(-1, middle, middle, entry.y, style, 0)
    return Mark(-1, left, right, entry.y, style, 0)
