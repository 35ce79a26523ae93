"""Asks which work sheets are wanted, on which paper, and where their solutions stand."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.model.choices import Exercise, PaperSize, Solutions
from ccm_timeline.model.phrases import counted
from ccm_timeline.view.worksheets.sheets import TITLES

_PAPERS = {PaperSize.A4: "A4", PaperSize.LETTER: "Letter"}
_SOLUTIONS = {
    Solutions.APPENDED: "On the last pages",
    Solutions.SEPARATE: "By themselves",
    Solutions.NONE: "None",
}


class WorksheetWish(msgspec.Struct, frozen=True):
    """What was chosen."""

    exercises: tuple[Exercise, ...]
    solutions: Solutions
    paper: PaperSize


class WorksheetsDialog(QDialog):
    """It writes nothing: it says what is asked for."""

    print_requested = Signal(object)
    """A `WorksheetWish`."""
    save_requested = Signal(object)
    """A `WorksheetWish`."""

    def __init__(
        self, counts: Mapping[Exercise, int], paper: PaperSize, parent: QWidget | None = None
    ) -> None:
        """`counts` are the sheets that the document gives of each activity."""
        super().__init__(parent)
        self.setWindowTitle("Work sheets — CCM Timeline")
        self.boxes = {each: self._make_box(each, counts[each]) for each in Exercise}
        self.paper = QComboBox(self)
        for size, words in _PAPERS.items():
            self.paper.addItem(words, size)
        self.paper.setCurrentIndex(list(_PAPERS).index(paper))
        self.solutions = QComboBox(self)
        for choice, words in _SOLUTIONS.items():
            self.solutions.addItem(words, choice)
        self._lay_out()
        self._follow()

    @property
    def wish(self) -> WorksheetWish:
        wanted = tuple(each for each, box in self.boxes.items() if box.isChecked())
        return WorksheetWish(wanted, self.solutions.currentData(), self.paper.currentData())

    def _make_box(self, exercise: Exercise, count: int) -> QCheckBox:
        told = counted(count, "sheet") if count else "this timeline holds too little"
        box = QCheckBox(f"{TITLES[exercise]} ({told})", self)
        box.setChecked(count > 0)
        box.setEnabled(count > 0)
        box.toggled.connect(self._follow)
        return box

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        for box in self.boxes.values():
            layout.addWidget(box)
        choices = QFormLayout()
        choices.addRow("&Paper:", self.paper)
        choices.addRow("&Solutions:", self.solutions)
        layout.addSpacing(8)
        layout.addLayout(choices)
        layout.addSpacing(8)
        layout.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(self)
        self.print_button = buttons.addButton("P&rint…", role.ActionRole)
        self.save_button = buttons.addButton("Save as P&DF…", role.ActionRole)
        buttons.addButton("Cancel", role.RejectRole)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.save_button.setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons

    def _follow(self) -> None:
        """Where nothing is chosen, there is nothing to make."""
        some = any(box.isChecked() for box in self.boxes.values())
        self.print_button.setEnabled(some)
        self.save_button.setEnabled(some)

    def _print(self) -> None:
        self.accept()
        self.print_requested.emit(self.wish)

    def _save(self) -> None:
        self.accept()
        self.save_requested.emit(self.wish)
