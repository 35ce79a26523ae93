"""Says what the program is, in plain text that can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ccm_timeline.view.palette import Ink
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

WIDTH = 460


class AboutDialog(QDialog):
    """A few paragraphs, and the versions and folders in use, to copy for a report."""

    def __init__(self, words: str, facts: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About — CCM Timeline")
        buttons = QDialogButtonBox(self)
        self.copy_button = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.words = PlainLabel(words, self)
        self.words.setFixedWidth(WIDTH)
        self.facts = PlainLabel(facts, self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.facts.setFixedWidth(WIDTH)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        layout.addWidget(self.words)
        layout.addWidget(self.facts)
        layout.addWidget(buttons)

    def copy(self) -> None:
        """Copy what a report has to say of the program and the system."""
        QGuiApplication.clipboard().setText(self.facts.text())
