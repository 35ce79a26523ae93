"""Offers the unsaved changes that were left when the program did not end well."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.plain import PlainLabel, one_line
from ccm_timeline.view.typefaces import Face

WORDS = (
    "The program did not end as it should, and changes were not saved. What you leave here is "
    "offered again at the next start."
)
_LETTERS, _SHARE = 110, 0.8
"""The width in letters, and the share of the screen's height that is filled at most."""


class Left(msgspec.Struct, frozen=True):
    """The changes of one document, as they are shown."""

    name: str
    when: str


class RecoveryDialog(QDialog):
    """A row for each document; with the last one that is taken away the dialog goes."""

    compare_requested = Signal(int)
    """The place of an entry, from 0."""
    discard_requested = Signal(int)

    def __init__(self, entries: Sequence[Left], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unsaved changes — CCM Timeline")
        self.chosen: int | None = None
        """The place of the entry that is to be restored, for which the dialog closed."""
        self.rows = [_Row(entry, self) for entry in entries]
        for at, row in enumerate(self.rows):
            row.restore.clicked.connect(lambda _=False, at=at: self._on_restore(at))
            row.compare.clicked.connect(lambda _=False, at=at: self.compare_requested.emit(at))
            row.discard.clicked.connect(lambda _=False, at=at: self.discard_requested.emit(at))
        buttons = QDialogButtonBox(self)
        buttons.addButton("Later", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(WORDS, self))
        layout.addWidget(self._make_list(), 1)
        layout.addWidget(buttons)
        # Enter presses what the keys are on, and at first what most people want.
        self.rows[0].restore.setDefault(True)
        self.rows[0].restore.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _make_list(self) -> QScrollArea:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName("Documents with unsaved changes")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _fit(self) -> None:
        """As high as the entries, as far as the screen has room for them."""
        letters = self.fontMetrics()
        width = _LETTERS * letters.averageCharWidth()
        inner = width - 3 * letters.height()
        rows = sum(row.height_in(inner) + letters.height() // 2 for row in self.rows)
        frame = 7 * letters.lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width, room.width()), min(frame + rows, round(room.height() * _SHARE)))

    def _on_restore(self, at: int) -> None:
        self.chosen = at
        self.accept()

    def take_away(self, at: int) -> None:
        """Show an entry no more."""
        self.rows[at].hide()
        left = [row for row in self.rows if not row.isHidden()]
        if left:
            left[0].restore.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()


class _Row(QFrame):
    """One document: its name, the time of the changes, and what can be done."""

    def __init__(self, entry: Left, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        name = one_line(entry.name)
        self.restore, self.compare, self.discard = (
            self._make_button(words, name) for words in ("Restore", "Compare…", "Discard")
        )
        grid = QGridLayout(self)
        grid.addWidget(PlainLabel(name, self, face=Face.STRONG), 0, 0)
        grid.addWidget(PlainLabel(entry.when, self, face=Face.SMALL, ink=Ink.SECONDARY), 1, 0)
        grid.setColumnStretch(0, 1)
        for at, button in enumerate((self.restore, self.compare, self.discard), 1):
            grid.addWidget(button, 0, at, 2, 1)

    def height_in(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def _make_button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAccessibleName(f"{words.removesuffix('…')}: {name}")
        return button
