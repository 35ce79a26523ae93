"""Short texts, painted once and kept: shaping a text costs seven times as much as its picture."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import AxisLabel
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.kept import Kept
from ccm_timeline.view.paint.placing import put

_MOST = 3000
"""Pictures kept; one has some 3 KB."""

_CLEAR = 2
"""Pixels around a text for what its letters have beyond their widths."""


class TextPictures:
    """Pictures of texts by font and ink, for a screen of `ratio` pixels to a pixel of the scene."""

    def __init__(self, ratio: float = 1.0) -> None:
        self._ratio = ratio
        self._kept: Kept[tuple[str, Role, str], QPixmap] = Kept(_MOST)

    def draw(
        self,
        painter: QPainter,
        labels: Iterable[AxisLabel],
        fonts: SceneFonts,
        role: Role,
        ink: str,
        baseline: float,
    ) -> None:
        """Write a row of labels."""
        top = baseline - math.ceil(fonts.ascent(role)) - _CLEAR
        for label in labels:
            picture = self._kept.get((label.text, role, ink))
            if picture is None:
                picture = self._keep(label.text, fonts, role, ink)
            put(painter, label.left - _CLEAR, top, picture)

    def _keep(self, text: str, fonts: SceneFonts, role: Role, ink: str) -> QPixmap:
        width = math.ceil(fonts.measure(text, role)) + 2 * _CLEAR
        height = math.ceil(fonts.height(role)) + 2 * _CLEAR
        picture = QPixmap(math.ceil(width * self._ratio), math.ceil(height * self._ratio))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(fonts[role])
        painter.setPen(QColor(ink))
        painter.drawText(QPointF(_CLEAR, _CLEAR + math.ceil(fonts.ascent(role))), text)
        painter.end()
        self._kept.put((text, role, ink), picture)
        return picture
