"""Draws how many events a crowded lane has: one small image, several times quicker than columns."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPolygonF

from ccm_timeline.layout.scene import Density

_OPACITY = 0.45

_HIGHEST = np.iinfo(np.int16).max


def draw_density(painter: QPainter, density: Density, colour: QColor) -> None:
    """Draw columns as high as there are events, in a colour on half of the ground."""
    if not (painter.isActive() and painter.paintEngine().type() is QPaintEngine.Type.Raster):
        _draw_outline(painter, density, colour)
        return
    # In the pixels of the device: to have Qt stretch an image takes five times as long.
    ratio = painter.device().devicePixelRatioF()
    left, column = density.left * ratio, density.column * ratio
    first, end = math.floor(left + 0.5), math.floor(left + column * len(density.heights) + 0.5)
    places = _places(first, end, left, column)
    tall = (np.frombuffer(density.heights, np.float32) * ratio).astype(np.int16)
    heights = tall.take(places, mode="clip")
    base, room = int(heights.min(initial=_HIGHEST)), int(heights.max(initial=0))
    if 0 < base <= room:
        # Where there are events everywhere, most of it is a strip.
        top, width = density.bottom - base / ratio, (end - first) / ratio
        painter.fillRect(QRectF(first / ratio, top, width, base / ratio), _shade(colour.rgb()))
    if room > base:
        filled = np.arange(room, base, -1, dtype=np.int16)[:, None] <= heights
        pixels = np.multiply(filled, np.uint32(_premultiplied(colour.rgb())))
        # The image has no copy of the pixels: they must live until it is drawn.
        form = QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(pixels.data, end - first, room - base, 4 * (end - first), form)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(first / ratio, density.bottom - room / ratio), image)


def _draw_outline(painter: QPainter, density: Density, colour: QColor) -> None:
    """The columns as one shape: an image would be coarse in a file of vectors."""
    corners = [QPointF(density.left, density.bottom)]
    for index, height in enumerate(density.heights):
        left, top = density.left + index * density.column, density.bottom - height
        corners += [QPointF(left, top), QPointF(left + density.column, top)]
    corners.append(QPointF(corners[-1].x(), density.bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_shade(colour.rgb()))
    painter.drawPolygon(QPolygonF(corners))


@lru_cache(maxsize=2)
def _places(first: int, end: int, left: float, column: float) -> NDArray[np.intp]:
    """Of each pixel the index of its column; the lanes of a picture have the same."""
    return ((np.arange(first, end) + (0.5 - left)) / column).astype(np.intp)


@lru_cache(maxsize=8)
def _shade(rgb: int) -> QColor:
    """The colour, half transparent."""
    shade = QColor.fromRgb(rgb)
    shade.setAlphaF(_OPACITY)
    return shade


@lru_cache(maxsize=8)
def _premultiplied(rgb: int) -> int:
    """The colour, half transparent, as one pixel."""
    red, green, blue = (round((rgb >> shift & 255) * _OPACITY) for shift in (16, 8, 0))
    return round(255 * _OPACITY) << 24 | red << 16 | green << 8 | blue
