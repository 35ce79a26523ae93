"""Shows what differs between two versions of a document, as lines to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ccm_timeline.view.plain import PlainLabel

NONE = "Nothing differs that this program knows of."
_LINES, _LETTERS = 16, 100


class ComparisonDialog(QDialog):
    """The lines of a comparison, above what can be done; `chosen` says which, from 0."""

    def __init__(
        self,
        sentence: str,
        lines: Sequence[str],
        buttons: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Compare — CCM Timeline")
        self.chosen: int | None = None
        self.lines = QPlainTextEdit("\n".join(lines) or NONE, self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName("Differences")
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(sentence, self))
        layout.addWidget(self.lines, 1)
        layout.addWidget(self._make_buttons(buttons))
        line = self.lines.fontMetrics()
        self.resize(_LETTERS * line.averageCharWidth(), _LINES * line.lineSpacing())

    def _make_buttons(self, words: Sequence[str]) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        for at, word in enumerate(words):
            button = box.addButton(word, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _=False, at=at: self._choose(at))
        close = box.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        box.rejected.connect(self.reject)
        return box

    def _choose(self, at: int) -> None:
        self.chosen = at
        self.accept()
