"""What stands under a text that is read: its marked passages, and of what the current one tells."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccm_timeline.model.phrases import counted
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.beside import Beside
from ccm_timeline.view.parts.controls import ChevronButton, Direction, TextButton
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.reading.marks import Mark
from ccm_timeline.view.typefaces import Face

_EVENT, _STANCE = "Show event", "Show stance"


def _name(mark: Mark | None) -> str:
    """What the button says to whoever only hears it."""
    if mark is None:
        return "Show the event"
    where = "the timeline" if mark.stance is None else "the board of where they stand"
    return f"Show on {where}: {mark.words}"


class ReaderFoot(QWidget):
    """Two chevrons with the place between them, the event or stance, and the way to it."""

    step_requested = Signal(int)
    event_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = ChevronButton("Previous marked passage", Direction.UP, self)
        self.next = ChevronButton("Next marked passage", Direction.DOWN, self)
        self.place = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.show_event = TextButton((_EVENT, _STANCE), self)
        self.about = PlainLabel("", self, face=Face.SMALL)
        self._placed = Beside(self.place, self.show_event, self)
        self._is_compact = False
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in (self.previous, self.next):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._placed, 1)
        layout = column(self, 2)
        layout.addWidget(self.about)
        layout.addLayout(row)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.show_event.clicked.connect(self.event_requested)

    def show_mark(self, mark: Mark | None, index: int | None, count: int) -> None:
        """Say which of the marked passages is the current one, and of what it tells."""
        self.setVisible(count > 0)
        passages = counted(count, "passage")
        self.place.setText(passages if index is None else f"{index + 1:,} of {count:,}")
        self._placed.renew()
        self.about.setText("" if mark is None else mark.words)
        self._show_about()
        self.show_event.setEnabled(mark is not None)
        self.show_event.setText(_EVENT if mark is None or mark.stance is None else _STANCE)
        self.show_event.setAccessibleName(_name(mark))

    def make_compact(self, wanted: bool) -> None:
        """Leave the room to the text; the button's name still says which event it is."""
        self._is_compact = wanted
        self._show_about()

    def _show_about(self) -> None:
        self.about.setVisible(bool(self.about.text()) and not self._is_compact)

    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)
