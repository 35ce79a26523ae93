"""The button that copies a quotation with its reference, beside it the choice of the style."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ccm_timeline.model.choices import CitationStyle
from ccm_timeline.view.parts.controls import ChevronButton, Direction, TextButton
from ccm_timeline.view.tool_tips import plain_tool_tip

STYLES = {
    CitationStyle.PLAIN: "Plain",
    CitationStyle.CHICAGO: "Chicago",
    CitationStyle.APA: "APA",
}
"""What the styles are called."""


class CopyButtons(QWidget):
    """Copy, and a chevron that opens the menu of styles; a style that is chosen copies at once."""

    copy_requested = Signal()
    style_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy = TextButton(("Copy", "Copied"), self)
        self.copy.setAccessibleName("Copy the quotation with its citation")
        self.copy.clicked.connect(self.copy_requested)
        self.choose = ChevronButton("Copy in another style", Direction.DOWN, self)
        self.choose.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        self._styles = QActionGroup(self.menu)
        for style, words in STYLES.items():
            action = self.menu.addAction(f"Copy in the style “{words}”")
            action.setCheckable(True)
            action.setData(style.value)
            self._styles.addAction(action)
        self._styles.triggered.connect(
            lambda action: self.style_chosen.emit(CitationStyle(action.data()))
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in (self.copy, self.choose):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_style(CitationStyle.PLAIN)

    def show_style(self, style: CitationStyle) -> None:
        """Mark the style in which Copy copies."""
        for action in self._styles.actions():
            action.setChecked(action.data() == style.value)
        words = f"Copy in the style “{STYLES[style]}”"
        self.copy.setAccessibleDescription(words)
        self.copy.setToolTip(plain_tool_tip(words))

    def _open_menu(self) -> None:
        self.menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))
