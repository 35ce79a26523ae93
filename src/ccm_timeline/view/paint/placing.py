"""Puts pictures where they belong."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap


def put(painter: QPainter, left: float, top: float, picture: QPixmap) -> None:
    """Draw a picture with its upper left corner at a point of the scene.

    Where a pixel of the scene is one of the screen's, Qt rounds to whole pixels in any case, and to
    make a point of two numbers takes longer than to draw a small picture.
    """
    if picture.devicePixelRatio() == 1.0:
        painter.drawPixmap(floor(left + 0.5), floor(top + 0.5), picture)
    else:
        painter.drawPixmap(QPointF(left, top), picture)
