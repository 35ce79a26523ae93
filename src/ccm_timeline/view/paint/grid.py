"""The pixels that a picture is made of: straight edges lie between them on a screen."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter


class Grid:
    """Rounds to whole pixels, and fills rectangles on them, where there are such.

    On paper, and on a screen that draws one and a half pixels for one, nothing is rounded: edges
    are smooth there. Straight edges need not be smooth where they lie between pixels, and are
    drawn several times faster so.
    """

    def __init__(self, painter: QPainter, *, is_whole: bool = False) -> None:
        self._painter, self._is_whole = painter, is_whole

    def whole(self, value: float) -> float:
        """The nearest edge between two pixels; halves go up, so that all fall on the same side."""
        return math.floor(value + 0.5) if self._is_whole else value

    def stroke(self, width: float) -> float:
        """The width of a line, which is no thinner than a pixel."""
        return max(math.floor(width + 0.5), 1) if self._is_whole else width

    def fill(self, left: float, top: float, width: float, height: float, colour: QColor) -> None:
        """Fill a rectangle of numbers that are whole where there are whole pixels."""
        if self._is_whole:
            # Whole numbers as such: an object for each rectangle costs more than its pixels.
            self._painter.fillRect(int(left), int(top), int(width), int(height), colour)
        else:
            self._painter.fillRect(QRectF(left, top, width, height), colour)

    def upright(self, x: float, top: float, bottom: float, width: float, colour: QColor) -> None:
        """A vertical line around an x."""
        top, width = self.whole(top), self.stroke(width)
        self.fill(self.whole(x - width / 2), top, width, self.whole(bottom) - top, colour)

    @contextmanager
    def sharp(self) -> Iterator[None]:
        """Draw without smooth edges, where whole pixels make that the same."""
        yield from self._hinted(smooth=False)

    @contextmanager
    def smooth(self) -> Iterator[None]:
        """Draw with smooth edges what is round or slanting, among straight things."""
        yield from self._hinted(smooth=True)

    def _hinted(self, *, smooth: bool) -> Iterator[None]:
        before = self._painter.testRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_whole or before == smooth:
            yield
            return
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=smooth)
        yield
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=before)
