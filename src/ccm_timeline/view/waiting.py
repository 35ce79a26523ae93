"""A small bar at the foot of the window while a document is read, with a way to stop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QWidget,
)

from ccm_timeline.view.plain import PlainLabel

_STEPS = 1000
_BAR_WIDTH = 180
_FROM_FOOT = 24


class Waiting(QFrame):
    """It lies over the window and moves nothing; Esc or its button says that nobody waits."""

    cancel_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._words = PlainLabel()
        self._bar = QProgressBar(maximum=_STEPS, textVisible=False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName("Read so far")
        self._button = QPushButton("Cancel")
        self._button.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        for part in (self._words, self._bar, self._button):
            row.addWidget(part)
        self.hide()

    def begin(self, words: str) -> None:
        """Say what is waited for."""
        self._words.setText(words)
        self._words.setFixedWidth(self._words.natural_width())
        if self.isHidden():
            # Of the application, because the keys go to whatever part of the window has the focus.
            self._application().installEventFilter(self)
        self.show()
        self._place()
        self.raise_()

    def tell(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self._bar.setValue(round(share * _STEPS))

    def end(self) -> None:
        """Nothing is waited for any more."""
        if not self.isHidden():
            self._application().removeEventFilter(self)
        self.hide()
        self._bar.setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._place()
        elif event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._is_for_us(event) and self._on_escape(event)
        return False

    def _is_for_us(self, event: QEvent) -> bool:
        """Whether it is Esc, and no dialog or menu lies before the window."""
        return (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
        )

    def _on_escape(self, event: QEvent) -> bool:
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.cancel_requested.emit()
        return True

    def _application(self) -> QCoreApplication:
        application = QApplication.instance()
        assert application is not None
        return application

    def _place(self) -> None:
        self.adjustSize()
        room = self._window.size() - self.size()
        self.move(room.width() // 2, room.height() - _FROM_FOOT)
