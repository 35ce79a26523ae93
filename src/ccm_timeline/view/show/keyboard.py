"""Hears the keys of the show, whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.view.show.acts import stroke_of

_CLICKER = frozenset({Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5, Qt.Key.Key_Escape})
"""Keys that are the show's even where text is typed: it has no use for them."""


class Keyboard(QObject):
    """Takes key presses before any widget of the program gets them, while a show runs."""

    pressed = Signal(object)
    """A stroke."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application

    def listen(self) -> None:
        self._application.installEventFilter(self)

    def rest(self) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        # Windows hear a key before their widgets do, and both pass here.
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if not self._is_ours(watched, event):
            return False
        stroke = stroke_of(event)
        if stroke is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            self.pressed.emit(stroke)
        return True

    def _is_ours(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Menus, dialogs and fields of text keep the keys that they need."""
        if self._application.activePopupWidget() or self._application.activeModalWidget():
            return False
        if watched.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return event.key() in _CLICKER
        return True
