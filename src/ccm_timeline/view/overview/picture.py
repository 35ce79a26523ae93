"""The picture of the strip without the window, painted once for all frames."""

from __future__ import annotations

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QPolygonF

from ccm_timeline.layout.overview import YearLabel
from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.table import Flags
from ccm_timeline.view.palette import Palette

BAR, GAP = 2, 1
STEP = BAR + GAP
"""Pixels from one column to the next."""

_TIP = 6.0


class Content(msgspec.Struct, frozen=True):
    """What the strip shows: columns with their heights and hits, and the names of the years."""

    heights: Floats
    hits: Flags
    years: tuple[YearLabel, ...]


class Places(msgspec.Struct, frozen=True):
    """Where the strip's parts stand, in pixels."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    """Where the columns stand; the years are below."""


def make_picture(
    content: Content, places: Places, palette: Palette, font: QFont, ratio: float
) -> QPixmap:
    """Columns, tips of hits and years on nothing, so that the window can lie behind them."""
    picture = QPixmap(round(places.width * ratio), round(places.height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        _draw_columns(painter, content, places, palette)
        _draw_years(painter, content, places, palette, font)
    finally:
        painter.end()
    return picture


def _draw_columns(painter: QPainter, content: Content, places: Places, palette: Palette) -> None:
    room = places.bottom - places.top - _TIP - 2
    for colour, chosen in ((palette.edge, ~content.hits), (palette.accent, content.hits)):
        which = np.flatnonzero(chosen & (content.heights > 0))
        tall = np.ceil(content.heights[which] * room)
        bars = [
            QRectF(places.left + place * STEP, places.bottom - height, BAR, height)
            for place, height in zip(which.tolist(), tall.tolist(), strict=True)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRects(bars)
    painter.fillRect(
        QRectF(places.left, places.bottom, places.right - places.left, 1), QColor(palette.rule)
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(palette.accent))
    for place in np.flatnonzero(content.hits).tolist():
        _draw_tip(painter, places.left + place * STEP + BAR / 2, places.top)


def _draw_tip(painter: QPainter, x: float, top: float) -> None:
    """The same triangle that stands on the timeline's axis at a hit."""
    half = _TIP / 2
    corners = [QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + _TIP)]
    painter.drawPolygon(QPolygonF(corners))


def _draw_years(
    painter: QPainter, content: Content, places: Places, palette: Palette, font: QFont
) -> None:
    painter.setFont(font)
    baseline = places.bottom + 3 + QFontMetricsF(font).ascent()
    for label in content.years:
        painter.fillRect(QRectF(round(label.x), places.bottom + 1, 1, 4), QColor(palette.edge))
        painter.setPen(QColor(palette.secondary))
        painter.drawText(QPointF(label.x + 4, baseline), label.text)
