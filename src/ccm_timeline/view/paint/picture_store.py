"""What is painted once and kept for a screen: a picture of a card costs a tenth of its texts."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ccm_timeline.layout.scene import Rect, Scene
from ccm_timeline.view.paint.dash_pictures import DashPictures
from ccm_timeline.view.paint.keeping import Paint
from ccm_timeline.view.paint.kept import Kept
from ccm_timeline.view.paint.placing import put
from ccm_timeline.view.paint.text_pictures import TextPictures

_MOST = 1500
"""Pictures kept; a card has some 40 KB."""

_BORDER = 2
"""Pixels around a card for the outline of a chosen one."""


class PictureStore:
    """The pictures of the cards and badges of one look, and of the names and the key."""

    def __init__(self) -> None:
        self._pictures: Kept[Hashable, QPixmap] = Kept(_MOST)
        self._legends: tuple[tuple[QPointF, QPixmap], ...] = ()
        self._legends_of: tuple[object, ...] = ()
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

    @property
    def has_whole_pixels(self) -> bool:
        """Whether a pixel of the scene is a whole number of the screen's."""
        return self._ratio.is_integer()

    def draw_legends(self, painter: QPainter, scene: Scene, paint: Paint) -> None:
        """Draw what does not move with the viewport; `paint` draws it, with the ground below it,
        where there is no picture.

        Each is a picture of its own: one as large as the window would cost more than all the rest
        of a frame.
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

    def draw(self, painter: QPainter, rect: Rect, key: Hashable, paint: Paint) -> None:
        """Draw what `paint` draws in a rectangle by its picture, made where there is none."""
        if (picture := self._pictures.get(key)) is None:
            picture = _picture(rect, _BORDER, self._ratio, paint)
            self._pictures.put(key, picture)
        put(painter, rect.left - _BORDER, rect.top - _BORDER, picture)


def _legend_parts(scene: Scene) -> Iterator[Rect]:
    """The rectangles of the lanes' names, and of the key."""
    metrics = scene.metrics
    for lane in scene.lanes:
        if lane.name:
            top = math.floor(lane.rect.top)
            height = metrics.lane_pad + (len(lane.name) + 0.5) * metrics.small_line
            bottom = min(math.ceil(lane.rect.bottom), math.ceil(top + height))
            yield Rect(0, top, math.ceil(scene.plot.left), bottom - top)
    if scene.key:
        top = math.floor(scene.plot.bottom if scene.axis is None else scene.axis.rect.bottom)
        yield Rect(0, top, scene.width, scene.height - top)


def _picture(
    rect: Rect,
    border: int,
    ratio: float,
    paint: Paint,
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
