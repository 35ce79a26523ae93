"""Pinching, on a touch screen or a touch pad, zooms at the middle of the fingers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from ccm_timeline.view.timeline.gestures import WheelZoom


class Pinch(QObject):
    """Watches the viewport of the plot; pyqtgraph handles no touch."""

    def __init__(self, viewport: QWidget, zoom: WheelZoom) -> None:
        super().__init__(viewport)
        self._viewport, self._zoom = viewport, zoom
        viewport.grabGesture(Qt.GestureType.PinchGesture)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            return self._pinched(event)
        if isinstance(event, QNativeGestureEvent):
            return self._spread(event)
        return False

    def _pinched(self, event: QGestureEvent) -> bool:
        gesture = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(gesture, QPinchGesture):
            return False
        if gesture.state() is Qt.GestureState.GestureStarted:
            self._zoom.begin()
        centre = self._viewport.mapFromGlobal(gesture.centerPoint().toPoint())
        if gesture.scaleFactor() > 0:
            self._zoom.zoom(gesture.scaleFactor(), centre.x())
        event.accept(gesture)
        return True

    def _spread(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.BeginNativeGesture:
            self._zoom.begin()
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom.zoom(max(1 + event.value(), 0.1), event.position().x())
        return True
