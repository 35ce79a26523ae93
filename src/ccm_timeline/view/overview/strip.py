"""The widget of the strip: shows where one is, and takes one anywhere else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccm_timeline.layout.calendar import year_name
from ccm_timeline.layout.overview import Columns, year_labels
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.days import ymd
from ccm_timeline.session.session import Session
from ccm_timeline.view.hold import Hold
from ccm_timeline.view.overview.grip import Grip, dragged, grip_at
from ccm_timeline.view.overview.picture import STEP, Content, Places, make_picture
from ccm_timeline.view.paint.subject import WORDS
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.typefaces import Face, font_of

_SIDE, _TOP, _COLUMNS, _BELOW = 12, 5, 32, 6
_NARROWEST = 6.0
"""Pixels that the window is wide at the least, to be seen and taken hold of."""

_GRIP_WIDTH, _GRIP_HEIGHT = 4.0, 14.0
_CURSORS = {
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.WHOLE: Qt.CursorShape.OpenHandCursor,
    Grip.NONE: Qt.CursorShape.PointingHandCursor,
}


class OverviewStrip(QWidget):
    """Density, hits and years, kept as a picture; the window alone is painted in each frame."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._palette = session, palette
        self._columns: Columns | None = None
        self._picture: QPixmap | None = None
        self._grip: Grip | None = None
        self._hold: Hold | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._connect()
        self._name()

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self._on_document_changed)
        session.scale_changed.connect(self._on_scale_changed)
        session.filter_changed.connect(self._on_content_changed)
        session.search_changed.connect(self._on_content_changed)
        session.viewport_changed.connect(self.update)

    def apply(self, palette: Palette) -> None:
        """Wear other colours."""
        self._palette = palette
        self._on_content_changed()

    def sizeHint(self) -> QSize:
        return QSize(320, _TOP + _COLUMNS + QFontMetrics(self._font()).height() + _BELOW)

    # What is shown.

    def window_edges(self) -> tuple[float, float]:
        """The left and right edge of the window, in pixels."""
        left, right = (self._x(unit) for unit in _ends(self._session.viewport))
        if right - left < _NARROWEST:
            middle = (left + right) / 2
            return middle - _NARROWEST / 2, middle + _NARROWEST / 2
        return left, right

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        places = self._places()
        painter.fillRect(self.rect(), QColor(self._palette.ground))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(self._palette.rule))
        if not len(self._session.timeline):
            return
        self._draw_window(painter, places)
        # On a screen of another ratio it would be blurred, or coarse.
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = make_picture(
                self._content(places), places, self._palette, self._font(), self.devicePixelRatioF()
            )
        painter.drawPixmap(0, 0, self._picture)

    def _draw_window(self, painter: QPainter, places: Places) -> None:
        left, right = self.window_edges()
        left, right = max(left, 1.0), min(right, self.width() - 1.0)
        body = QRectF(left, places.top - 1, right - left, places.bottom - places.top + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._palette.accent), 1.0))
        ground = QColor(self._palette.selection)
        ground.setAlphaF(0.5)
        painter.setBrush(ground)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.accent))
        for x in (left, right) if right - left > 4 * _GRIP_WIDTH else ():
            grip = QRectF(0, 0, _GRIP_WIDTH, _GRIP_HEIGHT)
            grip.moveCenter(body.center())
            grip.moveLeft(x - _GRIP_WIDTH / 2)
            painter.drawRoundedRect(grip, _GRIP_WIDTH / 2, _GRIP_WIDTH / 2)

    def _content(self, places: Places) -> Content:
        session = self._session
        count = max(int(places.right - places.left) // STEP, 1)
        if self._columns is None or self._columns.count != count:
            self._columns = Columns(session.table.line(session.scale), count)
        width = places.right - places.left
        apart = QFontMetrics(self._font()).horizontalAdvance("2000 BC") + 8
        return Content(
            self._columns.heights(None if session.passing is None else session.shown),
            self._columns.having(session.hits),
            year_labels(session.scale, places.left, width, apart, WORDS),
        )

    def _places(self) -> Places:
        right = max(self.width() - _SIDE, _SIDE + 1)
        return Places(self.width(), self.height(), _SIDE, right, _TOP, _TOP + _COLUMNS)

    def _font(self) -> QFont:
        return font_of(Face.SMALL, self.font())

    def _x(self, unit: float) -> float:
        whole, places = self._session.scale.whole, self._places()
        return places.left + (unit - whole.left) * (places.right - places.left) / whole.width

    def _units_per_pixel(self) -> float:
        places = self._places()
        return self._session.scale.whole.width / (places.right - places.left)

    # What changes.

    def _on_document_changed(self) -> None:
        self._name()
        self._on_scale_changed()

    def _on_scale_changed(self) -> None:
        self._let_go()  # What was taken hold of was in other units.
        self._columns = None
        self._on_content_changed()

    def _on_content_changed(self) -> None:
        self._picture = None
        self.update()

    def _name(self) -> None:
        timeline = self._session.timeline
        if not len(timeline):
            self.setAccessibleName("Overview, no events")
            return
        first, last = (year_name(ymd(day)[0], WORDS) for day in timeline.dates.range())
        self.setAccessibleName(f"Overview, {first} to {last}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_content_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_picture"):
            self.updateGeometry()
            self._on_content_changed()

    # The pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window; beside it, bring it to the pointer first."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._grip = grip_at(x, *self.window_edges())
        if self._grip is Grip.NONE:
            middle = sum(self.window_edges()) / 2
            self._hold, self._grip = Hold(self._session, middle), Grip.WHOLE
            self._drag(self._hold, x)
        else:
            self._hold = Hold(self._session, x)
        self._show_pointer(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()  # A dialog may have had the release.
        if self._hold is not None:
            self._drag(self._hold, event.position().x())
        self._show_pointer(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._let_go()
        self._show_pointer(event.position().x())

    def _drag(self, hold: Hold, x: float) -> None:
        hold.remember()
        viewport, pixels = hold.moved(x)
        units = pixels * self._units_per_pixel()
        hold.look(dragged(viewport, self._grip or Grip.NONE, units, self._session.scale.whole))

    def _let_go(self) -> None:
        self._grip = self._hold = None

    def _show_pointer(self, x: float) -> None:
        shape = _CURSORS[self._grip or grip_at(x, *self.window_edges())]
        if self._grip is Grip.WHOLE:
            shape = Qt.CursorShape.ClosedHandCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)


def _ends(viewport: Viewport) -> tuple[float, float]:
    return viewport.left, viewport.right
