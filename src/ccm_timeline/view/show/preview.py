"""A place of the show in small, as the audience sees it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.projection import Projection

_LEAST = QSize(240, 135)


class Preview(QWidget):
    """Draws one place in the shape of the audience's screen."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._projection: Projection | None = None
        self._place: Place | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def place(self) -> Place | None:
        """What it shows; None behind the last step."""
        return self._place

    def show_place(self, projection: Projection, place: Place | None) -> None:
        if (projection, place) != (self._projection, self._place):
            self._projection, self._place = projection, place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._projection is None:
            return
        sizes = self._projection.sizes
        scale = min(self.width() / sizes.width, self.height() / sizes.height)
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, sizes.width, sizes.height))
        if self._place is None:
            painter.fillRect(QRectF(0, 0, sizes.width, sizes.height), self.palette().mid())
            return
        self._projection.paint_place(painter, self._place)
