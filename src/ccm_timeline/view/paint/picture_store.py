"""What is painted once and kept for a screen: a picture of a card costs a tenth of its texts."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ccm_timeline.layout.scene import Badge, Card, Rect, Scene
from ccm_timeline.view.paint.dash_pictures import DashPictures
from ccm_timeline.view.paint.text_pictures import TextPictures

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
        self._ratio = 1.0
        self.texts = TextPictures()
        self.dashes = DashPictures()

    def clear(self) -> None:
        self._pictures.clear()
        self._legends_of = ()
        self.texts = TextPictures(self._ratio)
        self.dashes = DashPictures(self._ratio)

    def begin(self, painter: QPainter) -> None:
        """Begin a frame; on a screen of another resolution all pictures are painted anew."""
        ratio = painter.device().devicePixelRatioF()
        if ratio != self._ratio:
            self._ratio = ratio
            self.clear()

    def draw_legends(
        self, painter: QPainter, scene: Scene, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw what does not move with the viewport; `paint` draws it, with the ground below it,
        where there is no picture.

        It stands beside the plot and below the axis: a picture as large as the window would cost
        more than all the rest of a frame.
        """
        of = (scene.width, scene.height, scene.lanes, scene.key)
        if of != self._legends_of:
            self._legends = tuple(
                (QPointF(part.left, part.top), _picture(part, 0, self._ratio, paint, opaque=True))
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
        """Draw a badge by its picture: those of the same count and sign look the same."""
        key = (badge.text, badge.disputed > 0, badge.rect.width, chosen)
        self._draw(painter, badge.rect, key, paint)

    def draw_sign(self, painter: QPainter, rect: Rect, paint: Callable[[QPainter], None]) -> None:
        """Draw the sign beside a mark by its picture: all of them look the same."""
        self._draw(painter, rect, ("sign",), paint)

    def _draw(
        self, painter: QPainter, rect: Rect, key: _Key, paint: Callable[[QPainter], None]
    ) -> None:
        if (picture := self._pictures.get(key)) is None:
            if len(self._pictures) >= _MOST:
                self._pictures.clear()
            picture = self._pictures[key] = _picture(rect, _BORDER, self._ratio, paint)
        painter.drawPixmap(QPointF(rect.left - _BORDER, rect.top - _BORDER), picture)


def _legend_parts(scene: Scene) -> tuple[Rect, ...]:
    """The strips with the names of the lanes and with the key."""
    names = Rect(0, 0, math.ceil(scene.plot.left), math.ceil(scene.plot.bottom))
    if not scene.key:
        return (names,)
    top = math.floor(scene.plot.bottom if scene.axis is None else scene.axis.rect.bottom)
    return names, Rect(0, top, scene.width, scene.height - top)


def _picture(
    rect: Rect,
    border: int,
    ratio: float,
    paint: Callable[[QPainter], None],
    *,
    opaque: bool = False,
) -> QPixmap:
    """What `paint` draws in a rectangle and the border around it.

    A picture that is `opaque`, every pixel of which `paint` fills, is copied faster.
    """
    width, height = rect.width + 2 * border, rect.height + 2 * border
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    if not opaque:
        picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(border - rect.left, border - rect.top)
    paint(painter)
    painter.end()
    return picture
