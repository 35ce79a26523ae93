"""The column beside the timeline: the panel, or in its place the text that is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ccm_timeline.session.session import Session
from ccm_timeline.view.reading.reader import Reader


class ReadingColumn(QStackedWidget):
    """Turns to the reader when a passage is read, and back to where the focus was."""

    def __init__(
        self, session: Session, panel: QWidget, reader: Reader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._came_from: QWidget | None = None
        self.addWidget(panel)
        self.addWidget(reader)
        session.reading.changed.connect(self._turn)

    def _turn(self) -> None:
        reads = self._session.reading.passage is not None
        was_reading = self.currentWidget() is self._reader
        if reads and not was_reading:
            self._came_from = QApplication.focusWidget()
            self.setCurrentWidget(self._reader)
        if reads:
            self._reader.begin()
            self._reader.focus()
        elif was_reading:
            focus = QApplication.focusWidget()
            self.setCurrentIndex(0)
            self._reader.let_go()
            if focus is not None and self._reader.isAncestorOf(focus):
                self._go_back()

    def _go_back(self) -> None:
        """Bring the focus to where it was before; where that is gone, to the panel."""
        before, self._came_from = self._came_from, None
        wanted = before if before is not None and before.isVisible() else self.currentWidget()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
