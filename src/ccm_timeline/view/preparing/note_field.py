"""The field for the note of a step: plain text, kept character for character."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ccm_timeline.model.document import TEXT_LIMIT

_PARAGRAPH_END = "\u2029"
"""What Qt's raw text has between paragraphs; its other text loses no-break spaces."""

_HALVES = ("\ud800", "\udfff")
"""Halves of surrogate pairs lie between these; no file can hold one alone."""


class NoteField(QPlainTextEdit):
    """Undoing is the window's: the field would only know of its own text."""

    edited = Signal(str)
    """Somebody typed: the whole note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        # The style's own frame is too faint in dark colours.
        self.setStyleSheet("QPlainTextEdit { border: 1px solid palette(dark); padding: 4px; }")
        self.setAccessibleName("Note for this step")
        self.setPlaceholderText("What you alone see in the presenter’s view.")
        self.textChanged.connect(self._on_changed)

    def show_note(self, note: str) -> None:
        """Show a step's note; the cursor stays where it is if that is the same text."""
        if note != self._shown:
            self._shown = note
            blocked = self.blockSignals(True)
            self.setPlainText(note)
            self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        """Leave the keys for undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = QKeySequence.StandardKey
            if event.matches(key.Undo) or event.matches(key.Redo):
                event.ignore()
                return False
        return super().event(event)

    def _on_changed(self) -> None:
        text = self.document().toRawText().replace(_PARAGRAPH_END, "\n")
        first, last = _HALVES
        note = "".join(c for c in text if not first <= c <= last)[:TEXT_LIMIT]
        if note != self._shown:
            self._shown = note
            self.edited.emit(note)
        if note != text:
            self._shown = text
            self.show_note(note)
