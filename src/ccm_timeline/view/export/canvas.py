"""Shows a page of a picture, fitted into its room or pixel for pixel."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from ccm_timeline.view.focus import by_key, draw_focus_ring
from ccm_timeline.view.palette import worn_by

_EDGE = 6
"""Pixels around a page that is fitted: its frame and the ring of the focus stand there."""

LEAST = QSize(220, 150)


class Canvas(QScrollArea):
    """The page in its frame; it is scrolled where it is larger than its room."""

    room_changed = Signal()
    """The page that is shown should be fitted anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = _Page(self)
        self.setWidget(self._page)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview")
        self.setWidgetResizable(True)

    @property
    def image(self) -> QImage:
        """The page as it will be written; null where there is none."""
        return self._page.whole

    @property
    def room(self) -> QSize:
        """Pixels of the screen that a fitted page may have."""
        margins = QSize(2 * _EDGE, 2 * _EDGE)
        return (self.maximumViewportSize() - margins) * self.devicePixelRatioF()

    @property
    def is_actual(self) -> bool:
        return not self.widgetResizable()

    def show_page(self, whole: QImage, small: QImage) -> None:
        """Show a page of which `small` is a fitted copy."""
        self._page.whole, self._page.small = whole, small
        self._lay_out()

    def show_fitted(self, small: QImage) -> None:
        self._page.small = small
        self._page.update()

    def show_actual(self, wanted: bool) -> None:
        """Show each pixel of the page as one of the screen, or all of the page."""
        self.setWidgetResizable(not wanted)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys for pages to the preview; arrows scroll."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._page.show_ring(by_key(event, self._page.is_ringed))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._page.show_ring(False)

    def _lay_out(self) -> None:
        if self.is_actual:
            ratio = self.devicePixelRatioF()
            self._page.setFixedSize(self._page.whole.size() / ratio)
        else:
            self._page.setMinimumSize(0, 0)
            self._page.setMaximumSize(16_777_215, 16_777_215)
        self._page.update()


class _Page(QWidget):
    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.whole, self.small = QImage(), QImage()
        self.is_ringed = False

    def show_ring(self, wanted: bool) -> None:
        self.is_ringed = wanted
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.whole.isNull():
            self._paint_image(painter, event)
        if self.is_ringed:
            draw_focus_ring(painter, self)

    def _paint_image(self, painter: QPainter, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._canvas.is_actual:
            shown = event.rect()
            source = QRect(shown.topLeft() * ratio, shown.size() * ratio)
            painter.drawImage(shown, self.whole, source)
            return
        target = self._place()
        # A copy for another size stands in until the one for this size has come.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self.small)
        painter.setPen(QPen(QColor(worn_by(self.palette()).rule), 1))
        painter.drawRect(target.adjusted(-1, -1, 0, 0))

    def _place(self) -> QRect:
        """Where a fitted page stands: in the middle, no larger than its own pixels."""
        room = QSize(self.width() - 2 * _EDGE, self.height() - 2 * _EDGE)
        size = self.whole.size() / self.devicePixelRatioF()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRect(left, top, size.width(), size.height())
