"""The lowest row of the export dialog: its buttons, or how far an export is."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.plain import PlainLabel

_STEPS = 1000


class Foot(QWidget):
    """While something is made, only Cancel can be pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = PlainLabel("", self, ink=Ink.SECONDARY)
        self.words.setAccessibleName("What was done")
        self.bar = QProgressBar(self, maximum=_STEPS, textVisible=False)
        self.bar.setAccessibleName("Done so far")
        self.cancel = QPushButton("Cancel", self)
        self.save = QPushButton("&Save…", self)
        self.copy = QPushButton("Cop&y", self)
        self.print = QPushButton("Pr&int…", self)
        self.close_ = QPushButton("Close", self)
        self.save.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        for button in (self.cancel, self.save, self.copy, self.print, self.close_):
            row.addWidget(button)
        self._work = (self.save, self.copy, self.print, self.close_)
        self.end("")

    def begin(self, words: str) -> None:
        """Say what is being done."""
        self.words.setText(words)
        self.bar.setValue(0)
        self._show(is_busy=True)
        self.cancel.setFocus()

    def tell(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self.bar.setValue(round(share * _STEPS))

    def end(self, words: str) -> None:
        """Say what came of it; nothing is done any more."""
        self.words.setText(words)
        self._show(is_busy=False)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show(self, *, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.cancel.setVisible(is_busy)
        for button in self._work:
            button.setVisible(not is_busy)
