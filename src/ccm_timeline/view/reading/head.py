"""What stands over a text that is read: the way back, the source, and how the words were found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.reading.find_row import ReaderFindRow
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

ABSENT = "This source text is not here: attach it to read on."


class ReaderHead(QWidget):
    """Back, title, imprint, one sentence, and the search."""

    left = Signal()
    attach_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._imprint = self._short = ""
        self._is_compact = False
        self.back = TextButton(("‹ Back",), self)
        self.back.setAccessibleName("Back to the event")
        self.attach = TextButton(("Attach…",), self)
        self.attach.setAccessibleName("Attach the source texts")
        self.title = PlainLabel("", self)
        self.standing = PlainLabel("", self)
        self.find_row = ReaderFindRow(self)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.attach)
        layout = column(self, 4)
        layout.addLayout(top)
        layout.addWidget(self.title)
        layout.addWidget(self.standing)
        layout.addSpacing(2)
        layout.addWidget(self.find_row)
        self.back.clicked.connect(self.left)
        self.attach.clicked.connect(self.attach_requested)

    def show_source(self, title: str, imprint: str, short: str) -> None:
        """Name the source; by the short name where there is little room."""
        self._title, self._imprint, self._short = title, imprint, short
        self._name()

    def make_compact(self, wanted: bool) -> None:
        """Leave the room to the text."""
        self._is_compact = wanted
        self._name()

    def _name(self) -> None:
        if self._is_compact:
            self.title.show_runs(Run(self._short, Face.STRONG))
        else:
            imprint = Run(f"\n{self._imprint}", Face.SMALL, Ink.SECONDARY)
            self.title.show_runs(Run(self._title, Face.STRONG), imprint)

    def show_standing(self, words: str, *, is_good: bool) -> None:
        """Say how the passage was found in the text that is here."""
        mark, ink = ("✓", Ink.GOOD) if is_good else ("!", Ink.WARNING)
        self._say(f"{mark} {words}", ink, is_here=True)

    def show_absent(self) -> None:
        """Say that there is nothing to read."""
        self._say(ABSENT, Ink.SECONDARY, is_here=False)

    def _say(self, words: str, ink: Ink, *, is_here: bool) -> None:
        self.standing.show_runs(Run(words, Face.SMALL, ink))
        self.attach.setVisible(not is_here)
        self.find_row.setVisible(is_here)
