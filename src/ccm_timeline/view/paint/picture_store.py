"""What is painted once and kept for a screen: a picture of a card costs a tenth of its texts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ccm_timeline.layout.scene import Card, Rect, Scene

_MOST = 1500
"""Cards kept; a card has some 40 KB."""

_BORDER = 2
"""Pixels around a card for the outline of a chosen one."""

_Key = tuple[object, ...]


class PictureStore:
    """The pictures of the cards of one look, and of the ground that they stand on."""

    def __init__(self) -> None:
        self._pictures: dict[_Key, QPixmap] = {}
        self._ground: QPixmap | None = None
        self._ground_of: _Key = ()

    def clear(self) -> None:
        self._pictures.clear()
        self._ground = None

    def draw_ground(
        self, painter: QPainter, scene: Scene, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw what does not move with the viewport."""
        ratio = painter.device().devicePixelRatioF()
        of = (scene.width, scene.height, scene.lanes, scene.key, ratio)
        if self._ground is None or of != self._ground_of:
            whole = Rect(0, 0, scene.width, scene.height)
            self._ground = _picture(whole, 0, ratio, paint, Qt.GlobalColor.black)
            self._ground_of = of
        painter.drawPixmap(QPointF(0, 0), self._ground)

    def draw_card(
        self,
        painter: QPainter,
        card: Card,
        state: tuple[bool, bool],
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw a card by its picture; `paint` makes the picture where there is none."""
        ratio = painter.device().devicePixelRatioF()
        at_right = card.pole >= card.rect.right - 1
        key = (card.position, card.form, card.lines, at_right, state, ratio)
        if (picture := self._pictures.get(key)) is None:
            if len(self._pictures) >= _MOST:
                self._pictures.clear()
            picture = self._pictures[key] = _picture(card.rect, _BORDER, ratio, paint)
        painter.drawPixmap(QPointF(card.rect.left - _BORDER, card.rect.top - _BORDER), picture)


def _picture(
    rect: Rect,
    border: int,
    ratio: float,
    paint: Callable[[QPainter], None],
    ground: Qt.GlobalColor = Qt.GlobalColor.transparent,
) -> QPixmap:
    """What `paint` draws in a rectangle and the border around it; an opaque ground is quicker."""
    width, height = rect.width + 2 * border, rect.height + 2 * border
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(border - rect.left, border - rect.top)
    paint(painter)
    painter.end()
    return picture
