"""Esc ends the marking of a span that the mouse has begun."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ccm_timeline.view.timeline.gestures import SpanZoom
from ccm_timeline.view.timeline.plot import Plot


class EscapeEnds(QObject):
    """Watches the keys of the timeline, and claims Esc while a span is marked."""

    def __init__(self, view: Plot, span: SpanZoom) -> None:
        super().__init__(view)
        self._view, self._span = view, span
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is not QEvent.Type.ShortcutOverride
            or not isinstance(event, QKeyEvent)
            or event.key() != Qt.Key.Key_Escape
            or self._span.span is None
        ):
            return False
        self._span.cancel()
        self._view.viewport().update()
        event.accept()
        return True
