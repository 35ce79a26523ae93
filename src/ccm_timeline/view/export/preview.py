"""The left half of the export dialog: what will be written, or words where it is no picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ccm_timeline.view.export.canvas import Canvas
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.tool_tips import set_plain_tool_tip
from ccm_timeline.view.typefaces import Face

_DRAWN_SMALLER = "So large a picture is shown smaller than it will be written."
_Key = Qt.Key


class Preview(QWidget):
    """A page, the buttons to go through several, and sentences about what had no room."""

    page_wanted = Signal(int)
    """The number of a page, from 0."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._count = 0, 1
        self.canvas = Canvas(self)
        self.words = PlainLabel("", self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notes = PlainLabel("", self, ink=Ink.SECONDARY)
        self.notes.setAccessibleName("What has no room")
        self.pages = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.back = self._button("Previous", "Page Up")
        self.forward = self._button("Next", "Page Down")
        self.actual = QPushButton("Actual size", self)
        self.actual.setCheckable(True)
        self.actual.setAutoDefault(False)
        self.back.clicked.connect(lambda: self.page_wanted.emit(self._page - 1))
        self.forward.clicked.connect(lambda: self.page_wanted.emit(self._page + 1))
        self.actual.toggled.connect(self.canvas.show_actual)
        self._lay_out()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.words)
        row = QHBoxLayout()
        for part in (self.back, self.forward):
            row.addWidget(part)
        row.addWidget(self.pages, 1)
        row.addWidget(self.actual)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack, 1)
        layout.addLayout(row)
        layout.addWidget(self.notes)

    def _button(self, words: str, keys: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{words} page")
        set_plain_tool_tip(button, f"{words} page ({keys} on the preview)")
        return button

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def show_page(
        self, whole: QImage, small: QImage, page: int, count: int, *, is_whole: bool
    ) -> None:
        """Show a page of a picture; `is_whole` says whether it has all pixels that it will have."""
        self._page, self._count = page, count
        self._stack.setCurrentWidget(self.canvas)
        self.actual.setEnabled(is_whole)
        set_plain_tool_tip(self.actual, "" if is_whole else _DRAWN_SMALLER)
        if not is_whole:
            self.actual.setChecked(False)
        self.canvas.setAccessibleDescription(f"Page {page + 1} of {count}")
        self.canvas.show_page(whole, small)
        self._show_buttons(is_picture=True)

    def show_words(self, words: str) -> None:
        """Say what there is to be said of a file that has no picture, or of why there is none."""
        self._page, self._count = 0, 1
        self.canvas.show_page(QImage(), QImage())
        self.words.setText(words)
        self._stack.setCurrentWidget(self.words)
        self._show_buttons(is_picture=False)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def _show_buttons(self, *, is_picture: bool) -> None:
        several = self._count > 1
        for button in (self.back, self.forward):
            button.setVisible(several)
        self.back.setEnabled(self._page > 0)
        self.forward.setEnabled(self._page < self._count - 1)
        self.pages.setText(f"Page {self._page + 1} of {self._count}" if several else "")
        self.pages.setMinimumWidth(self.pages.natural_width())
        self.actual.setVisible(is_picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages, wherever in the preview the focus is."""
        step = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}.get(_Key(event.key()), 0)
        if not step or self._count == 1:
            super().keyPressEvent(event)
        elif 0 <= self._page + step < self._count:
            self.page_wanted.emit(self._page + step)
