"""The line over an event that the filters hide, with the button that brings it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

WORDS = "The filters hide this event."
_BELOW = 8


class HiddenNote(QWidget):
    """Takes no room while the event is shown."""

    show_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel(WORDS, self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.button = TextButton(("Show all",), self)
        self.button.setAccessibleName("Show all events")
        self.button.clicked.connect(self.show_all_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, _BELOW)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def tell(self, is_hidden: bool) -> None:
        """Show the line where the event is hidden, and have it read aloud where it comes up."""
        if is_hidden is not self.isHidden():
            return
        self.setVisible(is_hidden)
        if is_hidden:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, WORDS))
