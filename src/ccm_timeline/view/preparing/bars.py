"""The rows of buttons over the list and below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.model.phrases import counted
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.tool_tips import set_plain_tool_tip

_THEMES = {
    None: "As chosen in the show",
    ShowTheme.LIGHT: "Light",
    ShowTheme.DARK: "Dark",
}


class UpperBar(QWidget):
    """Moving, undoing, and how many steps the show has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.up = self._button("Move &up", "Alt+Up")
        self.down = self._button("Move &down", "Alt+Down")
        self.undo = self._button("Undo", QKeySequence.StandardKey.Undo)
        self.redo = self._button("Redo", QKeySequence.StandardKey.Redo)
        self.counts = PlainLabel("", self, ink=Ink.SECONDARY)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (self.up, self.down, self.undo, self.redo):
            layout.addWidget(button)
        layout.addSpacing(12)
        layout.addWidget(self.counts, 1)

    def follow(self, changes: QUndoStack) -> None:
        """Undo and redo what stands in this stack."""
        self.undo.clicked.connect(changes.undo)
        self.redo.clicked.connect(changes.redo)
        changes.canUndoChanged.connect(self.undo.setEnabled)
        changes.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(changes.canUndo())
        self.redo.setEnabled(changes.canRedo())
        changes.undoTextChanged.connect(self._name_undo)
        changes.redoTextChanged.connect(self._name_redo)

    def _name_undo(self, change: str) -> None:
        """Tell those who cannot see the list what would be undone."""
        self.undo.setAccessibleName(f"Undo {change}".strip())

    def _name_redo(self, change: str) -> None:
        self.redo.setAccessibleName(f"Redo {change}".strip())

    def show_counts(self, shown: int, count: int, *, has_row: bool) -> None:
        """Say how many of the steps the show has."""
        self.up.setEnabled(has_row)
        self.down.setEnabled(has_row)
        left_out = f", {count - shown:,} left out" if shown < count else ""
        self.counts.setText(f"{counted(shown, 'step')}{left_out}")

    def _button(self, words: str, keys: str | QKeySequence.StandardKey) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        set_plain_tool_tip(button, f"{words.replace('&', '')} ({shown})")
        return button


class LowerBar(QWidget):
    """What holds for the whole show."""

    theme_chosen = Signal(object)
    """A `ShowTheme`, or None for the one that was chosen last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = QComboBox(self)
        self.theme.setAccessibleName("Colours of the show")
        for theme, words in _THEMES.items():
            self.theme.addItem(words, theme)
        self.theme.activated.connect(lambda at: self.theme_chosen.emit(self.theme.itemData(at)))
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("&Colours of the show:", self.theme)
        self.reset = QPushButton("Order of &time", self)
        set_plain_tool_tip(self.reset, "Put every step back into its place in time; notes stay.")
        self.present = QPushButton("&Present from here", self)
        set_plain_tool_tip(self.present, "Begin the show at this step (Shift+F5)")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.reset)
        layout.addStretch()
        layout.addWidget(self.present)

    def show_theme(self, theme: ShowTheme | None) -> None:
        self.theme.setCurrentIndex(list(_THEMES).index(theme))
