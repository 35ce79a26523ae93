"""What is painted once and kept for a screen: a picture of a card costs a tenth of its texts."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ccm_timeline.layout.scene import Badge, Card, Rect, Scene

_MOST = 1500
"""Pictures kept; a card has some 40 KB."""

_BORDER = 2
"""Pixels around a card for the outline of a chosen one."""

_Key = tuple[object, ...]


class PictureStore:
    """The pictures of the cards and badges of one look, and of the names and the key."""

    def __init__(self) -> None:
        self._pictures: dict[_Key, QPixmap] = {}
        self._legends: tuple[tuple[QPointF, QPixmap], ...] = ()
        self._legends_of: _Key = ()

    def clear(self) -> None:
        self._pictures.clear()
        self._legends_of = ()

    def draw_legends(
        self, painter: QPainter, scene: Scene, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw what does not move with the viewport; `paint` draws it where there is no picture.

        It stands beside the plot and below the axis: a picture as large as the window would cost
        more than all the rest of a frame.
        """
        ratio = painter.device().devicePixelRatioF()
        of = (scene.width, scene.height, scene.lanes, scene.key, ratio)
        if of != self._legends_of:
            self._legends = tuple(
                (QPointF(part.left, part.top), _picture(part, 0, ratio, paint))
                for part in _legend_parts(scene)
            )
            self._legends_of = of
        for corner, picture in self._legends:
            painter.drawPixmap(corner, picture)

    def draw_card(
        self,
        painter: QPainter,
        card: Card,
        state: tuple[bool, bool],
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw a card by its picture; `paint` makes the picture where there is none."""
        at_right = card.pole >= card.rect.right - 1
        key = (card.position, card.form, card.lines, at_right, state)
        self._draw(painter, card.rect, key, paint)

    def draw_badge(
        self, painter: QPainter, badge: Badge, chosen: bool, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw a badge by its picture: those of the same count look the same."""
        self._draw(painter, badge.rect, (badge.text, badge.rect.width, chosen), paint)

    def _draw(
        self, painter: QPainter, rect: Rect, key: _Key, paint: Callable[[QPainter], None]
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        key = (*key, ratio)
        if (picture := self._pictures.get(key)) is None:
            if len(self._pictures) >= _MOST:
                self._pictures.clear()
            picture = self._pictures[key] = _picture(rect, _BORDER, ratio, paint)
        painter.drawPixmap(QPointF(rect.left - _BORDER, rect.top - _BORDER), picture)


def _legend_parts(scene: Scene) -> tuple[Rect, ...]:
    """The strips with the names of the lanes and with the key."""
    names = Rect(0, 0, math.ceil(scene.plot.left), math.ceil(scene.plot.bottom))
    if not scene.key:
        return (names,)
    top = math.floor(scene.plot.bottom if scene.axis is None else scene.axis.rect.bottom)
    return names, Rect(0, top, scene.width, scene.height - top)


def _picture(rect: Rect, border: int, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    """What `paint` draws in a rectangle and the border around it."""
    width, height = rect.width + 2 * border, rect.height + 2 * border
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(border - rect.left, border - rect.top)
    paint(painter)
    painter.end()
    return picture
