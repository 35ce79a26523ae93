"""Hears the keys of the show, whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.view.interruptions import INTERRUPTIONS
from ccm_timeline.view.show.acts import stroke_of

_CLICKER = frozenset({Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5, Qt.Key.Key_Escape})
"""Keys that are the show's even where text is typed: it has no use for them."""

_KINDS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease)
_AT_ONCE = 2
"""Milliseconds from a release to a press within which no finger has pressed."""


class Keyboard(QObject):
    """Takes key presses before any widget of the program gets them, while a show runs."""

    pressed = Signal(object)
    """A stroke."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._released = 0, 0
        """The key that was let go last, and when, in the milliseconds of the window system."""

    def listen(self) -> None:
        self._application.installEventFilter(self)

    def rest(self) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KINDS:
            return False
        # Windows hear a key before their widgets do, and both pass here.
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if kind == QEvent.Type.KeyRelease:
            self._released = event.key(), event.timestamp()
            return False
        if not self._is_ours(watched, event):
            return False
        stroke = stroke_of(event, repeated=self._is_repeated(event))
        if stroke is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            self.pressed.emit(stroke)
        return True

    def _is_repeated(self, event: QKeyEvent) -> bool:
        """Whether a key is held down. X tells it by a release and a press at the same time, which
        Qt takes for two when they do not arrive together."""
        key, at = self._released
        since = event.timestamp() - at
        return event.isAutoRepeat() or (key == event.key() and at > 0 and 0 <= since <= _AT_ONCE)

    def _is_ours(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Menus, dialogs and fields of text keep the keys that they need."""
        if self._application.activePopupWidget() or self._application.activeModalWidget():
            return False
        if INTERRUPTIONS.has_opened(watched.window()):
            return event.key() in _CLICKER - {Qt.Key.Key_Escape}
        if watched.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return event.key() in _CLICKER
        return True
