"""The row by which the text that is read is searched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.view.finding.find_bar import FindField
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import ChevronButton, Direction
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

_NARROWEST = 90


class ReaderFindRow(QWidget):
    """A field, the count, and two chevrons."""

    wanted = Signal(str)
    step_requested = Signal(int)
    left = Signal()
    """The focus is to go back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FindField(self)
        self.field.setAccessibleName("Find in this text")
        self.field.setPlaceholderText("Find in this text")
        self.field.setMinimumWidth(_NARROWEST)
        self.count = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.previous = ChevronButton("Previous place in this text", Direction.UP, self)
        self.next = ChevronButton("Next place in this text", Direction.DOWN, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.field, self.count, self.previous, self.next):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setStretchFactor(self.field, 1)
        self.field.textChanged.connect(self.wanted)
        self.field.step_requested.connect(self.step_requested)
        self.field.left.connect(self._on_left)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.tell("", some=False)

    def start(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def tell(self, words: str, *, some: bool) -> None:
        """Show the count, and say it to whoever only hears."""
        self.previous.setEnabled(some)
        self.next.setEnabled(some)
        if words != self.count.text():
            self.count.setText(words)
            self.count.setFixedWidth(self.count.natural_width() if words else 0)
            if words and self.field.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _on_left(self) -> None:
        self.field.clear()
        self.left.emit()

    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)
