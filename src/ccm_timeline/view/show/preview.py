"""A step of the show in small, with nothing hidden."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.projection import Projection
from ccm_timeline.view.show.state import ShowState

_LEAST = QSize(240, 135)


class Preview(QWidget):
    """Draws one step in the shape of the audience's screen; the picture is kept."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._projection: Projection | None = None
        self._state: ShowState | None = None
        self._picture = QPixmap()
        self.setAccessibleName(name)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def place(self) -> Place | None:
        """What it shows; None behind the last step."""
        return None if self._state is None else self._state.place

    def show_state(self, projection: Projection, state: ShowState | None) -> None:
        bare = None if state is None else projection.bare(state)
        if (projection, bare) != (self._projection, self._state):
            self._projection, self._state = projection, bare
            self._picture = QPixmap()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._projection is None:
            return
        if self._picture.isNull():
            self._picture = self._drawn(self._projection)
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _drawn(self, projection: Projection) -> QPixmap:
        sizes, ratio = projection.sizes, self.devicePixelRatioF()
        scale = min(self.width() / sizes.width, self.height() / sizes.height)
        room = QRectF(0, 0, sizes.width, sizes.height)
        picture = QPixmap((room.size() * scale * ratio).toSize().expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        if self._state is None:
            painter.fillRect(room, self.palette().mid())
        else:
            projection.paint(painter, self._state)
        # White on white would have no edge.
        painter.setPen(QPen(self.palette().mid().color(), 2 / scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)
        painter.end()
        return picture
